import {
  type Document,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
  type YAMLParseError,
} from 'yaml'
import { ConfigError, type Problem } from '../failures/problems.ts'

/** A YAML file, with what it takes to say where it is wrong. */
export interface YamlFile {
  readonly value: unknown
  /** Of what stands at that path, or else of what holds it. */
  lineOf(path: Problem['path']): number | null
  /** What is written there, when it is one word, number or text. */
  scalarAt(path: Problem['path']): Scalar | null
}

/**
 * @param source how messages call the text: the file's path
 * @throws ConfigError with every line that cannot be read
 */
export function readYaml(text: string, source: string): YamlFile {
  const odd = text.split('\n').findIndex((line) => /^[ \t]*\u00a0/.test(line))
  if (odd >= 0)
    throw new ConfigError(source, [
      {
        path: [],
        message: `line ${odd + 1}: a no-break space stands where spaces are expected`,
        remedy: 'use ordinary spaces: a word processor, or a page, may have put others',
      },
    ])
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  // After a first one, the parser stumbles over what follows.
  const isTwice = ({ code }: YAMLParseError) => code === 'DUPLICATE_KEY'
  const unreadable = document.errors.find((error) => !isTwice(error))
  const errors = [...document.errors.filter(isTwice), ...(unreadable ? [unreadable] : [])]
  if (errors.length > 0)
    throw new ConfigError(
      source,
      errors.map((error) => inWords(error, lineAt(error.pos[0]), text)),
    )
  const lineOf = (path: Problem['path']) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lineAt(node.range[0])
    }
    return null
  }
  const twofold = twofoldNumbers(document, lineAt)
  if (twofold.length > 0) throw new ConfigError(source, twofold)
  return {
    value: unfold(document, source, lineAt),
    lineOf,
    scalarAt: (path) => {
      const node = document.getIn(path, true)
      return isScalar(node) ? node : null
    },
  }
}

/** What the parser met, in the terms of whoever wrote the file: its code, or its words where one code has several. */
const MISTAKES: readonly (readonly [met: RegExp, message: string, remedy: string])[] = [
  [/^TAB_AS_INDENT/, 'a tab stands where spaces are expected', 'use spaces, two for each level'],
  [/^BAD_INDENT.*Flow/s, 'a [ or a { is not closed', 'close it with ] or }'],
  [/^MISSING_CHAR.*quote/s, 'a quote is not closed', 'close it on the same line'],
  [
    /^(BAD_INDENT|MISSING_CHAR.*indicator)/s,
    'it does not begin under the lines that it belongs with',
    'align it with spaces on the lines of its section; each entry of a list begins with « - »',
  ],
  [
    /^BLOCK_AS_IMPLICIT_KEY/,
    'it has two colons',
    'put quotes around a text that holds one: header: "Guichet: FITN7"',
  ],
  [/^BAD_SCALAR_START/, 'a text begins with a sign that YAML keeps', 'put quotes around the text'],
  [/^MULTIPLE_DOCS/, 'a second document begins there (---)', 'keep one document in the file'],
]

function inWords({ code, message, pos }: YAMLParseError, line: number, text: string): Problem {
  const [, key = 'a name'] = /^["']?([\w-]+)/.exec(text.slice(pos[0])) ?? []
  if (code === 'DUPLICATE_KEY')
    return {
      path: [],
      message: `line ${line}: ${key} stands twice in its section`,
      remedy: 'keep one of the two',
    }
  const found = MISTAKES.find(([met]) => met.test(`${code} ${message}`))
  const [, what = 'a sign is not expected there', remedy = 'look at its colons and its quotes'] =
    found ?? []
  return { path: [], message: `line ${line}: not readable as YAML: ${what}`, remedy }
}

const FRENCH_THOUSANDS = /^[1-9]\d{0,2}\.\d{3}$/

/** 270.000 is a number of YAML, 270, and an amount of ours, 270 000: nobody but its writer knows. */
function twofoldNumbers(document: Document, lineAt: (offset: number) => number): Problem[] {
  const found: Problem[] = []
  visit(document, {
    Scalar(_, { value, source = '', range }) {
      if (typeof value !== 'number' || !FRENCH_THOUSANDS.test(source)) return
      found.push({
        path: [],
        message: `line ${range ? lineAt(range[0]) : '?'}: ${source} can be read as ${value} or as ${source.replace('.', '')}`,
        remedy: `write ${source.replace('.', '')}, or ${value}`,
      })
    },
  })
  return found
}

function unfold(document: Document, source: string, lineAt: (offset: number) => number): unknown {
  try {
    // The limit stops aliases that unfold without end.
    return document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch {
    const nowhere = aliasesToNowhere(document, lineAt)
    throw new ConfigError(
      source,
      nowhere.length > 0
        ? nowhere
        : [
            {
              path: [],
              message: 'its aliases (&name, *name) repeat too much',
              remedy: 'write the repeated parts out',
            },
          ],
    )
  }
}

function aliasesToNowhere(document: Document, lineAt: (offset: number) => number): Problem[] {
  const found: Problem[] = []
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return
      found.push({
        path: [],
        message: `line ${alias.range ? lineAt(alias.range[0]) : '?'}: an alias (*${alias.source}) names nothing`,
        remedy: 'put quotes around a text that begins with *',
      })
    },
  })
  return found
}
