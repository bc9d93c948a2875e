import type { MailJournal, MailReader } from '../mail/send.ts'
import type { Journal, JournalReader } from '../store/port.ts'
import { keys } from './keys.ts'

/** The journal as e-mails see it. */
export const mailJournal = (journal: Journal): MailJournal => ({
  ...mailReader(journal),
  set: (row, sending) => journal.set(keys.mail(row), sending),
  setIfAbsent: (row, sending) => journal.setIfAbsent(keys.mail(row), sending),
  delete: (row) => journal.delete(keys.mail(row)),
  async keepSecret(secret) {
    await journal.setIfAbsent(keys.mailSecret, secret)
  },
})

export const mailReader = (journal: JournalReader): MailReader => ({
  get: (row) => journal.get(keys.mail(row)),
  readSecret: () => journal.get(keys.mailSecret),
})
