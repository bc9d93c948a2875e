import { createHash } from 'node:crypto'
import { type FieldLabels, readFacts } from '../src/campaign/reading/facts.ts'
import { FIELD_KEYS, FIELD_LABELS, type FieldKey } from '../src/config/form.ts'
import { toAnnotations } from '../src/domain/eligibility/annotations.ts'
import { evaluate } from '../src/domain/eligibility/evaluate.ts'
import type { Neighbour } from '../src/domain/eligibility/opinion.ts'
import type { Champ, ChampValue, Dossier } from '../src/ds/port.ts'
import { buildRules, loadPresets } from '../src/presets/index.ts'
import { type Figure, isReached, measure, percentOf } from '../test/golden/reading/measure.ts'
import { aNeighbour, surroundings } from '../test/support/facts.ts'

/**
 * 10 000 dossiers in memory, judged by every preset in turn among 10 000 neighbours, beside the least that could be
 * done with them: reading their facts. Then what the reading of spending is worth, on labelled lines and texts.
 */
const DOSSIERS = 10_000
const HASHES = 100_000

const fields = Object.fromEntries(FIELD_KEYS.map((key) => [key, [FIELD_LABELS[key]]])) as Record<
  FieldKey,
  string[]
> satisfies FieldLabels

const idOf = (name: string) => Buffer.from(`Champ-${name}`).toString('base64')
const champ = (key: FieldKey, value: ChampValue, text = ''): Champ => ({
  id: idOf(key),
  label: FIELD_LABELS[key],
  text,
  value,
})
const text = (key: FieldKey, words: string) => champ(key, { kind: 'text' }, words)
const number = (key: FieldKey, amount: number) =>
  champ(key, { kind: 'number', number: String(amount) }, String(amount))
const line = (label: string, amount: number) => ({
  id: label,
  champs: [text('expenseLabel', label), number('expenseAmount', amount)],
})

function dossier(n: number): Dossier {
  const siret = `2151${String(n).padStart(5, '0')}00019`
  return {
    id: String(n),
    number: n,
    demarche: 51001,
    state: 'en_construction',
    archived: false,
    depositedAt: '2021-05-10T09:30:00+02:00',
    modifiedAt: '2021-05-10T09:30:00+02:00',
    champsModifiedAt: '2021-05-10T09:30:00+02:00',
    annotationsModifiedAt: '2021-05-10T09:30:00+02:00',
    followerIds: [],
    revisionId: 'r',
    groupId: 'g',
    followers: [],
    demandeur: {
      kind: 'personne-morale',
      siret,
      siren: siret.slice(0, 9),
      name: 'COMMUNE D’ESSAI',
      legalCategory: '7210',
      cityCode: null,
      department: '51',
    },
    champs: [
      text('title', `Un guichet en ligne, projet ${n}`),
      text(
        'summary',
        `Projet ${n}. `.concat(
          'La mairie ne reçoit que sur rendez-vous. Le projet met en ligne les demandes d’actes, forme les agents sur ordinateur et prévoit l’achat de deux tablettes. '.repeat(
            4,
          ),
        ),
      ),
      champ('theme', { kind: 'choices', choices: ['3c - Relation à l’utilisateur'] }),
      number('totalCost', 10_000 + n),
      text('requestedGrant', '8 000,50 €'),
      champ('startDate', { kind: 'date', date: '2021-09-01' }),
      champ('endDate', { kind: 'date', date: '2022-06-30' }),
      champ('alreadyStarted', { kind: 'boolean', boolean: false }),
      champ('expenses', {
        kind: 'rows',
        rows: [
          line('Paramétrage du portail', 6_000),
          line('Licences Microsoft 365', 1_000),
          line('Accompagnement des agents', 3_000 + n),
        ],
      }),
      champ('deliberation', { kind: 'files', count: 1 }),
      champ('commitment', { kind: 'boolean', boolean: true }),
      number('agentsCount', 12),
    ],
    annotations: [],
    annotationsWrittenAt: new Map(),
  }
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
const perThousand = (ms: number) => `${((ms * 1_000) / DOSSIERS).toFixed(1)} ms per thousand`

/** Processor time, not the clock's: what else the machine does meanwhile does not count. */
function timed<T>(work: () => T): { result: T; ms: number } {
  const from = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(from)
  return { result, ms: (user + system) / 1_000 }
}

const dossiers = Array.from({ length: DOSSIERS }, (_, n) => dossier(n + 1))
const neighbours: Neighbour[] = dossiers.map(({ number, depositedAt }) =>
  aNeighbour({ dossier: number, depositedAt, siren: `2151${String(number).padStart(5, '0')}` }),
)
const around = surroundings({ neighbours })
const rules = [...loadPresets().keys()].map((preset) => buildRules(preset, {}).rules)

const read = timed(() => dossiers.map((one) => readFacts(one, { fields }).facts))
const judged = timed(() =>
  read.result.map((facts, n) => {
    const { verdict, reasons } = toAnnotations(
      evaluate(facts, rules[n % rules.length] ?? new Map(), around),
    )
    return { verdict, length: reasons.length }
  }),
)
const verdicts = new Map<string, number>()
for (const { verdict } of judged.result) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)

/** The same work on every machine and for every release: what the figures are to be compared with. */
const reference = timed(() => {
  let text = ''
  for (let n = 0; n < HASHES; n++) text = createHash('sha256').update(text).digest('hex')
  return text
})

say(`${DOSSIERS} dossiers, ${rules.length} presets in turn; processor time`)
say(`${HASHES} hashes (reference):  ${reference.ms.toFixed(1)} ms`)
say(`reading the facts (baseline): ${perThousand(read.ms)}`)
say(`deciding and wording:         ${perThousand(judged.ms)}`)
say([...verdicts].map(([verdict, count]) => `${verdict}: ${count}`).join(', '))

const kept = measure('kept')
const told = (figure: Figure | undefined) =>
  figure === undefined
    ? 'not there'
    : `${percentOf(figure)} % (${figure.part} of ${figure.whole})${isReached(figure) ? '' : ' MISSED'}`
say('')
say('| reading of labelled spending | goal | tuned half | kept half |')
say('|---|---|---|---|')
for (const [i, figure] of (measure('tuned') ?? []).entries()) {
  const { goal, title } = figure
  const wanted = 'atMost' in goal ? `≤ ${goal.atMost} %` : `≥ ${goal.atLeast} %`
  say(`| ${title} | ${wanted} | ${told(figure)} | ${told(kept?.[i])} |`)
}
