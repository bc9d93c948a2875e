/**
 * Every failure that Guichet tells apart, each once: what stands still because of it, and how the operator reads it.
 * `new Failure(kind, code, …)` takes no other code, so that a misspelt one does not compile. Whether trying again may
 * help (the kind) is decided where the failure arises; the rest is decided here. Whoever shows one to a person takes
 * its words from `inWords(code)`.
 */
interface Known {
  /**
   * What waits until it is over: all that asks DS (`ds`), all that sends e-mails (`mail`), one job of one campaign
   * (`own`), that job for some seconds (`store`); nothing else than the job itself (`none`).
   */
  readonly stop: 'ds' | 'mail' | 'own' | 'store' | 'none'
  /** What is wrong: follows « depuis le 4 mai à 10 h 12 : ». */
  readonly wrong: string
  readonly remedy: string
  /** Said once it is over; absent: what `RIGHT` says of that stop. */
  readonly right?: string
}

const RIGHT: Readonly<Record<Known['stop'], string>> = {
  ds: 'démarches-simplifiées répond de nouveau',
  mail: 'le serveur de courriel accepte de nouveau les messages de Guichet',
  own: 'le travail a repris',
  store: 'la base de Guichet répond de nouveau',
  none: 'le travail a repris',
}

const CHECK = 'Lancez « guichet check » : chaque point y est dit, avec son remède.'
const BY_ITSELF = 'Il n’y a rien à faire : Guichet réessaie de lui-même.'
const DS_HELP = 'Si cela dure, écrivez à l’assistance de démarches-simplifiées.'
const IF_NOT_DOWN =
  'Si démarches-simplifiées est en panne, il n’y a rien à faire : Guichet reprendra de lui-même. Sinon, vérifiez DS_API_URL, le nom de domaine, l’accès de ce serveur à Internet et son proxy.'
const TOKEN_ACCEPTED = 'démarches-simplifiées accepte de nouveau le jeton de Guichet'
const NEW_TOKEN =
  'Créez un jeton dans démarches-simplifiées (Profil → Jetons d’identification de l’API), donnez-le à Guichet par DS_API_TOKEN ou DS_API_TOKEN_FILE, puis redémarrez Guichet.'
const UPDATE = 'Mettez Guichet à jour ; « guichet check » dit ce qui a changé.'
const REPORT =
  'Mettez Guichet à jour ; si cela se reproduit, signalez-le avec la ligne du journal technique qui le dit.'
const STORE_WRITES = 'la base de Guichet enregistre de nouveau'
const STORE_STATE = 'Voyez l’état de Redis, du disque et de la mémoire de ce serveur.'

