import { quote } from '../eligibility/wording.ts'
import type { Provider } from '../facts.ts'
import { plural } from '../french.ts'

/** « ATELIER DU NUMÉRIQUE » – SIRET 00000001800010 – siège : département 10. The name is the lauréat's words. */
export const companyLine = ({ name, siret, department }: Provider) =>
  [
    ...(siret === name ? [] : [quote(name)]),
    ...(siret ? [`SIRET ${siret}`] : []),
    department ? `siège : département ${department}` : 'siège inconnu',
  ].join(' – ')

/** A project has some companies; a form can be filled with thousands. */
const MOST_COMPANIES = 100

/** One line each; what an earlier text counted is counted again. */
export function companiesText(companies: readonly string[]): string {
  const named = companies.filter((line) => !OTHERS.test(line))
  const others = named.length - MOST_COMPANIES
  return [
    ...named.slice(0, MOST_COMPANIES),
    ...(others > 0 ? [`et ${plural(others, 'autre entreprise', 'autres entreprises')}`] : []),
  ].join('\n')
}
const OTHERS = /^et \d+ autres? entreprises?$/
