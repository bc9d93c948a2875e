import { foldLabel, underFirst } from '../../domain/labels.ts'
import { nearest } from '../../domain/nearest.ts'
import type { Descriptor } from '../../ds/port.ts'

/** Something the administrator of the démarche, or the operator, has to put right. In French: it is shown as it is. */
export interface Finding {
  /** `error`: the campaign does not start. `warning`: it runs without that part. */
  readonly level: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly remedy: string
}

/** Descriptors under the first candidate that matches any: by label, or by id. */
export function findAll(
  descriptors: readonly Descriptor[],
  candidates: readonly string[],
): Descriptor[] {
  // A section is often titled like the champ it introduces.
  const fillable = descriptors.filter(
    ({ type }) => type !== 'headerSection' && type !== 'explication',
  )
  return underFirst(fillable, candidates, ({ id }, candidate) => id === candidate)
}

export function ambiguous(
  level: Finding['level'],
  code: string,
  what: string,
  label: string,
  matches: readonly Descriptor[],
): Finding {
  return {
    level,
    code,
    message: `Plusieurs ${what} portent le libellé « ${label} » : ${matches.map((match) => match.id).join(' et ')}.`,
    remedy:
      'Renommez l’un des deux dans DS, ou indiquez dans la configuration l’identifiant du bon.',
  }
}

export function near(label: string, candidates: readonly { label: string }[]): string {
  const folded = candidates.map((candidate) => foldLabel(candidate.label))
  const found = nearest(foldLabel(label), folded) ?? sharingWords(foldLabel(label), folded)
  const candidate = candidates.find(({ label }) => foldLabel(label) === found)
  return candidate ? ` Le plus proche : « ${candidate.label} ».` : ''
}

/** Words that many labels have. */
const COMMON = new Set(['projet', 'pour', 'dans', 'avec', 'nombre', 'date', 'montant', 'nature'])

/** « Date prévisionnelle de fin » for « date de fin du projet »: the label with most of the words looked for. */
function sharingWords(wanted: string, known: readonly string[]): string | null {
  const words = wordsOf(wanted).filter((word) => !COMMON.has(word))
  const scored = known
    .map((label) => ({
      label,
      shared: words.filter((word) => wordsOf(label).includes(word)).length,
    }))
    .filter(({ shared }) => shared > 0 && shared * 2 >= words.length)
    .sort((a, b) => b.shared - a.shared)
  return scored[0]?.label ?? null
}

const wordsOf = (label: string): string[] => label.match(/[a-z]{3,}/g)?.map(singular) ?? []

const singular = (word: string): string => word.replace(/s$/, '')
