import { describe, expect, it } from 'vitest'
import { floorOf } from '../../bench/model.ts'

describe('the floor of the bench', () => {
  it('counts the form, full pages, full documents of reads and of writes', () => {
    expect(floorOf(1_000).posts).toBe(1 + 10 + 10 + 13)
    expect(floorOf(1).posts).toBe(4)
  })
})
