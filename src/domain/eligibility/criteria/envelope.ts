import { Decimal } from 'decimal.js'
import { formatEuros, plural } from '../../french.ts'
import { defineCriterion, met, notApplicable, toCheck } from '../define.ts'
import { positive } from '../money.ts'
import type { Total } from '../opinion.ts'
import { none } from '../params.ts'

export const envelope = defineCriterion({
  id: 'envelope',
  title: 'Enveloppe',
  blocking: false,
  volatile: true,
  params: none,
  /** Accepted dossiers first, then the live ones in the order of their deposit, up to this one. */
  evaluate({ facts, around, figures }) {
    if (around.envelope === null) return notApplicable('aucune enveloppe n’est fixée')
    const { neighbours, sharing } = around
    const self = neighbours.find(around.campaign, facts.dossier)
    const granted = neighbours.accepted(sharing, facts.dossier)
    const earlier = self?.state === 'accepte' ? NOTHING : neighbours.liveBefore(sharing, facts)
    const own =
      (self?.state === 'accepte' ? self.grantedAmount : null) ??
      figures.maxGrant ??
      positive(facts.requestedGrant)
    const left = around.envelope.minus(granted.amount).minus(earlier.amount)
    const unknown = granted.unknown + earlier.unknown
    const details = [
      granted.count === 0
        ? ''
        : `${formatEuros(granted.amount)} pour ${plural(granted.count, 'dossier accepté', 'dossiers acceptés')}`,
      earlier.count === 0
        ? ''
        : `${formatEuros(earlier.amount)} pour ${plural(earlier.count, 'dossier déposé', 'dossiers déposés')} avant`,
      unknown === 0 ? '' : plural(unknown, 'montant inconnu', 'montants inconnus'),
    ].filter((detail) => detail !== '')
    const whole = `sur ${formatEuros(around.envelope)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`
    if (own === null)
      return toCheck(
        `montant de ce dossier inconnu ; avant lui, reste ${formatEuros(left)} ${whole}`,
      )
    const after = left.minus(own)
    return after.isNegative()
      ? toCheck(`dépassée de ${formatEuros(after.abs())} ${whole}`)
      : met(`reste ${formatEuros(after)} ${whole}`)
  },
})

const NOTHING: Total = { count: 0, amount: new Decimal(0), unknown: 0 }
