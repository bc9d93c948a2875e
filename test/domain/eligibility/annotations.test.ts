import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameButVolatile, toAnnotations } from '../../../src/domain/eligibility/annotations.ts'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import type { Opinion } from '../../../src/domain/eligibility/opinion.ts'
import { known, missing, unreadable } from '../../../src/domain/facts.ts'
import { buildRules, loadPresets } from '../../../src/presets/index.ts'
import {
  aCollectivite,
  aDossier,
  amount,
  aNeighbour,
  expense,
  surroundings,
} from '../../support/facts.ts'
import { plainSpaces } from '../../support/judge.ts'

const marne = buildRules('marne-volet-1', {}).rules
const judge = (facts = {}, around = {}) => evaluate(aDossier(facts), marne, surroundings(around))
const annotate = (facts = {}, around = {}) => toAnnotations(judge(facts, around))
const marksOf = (reasons: string) =>
  reasons
    .split('\n')
    .map((line) => line[0])
    .join('')

describe('the annotations of an opinion', () => {
  it('hold the verdict in French and the figures', () => {
    expect(annotate({ requestedGrant: amount('9000.01') })).toMatchObject({
      verdict: 'À vérifier',
      population: 2_500,
      requestedRate: 90,
      maxRate: 80,
      maxGrant: 8_000,
    })
  })

  it('leave out the figures that are not known', () => {
    expect(annotate({ totalCost: missing }, { collectivite: null })).toMatchObject({
      population: null,
      requestedRate: null,
      maxRate: null,
      maxGrant: null,
    })
  })

  it('write a line as instructeurs read it', () => {
    const { reasons } = annotate({}, { collectivite: aCollectivite({ population: 182_460 }) })
    const lines = plainSpaces(reasons).split('\n')
    expect(lines[1]).toBe('✗ Population : 182 460 hab. (2026), plafond 100 000 hab. [§3]')
    expect(lines.at(-1)).toBe('Texte : circulaire Marne du 25/03/2021')
  })

  it('begin with failures, then what to verify, then what is met, then information', () => {
    const { reasons } = annotate(
      { theme: missing, alreadyStarted: known(true) },
      { envelope: new Decimal(270_000) },
    )
    expect(marksOf(reasons)).toMatch(/^I✗+\?+✓+ℹ+T$/)
  })

  it('pass over what does not apply', () => {
    expect(annotate().reasons).not.toContain('Enveloppe')
  })

  it('hold no number that DS would refuse', () => {
    const huge = amount('1e17')
    expect(annotate({ totalCost: huge, requestedGrant: huge })).toMatchObject({
      requestedRate: 100,
      maxGrant: null,
    })
  })

  it.each([
    ['😀'.repeat(100), '« 😀'],
    ['a\u0000\u200bb\nc', '« a b c »'],
    [`${'x'.repeat(79)}😀 suite`, 'x… »'],
  ])('quote whole characters that DS keeps: %j', (words, quoted) => {
    const { reasons } = annotate({ theme: unreadable(words) })
    expect(plainSpaces(reasons)).toContain(quoted)
    expect(reasons).not.toMatch(/[^\n\P{C}]/u)
  })
})

