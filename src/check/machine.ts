import type { Environment } from '../config/environment.ts'
import { about, type Diagnosis } from './diagnosis.ts'

/** The first Node that Guichet runs on, as package.json has it. */
const OLDEST_NODE = [20, 19] as const
const SHORTEST_PASSWORD = 12
const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]']

/** @param node `process.versions.node` */
export function examineMachine(env: Environment, node: string): Diagnosis[] {
  return [examineNode(node), ...examinePages(env)]
}

function examineNode(node: string): Diagnosis {
  const { ok, error: trouble } = about('Machine')
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
    return ok('node', `Node ${node}.`)
  return trouble(
    'node-old',
    `Node ${node} est trop ancien pour Guichet.`,
    `Installez Node ${oldestMajor}.${oldestMinor} ou plus récent.`,
  )
}

/** Health pages, metrics, dashboard. */
function examinePages({ httpHost, httpPassword }: Environment): Diagnosis[] {
  const { ok, note, warning } = about('Pages web')
  const open = !LOOPBACK.includes(httpHost)
  if (httpPassword === null)
    return [
      open
        ? warning(
            'http-open',
            `Les pages de santé et de mesures sont visibles du réseau (HTTP_HOST=${httpHost}), et le tableau de bord est éteint faute de mot de passe.`,
            'Définissez HTTP_PASSWORD (ou HTTP_PASSWORD_FILE), ou retirez HTTP_HOST : seule cette machine verra les pages.',
          )
        : note(
            'http-password-unset',
            'HTTP_PASSWORD n’est pas défini : le tableau de bord est éteint.',
          ),
    ]
  if (httpPassword.length < SHORTEST_PASSWORD)
    return [
      warning(
        'http-password-weak',
        `Le mot de passe du tableau de bord a moins de ${SHORTEST_PASSWORD} caractères.`,
        'Choisissez-en un plus long, tiré au hasard : par exemple avec « openssl rand -base64 18 ».',
      ),
    ]
  return [ok('http-password', 'Le tableau de bord est protégé par un mot de passe.')]
}
