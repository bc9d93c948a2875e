import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import {
  type Outcome,
  UNASKED,
  type Unasked,
  type Verdict,
} from '../../src/domain/eligibility/opinion.ts'

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
  /** The same, whose establishment DS says closed. */
  z.strictObject({ ferme: z.string() }),
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
  /** Where it is not the call's own. */
  preset: z.string().optional(),
  /** The cases are tried with each: what the form does not ask is « à vérifier » with check, and informs with inform. */
  unasked: z.array(z.enum(UNASKED)).min(1).default(['check']),
  demarche: z.int(),
  /** Euros, where the preset's own would not do. */
  enveloppe: z.number().optional(),
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
type Written = z.output<typeof call>
export type Call = Omit<Written, 'unasked'> & { readonly unasked: Unasked }
export type Case = Call['cas'][number]

const FOLDER = join(import.meta.dirname, 'calls')

/** The same case where a person has to look at what the form does not ask. */
const waiting = (one: Case): Case => (one.avis === 'eligible' ? { ...one, avis: 'to_check' } : one)

export const CALLS: readonly Call[] = readdirSync(FOLDER).flatMap((file) => {
  const written = call.parse(parse(readFileSync(join(FOLDER, file), 'utf8')))
  if (written.unasked.length === 1)
    return written.unasked.map((unasked) => ({ ...written, unasked }))
  return written.unasked.map((unasked, place) => ({
    ...written,
    appel: `${written.appel}-${unasked}`,
    preset: written.preset ?? written.appel,
    unasked,
    demarche: written.demarche + place,
    cas: unasked === 'inform' ? written.cas : written.cas.map(waiting),
  }))
})
