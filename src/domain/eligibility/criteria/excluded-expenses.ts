import * as z from 'zod'
import { enumerate, enumerateFew, formatEuros, plural } from '../../french.ts'
import type { CaseFigures, JudgedExpense } from '../case.ts'
import { type Answer, defineCriterion, met, notMet, toCheck } from '../define.ts'
import { positive, sum } from '../money.ts'
import { mentionsIn, textsOf } from '../reading/dossier-texts.ts'
import { KIND_NAMES, SPENDING_KINDS } from '../reading/kinds.ts'
import { LEXICON } from '../reading/lexicon.ts'
import { isReadWhole } from '../reading/words.ts'
import { quote } from '../wording.ts'
import { isSameAmount } from './budget-adds-up.ts'

const SHOWN = 3

export const excludedExpenses = defineCriterion({
  id: 'excluded-expenses',
  title: 'Dépenses exclues',
  blocking: true,
  needs: ['expenses'],
  uses: ['summary'],
  params: z.strictObject({ kinds: z.array(z.enum(SPENDING_KINDS)).min(1) }),
  evaluate({ facts, figures, around }, { kinds }): Answer {
    const lines = figures.expenses
    const excluded = lines.filter((line) => line.excluded !== null)
    if (isWholeCost(figures, positive(facts.totalCost)))
      return notMet(`rien d’autre que ${shown(excluded.map(describeLine))}`)
    const texts = textsOf(facts)
    const mentions = mentionsIn(facts, kinds, around.lexicon ?? LEXICON)
    const remarks = [
      shown(excluded.map(describeLine)),
      after(
        'à préciser : ',
        lines.filter(({ reading }) => reading.is === 'unknown').map(describeLine),
      ),
      after(
        'sans libellé : ',
        lines.filter(({ reading }) => reading.is === 'unlabelled').map(describeAmount),
      ),
      after(
        'le texte dit ',
        mentions.map(({ kind, quotation }) => `${quote(quotation)} (${KIND_NAMES[kind]})`),
      ),
      texts.every(isReadWhole) ? '' : 'un texte du dossier est trop long pour être lu en entier',
    ].filter((remark) => remark !== '')
    if (remarks.length > 0) return { ...toCheck(remarks.join(' ; ')), seen: true }
    if (lines.length > 0)
      return met(`${plural(lines.length, 'ligne lue', 'lignes lues')}, aucune exclue`)
    const names = enumerate(
      kinds.map((kind) => KIND_NAMES[kind]),
      'ou',
    )
    // A budget told in prose has been read; a budget that is not there has not.
    return facts.expenses.state === 'unreadable'
      ? met(`le détail, en texte libre, ne cite pas de dépense exclue (${names})`)
      : toCheck(`le détail des dépenses n’est pas fourni (exclus : ${names})`)
  },
})

/** True when the lines are all excluded for certain, and make the declared cost, or the cost is unknown. */
function isWholeCost({ expenses }: CaseFigures, cost: ReturnType<typeof positive>): boolean {
  if (expenses.length === 0 || !expenses.every(({ excluded }) => excluded?.certain)) return false
  const total = sum(expenses.map(({ amount }) => amount))
  return cost === null || (total !== null && isSameAmount(total, cost))
}

const describeLine = (line: JudgedExpense): string => {
  const { label, excluded } = line
  const kind = excluded ? `${KIND_NAMES[excluded.kind]}${excluded.certain ? '' : ' ?'}` : ''
  const details = [describeAmount(line), kind].filter((detail) => detail !== '')
  return `${quote(label)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`
}

const describeAmount = ({ amount }: JudgedExpense): string =>
  amount.state === 'known' ? formatEuros(amount.value) : ''

const shown = (items: readonly string[]): string => enumerateFew(items, SHOWN)

const after = (words: string, items: readonly string[]): string =>
  items.length > 0 ? `${words}${shown(items)}` : ''
