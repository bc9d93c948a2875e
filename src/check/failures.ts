import { Failure } from '../failures/failure.ts'
import { about, type Diagnosis } from './diagnosis.ts'

/** What a failure means to the person who can put it right: what happened, what to do. */
const MEANINGS: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  'ds.unreachable': [
    'DS ne peut pas être joint.',
    'Vérifiez DS_API_URL, le nom de domaine, l’accès du serveur à Internet et le serveur mandataire (proxy).',
  ],
  'ds.token-refused': [
    'DS ne connaît pas ce jeton : il est faux, incomplet ou révoqué.',
    'Copiez le jeton en entier dans DS_API_TOKEN, ou créez-en un dans DS (Profil → Jetons d’identification de l’API).',
  ],
  'ds.token-expired': [
    'Le jeton a expiré.',
    'Créez un jeton dans DS (Profil → Jetons d’identification de l’API), remplacez DS_API_TOKEN et notez sa date de fin.',
  ],
  'ds.network-refused': [
    'Le jeton n’est accepté que depuis certaines adresses IP, dont celle de ce serveur ne fait pas partie.',
    'Dans DS, ajoutez l’adresse IP de ce serveur aux réseaux autorisés du jeton.',
  ],
  'ds.forbidden': [
    'Un équipement placé devant DS refuse la demande (403).',
    'Voyez avec votre réseau ce qui filtre les sorties vers DS, et vérifiez DS_API_URL.',
  ],
  'ds.wrong-url': [
    'Il n’y a pas d’API de DS à cette adresse (404).',
    'Corrigez DS_API_URL ; l’adresse habituelle est https://demarche.numerique.gouv.fr/api/v2/graphql.',
  ],
  'ds.redirected': [
    'DS a changé d’adresse.',
    'Donnez à DS_API_URL la nouvelle adresse, puis relancez « guichet check ».',
  ],
  'ds.not-json': [
    'Ce qui répond à DS_API_URL n’est pas l’API de DS.',
    'Vérifiez DS_API_URL, qui se termine par /api/v2/graphql, et le serveur mandataire (proxy).',
  ],
  'ds.maintenance': ['DS est en maintenance.', 'Relancez « guichet check » plus tard.'],
  'ds.rate-limited': [
    'DS a déjà reçu de ce jeton toutes les demandes permises pour cette minute.',
    'Relancez « guichet check » dans une minute ; si cela dure, donnez à Guichet un jeton qu’il ne partage pas.',
  ],
  'ds.unavailable': ['DS est indisponible.', 'Relancez « guichet check » plus tard.'],
  'ds.server-error': [
    'DS a rencontré une erreur interne (500).',
    'Relancez « guichet check » dans quelques minutes ; si cela dure, écrivez à l’assistance de DS.',
  ],
  'ds.timeout': [
    'DS n’a pas répondu à temps.',
    'Relancez « guichet check » dans quelques minutes.',
  ],
  'ds.cut': [
    'La connexion à DS s’est rompue avant la réponse.',
    'Relancez « guichet check » ; si cela dure, voyez le réseau et le serveur mandataire (proxy).',
  ],
  'ds.half-answer': [
    'DS n’a répondu qu’en partie.',
    'Relancez « guichet check » dans quelques minutes.',
  ],
  'ds.schema-changed': [
    'DS n’accepte plus une de nos demandes : son API a changé.',
    'Installez une version plus récente de Guichet.',
  ],
  'ds.demarche-not-found': [
    'DS ne connaît pas cette démarche.',
    'Vérifiez son numéro dans la configuration : c’est celui de son adresse dans DS.',
  ],
  'ds.demarche-hidden': [
    'Le jeton ne donne pas accès à cette démarche.',
    'Dans DS, ajoutez la démarche à celles du jeton ; celui qui a créé le jeton doit en être administrateur.',
  ],
  'ds.demarche-too-slow': [
    'DS met trop de temps à répondre sur cette démarche.',
    'Voyez si elle s’ouvre dans DS ; si cela dure, écrivez à l’assistance de DS.',
  ],
  'store.unreachable': [
    'Redis ne peut pas être joint.',
    'Démarrez Redis, ou corrigez l’adresse et le port de REDIS_URL.',
  ],
  'store.refused': [
    'Redis refuse la connexion.',
    'Corrigez l’utilisateur, le mot de passe et le numéro de base de REDIS_URL.',
  ],
  'store.unfit': [
    'Ce Redis ne peut pas garder les travaux de Guichet.',
    'Il faut Redis 6.2 ou plus récent, le serveur principal (pas un réplica), et « maxmemory-policy noeviction ».',
  ],
  'store.read-only': [
    'Ce Redis est un réplica : il ne prend pas d’écriture.',
    'Donnez à REDIS_URL l’adresse du serveur principal, ou celle des sentinelles.',
  ],
  'store.full': [
    'Le stockage est plein.',
    'Libérez de la place sur son disque, ou augmentez « maxmemory » de Redis.',
  ],
  'store.bad-url': [
    'REDIS_URL n’est pas une adresse que Guichet comprend.',
    'Écrivez par exemple redis://hote:6379/0, ou redis+sentinel://hote:26379,hote:26379/maitre.',
  ],
  'store.unwritable': [
    'Le dossier de DATA_DIR ne peut pas être écrit.',
    'DATA_DIR doit être un dossier d’un disque local où il reste de la place, et appartenir à l’utilisateur qui lance Guichet.',
  ],
  'store.unreadable': [
    'Le stockage embarqué ne s’ouvre pas : il est abîmé.',
    'Remettez une sauvegarde de DATA_DIR, ou écartez ce dossier : un stockage neuf se remplit depuis DS.',
  ],
  'store.newer': [
    'Le stockage a été écrit par une version plus récente de Guichet.',
    'Installez cette version, ou remettez la sauvegarde faite avant la mise à jour.',
  ],
  'mail.unreachable': [
    'Le serveur de messagerie ne répond pas.',
    'Vérifiez l’hôte et le port de SMTP_URL, et que le réseau laisse sortir vers ce port.',
  ],
  'mail.refused': [
    'Le serveur de messagerie refuse l’utilisateur ou le mot de passe.',
    'Corrigez l’utilisateur et le mot de passe de SMTP_URL ; les caractères spéciaux s’y écrivent en pourcent (%40 pour @).',
  ],
  'mail.tls': [
    'Le serveur de messagerie ne propose pas de chiffrement (TLS), ou son certificat n’est pas reconnu.',
    'Si une autorité de votre réseau a signé son certificat, nommez celui de cette autorité dans NODE_EXTRA_CA_CERTS ; sinon, faites corriger le serveur.',
  ],
  'mail.sender-refused': [
    'Le serveur de messagerie refuse l’expéditeur.',
    'Corrigez « mail.from » dans la configuration : une adresse que ce serveur a le droit d’employer.',
  ],
  'mail.login-wanted': [
    'Le serveur SMTP demande un identifiant et un mot de passe.',
    'Écrivez-les dans SMTP_URL : smtps://utilisateur:motdepasse@hote:465.',
  ],
  'mail.no-login': [
    'SMTP_URL donne un identifiant, mais le serveur SMTP ne permet pas de s’identifier.',
    'Corrigez le port (587 ou 465) ou le chiffrement ; si ce relais n’en demande pas, ôtez l’identifiant de SMTP_URL.',
  ],
  'mail.relay-denied': [
    'Le serveur de messagerie refuse de relayer nos courriels.',
    'Donnez un utilisateur et un mot de passe dans SMTP_URL, ou faites autoriser cette machine.',
  ],
}

/** What our messages show of the case: where DS has moved, this server's address, the system's or the server's code. */
const DETAIL = / to ([\w.:-]+) \(| \(([\w.:-]{3,45})\)/

const UNKNOWN =
  'Relancez « guichet check » dans quelques minutes, avec « --log-level debug » si cela dure.'

/**
 * In words of its own a failure that is known here, in the failure's words any other.
 * @throws what is no Failure, as it is: a defect of ours, for the log
 */
export function explainFailure(subject: string, error: unknown): Diagnosis {
  const { error: trouble } = about(subject)
  if (!(error instanceof Failure)) throw error
  const known = MEANINGS[error.code]
  if (!known)
    return trouble(error.code, `La vérification n’a pas abouti : ${error.message}`, UNKNOWN)
  const [message, remedy] = known
  const detail = DETAIL.exec(error.message)?.slice(1).find(Boolean)
  return trouble(error.code, detail ? message.replace(/\.$/, ` (${detail}).`) : message, remedy)
}
