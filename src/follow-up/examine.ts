import { type Finding, findAll } from '../campaign/form/finding.ts'
import { REPORT_FIELD_KEYS, type ReportFieldKey } from '../config/form.ts'
import { addDays } from '../domain/dates.ts'
import type { Day } from '../domain/facts.ts'
import { periodLabel } from '../domain/follow-up/period-words.ts'
import { laterPeriod, type PeriodId, periodOf } from '../domain/follow-up/periods.ts'
import { readPeriod } from '../domain/follow-up/read-period.ts'
import { enumerate } from '../domain/french.ts'
import type { Descriptor } from '../ds/port.ts'

const TEXTS = ['text', 'textarea', 'formatted']
const LISTS = ['dropDownList', 'multipleDropDownList']
/** The types of DS in which each thing that is asked can be answered, and how to name the one advised. */
const TYPES: Readonly<Record<ReportFieldKey, { types: readonly string[]; advised: string }>> = {
  laureat: {
    types: ['integerNumber', 'decimalNumber', 'dossierLink', ...TEXTS],
    advised: 'Nombre entier',
  },
  period: { types: [...TEXTS, ...LISTS], advised: 'Choix simple' },
  progress: { types: [...TEXTS, ...LISTS], advised: 'Texte long' },
  consumed: { types: ['decimalNumber', 'integerNumber', ...TEXTS], advised: 'Nombre décimal' },
  projectEnd: { types: ['date', 'datetime', ...TEXTS], advised: 'Date' },
  companies: { types: ['repetition', 'siret', ...TEXTS], advised: 'Bloc répétable' },
}

/** What the form of the reports lacks for what is asked to be answered in it, today and for a month. */
export function examineReportForm(
  champs: readonly Descriptor[],
  demarche: number,
  labels: Readonly<Record<ReportFieldKey, readonly string[]>>,
  today: Day,
): Finding[] {
  return REPORT_FIELD_KEYS.flatMap((key) => {
    const [champ] = findAll(champs, labels[key])
    // Without the number, no report finds its lauréat, and everybody is reminded for ever.
    const level = key === 'laureat' ? 'error' : 'warning'
    if (!champ)
      return [
        {
          level,
          code: `report-field-missing.${key}`,
          message: `Le formulaire des états des lieux (démarche ${demarche}) n’a pas de champ « ${labels[key][0]} ».`,
          remedy: `Ajoutez ce champ, ou indiquez son libellé dans la configuration : followUp: { reports: { fields: { ${key}: "…" } } }.`,
        },
      ]
    if (!TYPES[key].types.includes(champ.type))
      return [
        {
          level,
          code: `report-field-type.${key}`,
          message: `Le champ « ${champ.label} » des états des lieux (démarche ${demarche}) est d’un type où la réponse attendue ne peut pas être lue.`,
          remedy: `Donnez-lui le type « ${TYPES[key].advised} ».`,
        },
      ]
    if (key === 'companies') return seatOf(champ, demarche)
    return key === 'period' ? quartersOf(champ, demarche, today) : []
  })
}

/** Without a SIRET, nobody knows the head office of a company. */
function seatOf(champ: Descriptor, demarche: number): Finding[] {
  const hasSiret = champ.type === 'siret' || champ.champs.some(({ type }) => type === 'siret')
  if (hasSiret) return []
  return [
    {
      level: 'warning',
      code: 'report-companies-siret',
      message: `Le champ « ${champ.label} » des états des lieux (démarche ${demarche}) ne demande pas de numéro SIRET : le département du siège des entreprises restera inconnu.`,
      remedy: 'Faites-en un bloc répétable avec un champ « SIRET » et un champ de texte « Nom ».',
    },
  ]
}

/** A month is what it takes to have a list completed. */
const NOTICE_DAYS = 31

/** A list has the quarter that is asked for now, the one that runs, and the one that runs a month from now. */
function quartersOf(champ: Descriptor, demarche: number, today: Day): Finding[] {
  if (!LISTS.includes(champ.type) || champ.otherOption) return []
  const listed = champ.options.map(readPeriod)
  const running = periodOf(today)
  const asked = laterPeriod(running, -1)
  const isMissing = (quarter: PeriodId) => !listed.includes(quarter)
  const missing = [...new Set([asked, running, periodOf(addDays(today, NOTICE_DAYS))])].filter(
    isMissing,
  )
  if (missing.length === 0) return []
  return [
    {
      level: missing.includes(asked) ? 'error' : 'warning',
      code: 'report-quarters',
      message: `La liste « ${champ.label} » des états des lieux (démarche ${demarche}) n’a pas ${enumerate(
        missing.map((quarter) => `« ${periodLabel(quarter)} »`),
        'ni',
      )} : les lauréats ne pourront pas choisir ce trimestre.`,
      remedy:
        'Ajoutez à la liste les trimestres des deux années qui viennent, écrits comme « T1 2022 », ou faites de ce champ un texte court.',
    },
  ]
}
