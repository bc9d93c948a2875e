import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Paper, proseOf, ROOT, readPapers, spansOf } from './papers.ts'

const papers = readPapers()
const byFile = new Map(papers.map((paper) => [paper.file, paper]))

interface Link {
  /** From the root; the paper itself for a link to one of its own headings. */
  readonly target: string
  readonly anchor: string | null
}

const addressesOf = (paper: Paper): string[] => {
  const prose = proseOf(paper).replaceAll(/`[^`\n]*`/g, '')
  return [
    ...prose.matchAll(/\]\(([^)\s]+)\)/g),
    ...prose.matchAll(/\b(?:src|href)="([^"]+)"/g),
  ].map(([, address = '']) => address)
}

const isOutside = (address: string) => /^[a-z]+:/.test(address)

const linksOf = (paper: Paper): Link[] =>
  addressesOf(paper)
    .filter((address) => !isOutside(address))
    .map((address) => {
      const [path = '', anchor = null] = decodeURI(address).split('#')
      const target = path === '' ? paper.file : join(dirname(paper.file), path)
      return { target, anchor }
    })

/** The names that GitHub gives to the headings. */
function anchorsOf(paper: Paper): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of proseOf(paper).matchAll(/^#{1,6} +(.+)$/gm)) {
    const name = heading
      .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    let anchor = name
    for (let again = 1; anchors.has(anchor); again++) anchor = `${name}-${again}`
    anchors.add(anchor)
  }
  return anchors
}

describe('the papers', () => {
  it.each(papers)('$file leads where it says', (paper) => {
    const broken = linksOf(paper).filter(({ target, anchor }) => {
      const aim = byFile.get(target)
      if (anchor !== null && aim) return !anchorsOf(aim).has(anchor)
      return relative(ROOT, join(ROOT, target)).startsWith('..') || !existsSync(join(ROOT, target))
    })
    expect(broken).toEqual([])
  })

  it.each(papers)('$file sends nobody to an address in clear', (paper) => {
    const outside = addressesOf(paper).filter(isOutside)
    expect(outside.filter((address) => !/^https:\/\/[^\s/]+/.test(address))).toEqual([])
  })

  it.each(papers)('$file names files that are there', (paper) => {
    const paths = spansOf(paper).filter((span) => /^(?:\.ci|[a-z]+)\/[\w./-]+$/.test(span))
    const tracked = paths.filter((path) => !/^(?:secrets|dist)\//.test(path))
    expect(tracked.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })

  it('the README names every room', () => {
    const spans = spansOf(byFile.get('README.md') ?? { file: '', text: '' })
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `src/${name}/`)
    expect(rooms.filter((room) => !spans.some((span) => span.startsWith(room)))).toEqual([])
  })

  it('are all found from the README', () => {
    const found = new Set(['README.md'])
    for (const file of found) {
      const paper = byFile.get(file)
      for (const { target } of paper ? linksOf(paper) : []) found.add(target)
    }
    expect(papers.map(({ file }) => file).filter((file) => !found.has(file))).toEqual([])
  })
})
