import { randomUUID } from 'node:crypto'
import type { Environment } from '../config/environment.ts'
import { letterheadOf } from '../config/letterhead.ts'
import type { Config } from '../config/load.ts'
import { mailedCampaigns } from '../follow-up/campaigns.ts'
import { dress } from '../mail/templates/dress.ts'
import type { Letter } from '../mail/templates/letter.ts'
import { openTransport } from '../mail/transport.ts'
import { about, type Diagnosis } from './diagnosis.ts'
import { explainFailure } from './failures.ts'

const SUBJECT = 'Messagerie'
const { ok, note, warning, error: trouble } = about(SUBJECT)

const connect = (url: string, mail: NonNullable<Config['mail']>) =>
  openTransport({ ...mail, bounces: mail.bounces ?? mail.operator, url, timeoutMs: 10_000 })

/** Connects and logs in; sends nothing. */
export async function examineMail(
  { smtpUrl }: Pick<Environment, 'smtpUrl'>,
  config: Config,
): Promise<Diagnosis[]> {
  const { mail } = config
  const needed = mailedCampaigns(config).length > 0
  if (smtpUrl === null)
    return [
      needed
        ? trouble(
            'mail-needed',
            'Le suivi des lauréats ou l’envoi de leur liste est configuré, mais aucun courriel ne peut partir : SMTP_URL n’est pas défini.',
            'Définissez SMTP_URL (ou SMTP_URL_FILE) : smtps://utilisateur:motdepasse@hote:465, ou smtp://…:587.',
          )
        : note('mail-unset', 'SMTP_URL n’est pas défini : aucun courriel ne sera envoyé.'),
    ]
  if (!mail)
    return [
      (needed ? trouble : warning)(
        'mail-section',
        'SMTP_URL est défini, mais rien ne dit qui envoie : aucun courriel ne peut partir.',
        'Ajoutez à la configuration : mail: { from: "Guichet FITN7 <adresse>" }.',
      ),
    ]
  const transport = connect(smtpUrl, mail)
  try {
    await transport.verify()
    return [
      ok('mail', 'Le serveur SMTP accepte la connexion (aucun message envoyé).'),
      ...clearText(smtpUrl),
      ...unread(mail, needed),
    ]
  } catch (error) {
    return [explainFailure(SUBJECT, error)]
  } finally {
    transport.close()
  }
}

function clearText(smtpUrl: string): Diagnosis[] {
  const url = new URL(smtpUrl)
  if (url.searchParams.get('ignoreTLS') !== 'true') return []
  return [
    warning(
      'mail-clear',
      'Les courriels et le mot de passe circulent en clair jusqu’au serveur SMTP (ignoreTLS=true).',
      'Dès que le relais propose TLS, retirez « ignoreTLS=true » de SMTP_URL.',
    ),
  ]
}

/** Who gets the alerts, and the answers of the lauréats. */
function unread({ operator, replyTo }: NonNullable<Config['mail']>, needed: boolean): Diagnosis[] {
  const found: Diagnosis[] = []
  if (operator === undefined)
    found.push(
      warning(
        'mail-operator',
        'Personne ne reçoit les alertes de Guichet.',
        'Ajoutez à la configuration : mail: { operator: "adresse" }.',
      ),
    )
  if (needed && replyTo === undefined)
    found.push(
      note(
        'mail-reply',
        'Les courriels aux lauréats n’indiquent pas d’adresse de réponse (mail.replyTo).',
      ),
    )
  return found
}

/** Sends one e-mail, so that a person sees it arrive. */
export async function sendTest(
  { smtpUrl }: Pick<Environment, 'smtpUrl'>,
  config: Config,
  to: string,
): Promise<Diagnosis> {
  const { mail } = config
  if (smtpUrl === null || !mail)
    return trouble(
      'mail-test',
      'Aucun courriel d’essai ne peut partir.',
      'Définissez SMTP_URL, et la section « mail » de la configuration.',
    )
  const transport = connect(smtpUrl, mail)
  try {
    const message = { recipient: to, to: [to], ...dress(TEST_LETTER, letterheadOf(config)) }
    const delivery = await transport.send(message, randomUUID())
    if (delivery.state === 'accepted')
      return ok('mail-test', 'Le serveur a accepté le courriel d’essai : voyez s’il arrive.')
    const [what, remedy] = TEST_ENDINGS[delivery.state]
    return trouble('mail-test', `${what} (${delivery.reason}).`, remedy)
  } catch (error) {
    return explainFailure(SUBJECT, error)
  } finally {
    transport.close()
  }
}

const TEST_ENDINGS = {
  rejected: ['Le serveur refuse l’adresse du courriel d’essai', 'Vérifiez l’adresse donnée.'],
  deferred: ['Le serveur remet le courriel d’essai à plus tard', 'Recommencez dans dix minutes.'],
  declined: [
    'Le serveur refuse nos courriels',
    'Vérifiez « mail.from » ; au besoin, demandez au gestionnaire du serveur ce que dit son journal.',
  ],
  unknown: ['Le serveur n’a pas confirmé le courriel d’essai', 'Voyez s’il arrive tout de même.'],
} as const

const TEST_LETTER: Letter = {
  subject: 'Guichet – courriel d’essai',
  preview: 'Les courriels de Guichet vous parviennent.',
  title: 'Courriel d’essai',
  blocks: [
    {
      kind: 'paragraph',
      text: 'Ce courriel montre que Guichet peut écrire à cette adresse. Il a été demandé par « guichet check --send-test ». Il n’appelle pas de réponse.',
    },
  ],
  footer: ['Message automatique de Guichet à son exploitant.'],
}
