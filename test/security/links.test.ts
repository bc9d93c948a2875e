import { describe, expect, it } from 'vitest'
import { prefilledLink } from '../../src/domain/follow-up/prefilled-link.ts'
import { type Reminder, reminderMessage } from '../../src/mail/templates/reminder.ts'

const ORIGIN = 'https://ds.example.org'
const NO_CHAMPS = { laureat: undefined, period: undefined }

describe('links lead to DS and nowhere else', () => {
  it.each([
    '//autre.example.net',
    'https://autre.example.net/',
    '../../autre',
    '\\\\autre.example.net',
    'javascript:alert(1)',
    '@autre.example.net',
    'rapport?x=1#y',
  ])('the form of the reports, whatever its path says: %s', (path) => {
    const link = new URL(prefilledLink(ORIGIN, path, NO_CHAMPS, 1, '2022-T1').url)
    expect(link.origin).toBe(ORIGIN)
    expect(link.pathname).toMatch(/^\/commencer\/[^/]+$/)
    expect([link.search, link.hash, link.username]).toEqual(['', '', ''])
  })

  it('an e-mail, whatever applicants typed', () => {
    const typed = '"><a href="https://autre.example.net">Répondre</a> https://autre.example.net/'
    const reminder: Reminder = {
      step: 'last',
      dossier: 1234,
      project: typed,
      collectivite: typed,
      period: 'premier trimestre 2022',
      until: '31 mars 2022',
      answerBy: '17 mai 2022',
      final: false,
      isCopied: false,
      isUnconfirmed: false,
      form: {
        ...prefilledLink(ORIGIN, 'rapport', NO_CHAMPS, 1234, '2022-T1'),
        quarter: 'T1 2022',
      },
    }
    const to = ['mairie@commune.example.org']
    const { html, text } = reminderMessage(
      reminder,
      { header: null, canReply: true },
      { recipient: 'mairie@commune.example.org', to },
    )
    expect(html).toContain('autre. example. net')
    // What a mail program would make a link of by itself.
    const LINK_LIKE = /[a-z]+:\/\/|www\.|[\w-]\.[a-z]{2,}/gi
    const seen = html.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ').replaceAll(ORIGIN, '')
    expect([
      ...seen.matchAll(LINK_LIKE),
      ...text.replaceAll(ORIGIN, '').matchAll(LINK_LIKE),
    ]).toEqual([])
    const links = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, url]) => url)
    expect(links.length).toBeGreaterThan(0)
    for (const url of links) expect(new URL(url ?? '').origin).toBe(ORIGIN)
  })
})
