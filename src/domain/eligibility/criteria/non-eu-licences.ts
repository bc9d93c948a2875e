import { Decimal } from 'decimal.js'
import * as z from 'zod'
import { enumerateFew, formatEuros, formatPercent } from '../../french.ts'
import type { Case } from '../case.ts'
import type { Answer } from '../define.ts'
import { defineCriterion, met, toCheck } from '../define.ts'
import { sum } from '../money.ts'
import { percent } from '../params.ts'
import { type PublisherMention, publishersNamedIn } from '../reading/publishers.ts'
import { isService } from '../reading/spending.ts'
import { isReadWhole } from '../reading/words.ts'
import { quote } from '../wording.ts'

const SHOWN = 4

export const nonEuLicences = defineCriterion({
  id: 'non-eu-licences',
  title: 'Licences hors UE',
  blocking: true,
  params: z.strictObject({
    /**
     * Share of the expense lines, in percent, above which a person has to look. The calls say « une partie
     * marginale » without a figure. Absent: licences are only to be avoided, the line informs.
     */
    marginalUpTo: percent.optional(),
  }),
  evaluate(subject, { marginalUpTo }): Answer {
    const texts = textsOf(subject)
    if (texts.length === 0)
      return { ...toCheck('ni dépense ni présentation à lire'), advisory: true }
    const named = texts
      .flatMap(publishersNamedIn)
      .filter(({ name }, i, all) => all.findIndex((other) => other.name === name) === i)
    if (named.length === 0 && !texts.every(isReadWhole))
      return {
        ...toCheck('un texte du dossier est trop long pour être lu en entier'),
        advisory: true,
      }
    if (named.length === 0)
      return {
        ...met('aucun éditeur établi hors de l’Union européenne n’est cité'),
        advisory: true,
      }
    const share = licenceShare(subject)
    const message = [describe(named), share === null ? '' : share.message]
      .filter((part) => part !== '')
      .join(' ; ')
    if (share !== null && marginalUpTo !== undefined && share.percent.greaterThan(marginalUpTo))
      return toCheck(
        `${message}, au-delà du seuil d’alerte de ${formatPercent(new Decimal(marginalUpTo))} — elles doivent rester marginales`,
      )
    return { ...toCheck(message), advisory: true }
  },
})

function textsOf({ facts, figures }: Case): string[] {
  const written = [facts.title, facts.summary].flatMap((fact) =>
    fact.state === 'known' ? [fact.value] : [],
  )
  const budget = facts.expenses.state === 'unreadable' ? [facts.expenses.found] : []
  return [...figures.expenses.map((line) => line.label), ...budget, ...written]
}

/** Part of the budget that goes to such licences; null when amounts are missing. */
function licenceShare({ figures }: Case): { percent: Decimal; message: string } | null {
  const licences = figures.expenses.filter(
    (line) => publishersNamedIn(line.label).length > 0 && !isService(line.label),
  )
  const cost = sum(licences.map((line) => line.amount))
  const total = sum(figures.expenses.map((line) => line.amount))
  if (licences.length === 0 || cost === null || total === null) return null
  const share = cost.dividedBy(total).times(100)
  return {
    percent: share,
    message: `${formatEuros(cost)} sur ${formatEuros(total)} de dépenses, soit ${formatPercent(share)}`,
  }
}

const describe = (mentions: readonly PublisherMention[]): string =>
  `${mentions.length > 1 ? 'éditeurs hors UE cités' : 'éditeur hors UE cité'} : ${enumerateFew(
    mentions.map(({ name, seat, quotation }) => `${name} (${seat}), ${quote(quotation)}`),
    SHOWN,
  )}`
