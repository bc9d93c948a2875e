import type { Letterhead } from '../mail/templates/letter.ts'
import type { Config } from './load.ts'

/** What every e-mail bears of the service that sends it. */
export const letterheadOf = ({ mail }: Pick<Config, 'mail'>): Letterhead => ({
  header: mail?.header ?? null,
  canReply: mail?.replyTo !== undefined,
})
