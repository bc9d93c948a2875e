import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { criteriaPage, readCriteriaPage } from '../../docs/tous-les-criteres.ts'
import { ANNOTATIONS, TYPE_NAMES } from '../../src/config/form.ts'
import { APPLICANT_KINDS } from '../../src/domain/eligibility/applicant-kind.ts'
import { VERDICT_LABELS } from '../../src/domain/eligibility/opinion.ts'
import { SPENDING_KINDS } from '../../src/domain/eligibility/reading/kinds.ts'
import { loadPresets } from '../../src/presets/index.ts'

const page = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../docs', `${name}.md`), 'utf8')

describe('the pages for préfectures never lie', () => {
  it('« Tous les critères » is what the code and the presets say', () => {
    // Write it again: npx tsx docs/tous-les-criteres.ts
    expect(readCriteriaPage()).toBe(criteriaPage())
  })

  it('« Quelles annotations créer » names each annotation with a type that the robot can write', () => {
    const text = page('quelles-annotations-creer')
    for (const { label, types } of Object.values(ANNOTATIONS))
      expect(text).toContain(`| ${label} | ${TYPE_NAMES[types[0] ?? '']} |`)
  })

  it('« Comment lire un avis » names the three verdicts', () => {
    for (const verdict of Object.values(VERDICT_LABELS))
      expect(page('comment-lire-un-avis')).toContain(`**${verdict}**`)
  })

  it('« Comment adapter un préréglage » names every preset, kind of applicant and kind of spending', () => {
    const text = page('comment-adapter-un-prereglage')
    const names = [...loadPresets().keys(), ...Object.keys(APPLICANT_KINDS), ...SPENDING_KINDS]
    for (const name of names) expect(text).toContain(`\`${name}\``)
  })
})
