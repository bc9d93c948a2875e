import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** A Markdown file of the repository. */
export interface Paper {
  /** From the root: `docs/comment-lire-un-avis.md`. */
  readonly file: string
  readonly text: string
}

/** A fenced block. */
export interface Block {
  readonly file: string
  /** `sh`, `yaml`…; empty when nothing is said. */
  readonly language: string
  /** What follows the language: `run` for what a test runs. */
  readonly mark: string
  readonly content: string
}

export function readPapers(): Paper[] {
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  return [...readdirSync(ROOT), ...inDocs.map((file) => join('docs', file))]
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))
}

const FENCED = /^( *)```(\S*) ?(\S*)\n([\s\S]*?)^\1```$/gm

export const blocksOf = ({ file, text }: Paper): Block[] =>
  [...text.matchAll(FENCED)].map(([, indent = '', language = '', mark = '', content = '']) => ({
    file,
    language,
    mark,
    content: content.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))

/** The text without its fenced blocks and its comments. */
export const proseOf = ({ text }: Paper): string =>
  text.replaceAll(FENCED, '').replaceAll(/<!--[\s\S]*?-->/g, '')

/** What stands between backquotes in the prose. */
export const spansOf = (paper: Paper): string[] =>
  [...proseOf(paper).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
