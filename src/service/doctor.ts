import type { Config } from '../config/load.ts'
import type { Ds } from '../ds/port.ts'
import { Failure } from '../failure.ts'
import { errorLine } from '../log.ts'
import { type CampaignForm, type Finding, readCampaignForm } from './campaign-form/index.ts'
import { followedCampaigns } from './follow-up/campaigns.ts'
import { examineReportForm } from './follow-up/examine.ts'

/** One precondition, as `check` shows it. In French: its reader may pass it on to the administrator of the démarche. */
export interface Diagnosis {
  readonly about: string
  readonly level: 'ok' | Finding['level']
  readonly code: string
  readonly message: string
  readonly remedy?: string
}

/** How far the machine's clock may be from DS's before windows and reminders are a matter of luck. */
const CLOCK_TOLERANCE_MS = 60_000

/** Everything that DS can tell: token, rights, schema, clock, and each campaign laid over its démarche. */
export async function examineDs(ds: Ds, config: Config, now: () => number): Promise<Diagnosis[]> {
  const campaigns: Diagnosis[] = []
  for (const campaign of config.campaigns) {
    const about = `campagne ${campaign.id}`
    try {
      const form = readCampaignForm(campaign, await ds.demarche(campaign.demarche))
      campaigns.push(...describeForm(about, form))
    } catch (error) {
      // Without a token that DS takes, nothing more can be learnt.
      if (isRefusal(error)) return [tokenRefused(error)]
      campaigns.push(
        failed(about, error, 'Vérifiez le numéro de la démarche, et que le jeton y donne accès.'),
      )
    }
  }
  for (const campaign of followedCampaigns(config)) {
    const about = `suivi des lauréats de ${campaign.id}`
    try {
      const findings = await examineReportForm(ds, campaign)
      if (findings.length === 0)
        campaigns.push(ok(about, 'reports', 'Les états des lieux sont lisibles.'))
      campaigns.push(...findings.map((finding) => ({ about, ...finding })))
    } catch (error) {
      campaigns.push(
        failed(
          about,
          error,
          'Vérifiez « followUp.reports.demarche », et que le jeton y donne accès.',
        ),
      )
    }
  }
  return [...(await examineToken(ds)), ...(await examineSchema(ds)), clock(ds, now()), ...campaigns]
}

async function examineToken(ds: Ds): Promise<Diagnosis[]> {
  const about = 'jeton DS'
  try {
    const access = await ds.writeAccess()
    if (access === 'granted')
      return [ok(about, 'token', 'Le jeton est accepté et permet d’écrire.')]
    return [
      {
        about,
        level: 'error',
        code: 'token-read-only',
        message: 'Le jeton est accepté, mais en lecture seule : aucun avis ne peut être écrit.',
        remedy: 'Dans DS, créez un jeton avec l’accès en écriture et remplacez DS_API_TOKEN.',
      },
    ]
  } catch (error) {
    return [failed(about, error, 'Relancez « guichet check » dans quelques minutes.')]
  }
}

async function examineSchema(ds: Ds): Promise<Diagnosis[]> {
  const about = 'API de DS'
  try {
    const problems = await ds.schemaProblems()
    if (problems.length === 0) {
      return [ok(about, 'schema', 'L’API répond comme Guichet l’attend.')]
    }
    return problems.map((problem) => ({
      about,
      level: 'error',
      code: 'schema-changed',
      message: `L’API de DS a changé : ${problem}`,
      remedy: 'Installez une version plus récente de Guichet.',
    }))
  } catch (error) {
    return [failed(about, error, 'Relancez « guichet check » dans quelques minutes.')]
  }
}

function clock(ds: Ds, now: number): Diagnosis {
  const about = 'horloge'
  const theirs = ds.lastServerTime()
  if (theirs === null) {
    return {
      about,
      level: 'warning',
      code: 'clock-unknown',
      message: 'DS n’a pas donné son heure.',
      remedy: 'Vérifiez que la machine est à l’heure (NTP).',
    }
  }
  const seconds = Math.round(Math.abs(now - theirs) / 1000)
  if (Math.abs(now - theirs) <= CLOCK_TOLERANCE_MS) {
    return ok(
      about,
      'clock',
      `L’horloge de la machine et celle de DS s’accordent à ${seconds} s près.`,
    )
  }
  return {
    about,
    level: 'warning',
    code: 'clock-off',
    message: `L’horloge de la machine diffère de ${seconds} s de celle de DS.`,
    remedy: 'Mettez la machine à l’heure (NTP) : les dates limites en dépendent.',
  }
}

function describeForm(about: string, form: CampaignForm): Diagnosis[] {
  const findings = form.findings.map((finding) => ({ about, ...finding }))
  const summary = `${form.annotations.size} annotations et ${form.fields.size} champs reconnus.`
  return [ok(about, 'form', summary), ...findings]
}

const isRefusal = (error: unknown): error is Failure =>
  error instanceof Failure &&
  ['ds.token-refused', 'ds.token-expired', 'ds.network-refused', 'ds.unreachable'].includes(
    error.code,
  )

const REMEDIES: Readonly<Record<string, string>> = {
  'ds.token-refused':
    'Vérifiez DS_API_TOKEN : copiez-le en entier, ou créez un nouveau jeton dans DS.',
  'ds.token-expired': 'Créez un nouveau jeton dans DS et remplacez DS_API_TOKEN.',
  'ds.network-refused':
    'Dans DS, ajoutez l’adresse IP de ce serveur aux réseaux autorisés du jeton.',
  'ds.unreachable': 'Vérifiez DS_API_URL et l’accès du serveur à Internet.',
}

const tokenRefused = (error: Failure): Diagnosis => ({
  about: 'jeton DS',
  level: 'error',
  code: error.code,
  message: `DS n’a pas accepté la demande : ${error.message}`,
  remedy: REMEDIES[error.code] ?? '',
})

const ok = (about: string, code: string, message: string): Diagnosis => ({
  about,
  level: 'ok',
  code,
  message,
})

const failed = (about: string, error: unknown, remedy: string): Diagnosis => ({
  about,
  level: 'error',
  code: error instanceof Failure ? error.code : 'unexpected',
  message: `La vérification n’a pas abouti : ${errorLine(error)}`,
  remedy,
})
