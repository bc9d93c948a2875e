import { Decimal } from 'decimal.js'
import { formatEuros, plural } from '../../french.ts'
import { defineCriterion, met, notApplicable, toCheck } from '../define.ts'
import { positive } from '../money.ts'
import type { Neighbour } from '../opinion.ts'
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
    const others = around.neighbours.filter(
      (other) => other.campaign === around.campaign && other.dossier !== facts.dossier,
    )
    const self = around.neighbours.find((other) => other.dossier === facts.dossier)
    const accepted = others.filter((other) => other.state === 'accepte')
    const earlier =
      self?.state === 'accepte'
        ? []
        : others.filter((other) => isLive(other) && isBefore(other, facts))
    const granted = total(accepted, (other) => other.grantedAmount ?? other.requestedGrant)
    const requested = total(earlier, (other) => other.requestedGrant)
    const own =
      (self?.state === 'accepte' ? self.grantedAmount : null) ??
      figures.maxGrant ??
      positive(facts.requestedGrant)
    const left = around.envelope.minus(granted.amount).minus(requested.amount)
    const unknown = granted.unknown + requested.unknown
    const details = [
      `${formatEuros(granted.amount)} pour ${plural(accepted.length, 'dossier accepté', 'dossiers acceptés')}`,
      `${formatEuros(requested.amount)} pour ${plural(earlier.length, 'dossier déposé', 'dossiers déposés')} avant`,
      unknown > 0 ? `${plural(unknown, 'montant inconnu', 'montants inconnus')}` : '',
    ].filter((detail) => detail !== '')
    const whole = `sur ${formatEuros(around.envelope)} (${details.join(', ')})`
    if (own === null)
      return toCheck(
        `montant de ce dossier inconnu ; avant lui, reste ${formatEuros(left)} ${whole}`,
      )
    const after = left.minus(own)
    return after.isNegative()
      ? toCheck(
          `dépassée de ${formatEuros(after.abs())} ${whole}, ce dossier compris pour ${formatEuros(own)}`,
        )
      : met(`il reste ${formatEuros(after)} ${whole}, ce dossier compris pour ${formatEuros(own)}`)
  },
})

const isLive = ({ state }: Neighbour): boolean =>
  state === 'en_construction' || state === 'en_instruction'

/** By instant, not by text: two deposits may carry different offsets. */
function isBefore(other: Neighbour, self: { dossier: number; depositedAt: string }): boolean {
  const gap = Date.parse(other.depositedAt) - Date.parse(self.depositedAt)
  return gap < 0 || (gap === 0 && other.dossier < self.dossier)
}

function total(
  dossiers: readonly Neighbour[],
  amountOf: (dossier: Neighbour) => Decimal | null,
): { amount: Decimal; unknown: number } {
  const amounts = dossiers.map(amountOf)
  const known = amounts.filter((amount) => amount !== null)
  return {
    amount: known.reduce((sum, amount) => sum.plus(amount), new Decimal(0)),
    unknown: amounts.length - known.length,
  }
}
