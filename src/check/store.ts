import { DateTime } from 'luxon'
import { askHolder } from '../store/ask.ts'
import type { Store, StoreDescription } from '../store/port.ts'
import { about, type Diagnosis } from './diagnosis.ts'
import { explainFailure } from './failures.ts'

/** @param embeddedIn the folder of the embedded store; null on Redis */
export async function examineStore(
  embeddedIn: string | null,
  open: () => Promise<Pick<Store, 'describe'>>,
): Promise<Diagnosis[]> {
  const subject = 'Stockage'
  const { ok, warning } = about(subject)
  try {
    const holder =
      embeddedIn !== null &&
      (await askHolder<{ pid: number; command: string }>(embeddedIn, 'holder', null))
    if (holder)
      return [
        ok('store', `Stockage embarqué, tenu par « ${holder.command} » (processus ${holder.pid}).`),
      ]
    const { name, problems, files } = await (await open()).describe()
    return [
      ok('store', files === null ? `${name}.` : `${name} : ${inWords(files)}.`),
      ...problems.map((problem) => {
        const [, message = problem, remedy = 'Corrigez ce réglage du serveur.'] =
          SETTINGS.find(([told]) => told.test(problem)) ?? []
        return warning('store-settings', message, remedy)
      }),
    ]
  } catch (error) {
    return [explainFailure(subject, error)]
  }
}

const inWords = ({ bytes, maintainedAt }: NonNullable<StoreDescription['files']>) =>
  `${Math.ceil(bytes / 2 ** 20)} Mo, entretenus pour la dernière fois le ${dayInWords(maintainedAt)}`

const dayInWords = (iso: string) =>
  DateTime.fromISO(iso, { zone: 'Europe/Paris', locale: 'fr' })
    .toFormat('d MMMM yyyy')
    .replace(/^1 /, '1er ')

/** What the store complains of, in French. */
const SETTINGS: readonly (readonly [told: RegExp, message: string, remedy: string])[] = [
  [
    /^maxmemory-policy/,
    'Quand la mémoire lui manque, Redis efface des verrous ou des travaux (maxmemory-policy).',
    'Dans la configuration de Redis, écrivez « maxmemory-policy noeviction ».',
  ],
  [
    /^append-only/,
    'Redis n’écrit pas au fil de l’eau sur son disque : son redémarrage perd les derniers travaux et ce que Guichet vient de noter.',
    'Dans la configuration de Redis, écrivez « appendonly yes ».',
  ],
  [
    /^other users/,
    'D’autres utilisateurs de cette machine peuvent lire ou modifier le stockage.',
    'Donnez à DATA_DIR un dossier qui appartient à l’utilisateur de Guichet, sur un disque local.',
  ],
]
