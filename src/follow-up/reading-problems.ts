import { formatDay, plural } from '../domain/french.ts'
import type { FollowUpPlan } from './plan.ts'

/** What could not be read, or not be given to a lauréat: one French sentence each, the same as long as it lasts. */
export function readingProblems({ laureats, stray, unreadable }: FollowUpPlan): string[] {
  const { reports } = unreadable
  const untilWhen = unreadable.heldUntil
    ? ` Tant qu’on ne sait pas de qui il est, aucune relance ne part avant le ${formatDay(unreadable.heldUntil)}.`
    : ''
  const owner = (number: number) =>
    laureats.find(({ hidden }) => hidden.some(({ dossier }) => dossier === number))?.dossier.number
  return [
    ...unreadable.laureats.numbers.map(
      (number) =>
        `Dossier ${number} : DS ne peut pas le montrer ; ce lauréat ne reçoit rien et manque à la liste mensuelle. Signalez-le au support de DS.`,
    ),
    ...(unreadable.laureats.unnamed > 0
      ? [
          `${plural(unreadable.laureats.unnamed, 'dossier', 'dossiers')} de la démarche, que DS ne nomme pas : DS ne peut pas les montrer ; un lauréat peut en être. Signalez-le au support de DS.`,
        ]
      : []),
    ...few(
      reports.numbers.map((number) => {
        const of = owner(number)
        return of === undefined
          ? `État des lieux ${number} : DS ne peut pas le montrer. Signalez-le au support de DS.${untilWhen}`
          : `État des lieux ${number} (dossier ${of}) : DS ne peut pas le montrer ; ce qui en est déjà écrit est gardé. Signalez-le au support de DS.`
      }),
      (others) =>
        `DS ne peut pas montrer ${plural(others, 'autre état des lieux', 'autres états des lieux')} non plus.`,
    ),
    ...(reports.unnamed > 0
      ? [
          `${plural(reports.unnamed, 'état des lieux', 'états des lieux')} que DS ne nomme pas : DS ne peut pas le montrer. Signalez-le au support de DS.${untilWhen}`,
        ]
      : []),
    ...laureats.flatMap(({ dossier, reports: { unplaced } }) =>
      few(
        unplaced.map(
          (report) =>
            `État des lieux ${report.dossier} (dossier ${dossier.number}) : son trimestre est illisible ou inattendu ; faites-le corriger, il n’est pas pris en compte.`,
        ),
        (others) =>
          `Dossier ${dossier.number} : ${plural(others, 'autre état des lieux', 'autres états des lieux')} de trimestre illisible ou inattendu.`,
      ),
    ),
    ...few(
      stray.map(
        ({ dossier }) =>
          `État des lieux ${dossier} : son numéro de dossier n’est celui d’aucun lauréat ; demandez au déposant de le corriger.`,
      ),
      (others) =>
        `${plural(others, 'autre état des lieux ne cite', 'autres états des lieux ne citent')} le numéro d’aucun lauréat.`,
    ),
  ]
}

/** Anybody can deposit: beyond so many, they are counted and no longer listed. */
const LISTED = 3

/** The first sentences, and how many others there are. */
export function few(sentences: readonly string[], counted: (others: number) => string): string[] {
  const others = sentences.length - LISTED
  return others > 0 ? [...sentences.slice(0, LISTED), counted(others)] : [...sentences]
}
