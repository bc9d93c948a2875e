import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Outcome, Verdict } from '../../src/domain/eligibility/opinion.ts'

/** The golden sets: one YAML file a call for projects, written for people who instruct dossiers. */

const VERDICTS: Readonly<Record<string, Verdict>> = {
  Éligible: 'eligible',
  'À vérifier': 'to_check',
  Inéligible: 'ineligible',
}
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  rempli: 'met',
  'non rempli': 'not_met',
  'à vérifier': 'to_check',
  'sans objet': 'not_applicable',
}
const named = <T>(names: Readonly<Record<string, T>>) =>
  z.enum(Object.keys(names)).transform((name) => names[name] as T)

const champ: z.ZodType<ChampPlan> = z.union([
  z.string(),
  z.strictObject({
    type: z.string(),
    options: z.array(z.string()).optional(),
    champs: z.record(z.string(), z.string()).optional(),
  }),
])
export type ChampPlan =
  | string
  | {
      type: string
      options?: string[] | undefined
      champs?: Record<string, string> | undefined
    }

const plain = z.union([z.string(), z.number(), z.boolean()])
const answer = z.union([
  plain,
  z.array(z.string()),
  z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
])
const outcomes = z.record(z.string(), named(OUTCOMES))
/** Paris time. */
const moment = z.iso.datetime({ local: true })

const applicant = z.union([
  /** INSEE code of a commune, SIREN of an EPCI. */
  z.string(),
  /** The same, while DS does not know it. */
  z.strictObject({ incomplet: z.string() }),
  /** Somebody whom the registry does not hold, or holds under another category. */
  z.strictObject({
    siren: z.string().regex(/^\d{9}$/),
    categorie: z.string().regex(/^\d{4}$/),
    departement: z.string(),
    nom: z.string().default('CANDIDAT D’ESSAI'),
  }),
])
export type ApplicantPlan = z.output<typeof applicant>

const call = z.strictObject({
  appel: z.string(),
  demarche: z.int(),
  /** Département of the communes that apply where a case names nobody. */
  'communes-du': z.string(),
  libelles: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  champs: z.record(z.string(), champ),
  'dossier-type': z.strictObject({
    depose: moment,
    reponses: z.record(z.string(), answer),
    avis: named(VERDICTS),
    criteres: outcomes,
  }),
  cas: z
    .array(
      z.strictObject({
        cas: z.string(),
        candidat: applicant.optional(),
        /** Inhabitants that the registry is made to answer: no real commune stands exactly on a border. */
        population: z.int().optional(),
        depose: moment.optional(),
        reponses: z.record(z.string(), answer.nullable()).default({}),
        avis: named(VERDICTS).default('eligible'),
        sauf: outcomes.default({}),
      }),
    )
    .min(12),
})
export type Call = z.output<typeof call>
export type Case = Call['cas'][number]

const FOLDER = join(import.meta.dirname, 'calls')

export const CALLS: readonly Call[] = readdirSync(FOLDER).map((file) =>
  call.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))),
)
