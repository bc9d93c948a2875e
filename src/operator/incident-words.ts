import { DateTime } from 'luxon'
import { enumerate } from '../domain/french.ts'
import type { Incident } from '../queue/incidents.ts'

/** How the operator reads an incident: what is wrong, what is right again, what to do. */
interface Words {
  readonly wrong: string
  readonly right: string
  readonly remedy: string
}

const NEW_TOKEN =
  'Créez un jeton dans démarches-simplifiées (Profil → Jetons d’identification de l’API), donnez-le à Guichet par DS_API_TOKEN ou DS_API_TOKEN_FILE, puis redémarrez Guichet.'
const token = (wrong: string, remedy: string): Words => ({
  wrong,
  right: 'démarches-simplifiées accepte de nouveau le jeton de Guichet',
  remedy,
})
const ds = (wrong: string, remedy: string): Words => ({
  wrong,
  right: 'démarches-simplifiées répond de nouveau',
  remedy,
})
const DS_AWAY = ds(
  'démarches-simplifiées ne répond pas',
  'Si démarches-simplifiées est en panne, il n’y a rien à faire : Guichet reprendra de lui-même. Sinon, vérifiez le réseau et le proxy de ce serveur.',
)
const campaign = (wrong: string, remedy: string): Words => ({
  wrong,
  right: 'le travail a repris',
  remedy,
})
const CHECK = 'Lancez « guichet check » : chaque point y est dit, avec son remède.'
const smtp = (wrong: string, remedy: string): Words => ({
  wrong,
  right: 'le serveur de courriel accepte de nouveau les messages de Guichet',
  remedy,
})
const SMTP_SETTINGS = 'Vérifiez SMTP_URL et la section « mail » de la configuration.'

