import * as z from 'zod'
import type { Fact } from '../../facts.ts'
import { enumerate, enumerateFew, formatEuros, plural } from '../../french.ts'
import type { JudgedExpense } from '../case.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { spendingNamedIn } from '../reading/spending.ts'
import { SPENDING_KINDS, VOCABULARY } from '../reading/vocabulary.ts'
import { isReadWhole } from '../reading/words.ts'
import { quote } from '../wording.ts'

const SHOWN = 3

export const excludedExpenses = defineCriterion({
  id: 'excluded-expenses',
  title: 'Dépenses exclues',
  blocking: true,
  needs: ['expenses'],
  uses: ['summary'],
  params: z.strictObject({ kinds: z.array(z.enum(SPENDING_KINDS)).min(1) }),
  evaluate({ facts, figures }, { kinds }) {
    const lines = figures.expenses
    const suspect = lines.filter((line) => line.excluded !== null)
    if (lines.length > 0 && lines.every((line) => line.excluded?.certain))
      return notMet(
        `toutes les dépenses présentées relèvent de dépenses exclues : ${shown(suspect.map(describeLine))}`,
      )
    const texts = [facts.title, facts.summary, facts.expenses].flatMap(wordsOfFact)
    const mentions = texts.flatMap((text) => spendingNamedIn(text, kinds))
    const remarks = [
      suspect.length > 0 ? shown(suspect.map(describeLine)) : '',
      mentions.length > 0
        ? `le texte évoque ${shown(mentions.map(({ kind, quotation }) => `${quote(quotation)} (${VOCABULARY[kind].name})`))}`
        : '',
      texts.every(isReadWhole) ? '' : 'un texte du dossier est trop long pour être lu en entier',
    ].filter((remark) => remark !== '')
    if (remarks.length > 0) return { ...toCheck(remarks.join(' ; ')), seen: true }
    const names = kinds.map((kind) => VOCABULARY[kind].name)
    if (lines.length > 0)
      return met(
        `${plural(lines.length, 'ligne de dépense lue', 'lignes de dépenses lues')}, sans ${enumerate(names, 'ni')}`,
      )
    // A budget told in prose has been read; a budget that is not there has not.
    return facts.expenses.state === 'unreadable'
      ? met(
          names.length > 1
            ? `le détail des dépenses, en texte libre, ne cite ni ${names.join(' ni ')}`
            : `le détail des dépenses, en texte libre, ne cite aucune dépense exclue (${enumerate(names)})`,
        )
      : toCheck(`le détail des dépenses n’est pas fourni (dépenses exclues : ${enumerate(names)})`)
  },
})

const describeLine = ({ label, amount, excluded }: JudgedExpense): string => {
  const details = [
    amount.state === 'known' ? formatEuros(amount.value) : '',
    excluded ? `${VOCABULARY[excluded.kind].name}${excluded.certain ? '' : ' ?'}` : '',
  ].filter((detail) => detail !== '')
  return `${quote(label)} (${details.join(', ')})`
}

const shown = (items: readonly string[]): string => enumerateFew(items, SHOWN)

/** What an applicant wrote, whether it answers the question or not: an unreadable budget is still a text. */
const wordsOfFact = (fact: Fact<unknown>): string[] => {
  if (fact.state === 'unreadable') return [fact.found]
  return fact.state === 'known' && typeof fact.value === 'string' ? [fact.value] : []
}
