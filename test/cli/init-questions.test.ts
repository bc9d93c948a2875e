import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { ask, readAnswers, type Typed } from '../../src/cli/init-questions.ts'

const ENTER = '\r'
const DOWN = '\u001b[B'
const BACK = '\u007f'
const CTRL_C = '\u0003'

/** A person at a terminal who answers each question with the next keys, once it is shown. */
function terminal(keys: readonly (readonly [question: RegExp, ...typed: string[]])[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 })
  const left = [...keys]
  let shown = ''
  output.on('data', (chunk) => {
    shown += chunk
    const [next] = left
    if (!next?.[0].test(shown)) return
    left.shift()
    shown = ''
    for (const key of next.slice(1)) setImmediate(() => input.write(key))
  })
  return { streams: { input, output }, left }
}

it('asks what the flags do not give, refuses a wrong answer, and only asks for what matters', async () => {
  const person = terminal([
    [/Which rules\?/, ENTER],
    [/Number of the démarche/, 'abc', ENTER],
    [/a number is expected/, BACK, BACK, BACK, '01001', ENTER],
    [/Your name for the campaign/, ENTER],
    [/What the form does not ask/, ENTER],
    [/Who sends/, ENTER],
  ])
  const robot = 'robot@prefecture.example.org'
  const typed = await ask({ robot }, person.streams)
  // The preset tells the départements and the envelope; without e-mails, nobody gets alerts.
  expect(person.left).toEqual([])
  expect(readAnswers(typed ?? {})).toMatchObject({
    preset: 'ain',
    id: 'ain',
    demarche: 1001,
    robot,
    departments: null,
    envelope: null,
    unasked: null,
    from: null,
    operator: null,
  })
})

it('asks for the départements where the preset names none', async () => {
  const given: Typed = { preset: 'national-axe-3', demarche: '51001', robot: 'a@b.example.org' }
  const person = terminal([
    [/Your départements/, ENTER],
    [/It is needed/, '51 52', ENTER],
    [/Your name/, 'marne', ENTER],
    [/Euros at its disposal/, '90000', ENTER],
    [/What the form does not ask/, 'inform', ENTER],
    [/Who sends/, 'guichet@prefecture.example.org', ENTER],
    [/Who gets the alerts/, ENTER],
  ])
  expect(readAnswers((await ask(given, person.streams)) ?? {})).toMatchObject({
    id: 'marne',
    departments: ['51', '52'],
    envelope: 90_000,
    unasked: 'inform',
    from: 'guichet@prefecture.example.org',
    operator: null,
  })
})

it('gives up when the person does', async () => {
  const person = terminal([[/Which rules/, DOWN, CTRL_C]])
  expect(await ask({}, person.streams)).toBeNull()
})
