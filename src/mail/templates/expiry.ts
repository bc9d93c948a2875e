import {
  EXPIRY_REMEDIES,
  type Expiring,
  type Expiry,
  expirySentences,
} from '../../domain/expiry.ts'
import { capital, plural } from '../../domain/french.ts'
import type { Message } from '../message.ts'
import { alertMessage } from './alert.ts'
import type { Letterhead } from './letter.ts'

/** Dossiers that DS will erase, of one kind. */
export interface ExpiryLetter {
  readonly campaign: string
  readonly kind: Expiring
  readonly dossiers: readonly { readonly number: number; readonly expiry: Expiry }[]
}

const WHOM: Readonly<Record<Expiring, readonly [one: string, many: string]>> = {
  laureat: ['dossier de lauréat', 'dossiers de lauréats'],
  waiting: ['dossier sans décision', 'dossiers sans décision'],
}
const AFTERWARDS: Readonly<Record<Expiring, string>> = {
  laureat: 'Un dossier effacé n’est plus suivi.',
  waiting: 'Un dossier effacé ne peut plus être instruit.',
}

/** What an instructeur reads of dossiers that he follows. Identifiers only. */
export const expiryMessage = (
  { campaign, kind, dossiers }: ExpiryLetter,
  head: Letterhead,
  to: string,
): Message =>
  alertMessage(
    {
      campaign,
      title: `DS va effacer ${plural(dossiers.length, ...WHOM[kind])}`,
      lines: expirySentences(kind, dossiers).map(({ text }) => `${text}.`),
      remedy: `${capital(EXPIRY_REMEDIES[kind])}. ${AFTERWARDS[kind]}`,
    },
    head,
    to,
    'Message automatique de Guichet aux instructeurs qui suivent ces dossiers.',
  )
