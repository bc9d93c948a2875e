import type { Decimal } from 'decimal.js'
import * as z from 'zod'
import { enumerateFew, formatEuros, formatPercent } from '../../french.ts'
import type { Case } from '../case.ts'
import { type Answer, defineCriterion, met, toCheck } from '../define.ts'
import { positive, sum } from '../money.ts'
import { percent } from '../params.ts'
import { budgetText, proseOf } from '../reading/dossier-texts.ts'
import { LEXICON } from '../reading/lexicon.ts'
import { paysForLicence } from '../reading/line.ts'
import { type PublisherMention, publishersNamedIn } from '../reading/publishers.ts'
import { isReadWhole } from '../reading/words.ts'
import { quote } from '../wording.ts'

const SHOWN = 3

export const nonEuLicences = defineCriterion({
  id: 'non-eu-licences',
  title: 'Licences hors UE',
  blocking: true,
  params: z.strictObject({
    /**
     * Share of the grant asked, in percent, above which a person has to look. The calls say « une partie marginale des
     * financements accordés » without a figure. Absent: licences are only to be avoided, the line informs.
     */
    marginalUpTo: percent.optional(),
  }),
  evaluate(subject, { marginalUpTo }): Answer {
    const { facts, figures, around } = subject
    const lexicon = around.lexicon ?? LEXICON
    const find = (text: string) => publishersNamedIn(text, lexicon)
    const lines = figures.expenses.map((line) => ({ ...line, named: find(line.label) }))
    const inBudget = budgetText(facts).flatMap(find)
    const texts = [...lines.map(({ label }) => label), ...budgetText(facts), ...proseOf(facts)]
    if (texts.length === 0) return inform(toCheck('ni dépense ni présentation à lire'))
    const named = [
      ...lines.flatMap((line) => line.named),
      ...inBudget,
      ...proseOf(facts).flatMap(find),
    ].filter(({ name }, i, all) => all.findIndex((other) => other.name === name) === i)
    if (named.length === 0)
      return inform(
        texts.every(isReadWhole)
          ? met('aucun éditeur hors UE cité')
          : toCheck('un texte du dossier est trop long pour être lu en entier'),
      )
    const licences = lines.filter(
      (line) => line.named.length > 0 && paysForLicence(line.label, lexicon),
    )
    // Named in the presentation only: nothing says that the project pays for it.
    if (licences.length === 0 && inBudget.length === 0) return inform(toCheck(describe(named)))
    const share =
      licences.length > 0 ? shareOfGrant(subject, sum(licences.map(({ amount }) => amount))) : null
    const told = share
      ? `${describe(named)} ; ${share.message}`
      : `${describe(named)} ; part de la subvention non connue`
    if (marginalUpTo === undefined) return inform(toCheck(share ? told : describe(named)))
    if (share?.percent.lessThanOrEqualTo(marginalUpTo)) return inform(toCheck(told))
    return toCheck(`${told} — elles doivent rester marginales`)
  },
})

const inform = (finding: Answer): Answer => ({ ...finding, advisory: true })

/** Null when the cost of the licences or the grant is not known. */
function shareOfGrant(
  { facts }: Case,
  cost: Decimal | null,
): { percent: Decimal; message: string } | null {
  const grant = positive(facts.requestedGrant)
  if (cost === null || grant === null) return null
  const share = cost.dividedBy(grant).times(100)
  return {
    percent: share,
    message: `${formatEuros(cost)} pour ${formatEuros(grant)} demandés, soit ${formatPercent(share)}`,
  }
}

const describe = (mentions: readonly PublisherMention[]): string =>
  enumerateFew(
    mentions.map(({ name, seat, quotation }) => `${name} (${seat}), ${quote(quotation)}`),
    SHOWN,
  )
