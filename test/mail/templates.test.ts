import { describe, expect, test } from 'vitest'
import { previews } from '../../src/mail/preview.ts'
import { type Reminder, reminderMessage } from '../../src/mail/templates/reminder.ts'
import { head } from './support.ts'

const reminder: Reminder = {
  step: 'request',
  dossier: 1234,
  project: 'Un guichet numérique',
  collectivite: 'Commune de Suippes',
  period: 'premier trimestre 2022',
  until: '31 mars 2022',
  answerBy: '14 avril 2022',
  final: false,
  form: {
    url: 'https://ds.example.org/commencer/rapport?champ_QQ=1234&champ_Qg=T1%202022',
    fillsDossier: true,
    fillsPeriod: true,
    quarter: 'T1 2022',
  },
  isCopied: false,
  isUnconfirmed: false,
}
const to = { recipient: 'mairie@commune.example.org', to: ['mairie@commune.example.org'] }
const written = (changes: Partial<Reminder> = {}, letterhead = head) =>
  reminderMessage({ ...reminder, ...changes }, letterhead, to)

/** What a person reads of the HTML, on one line. */
const seen = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

describe('every e-mail', () => {
  const all = Object.entries(previews(head))

  test.each(all)('%s says in text all that it says in HTML', (_name, { html, text }) => {
    const plain = text.replace(/\s+/g, ' ')
    // The note under a button, and what mail programs show in their list, only make sense in HTML.
    const paragraphs = [...html.matchAll(/<(?:p|h1|h2|li|td)\b[^>]*>([^<]+)<\/(?:p|h1|h2|li|td)>/g)]
    expect(paragraphs.length).toBeGreaterThan(6)
    for (const [, words = ''] of paragraphs) {
      expect(plain).toContain(words.replaceAll('&#39;', "'").replace(/\s+/g, ' '))
    }
  })

  test.each(all)(
    '%s is French, can be zoomed, has no image and asks the network nothing',
    (_name, { html }) => {
      expect(html).toContain('<html lang="fr"')
      expect(html).toContain('content="width=device-width, initial-scale=1"')
      expect(html).not.toMatch(/<img|<script|<link|@import|url\(|user-scalable|maximum-scale/)
    },
  )

  test.each(all)('%s lets no line end inside a date or a quarter', (_name, { text }) => {
    const SPLIT = /\b\d{1,2}(?:er)?[ \n](?:mars|avril|mai|janvier)|(?:T1|mars|avril|mai)[ \n]2022/
    expect(text).not.toMatch(SPLIT)
  })

  test.each(all)('%s keeps its lines of text short, but for addresses', (_name, { text }) => {
    const long = text.split('\n').filter((line) => line.length > 76 && !line.startsWith('http'))
    expect(long).toEqual([])
  })
})

describe('the e-mail to a lauréat', () => {
  test('says what, for when, where to write it and whom to ask', () => {
    const { subject, html, text } = written()
    expect(subject.replace(/\s/g, ' ')).toBe(
      'État des lieux du premier trimestre 2022 (dossier n° 1234)',
    )
    for (const content of [seen(html), text.replace(/\s+/g, ' ')]) {
      expect(content).toContain('Préfecture de la Marne')
      expect(content).toContain('Un guichet numérique')
      expect(content).toContain('Commune de Suippes')
      expect(content).toContain('où en était le projet au 31 mars 2022')
      expect(content).toContain('au plus tard le 14 avril 2022')
      expect(content).toContain('SIRET de leur siège')
      expect(content).toContain('Répondez à ce message')
      expect(content).toContain(reminder.form?.url)
    }
    expect(html).toContain(
      'href="https://ds.example.org/commencer/rapport?champ_QQ=1234&amp;champ_Qg=T1%202022"',
    )
  })

  test.each([
    ['reminder', 'Rappel : état des lieux', 'nous n’avons pas encore reçu'],
    ['last', 'Dernier rappel : état des lieux', 'le dernier rappel pour cette période'],
  ] as const)('tells a %s from a request', (step, subject, words) => {
    const message = written({ step })
    expect(message.subject.replace(/\s/g, ' ')).toContain(subject)
    expect(message.text.replace(/\s+/g, ' ')).toContain(words)
  })

  test('says that the report of the project’s end is the last one', () => {
    expect(written({ final: true }).text.replace(/\s+/g, ' ')).toContain('sera le dernier')
    expect(written().text).not.toContain('sera le dernier')
  })

  test('leads to no form where there is none', () => {
    const { html, text } = written({ form: null })
    expect(html).not.toContain('<a ')
    expect(text.replace(/\s+/g, ' ')).toContain('par la messagerie du dossier n° 1234')
  })

  const bothOf = ({ html, text }: ReturnType<typeof written>) =>
    [seen(html), text].map((content) => content.replace(/\s+/g, ' '))
  const form = {
    url: 'https://ds.example.org/commencer/rapport',
    fillsDossier: false,
    fillsPeriod: false,
    quarter: 'T1 2022',
  }

  test('says that the link fills in what it fills in, by which button, and what to type otherwise', () => {
    for (const content of bothOf(written())) {
      expect(content).toContain('remplit pour vous le numéro de votre dossier et le trimestre')
      expect(content).toContain('« J’ai déjà un compte », et non par « Se connecter »')
      expect(content).toContain('le numéro du dossier, 1234 ; le trimestre, T1 2022')
    }
    for (const content of bothOf(written({ form: { ...form, fillsDossier: true } }))) {
      expect(content).toContain('remplit pour vous le numéro de votre dossier, à condition')
      expect(content).toContain('Vous aurez à indiquer le trimestre, T1 2022.')
    }
    for (const content of bothOf(written({ form }))) {
      expect(content).not.toContain('remplit pour vous')
      expect(content).toContain('À indiquer vous-même')
      expect(content).toContain('le numéro du dossier, 1234 ; le trimestre, T1 2022')
    }
  })

  test('speaks of copies only when somebody gets one', () => {
    for (const content of bothOf(written({ step: 'last', isCopied: true })))
      expect(content).toContain('en reçoivent copie')
    for (const content of bothOf(written({ step: 'last' })))
      expect(content).not.toContain('en reçoivent copie')
  })

  test('says that a report from an unknown account waits', () => {
    const ignored = 'ne tenez pas compte de ce message'
    for (const content of bothOf(written({ isUnconfirmed: true }))) {
      expect(content).toContain('attend d’être confirmé')
      expect(content).not.toContain(ignored)
    }
    for (const content of bothOf(written())) {
      expect(content).not.toContain('confirmé')
      expect(content).toContain(ignored)
    }
  })

  test('names a period between two anniversaries by its dates', () => {
    const { subject } = written({ period: 'du 18 janvier au 17 avril 2022' })
    expect(subject.replace(/\s/g, ' ')).toBe(
      'État des lieux du 18 janvier au 17 avril 2022 (dossier n° 1234)',
    )
  })

  test('invites no answer to an address that nobody reads', () => {
    const message = written({}, { header: null, canReply: false })
    expect(message.text).not.toMatch(/[Rr]épond/)
    expect(message.text).not.toContain('null')
  })

  test('shows what an applicant typed as text', () => {
    const { html, text } = written({
      project: '<img src=x onerror=alert(1)>\r\n\u0007"Portail" & co',
    })
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;Portail&quot; &amp; co')
    expect(text.replace(/\s+/g, ' ')).toContain('<img src=x onerror=alert(1)> "Portail" & co')
  })
})
