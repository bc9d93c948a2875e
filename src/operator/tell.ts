import { randomUUID } from 'node:crypto'
import type { Services } from '../campaign/services.ts'
import { letterheadOf } from '../config/letterhead.ts'
import { inWords } from '../failures/catalogue.ts'
import { Failure } from '../failures/failure.ts'
import type { Message } from '../mail/message.ts'
import { sendOnce } from '../mail/send.ts'
import { alertMessage } from '../mail/templates/alert.ts'
import { hasLasted } from '../queue/clock.ts'
import type { JobResult } from '../queue/define.ts'
import type { Told } from '../queue/entries.ts'
import { Incidents, isOfRefusals, openIncidents } from '../queue/incidents.ts'
import { keys } from '../queue/keys.ts'
import { mailJournal } from '../queue/mail-journal.ts'
import type { JournalReader } from '../store/port.ts'
import { tellOfWaiting } from './expiring.ts'
import { rightInWords, wrongInWords } from './incident-words.ts'
import { lookAround, STORE_AWAY } from './look.ts'
import { tellNews } from './news.ts'

const MINUTE = 60_000

/** How long (ms) it lasts before the operator is told, by incident. Other ones pause a campaign: a form being edited. */
const TOLD_AFTER_MS: Readonly<Record<string, number>> = {
  ds: 30 * MINUTE,
  mail: 30 * MINUTE,
  failed: 0,
  'not-run': 0,
  store: 0,
}
const OTHERS_TOLD_AFTER_MS = 10 * MINUTE

/** Of these, no e-mail can leave before they are over: the log and `status` say them meanwhile. */
const TOLD_WHEN_OVER = new Set(['mail', STORE_AWAY])

/**
 * Tells the operator by e-mail what has gone wrong, once, and once that it is over. What happens together is told
 * together. Only one runs at a time among all replicas: see its job.
 */
export async function tellOperator(
  services: Services,
): Promise<JobResult<'told' | 'nothing-new' | 'not-told' | 'nobody-to-tell'>> {
  const { store, log, config, transport } = services
  const { journal } = store
  const incidents = new Incidents(journal, log)
  await lookAround(services, incidents)
  await tellNews(services).catch((error: unknown) => noteMailAway(incidents, error))
  await tellOfWaiting(services).catch((error: unknown) => noteMailAway(incidents, error))
  const operator = config.mail?.operator
  if (!transport || operator === undefined) return { outcome: 'nobody-to-tell' }

  await mark(services)
  const waiting = (await readTold(journal)).filter(({ isSent }) => !isSent)
  for (const together of inMails(waiting)) {
    const { mail, about } = together[0]
    const key = { about: 'alert', campaign: 'incidents', period: `${mail}-${about}` } as const
    const message = messageOf(together, config, operator)
    try {
      const outcome = await sendOnce(
        { journal: mailJournal(journal), transport, now: Date.now },
        key,
        message,
      )
      if (outcome !== 'sent') log.error({ outcome }, 'the operator may not have been told')
    } catch (error) {
      await noteMailAway(incidents, error)
      return { outcome: 'not-told', incidents: waiting.length }
    }
    for (const told of together) {
      if (about === 'over') await journal.delete(keys.toldIncident(told.id))
      else await journal.set(keys.toldIncident(told.id), { ...told, isSent: true })
    }
    await incidents.close('mail')
  }
  return { outcome: waiting.length > 0 ? 'told' : 'nothing-new', incidents: waiting.length }
}

/** What could not leave, or be read in DS, is told at another look. @throws what is no trouble of either */
async function noteMailAway(incidents: Incidents, error: unknown): Promise<void> {
  if (!(error instanceof Failure)) throw error
  if (error.code.startsWith('mail.')) await incidents.note('mail', error.code)
}

/**
 * Decides what is to be told now, and in which e-mail, before any leaves: what a dead process was about to send leaves
 * under the name that it had. An instant would not do: a clock that was set back meets it twice.
 */
async function mark({ store: { journal } }: Services): Promise<void> {
  const mail = randomUUID()
  const open = new Map((await openIncidents(journal)).map((incident) => [incident.id, incident]))
  const told = new Map((await readTold(journal)).map((one) => [one.id, one]))
  for (const { id, code, campaigns, since } of open.values()) {
    if (isOfRefusals(id)) continue
    const after = TOLD_AFTER_MS[id] ?? OTHERS_TOLD_AFTER_MS
    if (told.has(id) || !hasLasted(Date.parse(since), Date.now(), after)) continue
    const isSent = TOLD_WHEN_OVER.has(id)
    const one: Told = { id, code, campaigns, since, about: 'open', mail, isSent }
    await journal.set(keys.toldIncident(id), one)
  }
  // One that has come back meanwhile is still the same to the operator.
  for (const one of told.values())
    if (one.about === 'open' && one.isSent && !open.has(one.id)) {
      const over: Told = { ...one, about: 'over', mail, isSent: false }
      await journal.set(keys.toldIncident(one.id), over)
    }
}

const readTold = async (journal: JournalReader): Promise<Told[]> =>
  (await journal.list(keys.toldIncidents)).map(({ value }) => value)

/** What is to be told, by e-mail. */
function inMails(waiting: readonly Told[]): [Told, ...Told[]][] {
  const mails = new Map<string, [Told, ...Told[]]>()
  for (const told of waiting) {
    const name = `${told.mail} ${told.about}`
    const others = mails.get(name)
    if (others) others.push(told)
    else mails.set(name, [told])
  }
  return [...mails.values()]
}

function messageOf(
  told: readonly [Told, ...Told[]],
  config: Services['config'],
  operator: string,
): Message {
  const isOver = told[0].about === 'over'
  // Several jobs of a campaign wait for the same cause.
  const lines = [...new Set(told.map(isOver ? rightInWords : wrongInWords))]
  const campaigns = [...new Set(told.flatMap((one) => one.campaigns))]
  const isForAll = told.some((one) => one.campaigns.length === 0)
  const title = lines.length === 1 ? 'Un incident' : `${lines.length} incidents`
  return alertMessage(
    {
      campaign: isForAll ? 'toutes' : campaigns.join(', '),
      title: isOver ? 'Retour à la normale' : title,
      lines,
      remedy: isOver
        ? 'Rien : ce qui attendait est repris.'
        : [...new Set(told.map(({ code }) => inWords(code).remedy))].join(' '),
    },
    letterheadOf(config),
    operator,
  )
}
