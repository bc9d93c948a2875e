import type { Outcome, Violation } from '../model.ts'
import { isLive } from '../wanted.ts'

/** Nothing is forgotten: what gave up has a lasting cause, and no watermark stands past work that is not done. */
export function checkQueue(outcome: Outcome): Violation[] {
  const { final, settled, broken, watermarks, remembered, dsNow, timeline } = outcome
  const known = new Set(remembered)
  // To be looked at again, and known to be.
  const left = new Set(
    settled && [...settled.failed.flatMap(({ dossier }) => dossier ?? []), ...settled.awaiting],
  )
  const lateWork = settled
    ? timeline
        .slice(settled.entries)
        .filter(({ who, dossier }) => who === 'robot' && !left.has(dossier))
        .filter(
          (entry) =>
            (entry.act === 'move' && !entry.refused) ||
            entry.act === 'follow' ||
            entry.act === 'message' ||
            (entry.act === 'annotate' && isOpinion(entry.values)),
        )
    : []
  // Whoever was killed, its jobs had nothing to do with it.
  const interrupted = settled?.failed.filter(({ reason }) => /stalled/.test(reason)) ?? []
  return [
    ...[...interrupted, ...final.failed]
      .filter(({ dossier }) => dossier === null || !broken.includes(dossier))
      .map(({ job, dossier, reason }) => ({
        rule: 'given up without a lasting cause',
        about: `${job} ${dossier ?? ''}: ${reason}`,
      })),
    ...broken
      .filter((dossier) => final.dossiers.some((one) => one.number === dossier && isLive(one)))
      .filter((dossier) => !final.failed.some((job) => job.dossier === dossier))
      .map((dossier) => ({
        rule: 'a lasting failure not told',
        about: `dossier ${dossier} cannot be written, and no job says so`,
      })),
    ...watermarks
      .filter(({ at }) => Date.parse(at) > Date.parse(dsNow))
      .map(({ demarche, at }) => ({
        rule: 'the watermark is ahead',
        about: `démarche ${demarche}: ${at}, DS is at ${dsNow}`,
      })),
    ...[...new Set(lateWork.map(({ dossier }) => dossier))].map((dossier) => ({
      rule: 'the watermark is ahead',
      about: `dossier ${dossier}: a later pass found work that the polls had left`,
    })),
    ...final.dossiers
      .filter((one) => isLive(one) && final.awaiting.includes(one.number))
      .filter(({ number }) => !broken.includes(number))
      .map(({ number }) => ({
        rule: 'never brought',
        about: `dossier ${number} still waits for a version of its form that it has`,
      })),
    ...final.dossiers
      .filter((one) => isLive(one) && !known.has(one.number))
      .map(({ number }) => ({
        rule: 'never looked at',
        about: `dossier ${number} is not in the journal`,
      })),
  ]
}

/**
 * The reasons alone change with the other dossiers of the applicant, and some annotations come with a later version of
 * the form; the rest changes only with the dossier.
 */
const isOpinion = (values: Readonly<Record<string, unknown>>) =>
  Object.keys(values).some((label) => OPINION.includes(label))
const OPINION = ['Avis automatique', 'Taux demandé (%)', 'Population INSEE']
