import type { FieldKey } from '../../config/form.ts'
import type { Campaign } from '../../config/load.ts'
import { enumerateFew } from '../../domain/french.ts'
import { readThemes } from '../../domain/themes.ts'
import type { Descriptor } from '../../ds/port.ts'
import type { Finding } from './finding.ts'

/** The finding of a list of themes with options that no known wording matches. */
export const UNREAD_THEMES = 'theme-options'

const NAMED = 5

/** DS writes the titles inside a list between two hyphens; « Autre » is what it adds when any answer is allowed. */
const NO_OPTION = /^(--.*--|autres?)$/i

/** Every applicant who chooses such an option has an opinion « À vérifier »: better said before the first. */
export function themeFindings(
  campaign: Pick<Campaign, 'themes'>,
  fields: ReadonlyMap<FieldKey, Descriptor>,
): Finding[] {
  const options = fields.get('theme')?.options ?? []
  const unread = options
    .map((option) => option.trim())
    .filter((option) => option !== '' && !NO_OPTION.test(option))
    .filter((option) => readThemes([option], campaign.themes).state !== 'known')
  if (unread.length === 0) return []
  const named = unread.slice(0, NAMED).map((option) => `${JSON.stringify(option)}: 3a`)
  return [
    {
      level: 'warning',
      code: UNREAD_THEMES,
      message: `Le formulaire propose des thématiques que Guichet ne sait pas lire : ${enumerateFew(
        unread.map((option) => `« ${option} »`),
        NAMED,
      )}. Ces dossiers seront « À vérifier ».`,
      remedy: `Dites dans la configuration de quelle thématique chacune relève : themes: { ${named.join(', ')} }, ou 3b, 3c, 3d ; laissez celles qui ne relèvent d’aucune.`,
    },
  ]
}
