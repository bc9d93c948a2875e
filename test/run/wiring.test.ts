import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import { checkWiring, type Wiring } from '../../src/run/wiring.ts'

const poll = { name: 'poll', handler: () => {} }
const whole: Wiring = { jobs: [poll], schedules: [{ name: 'every-minute', job: 'poll' }] }

describe('a service', () => {
  it('that is whole starts', () => {
    expect(() => checkWiring(whole)).not.toThrow()
  })

  it.each<[string, Partial<Wiring>, string]>([
    ['a job defined twice', { jobs: [poll, poll] }, 'the job poll is defined twice'],
    [
      'a job without a handler',
      { jobs: [poll, { name: 'instruct', handler: undefined }] },
      'the job instruct has no handler',
    ],
    [
      'a schedule without its job',
      { jobs: [] },
      'the schedule every-minute queues the job poll, which does not exist',
    ],
    [
      'a schedule defined twice',
      { schedules: [...whole.schedules, ...whole.schedules] },
      'the schedule every-minute is defined twice',
    ],
  ])('with %s does not, and says so', (_, change, fault) => {
    const start = () => checkWiring({ ...whole, ...change })
    expect(start).toThrow(fault)
    expect(start).toThrow(Failure)
  })
})
