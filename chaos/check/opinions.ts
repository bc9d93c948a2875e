import { KINDS } from '../kinds.ts'
import type { DossierState, Outcome, Values, View, Violation } from '../model.ts'
import { isLive } from '../wanted.ts'
import { LATER_ANNOTATIONS } from '../world.ts'

const VERDICT = 'Avis automatique'
const REASONS = 'Motifs de l’avis automatique'
const RATE = 'Taux demandé (%)'
const OTHERS = 'ℹ Autres dossiers : '
const ENVELOPE = 'ℹ Enveloppe : '

/** Every live dossier holds the opinion that its content calls for. */
export function checkOpinions({ settled, final, broken }: Outcome): Violation[] {
  // What gave up is known to the operator, and the nightly pass looks at it again; so it does at what waits for long.
  const known = settled
    ? [...settled.failed.flatMap(({ dossier }) => dossier ?? []), ...settled.awaiting]
    : []
  return [
    ...(settled
      ? wrongIn(withoutLater(settled), new Set([...known, ...broken]), 'lost by the polls')
      : []),
    ...wrongIn(final, new Set(broken), 'wrong in the end'),
    ...wrongNeighbours(final, new Set(broken)),
  ]
}

/** The full pass alone owes what a later version of the form has added. */
const withoutLater = (view: View): View => ({
  ...view,
  wanted: Object.fromEntries(
    Object.entries(view.wanted).map(([number, wanted]) => [
      number,
      Object.fromEntries(
        Object.entries(wanted).filter(([label]) => !LATER_ANNOTATIONS.includes(label)),
      ),
    ]),
  ),
})

function wrongIn({ dossiers, wanted }: View, except: ReadonlySet<number>, rule: string) {
  return dossiers
    .filter((dossier) => isLive(dossier) && !except.has(dossier.number))
    .flatMap((dossier): Violation[] => {
      const faults = faultsOf(dossier, wanted[dossier.number])
      const about = `dossier ${dossier.number}: ${faults.join(', ')}`
      return faults.length > 0 ? [{ rule, about }] : []
    })
}

function faultsOf({ kind, annotations }: DossierState, wanted: Values | undefined): string[] {
  if (!kind || !wanted) return ['DS does not show it']
  const { verdict, rate } = KINDS[kind]
  const faults: string[] = []
  if (annotations[VERDICT] !== verdict)
    faults.push(`${annotations[VERDICT] ?? 'no verdict'} instead of ${verdict} (${kind})`)
  if (annotations[RATE] !== rate) faults.push(`rate ${annotations[RATE]} instead of ${rate}`)
  for (const [label, value] of Object.entries(wanted))
    if (plain(annotations[label]) !== plain(value)) faults.push(`not the « ${label} » wanted`)
  return faults
}

/** An empty text and none are the same; so are the spaces that DS changes; lines about others are looked at apart. */
const plain = (value: string | number | null | undefined): string =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => ![OTHERS, ENVELOPE].some((about) => line.startsWith(about)))
    .join('\n')

const COUNTED = ['en_construction', 'en_instruction', 'accepte']
/** A line names so many at most. */
const NAMED = 5

/** After a full pass, each opinion names the other dossiers of its applicant. */
function wrongNeighbours({ dossiers }: View, except: ReadonlySet<number>): Violation[] {
  const ofSiret = new Map<string, number[]>()
  for (const { siret, number, state, hidden } of dossiers)
    if (!hidden && COUNTED.includes(state))
      ofSiret.set(siret, [...(ofSiret.get(siret) ?? []), number])
  return dossiers
    .filter((dossier) => isLive(dossier) && !except.has(dossier.number))
    .flatMap(({ number, siret, annotations }): Violation[] => {
      const others = (ofSiret.get(siret) ?? []).filter((one) => one !== number).sort()
      const line = String(annotations[REASONS] ?? '')
        .replace(/[^\S\n]/g, ' ')
        .split('\n')
        .find((one) => one.startsWith(OTHERS))
      const isRight =
        others.length === 0
          ? (line?.includes('aucun autre dossier') ?? true)
          : others.slice(0, NAMED).every((one) => line?.includes(`n° ${one}`))
      return isRight
        ? []
        : [{ rule: 'wrong in the end', about: `dossier ${number}: ${line ?? 'no line on others'}` }]
    })
}
