import { findTerms, indexTerms, passage, wordsOf } from './words.ts'

interface Publisher {
  readonly name: string
  /** Where its head office is. */
  readonly seat: string
  /** The publisher and its products, as people write them; never a common French word. */
  readonly known: readonly string[]
}

const US = 'États-Unis'

/** Publishers with their seat outside the European Union, met in the budgets of collectivités. */
const PUBLISHERS: readonly Publisher[] = [
  {
    name: 'Microsoft',
    seat: US,
    known: [
      'Microsoft',
      'Office 365',
      'MS Office',
      'Power BI',
      'PowerPoint',
      'SharePoint',
      'Teams',
      'Excel',
      'Azure',
      'Exchange Online',
      'OneDrive',
      'licence Windows',
    ],
  },
  { name: 'Google', seat: US, known: ['Google', 'Gmail', 'G Suite'] },
  { name: 'Adobe', seat: US, known: ['Adobe', 'Photoshop', 'InDesign', 'Acrobat Pro'] },
  { name: 'Oracle', seat: US, known: ['Oracle'] },
  { name: 'Salesforce', seat: US, known: ['Salesforce', 'Slack', 'Tableau Software'] },
  {
    name: 'Zoom',
    seat: US,
    known: ['licence Zoom', 'abonnement Zoom', 'Zoom Pro', 'Zoom Meetings', 'Zoom Video'],
  },
  { name: 'Cisco', seat: US, known: ['Cisco', 'Webex'] },
  { name: 'IBM', seat: US, known: ['IBM'] },
  { name: 'Amazon', seat: US, known: ['Amazon', 'AWS'] },
  { name: 'Apple', seat: US, known: ['Apple'] },
  { name: 'Autodesk', seat: US, known: ['Autodesk', 'AutoCAD'] },
  { name: 'Esri', seat: US, known: ['Esri', 'ArcGIS'] },
  { name: 'Zendesk', seat: US, known: ['Zendesk'] },
  { name: 'DocuSign', seat: US, known: ['DocuSign'] },
  { name: 'Dropbox', seat: US, known: ['Dropbox'] },
  { name: 'VMware', seat: US, known: ['VMware'] },
  { name: 'ServiceNow', seat: US, known: ['ServiceNow'] },
  { name: 'HubSpot', seat: US, known: ['HubSpot'] },
  { name: 'Mailchimp', seat: US, known: ['Mailchimp'] },
  { name: 'SurveyMonkey', seat: US, known: ['SurveyMonkey'] },
  { name: 'Airtable', seat: US, known: ['Airtable'] },
  { name: 'Miro', seat: US, known: ['licence Miro', 'abonnement Miro'] },
  { name: 'OpenAI', seat: US, known: ['OpenAI', 'ChatGPT'] },
  { name: 'Anthropic', seat: US, known: ['Anthropic'] },
  { name: 'Meta', seat: US, known: ['WhatsApp', 'Facebook Workplace', 'Workplace from Meta'] },
  { name: 'Notion', seat: US, known: ['licence Notion', 'abonnement Notion'] },
  { name: 'Asana', seat: US, known: ['Asana'] },
  { name: 'Figma', seat: US, known: ['Figma'] },
  { name: 'Citrix', seat: US, known: ['Citrix'] },
  { name: 'Fortinet', seat: US, known: ['Fortinet', 'FortiGate'] },
  { name: 'Twilio', seat: US, known: ['Twilio'] },
  { name: 'Freshworks', seat: US, known: ['Freshworks', 'Freshdesk'] },
  { name: 'Qlik', seat: US, known: ['Qlik', 'QlikView'] },
  { name: 'Cloudflare', seat: US, known: ['Cloudflare'] },
  { name: 'Trimble', seat: US, known: ['SketchUp'] },
  { name: 'Atlassian', seat: 'Australie', known: ['Atlassian', 'Jira', 'Trello'] },
  { name: 'Canva', seat: 'Australie', known: ['Canva'] },
  { name: 'monday.com', seat: 'Israël', known: ['monday com'] },
  { name: 'Wix', seat: 'Israël', known: ['Wix'] },
  { name: 'Zoho', seat: 'Inde', known: ['Zoho'] },
  { name: 'Kaspersky', seat: 'Russie', known: ['Kaspersky'] },
  { name: 'Hootsuite', seat: 'Canada', known: ['Hootsuite'] },
  { name: 'OpenText', seat: 'Canada', known: ['OpenText'] },
  { name: 'Sophos', seat: 'Royaume-Uni', known: ['Sophos'] },
]

const terms = indexTerms(
  PUBLISHERS.flatMap(({ name, seat, known }) =>
    known.map((text) => ({ text, term: { name, seat } })),
  ),
)

export interface PublisherMention {
  readonly name: string
  readonly seat: string
  readonly quotation: string
}

/** The publishers outside the European Union that a text names, each once. */
export function publishersNamedIn(text: string): PublisherMention[] {
  const words = wordsOf(text)
  const seen = new Map<string, PublisherMention>()
  for (const { term, first, last } of findTerms(words, terms)) {
    if (!seen.has(term.name))
      seen.set(term.name, { ...term, quotation: passage(text, words, first, last, 2, 2) })
  }
  return [...seen.values()]
}
