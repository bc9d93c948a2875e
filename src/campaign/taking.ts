import type { Campaign } from '../config/load.ts'
import { campaignTaking, type Deposit, type Taken } from '../domain/assignment/takes.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Demandeur, Demarche, OtherDossier } from '../ds/port.ts'
import type { Territory } from '../territory/index.ts'

/** What of an applicant decides whose his dossier is. */
export type Seat = Pick<Deposit, 'department' | 'resolved'>

/** What DS tells of it. */
export type ShownSeat = Pick<OtherDossier, 'siret' | 'department' | 'resolved'>

export const shownSeat = (demandeur: Demandeur): ShownSeat => ({
  siret: 'siret' in demandeur ? demandeur.siret : null,
  department: 'department' in demandeur ? demandeur.department : null,
  resolved: demandeur.kind !== 'personne-morale-incomplete',
})

/** By the registry, else by DS. */
export function seatOf(territory: Territory, { siret, department, resolved }: ShownSeat): Seat {
  if (!resolved) return { department: null, resolved }
  const registered = siret === null ? null : territory.find(siret.slice(0, 9))
  return { department: registered?.department ?? department, resolved }
}

/**
 * Which of the campaigns of a démarche takes a dossier, as it stands now.
 * @param seat null: nothing was read of the applicant
 * @returns null when only the applicant tells
 */
export function whoTakes(
  campaigns: readonly Campaign[],
  { groups }: Pick<Demarche, 'groups'>,
  groupId: string,
  seat: Seat | null,
): Taken | null {
  const isBySeat = campaigns.some(({ takes }) => takes !== undefined && 'departments' in takes)
  if (isBySeat && seat === null) return null
  const group = groups.find(({ id }) => id === groupId)?.label ?? ''
  return campaignTaking(campaigns, { department: null, resolved: true, ...seat, group })
}

/** Whether what is remembered of a dossier of its démarche is of that campaign. */
export const isOf = (
  { id, takes }: Pick<Campaign, 'id' | 'takes'>,
  memory: { readonly campaign?: string },
): boolean => takes === undefined || memory.campaign === id

/** Of those campaigns, the first of each démarche: who lists it does so for all of them. */
export const onePerDemarche = <One extends { readonly demarche: number }>(
  campaigns: readonly One[],
): One[] =>
  [...groupBy(campaigns, ({ demarche }) => demarche).values()].flatMap((some) => some.slice(0, 1))
