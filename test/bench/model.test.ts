import { describe, expect, it } from 'vitest'
import { floorPosts } from '../../bench/model.ts'

describe('the floor of the bench', () => {
  it('counts the form, full pages, full documents of reads and of writes', () => {
    expect(floorPosts(1_000)).toBe(1 + 10 + 10 + 10)
    expect(floorPosts(1)).toBe(4)
  })
})