const catalogue = {
  'ds.unreachable': {
    stop: 'ds',
    wrong: 'démarches-simplifiées ne peut pas être joint',
    remedy: IF_NOT_DOWN,
  },
  'ds.proxy': {
    stop: 'ds',
    wrong:
      'le serveur mandataire (proxy) entre ce serveur et démarches-simplifiées ne répond pas, ou refuse de laisser passer Guichet',
    remedy:
      'Voyez-le avec votre service informatique, ou corrigez HTTPS_PROXY, son utilisateur et son mot de passe ; NO_PROXY nomme ce qui est joint sans lui.',
  },
  'ds.not-trusted': {
    stop: 'ds',
    wrong:
      'le certificat de ce qui répond à l’adresse de démarches-simplifiées n’est pas reconnu : rien n’a été envoyé',
    remedy:
      'Si une autorité de votre réseau signe les certificats, nommez le sien dans NODE_EXTRA_CA_CERTS ; sinon, vérifiez DS_API_URL.',
  },
  'ds.unavailable': {
    stop: 'ds',
    wrong: 'démarches-simplifiées est indisponible',
    remedy: IF_NOT_DOWN,
  },
  'ds.timeout': {
    stop: 'ds',
    wrong: 'démarches-simplifiées ne répond pas à temps',
    remedy: IF_NOT_DOWN,
  },
  'ds.cut': {
    stop: 'ds',
    wrong: 'la connexion à démarches-simplifiées se rompt avant la réponse',
    remedy: IF_NOT_DOWN,
  },
  'ds.not-json': {
    stop: 'ds',
    wrong: 'ce qui répond à la place de démarches-simplifiées n’est pas son API',
    remedy:
      'Si démarches-simplifiées est en panne, il n’y a rien à faire. Sinon, vérifiez DS_API_URL, qui se termine par /api/v2/graphql, et le proxy de ce serveur.',
  },
  'ds.busy': {
    stop: 'ds',
    wrong: 'démarches-simplifiées est trop chargé pour examiner les requêtes de Guichet',
    remedy: `${BY_ITSELF} ${DS_HELP}`,
  },
  'ds.maintenance': {
    stop: 'ds',
    wrong: 'démarches-simplifiées est en maintenance',
    remedy: 'Il n’y a rien à faire : Guichet reprendra de lui-même.',
  },
  'ds.forbidden': {
    stop: 'ds',
    wrong:
      'ce qui se trouve entre ce serveur et démarches-simplifiées refuse les requêtes de Guichet',
    remedy:
      'Voyez avec votre service informatique : le proxy doit laisser passer l’adresse de DS_API_URL.',
  },
  'ds.redirected': {
    stop: 'ds',
    wrong: 'démarches-simplifiées a changé d’adresse',
    remedy: 'Donnez sa nouvelle adresse à Guichet par DS_API_URL, puis redémarrez Guichet.',
  },
  'ds.wrong-url': {
    stop: 'ds',
    wrong: 'l’API de démarches-simplifiées n’est pas à l’adresse indiquée',
    remedy:
      'Corrigez DS_API_URL (d’habitude https://demarche.numerique.gouv.fr/api/v2/graphql), puis redémarrez Guichet.',
  },
  'ds.token-refused': {
    stop: 'ds',
    wrong:
      'démarches-simplifiées ne reconnaît pas le jeton de Guichet : il est faux, incomplet ou révoqué',
    right: TOKEN_ACCEPTED,
    remedy: `Copiez le jeton en entier, ou remplacez-le. ${NEW_TOKEN}`,
  },
  'ds.token-expired': {
    stop: 'ds',
    wrong: 'le jeton de Guichet a expiré',
    right: TOKEN_ACCEPTED,
    remedy: NEW_TOKEN,
  },
  'ds.network-refused': {
    stop: 'ds',
    wrong: 'le jeton de Guichet n’est pas autorisé depuis l’adresse de ce serveur',
    right: TOKEN_ACCEPTED,
    remedy:
      'Dans démarches-simplifiées, ajoutez l’adresse IP de ce serveur aux réseaux autorisés du jeton.',
  },
  'ds.rate-limited': {
    stop: 'none',
    wrong:
      'démarches-simplifiées a déjà reçu de ce jeton toutes les requêtes permises pour cette minute',
    remedy:
      'Guichet attend la minute suivante ; si cela dure, donnez-lui un jeton qu’il ne partage pas.',
  },
  'ds.demarche-not-found': {
    stop: 'own',
    wrong: 'démarches-simplifiées ne connaît pas la démarche',
    remedy:
      'Vérifiez son numéro dans la configuration : c’est celui de son adresse dans démarches-simplifiées.',
  },
  'ds.demarche-hidden': {
    stop: 'own',
    wrong: 'le jeton de Guichet ne couvre pas la démarche',
    remedy:
      'Dans démarches-simplifiées, ajoutez la démarche au jeton ; qui l’a créé doit être administrateur de la démarche, et le rester.',
  },
  'ds.demarche-unreadable': {
    stop: 'own',
    wrong: 'démarches-simplifiées ne peut pas montrer la démarche',
    remedy: CHECK,
  },
  'ds.demarche-too-slow': {
    stop: 'own',
    wrong: 'démarches-simplifiées met trop de temps à répondre sur la démarche',
    remedy: `Voyez si la démarche s’ouvre dans démarches-simplifiées. ${DS_HELP}`,
  },
  'ds.schema-changed': {
    stop: 'own',
    wrong: 'démarches-simplifiées n’accepte plus les requêtes de cette version de Guichet',
    remedy: UPDATE,
  },
  'ds.read-only': {
    stop: 'own',
    wrong: 'le jeton de Guichet ne permet pas d’écrire',
    remedy: NEW_TOKEN,
  },
  'ds.server-error': {
    stop: 'none',
    wrong: 'démarches-simplifiées a rencontré une erreur interne',
    remedy: `${BY_ITSELF} ${DS_HELP}`,
  },
  'ds.half-answer': {
    stop: 'none',
    wrong: 'démarches-simplifiées n’a répondu qu’en partie',
    remedy: `${BY_ITSELF} ${DS_HELP}`,
  },
  'ds.lost-answer': {
    stop: 'none',
    wrong: 'la réponse de démarches-simplifiées à une écriture s’est perdue',
    remedy: 'Il n’y a rien à faire : Guichet relit avant d’écrire de nouveau.',
  },
  'ds.read-again': {
    stop: 'none',
    wrong: 'une lecture de démarches-simplifiées est à refaire',
    remedy: BY_ITSELF,
  },
  'ds.dossier-not-found': {
    stop: 'none',
    wrong: 'démarches-simplifiées ne montre plus le dossier',
    remedy: 'Vérifiez son numéro, et que le jeton de Guichet couvre sa démarche.',
  },
  'ds.dossier-hidden': {
    stop: 'none',
    wrong: 'le jeton de Guichet ne couvre pas la démarche du dossier',
    remedy: 'Dans démarches-simplifiées, ajoutez la démarche au jeton.',
  },
  'ds.dossier-unreadable': {
    stop: 'none',
    wrong: 'démarches-simplifiées ne peut pas montrer le dossier',
    remedy: `Voyez si le dossier s’ouvre dans démarches-simplifiées ; Guichet le reprend chaque nuit. ${DS_HELP}`,
  },
  'ds.dossier-too-slow': {
    stop: 'none',
    wrong: 'démarches-simplifiées met trop de temps à répondre sur le dossier',
    remedy: `Voyez si le dossier s’ouvre dans démarches-simplifiées ; Guichet le reprend chaque nuit. ${DS_HELP}`,
  },
  'ds.document-too-slow': {
    stop: 'none',
    wrong: 'démarches-simplifiées met trop de temps à répondre sur plusieurs dossiers à la fois',
    remedy: BY_ITSELF,
  },
  'ds.too-complex': {
    stop: 'none',
    wrong: 'démarches-simplifiées juge trop lourde une requête de Guichet',
    remedy: REPORT,
  },
  'ds.too-large': {
    stop: 'none',
    wrong: 'une réponse de démarches-simplifiées est trop longue pour être lue',
    remedy: REPORT,
  },
  'ds.bad-request': {
    stop: 'none',
    wrong: 'démarches-simplifiées refuse une requête de Guichet',
    remedy: REPORT,
  },
  'ds.write-refused': {
    stop: 'none',
    wrong: 'démarches-simplifiées a refusé une écriture',
    remedy:
      'Le message dit laquelle. Le plus souvent, la démarche vient d’être modifiée : Guichet réessaie chaque nuit.',
  },
  'campaign.not-ready': {
    stop: 'own',
    wrong: 'il manque à la démarche ce dont Guichet a besoin pour travailler',
    remedy: CHECK,
  },
  'campaign.unknown': {
    stop: 'none',
    wrong: 'la campagne n’est plus dans la configuration',
    remedy: 'Remettez-la dans la configuration, ou laissez cette tâche abandonnée.',
  },
  'campaign.none': {
    stop: 'none',
    wrong: 'aucune campagne ne prend le dossier',
    remedy:
      'Ajoutez à la configuration une campagne pour sa démarche, ou ce qu’elle en prend à « takes ».',
  },
  'dossier.elsewhere': {
    stop: 'none',
    wrong: 'le dossier est d’une autre démarche que celle de la campagne',
    remedy: 'Voyez si le numéro de la démarche a changé dans la configuration.',
  },
  'dossier.awaiting-form': {
    stop: 'none',
    wrong:
      'des dossiers sont en attente de la nouvelle version du formulaire depuis plus d’un jour : leur avis ne peut pas y être écrit en entier',
    right: 'les dossiers sont passés à la nouvelle version du formulaire',
    remedy:
      'Guichet les regarde de nouveau chaque nuit. Démarches-simplifiées y fait passer les dossiers de lui-même après une publication : si cela dure, demandez à son assistance de relancer ce passage pour la démarche.',
  },
  'mail.unreachable': {
    stop: 'mail',
    wrong: 'le serveur de courriel ne répond pas',
    remedy: 'Vérifiez l’hôte et le port de SMTP_URL, et que le réseau laisse sortir vers ce port.',
  },
  'mail.tls': {
    stop: 'mail',
    wrong:
      'le serveur de courriel ne propose pas de chiffrement (TLS), ou son certificat n’est pas reconnu',
    remedy:
      'Si une autorité de votre réseau a signé son certificat, nommez celui de cette autorité dans NODE_EXTRA_CA_CERTS ; sinon, faites corriger le serveur.',
  },
  'mail.refused': {
    stop: 'mail',
    wrong: 'le serveur de courriel refuse l’identifiant ou le mot de passe',
    remedy:
      'Corrigez l’identifiant et le mot de passe de SMTP_URL ; les caractères spéciaux s’y écrivent en pourcent (%40 pour @).',
  },
  'mail.sender-refused': {
    stop: 'mail',
    wrong: 'le serveur de courriel refuse l’expéditeur',
    remedy:
      'Dans la configuration, « mail.from » et « mail.bounces » (ou « mail.operator ») doivent être des adresses que ce serveur a le droit d’employer ; voyez aussi ses limites.',
  },
  'mail.login-wanted': {
    stop: 'mail',
    wrong: 'le serveur de courriel demande un identifiant et un mot de passe',
    remedy:
      'Écrivez-les dans SMTP_URL (smtps://utilisateur:motdepasse@hote:465), ou faites autoriser ce serveur par celui de courriel.',
  },
  'mail.no-login': {
    stop: 'mail',
    wrong:
      'SMTP_URL donne un identifiant, mais le serveur de courriel ne permet pas de s’identifier',
    remedy:
      'Corrigez le port (587 ou 465) ou le chiffrement ; si ce relais n’en demande pas, ôtez l’identifiant de SMTP_URL.',
  },
  'mail.relay-denied': {
    stop: 'mail',
    wrong: 'le serveur de courriel refuse de relayer les messages de Guichet',
    remedy:
      'Donnez un identifiant et un mot de passe dans SMTP_URL, ou faites autoriser ce serveur.',
  },
  'mail.deferred': {
    stop: 'own',
    wrong: 'le serveur de courriel remet un message à plus tard',
    right: RIGHT.mail,
    remedy: 'Il n’y a rien à faire dans l’immédiat : Guichet réessaie de lui-même.',
  },
  'mail.later': {
    stop: 'none',
    wrong: 'des courriels attendent les heures où ils partent',
    remedy: 'Il n’y a rien à faire : Guichet les envoie aux heures de bureau.',
  },
  'mail.declined': {
    stop: 'own',
    wrong: 'le serveur de courriel refuse un message',
    right: RIGHT.mail,
    remedy:
      'Voyez avec votre service informatique les limites et les règles du serveur de courriel.',
  },
  'mail.unset': {
    stop: 'none',
    wrong:
      'aucun courriel ne part, ni pour le suivi des lauréats ni pour leur liste, faute de serveur de courriel ou d’expéditeur',
    right: 'les courriels peuvent partir',
    remedy:
      'Définissez SMTP_URL (ou SMTP_URL_FILE) et la section « mail » de la configuration, puis redémarrez Guichet.',
  },
  'jobs.failed': {
    stop: 'none',
    wrong: 'des tâches ont été abandonnées',
    right: 'plus aucune tâche n’est abandonnée',
    remedy:
      '« guichet failed » dit lesquelles et pourquoi ; « guichet failed retry » les relance. Les dossiers sont aussi repris chaque nuit.',
  },
  'schedule.missed': {
    stop: 'none',
    wrong: 'le suivi des lauréats ou l’envoi de leur liste n’a pas eu lieu à l’heure prévue',
    right: 'le suivi des lauréats et l’envoi de leur liste sont de nouveau à l’heure',
    remedy:
      'Lancez « guichet remind », ou « guichet list --month AAAA-MM --send » pour la liste, si le service ne l’a pas fait depuis.',
  },
  'service.half-wired': {
    stop: 'none',
    wrong: 'le service n’est pas complet',
    remedy: REPORT,
  },
  'http.port': {
    stop: 'none',
    wrong: 'le port des pages de Guichet n’est pas libre, ou n’est pas permis',
    remedy: 'Donnez-en un autre, ou arrêtez ce qui l’occupe.',
  },
  'store.settings': {
    stop: 'store',
    wrong: 'le réglage de Redis peut faire perdre des données à Guichet',
    right: 'le réglage de Redis convient à Guichet',
    remedy: '« guichet check » dit quel réglage changer.',
  },
  'store.full': {
    stop: 'store',
    wrong: 'la base de Guichet est pleine : elle n’enregistre plus rien',
    right: STORE_WRITES,
    remedy: 'Libérez de la place sur son disque, ou augmentez le maxmemory de Redis.',
  },
  'store.read-only': {
    stop: 'store',
    wrong: 'le Redis de Guichet est une copie, qui n’enregistre rien',
    right: STORE_WRITES,
    remedy: 'Donnez à REDIS_URL l’adresse du Redis principal, ou celle des sentinelles.',
  },
  'store.unreachable': {
    stop: 'store',
    wrong: 'la base de Guichet ne répond pas',
    remedy: `Démarrez Redis, ou corrigez l’hôte et le port de REDIS_URL. ${STORE_STATE}`,
  },
  'store.away': {
    stop: 'store',
    wrong: 'la base de Guichet ne répondait pas',
    remedy: `Si cela se reproduit : ${STORE_STATE.charAt(0).toLowerCase()}${STORE_STATE.slice(1)}`,
  },
  'store.refused': {
    stop: 'store',
    wrong: 'Redis refuse la connexion de Guichet',
    remedy: 'Corrigez l’utilisateur, le mot de passe et le numéro de base de REDIS_URL.',
  },
  'store.tls': {
    stop: 'store',
    wrong: 'Redis ne répond pas en connexion chiffrée (TLS), ou son certificat n’est pas reconnu',
    remedy:
      'Si ce port n’est pas chiffré, écrivez redis:// et non rediss:// dans REDIS_URL ; si une autorité de votre réseau a signé le certificat, nommez le sien dans NODE_EXTRA_CA_CERTS.',
  },
  'store.evicts': {
    stop: 'store',
    wrong:
      'quand la mémoire lui manque, ce Redis efface n’importe quoi : des courriels partiraient deux fois, et des dossiers seraient oubliés',
    remedy: 'Dans la configuration de Redis, écrivez « maxmemory-policy noeviction ».',
  },
  'store.too-old': {
    stop: 'store',
    wrong: 'ce Redis est trop ancien',
    remedy: 'Installez Redis 6.2 ou plus récent.',
  },
  'store.cluster': {
    stop: 'store',
    wrong:
      'ce Redis est un Redis Cluster, qui répartit entre plusieurs serveurs ce que Guichet doit écrire ensemble',
    remedy:
      'Donnez à Guichet un Redis simple, ou un Redis avec des sentinelles (redis+sentinel://…).',
  },
  'store.bad-url': {
    stop: 'store',
    wrong: 'REDIS_URL n’est pas une adresse que Guichet comprend',
    remedy:
      'Écrivez par exemple redis://hote:6379/0, ou redis+sentinel://hote:26379,hote:26379/maitre.',
  },
  'store.unwritable': {
    stop: 'store',
    wrong: 'le dossier de DATA_DIR ne peut pas être écrit',
    remedy:
      'DATA_DIR doit être un dossier d’un disque local où il reste de la place, et appartenir à l’utilisateur qui lance Guichet.',
  },
  'store.unreadable': {
    stop: 'store',
    wrong: 'la base embarquée de Guichet ne s’ouvre pas : elle est abîmée',
    remedy:
      'Remettez une sauvegarde de DATA_DIR, ou écartez ce dossier : une base neuve se remplit depuis démarches-simplifiées.',
  },
  'store.newer': {
    stop: 'store',
    wrong: 'la base a été écrite par une version plus récente de Guichet',
    remedy: 'Installez cette version, ou remettez la sauvegarde faite avant la mise à jour.',
  },
  'store.held': {
    stop: 'store',
    wrong: 'un autre processus de Guichet tient la base embarquée',
    remedy: 'Arrêtez-le d’abord ; le message dit lequel.',
  },
  'store.in-use': {
    stop: 'store',
    wrong: 'd’autres processus de Guichet emploient la base',
    remedy: 'Arrêtez-les d’abord ; le message dit lesquels.',
  },
  'store.released': {
    stop: 'store',
    wrong: 'le service qui tenait la base vient de s’arrêter',
    remedy: 'Relancez la commande.',
  },
  'store.no-answer': {
    stop: 'store',
    wrong: 'le service qui tient la base ne répond pas à la question posée',
    remedy: 'Relancez la commande ; si cela dure, redémarrez le service.',
  },
  'store.lock-lost': {
    stop: 'none',
    wrong: 'un autre processus de Guichet a repris ce travail',
    remedy: BY_ITSELF,
  },
  'store.closed': {
    stop: 'store',
    wrong: 'la base a été fermée pendant le travail',
    remedy: BY_ITSELF,
  },
} as const satisfies Readonly<Record<string, Known>>

export type FailureCode = keyof typeof catalogue

export const FAILURES: Readonly<Record<FailureCode, Known>> = catalogue

export interface FailureWords {
  readonly wrong: string
  readonly right: string
  readonly remedy: string
}

export const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(FAILURES, code)

/** @param code any: another release may have left it in the journal or in the queue */
export function inWords(code: string): FailureWords {
  if (!isFailureCode(code))
    return { wrong: `incident ${code}`, right: `fin de l’incident ${code}`, remedy: CHECK }
  const { stop, wrong, remedy, right = RIGHT[stop] } = FAILURES[code]
  return { wrong, right, remedy }
}