const WORDS: Readonly<Record<string, Words>> = {
  'ds.unreachable': DS_AWAY,
  'ds.unavailable': DS_AWAY,
  'ds.timeout': DS_AWAY,
  'ds.cut': DS_AWAY,
  'ds.not-json': ds(
    'ce qui répond à la place de démarches-simplifiées n’est pas son API',
    'Si démarches-simplifiées est en panne, il n’y a rien à faire. Sinon, vérifiez DS_API_URL et le proxy de ce serveur.',
  ),
  'ds.maintenance': ds(
    'démarches-simplifiées est en maintenance',
    'Il n’y a rien à faire : Guichet reprendra de lui-même.',
  ),
  'ds.forbidden': ds(
    'ce qui se trouve entre ce serveur et démarches-simplifiées refuse les requêtes de Guichet',
    'Voyez avec votre service informatique : le proxy doit laisser passer l’adresse de DS_API_URL.',
  ),
  'ds.redirected': ds(
    'démarches-simplifiées a changé d’adresse',
    'Donnez sa nouvelle adresse à Guichet par DS_API_URL, puis redémarrez Guichet.',
  ),
  'ds.wrong-url': ds(
    'l’API de démarches-simplifiées n’est pas à l’adresse indiquée',
    'Corrigez DS_API_URL, puis redémarrez Guichet.',
  ),
  'ds.token-refused': token(
    'démarches-simplifiées ne reconnaît pas le jeton de Guichet',
    NEW_TOKEN,
  ),
  'ds.token-expired': token('le jeton de Guichet a expiré', NEW_TOKEN),
  'ds.network-refused': token(
    'le jeton de Guichet n’est pas autorisé depuis l’adresse de ce serveur',
    'Dans démarches-simplifiées, ajoutez l’adresse IP de ce serveur aux réseaux autorisés du jeton.',
  ),
  'ds.read-only': campaign('le jeton de Guichet ne permet pas d’écrire', NEW_TOKEN),
  'ds.demarche-not-found': campaign('démarches-simplifiées ne connaît pas la démarche', CHECK),
  'ds.demarche-hidden': campaign(
    'le jeton de Guichet ne couvre pas la démarche',
    'Dans démarches-simplifiées, ajoutez la démarche au jeton, ou rendez au propriétaire du jeton ses droits sur elle.',
  ),
  'ds.demarche-unreadable': campaign(
    'démarches-simplifiées ne peut pas montrer la démarche',
    CHECK,
  ),
  'ds.demarche-too-slow': campaign(
    'démarches-simplifiées met trop de temps à répondre sur la démarche',
    'Voyez si la démarche s’ouvre dans démarches-simplifiées ; si cela dure, écrivez à l’assistance de démarches-simplifiées.',
  ),
  'ds.schema-changed': campaign(
    'démarches-simplifiées n’accepte plus les requêtes de cette version de Guichet',
    'Mettez Guichet à jour ; « guichet check » dit ce qui a changé.',
  ),
  'campaign.not-ready': campaign(
    'il manque à la démarche ce dont Guichet a besoin pour travailler',
    CHECK,
  ),
  'mail.unreachable': smtp('le serveur de courriel ne répond pas', SMTP_SETTINGS),
  'mail.tls': smtp('la connexion chiffrée au serveur de courriel échoue', SMTP_SETTINGS),
  'mail.refused': smtp(
    'le serveur de courriel refuse l’identifiant ou le mot de passe',
    SMTP_SETTINGS,
  ),
  'mail.sender-refused': smtp('le serveur de courriel refuse l’expéditeur', SMTP_SETTINGS),
  'mail.login-wanted': smtp(
    'le serveur de courriel demande un identifiant et un mot de passe',
    'Donnez-les dans SMTP_URL, ou faites autoriser ce serveur par celui de courriel.',
  ),
  'mail.no-login': smtp(
    'le serveur de courriel ne permet pas de s’identifier',
    'Ôtez l’identifiant et le mot de passe de SMTP_URL, ou corrigez-y le port (587 ou 465).',
  ),
  'mail.relay-denied': smtp('le serveur de courriel refuse de relayer', SMTP_SETTINGS),
  'mail.deferred': smtp(
    'le serveur de courriel remet un message à plus tard',
    'Il n’y a rien à faire dans l’immédiat : Guichet réessaie de lui-même.',
  ),
  'mail.declined': smtp(
    'le serveur de courriel refuse un message',
    'Voyez avec votre service informatique les limites et les règles du serveur de courriel.',
  ),
  'mail.unset': {
    wrong:
      'aucun courriel ne part, ni pour le suivi des lauréats ni pour leur liste, faute de serveur de courriel ou d’expéditeur',
    right: 'les courriels peuvent partir',
    remedy:
      'Définissez SMTP_URL (ou SMTP_URL_FILE) et la section « mail » de la configuration, puis redémarrez Guichet.',
  },
  'jobs.failed': {
    wrong: 'des tâches ont été abandonnées',
    right: 'plus aucune tâche n’est abandonnée',
    remedy:
      '« guichet failed » dit lesquelles et pourquoi ; « guichet failed retry » les relance. Les dossiers sont aussi repris chaque nuit.',
  },
  'schedule.missed': {
    wrong: 'le suivi des lauréats ou l’envoi de leur liste n’a pas eu lieu à l’heure prévue',
    right: 'le suivi des lauréats et l’envoi de leur liste sont de nouveau à l’heure',
    remedy:
      'Lancez « guichet remind », ou « guichet list --month AAAA-MM --send » pour la liste, si le service ne l’a pas fait depuis.',
  },
  'store.settings': {
    wrong: 'le réglage de Redis peut faire perdre des données',
    right: 'le réglage de Redis est corrigé',
    remedy: '« guichet check » dit quel réglage changer.',
  },
  'store.full': {
    wrong: 'la base de Guichet est pleine : elle n’enregistre plus rien',
    right: 'la base de Guichet enregistre de nouveau',
    remedy: 'Libérez de la place sur son disque, ou augmentez le maxmemory de Redis.',
  },
  'store.read-only': {
    wrong: 'le Redis de Guichet est devenu une copie, qui n’enregistre rien',
    right: 'la base de Guichet enregistre de nouveau',
    remedy: 'Donnez à REDIS_URL l’adresse du Redis principal, ou celle des sentinelles.',
  },
  'store.unreachable': {
    wrong: 'la base de Guichet ne répond pas',
    right: 'la base de Guichet répond de nouveau',
    remedy: 'Voyez l’état de Redis, du disque et de la mémoire de ce serveur.',
  },
  'store.away': {
    wrong: 'la base de Guichet ne répondait pas',
    right: 'la base de Guichet répond de nouveau',
    remedy:
      'Si cela se reproduit, voyez l’état de Redis, du disque et de la mémoire de ce serveur.',
  },
}

const wordsOf = (code: string): Words =>
  WORDS[code] ?? { wrong: `incident ${code}`, right: `fin de l’incident ${code}`, remedy: CHECK }

type Told = Pick<Incident, 'code' | 'campaigns' | 'since'>

/** « Campagne marne, depuis le 4 mai 2026 à 10 h 12 : le jeton de Guichet ne couvre pas la démarche. » */
export const wrongInWords = ({ code, campaigns, since }: Told): string =>
  `${capital(`${whose(campaigns)}depuis le ${instantInWords(since)}`)} : ${wordsOf(code).wrong}.`

/** « Campagne marne : le travail a repris (incident du 4 mai 2026 à 10 h 12). » */
export const rightInWords = ({ code, campaigns, since }: Told): string => {
  const { right } = wordsOf(code)
  const who = whose(campaigns).replace(/, $/, ' : ')
  return `${capital(`${who}${right}`)} (incident du ${instantInWords(since)}).`
}

/** « La base de Guichet ne répond pas. » */
export const wrongNowInWords = (code: string): string => `${capital(wordsOf(code).wrong)}.`

export const remedyOf = (code: string): string => wordsOf(code).remedy

const whose = (campaigns: readonly string[]): string =>
  campaigns.length === 0
    ? ''
    : `${campaigns.length === 1 ? 'campagne' : 'campagnes'} ${enumerate(campaigns)}, `

const instantInWords = (instant: string): string =>
  DateTime.fromISO(instant, { zone: 'Europe/Paris', locale: 'fr' })
    .toFormat("d MMMM yyyy 'à' H 'h' mm")
    .replace(/^1 /, '1er ')

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