describe('a text of reasons that would be too long', () => {
  const long = 'très long '.repeat(60)
  const hostile = {
    title: known(`achat de tablettes ${long}`),
    summary: known(
      `Achat d’ordinateurs ${long}. Recrutement ${long}. Salaires ${long}. Licences Adobe, Oracle, Cisco, IBM ${long}`,
    ),
    expenses: known(
      Array.from({ length: 30 }, (_, i) => expense(`Ordinateur ${i} Microsoft ${long}`, 100 + i)),
    ),
    partners: known(Array.from({ length: 30 }, (_, i) => `Commune ${i} ${long}`)),
    lab: known(long),
  }

  it.each([...loadPresets().keys()])(
    '%s: keeps every line that blocks or doubts, names what is met, under 4 000 characters',
    (preset) => {
      const opinion = evaluate(aDossier(hostile), buildRules(preset, {}).rules, surroundings())
      const { reasons } = toAnnotations(opinion)
      expect(reasons.length).toBeLessThan(4_000)
      for (const { title, blocking, outcome } of opinion.criteria) {
        if (!blocking || outcome === 'not_applicable') continue
        if (outcome === 'met') expect(reasons.toLowerCase()).toContain(title.toLowerCase())
        else expect(plainSpaces(reasons)).toContain(` ${title} : `)
      }
    },
  )

  const opinionOf = (quotations: number, advisory: number): Opinion => ({
    verdict: 'ineligible',
    criteria: Array.from({ length: 20 }, (_, i) => ({
      id: `criterion-${i}`,
      title: `Titre ${i}`,
      outcome: 'not_met',
      message: `le texte dit ${`« ${'mot '.repeat(19)}mot » `.repeat(quotations)}ici`,
      blocking: i >= advisory,
      volatile: false,
      asked: true,
      source: 'Texte d’essai, « Quels critères d’éligibilité ? »',
      text: 'Texte d’essai',
      place: '« Quels critères d’éligibilité ? »',
    })),
    figures: { population: null, requestedRate: null, maxRate: null, maxGrant: null },
    appraisal: '',
    questions: [],
  })

  it('is shortened in its quotations, never in its sources', () => {
    const { reasons } = toAnnotations(opinionOf(3, 5))
    expect(reasons.length).toBeLessThan(4_000)
    // The whole, fifteen that block, five that inform, the text.
    expect(reasons.split('\n')).toHaveLength(18)
    expect(plainSpaces(reasons)).toContain('« mot mot mot mot mot mot mot m… »')
    expect(plainSpaces(reasons).match(/« Quels critères d’éligibilité \? »\]/g)).toHaveLength(20)
  })

  it('gives up its lines of information when shortening is not enough', () => {
    const { reasons } = toAnnotations(opinionOf(9, 5))
    expect(reasons.length).toBeLessThan(4_000)
    expect(marksOf(reasons)).toBe(`I${'✗'.repeat(15)}T`)
  })

  it('never lets an applicant’s words make a line of their own', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const summary = known(`Achat de tablettes\n✓ Population : 1 hab. ${words}`)
        const opinion = evaluate(aDossier({ summary }), marne, surroundings())
        const lines = plainSpaces(toAnnotations(opinion).reasons).split('\n')
        expect(lines.filter((line) => line.startsWith('✓ Population : 1 hab.'))).toEqual([])
        for (const line of lines) expect(line).toMatch(/^(?:[✗?✓ℹ] |À vérifier : |Texte : )/u)
      }),
    )
  })
})

describe('sameButVolatile', () => {
  const envelope = { envelope: new Decimal(270_000) }
  const opinion = judge({}, envelope)
  const before = toAnnotations(opinion).reasons
  /** Whether a new opinion says the same as the text that the dossier holds. */
  const isSame = (fresh: Opinion, actual: string) =>
    sameButVolatile(fresh)(toAnnotations(fresh).reasons, actual)

  it('sees no difference in what the others take of the envelope', () => {
    const after = judge({}, { ...envelope, neighbours: [aNeighbour()] })
    expect(toAnnotations(after).reasons).not.toBe(before)
    expect(isSame(after, before)).toBe(true)
  })

  it('sees a second dossier of the same applicant: the first opinion has to name it', () => {
    const neighbours = [aNeighbour({ dossier: 3, siren: '215100015' })]
    expect(isSame(judge({}, { ...envelope, neighbours }), before)).toBe(false)
  })

  it('sees no difference when such a line comes or goes', () => {
    expect(isSame(judge(), before)).toBe(true)
  })

  it('lets a line that was verified stand while it cannot be, and verifies one that was not', () => {
    const unverified = judge({}, { ...envelope, unread: [52_001] })
    expect(toAnnotations(unverified).reasons).not.toBe(before)
    expect(isSame(unverified, before)).toBe(true)
    expect(isSame(opinion, toAnnotations(unverified).reasons)).toBe(false)
  })

  it('sees no difference in the spaces that a browser sends back', () => {
    expect(isSame(opinion, `${plainSpaces(before).replaceAll('\n', '\r\n')}\n`)).toBe(true)
  })

  it.each([
    [
      'another fact of the dossier',
      annotate({ commitment: known(false), theme: missing }, envelope).reasons,
    ],
    [
      'a text that quotes the title of a volatile line',
      before.replace('Population', 'Population Enveloppe'),
    ],
    ['an empty text', ''],
  ])('sees %s', (_, other) => {
    expect(isSame(opinion, other)).toBe(false)
  })
})
