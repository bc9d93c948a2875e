import { describe, expect, it } from 'vitest'
import { JOBS } from '../jobs/index.ts'
import { jobWords } from '../src/http/dashboard/words.ts'

describe('jobs', () => {
  it('each have a name of their own, a sentence for the operator and a handler', () => {
    const names = JOBS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { name, summary, concurrency } of JOBS) {
      // A queue's name is part of its keys in Redis.
      expect(name).toMatch(/^[a-z][a-z-]*$/)
      expect(summary).toMatch(/^[A-Z].+\.$/)
      if (typeof concurrency === 'number') expect(concurrency).toBeGreaterThan(0)
    }
  })

  it('keep their hours under names of their own', () => {
    const names = JOBS.flatMap(({ name, hours = [] }) => hours.map((one) => one.name ?? name))
    expect(names.toSorted()).toEqual([
      'collect-reports',
      'follow-up',
      'laureat-list',
      'poll',
      'reconcile',
      'tell-operator',
    ])
  })

  it('have French words on the dashboard', () => {
    for (const { name } of JOBS) expect(jobWords(name)).not.toBe(name)
  })

  it('refuse a payload that is not theirs', () => {
    for (const { payload } of JOBS) {
      expect(payload.safeParse({ email: 'someone@example.org' }).success).toBe(false)
    }
  })
})
