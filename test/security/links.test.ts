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
    const link = new URL(prefilledLink(ORIGIN, path, NO_CHAMPS, 1, '2022-T1'))
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
      dueOn: '31 mars 2022',
      final: false,
      link: prefilledLink(ORIGIN, 'rapport', NO_CHAMPS, 1234, '2022-T1'),
    }
    const to = ['mairie@commune.example.org']
    const { html } = reminderMessage(
      reminder,
      { header: typed, canReply: true },
      { recipient: 'mairie@commune.example.org', to },
    )
    expect(html).toContain('autre.example.net')
    const links = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, url]) => url)
    expect(links.length).toBeGreaterThan(0)
    for (const url of links) expect(new URL(url ?? '').origin).toBe(ORIGIN)
  })
})
