import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { linesOf, readJournalLines } from '../../src/run/journal-file.ts'
import { JOURNAL_VERSION } from '../../src/store/journal-format.ts'

const ENTRIES = [
  {
    key: 'dossier:51001:4300012',
    value: { group: 'é\n', placed: true, followedIn: [], verdict: 'eligible', more: [null, 1.5] },
  },
  { key: 'watermark:51001', value: { at: '2022-05-04T10:00:00+02:00' } },
]
const written = [...linesOf({ version: JOURNAL_VERSION, entries: ENTRIES })].join('')
const read = (text: string) => readJournalLines(createInterface(Readable.from([text])))
const heading = written.split('\n')[0]

describe('the file of a journal', () => {
  it('gives back what was written, one line an entry', async () => {
    expect(await read(written)).toEqual(ENTRIES)
    expect(written.split('\n')).toHaveLength(ENTRIES.length + 3)
  })

  it('of an earlier release is read', async () => {
    expect(await read(written.replace(`"version":${JOURNAL_VERSION}`, '"version":1'))).toEqual(
      ENTRIES,
    )
  })

  it.each([
    ['', 'it is cut'],
    ['{}', 'not a journal'],
    ['guichet.yaml: 1', 'not a journal'],
    ['{"guichet":"journal","version":99}', 'a later release wrote it (version 99'],
    [heading, 'it is cut'],
    [written.slice(0, -40), 'line 3 is not an entry'],
    [written.replace(/\{"key":"watermark.*\n/, ''), 'it is cut'],
    [written.replace('"key":"watermark', '"kay":"watermark'), 'line 3 is not an entry'],
    [written.replace('"placed":true', '"placed":1'), 'dossier:51001:4300012 is not what it should'],
    [written.replace('2022-05-04T', 'le 4 mai'), 'watermark:51001 is not what it should be (at)'],
    [
      written.replace('watermark:', 'watermarks:'),
      'no entry of Guichet is called watermarks:51001',
    ],
    [`${written}{"key":"more","value":1}\n`, 'something follows its end'],
  ])('%j is refused: %s', async (text, why) => {
    await expect(read(text ?? '')).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(why),
    })
  })
})
