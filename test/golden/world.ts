import { DateTime } from 'luxon'
import { openApplicants } from '../../src/simulator/demo/applicants.ts'
import { annotations } from '../../src/simulator/demo/forms/common.ts'
import { tokenValue, World } from '../../src/simulator/index.ts'
import type { ChampType, NewChamp } from '../../src/simulator/world/form.ts'
import type { Answers } from '../../src/simulator/world/hands/answers.ts'
import type { Etablissement } from '../../src/simulator/world/values.ts'
import { openTerritory } from '../../src/territory/index.ts'
import type { ApplicantPlan, Call, Case, ChampPlan } from './calls.ts'

const ROBOT = 'robot.fitn7@prefecture.example.org'
export const TOKEN = tokenValue('00000000-0000-4000-8000-0000000000aa', 'golden')

/** A case as DS holds it. */
export interface Deposited {
  readonly call: Call
  readonly golden: Case
  readonly number: number
}

/** A DS with one démarche a call, and every golden case deposited on its own day. */
export function goldenWorld(calls: readonly Call[]): { world: World; deposited: Deposited[] } {
  const clock = () => new Date()
  const world = new World(clock)
  world.tokens.set(TOKEN, {
    value: TOKEN,
    owner: 'administrateur@prefecture.example.org',
    demarches: 'all',
    networks: [],
    canWrite: true,
    expiresOn: null,
  })
  for (const call of calls) {
    world.addDemarche({
      number: call.demarche,
      title: `FITN7 – ${call.appel}`,
      champs: Object.entries(call.champs).map(([label, plan]) => toChamp(label, plan)),
      annotations,
      groups: [{ label: 'défaut', instructeurs: [ROBOT] }],
    })
  }
  const applicants = applicantsOf(calls)
  const deposited = calls
    .flatMap((call) => call.cas.map((golden) => ({ call, golden })))
    .map((one) => ({ ...one, on: one.golden.depose ?? one.call['dossier-type'].depose }))
    .sort((left, right) => left.on.localeCompare(right.on))
    .map(({ call, golden, on }) => {
      const at = DateTime.fromISO(on, { zone: 'Europe/Paris' }).toJSDate()
      world.clock = () => at
      const { kind, etablissement } = applicants.of(call, golden.candidat)
      world.etablissements.set(etablissement.siret, etablissement)
      const { number } = world.usager.deposit({
        demarche: call.demarche,
        demandeur: { kind, siret: etablissement.siret },
        champs: answersOf(call, golden),
      })
      return { call, golden, number }
    })
  world.clock = clock
  return { world, deposited }
}

/** The configuration that an operator would write for these calls: only what differs from the defaults. */
export const goldenConfig = (calls: readonly Call[]) => ({
  campaigns: calls.map(({ appel, preset = appel, demarche, libelles, unasked, enveloppe }) => ({
    id: appel,
    preset,
    unasked,
    ...(enveloppe !== undefined && { envelope: enveloppe }),
    demarche,
    robot: ROBOT,
    fields: libelles,
    rules: {} as Record<string, unknown>,
    assignment: { follow: 'none' },
  })),
})

function toChamp(label: string, plan: ChampPlan): NewChamp {
  const { type, options, champs } = typeof plan === 'string' ? { type: plan } : plan
  return {
    label,
    // A type that the simulator does not know shows at once: the dossier cannot be read.
    type: type as ChampType,
    ...(options && { options }),
    ...(champs && {
      champs: Object.entries(champs).map(([child, childType]) => toChamp(child, childType)),
    }),
  }
}

function answersOf(call: Call, golden: Case): Answers {
  const answers: Record<string, Answers[string]> = {}
  const all = { ...call['dossier-type'].reponses, ...golden.reponses }
  for (const [label, answer] of Object.entries(all)) if (answer !== null) answers[label] = answer
  return answers
}

/** Each case that names nobody has a commune of its own, so that no two dossiers share a SIREN by accident. */
function applicantsOf(calls: readonly Call[]) {
  const registry = openApplicants()
  const territory = openTerritory()
  const ordinary = new Map(
    calls.map((call) => {
      const named = new Set(call.cas.map(({ candidat }) => candidat))
      const communes = registry.communesOf(call['communes-du']).filter(({ siret, cityCode }) => {
        const population = territory.find(siret.slice(0, 9))?.population ?? 0
        return population >= 1_000 && population <= 80_000 && !named.has(cityCode)
      })
      // The calls of a document's own form take from the other end: nobody applies to both by accident.
      return [call, (call.preset ? communes.toReversed() : communes).values()] as const
    }),
  )
  const ofNobodyNamed = (call: Call): Etablissement => {
    const next = ordinary.get(call)?.next().value
    if (!next) throw new Error(`not enough communes in ${call['communes-du']}`)
    return next
  }
  return {
    of(
      call: Call,
      plan: ApplicantPlan | undefined,
    ): { kind: 'morale' | 'incomplete'; etablissement: Etablissement } {
      if (plan === undefined) return { kind: 'morale', etablissement: ofNobodyNamed(call) }
      if (typeof plan === 'string')
        return { kind: 'morale', etablissement: registry.etablissement(plan) }
      if ('incomplet' in plan)
        return { kind: 'incomplete', etablissement: registry.etablissement(plan.incomplet) }
      if ('ferme' in plan)
        return {
          kind: 'morale',
          etablissement: { ...registry.etablissement(plan.ferme), closed: true },
        }
      return {
        kind: 'morale',
        etablissement: {
          siret: `${plan.siren}00019`,
          name: plan.nom,
          legalCategory: plan.categorie,
          cityCode: '',
          departmentCode: plan.departement,
        },
      }
    },
  }
}
