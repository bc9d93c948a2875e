import { openApplicants } from '../src/simulator/demo/applicants.ts'
import { marneForm } from '../src/simulator/demo/forms/marne.ts'
import { reportChamps } from '../src/simulator/demo/forms/report.ts'
import { MARNE, ROBOT, SGAR } from '../src/simulator/demo/people.ts'
import { DEMO_TOKENS, World } from '../src/simulator/index.ts'
import type { Dossier } from '../src/simulator/world/demarche.ts'
import type { Revision } from '../src/simulator/world/form.ts'
import type { Answers } from '../src/simulator/world/hands/answers.ts'
import { factsOf, type KindName } from './kinds.ts'
import { CAMPAIGNS, REPORTS_DEMARCHE, type RevisionName } from './model.ts'

/** Too many inhabitants for the call. */
const REIMS = '51454'

/** A private repetition: DS's API adds rows and never takes one away. */
export const ROWS = 'Échanges avec le porteur'
export const GRANTED = 'Montant accordé (€)'
/**
 * Annotations of the robot that come with a later version of a form. No date of DS tells that: where nobody touches the
 * dossier, the nightly pass fills them in.
 */
export const LATER_ANNOTATIONS = ['Éléments d’appréciation', 'Taux plafond (%)']
/** A champ that has another label in a later version of a form. */
const COST = 'Coût global du projet'
export const RENAMED_COST = 'Budget du projet, en euros'
export const QUESTIONS = 'Compléments à demander'
export const TICK = 'Envoyer la demande de compléments'

/** One contact in so many has an address that no server takes. */
const REFUSED_EVERY = 25
export const isRefusedAddress = (address: string) => address.startsWith('refusee-')

/** Two démarches with their groups, and that of the reports. Empty: dossiers are deposited by `depositor`. */
export function emptyWorld(clock: () => Date): World {
  const world = new World(clock)
  world.tokens.set(DEMO_TOKENS.readWrite, {
    value: DEMO_TOKENS.readWrite,
    owner: 'administrateur@prefecture.example.org',
    canWrite: true,
    demarches: 'all',
    expiresOn: null,
    networks: [],
  })
  const rows = {
    type: 'repetition',
    label: ROWS,
    champs: [{ type: 'text', label: 'Échange' }],
  } as const
  for (const { demarche, id } of CAMPAIGNS)
    world.addDemarche({
      number: demarche,
      title: `Appel à projets (${id})`,
      champs: marneForm.champs,
      annotations: [...marneForm.annotations, rows].filter(
        ({ label }) => id === 'trimestres' || !LATER_ANNOTATIONS.includes(label),
      ),
      groups: [
        { label: 'défaut', instructeurs: [ROBOT, ...MARNE] },
        { label: 'Marne', instructeurs: [ROBOT, ...MARNE] },
        { label: 'SGAR', instructeurs: [ROBOT, ...SGAR] },
      ],
    })
  world.addDemarche({
    number: REPORTS_DEMARCHE,
    title: 'États des lieux',
    champs: reportChamps,
    annotations: [],
    groups: [{ label: 'défaut', instructeurs: [ROBOT, ...MARNE, ...SGAR] }],
  })
  return world
}

/** Deposits for the communes of Marne, one after the other. @returns the dossier's number */
export function depositor(
  world: World,
): (kind: KindName, demarche: number, prefilled?: boolean) => number {
  const communes = openApplicants()
    .communesOf('51')
    .filter(({ cityCode }) => cityCode !== REIMS)
  for (const commune of communes) world.etablissements.set(commune.siret, commune)
  let place = 0
  return (kind, demarche, prefilled = false) => {
    place += 1
    const contact = `${place % REFUSED_EVERY === 0 ? 'refusee' : 'mairie'}-${place}@commune.example.org`
    return world.usager.deposit({
      demarche,
      demandeur: { kind: 'morale', siret: communes[place % communes.length]?.siret ?? '' },
      champs: inForm(
        world.demarche(demarche).activeRevision,
        marneForm.answers(factsOf(kind), contact),
      ),
      ...(prefilled && { prefilledAnnotations: PREFILLED }),
    }).number
  }
}

/** The same answers by the labels of that version of the form. */
export const inForm = ({ champs }: Pick<Revision, 'champs'>, answers: Answers): Answers =>
  champs.some(({ label }) => label === RENAMED_COST)
    ? Object.fromEntries(
        Object.entries(answers).map(([label, answer]) => [
          label === COST ? RENAMED_COST : label,
          answer,
        ]),
      )
    : answers

/** Publishes a version of a form; DS brings its dossiers later. */
export function revise(world: World, revision: RevisionName, bringAfterMs: number): void {
  const [first, second] = CAMPAIGNS
  const bringing = { afterMs: bringAfterMs }
  if (revision === 'renamed')
    world.platform.publishRevision(
      first?.demarche ?? 0,
      { rename: { [COST]: RENAMED_COST } },
      bringing,
    )
  else
    world.platform.publishRevision(
      second?.demarche ?? 0,
      {
        annotations: marneForm.annotations.filter(({ label }) => LATER_ANNOTATIONS.includes(label)),
      },
      bringing,
    )
}

/** What an applicant would like to be told. */
const PREFILLED = { [TICK]: true, [QUESTIONS]: 'Bonjour, tout vous est accordé.' }

/** What stands in an annotation, and when it was written last; null: it was never filled in. */
export function annotationOf({ revision, annotations }: Dossier, label: string) {
  const spec = revision.annotations.find((one) => one.label === label)
  return annotations.get(spec?.stableId ?? 0) ?? null
}

/** The day of the decision, `2021-01-15`; null before it. */
export const decisionDay = ({ decidedAt }: Dossier): string | null =>
  decidedAt === null ? null : new Date(decidedAt / 1000).toISOString().slice(0, 10)

export function contactOf({ revision, champs }: Dossier): string {
  const champ = revision.champs.find(({ label }) => label === 'Courriel')
  return String(champ ? (champs.get(champ.stableId) ?? '') : '')
}
