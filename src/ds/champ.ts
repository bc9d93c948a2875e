import { Decimal } from 'decimal.js'
import type { RootChampFragment } from '../../graphql/generated.ts'
import { departmentOf } from './department.ts'
import { present } from './lists.ts'
import type { Champ, ChampValue } from './port.ts'

type Row = Extract<RootChampFragment, { rows: unknown }>['rows'][number]
/** A champ of the root, or of a row (where a repetition has no rows of its own). */
type ChampNode = RootChampFragment | Row['champs'][number]

export function toChamp(node: ChampNode): Champ {
  const value = toValue(node)
  return { id: node.id, label: node.label, text: toText(node, value), value }
}

function toValue(node: ChampNode): ChampValue {
  switch (node.__typename) {
    case 'TextChamp':
    case 'AddressChamp':
    case 'CommuneChamp':
    case 'DepartementChamp':
    case 'EpciChamp':
      return { kind: 'text' }
    case 'CheckboxChamp':
      return { kind: 'boolean', boolean: node.checked }
    case 'YesNoChamp':
      return { kind: 'boolean', boolean: node.yesNo }
    case 'IntegerNumberChamp':
      return { kind: 'number', number: node.integer === null ? null : String(node.integer) }
    case 'DecimalNumberChamp':
      // A JSON number: its shortest decimal writing, never with an exponent.
      return {
        kind: 'number',
        number: node.decimal === null ? null : new Decimal(node.decimal).toFixed(),
      }
    case 'DateChamp':
      return { kind: 'date', date: node.date }
    case 'DatetimeChamp':
      // DS writes instants in Paris time: the day is what they begin with.
      return { kind: 'date', date: node.datetime?.slice(0, 10) ?? null }
    case 'DropDownListChamp':
      // The value of a list fed by another one is an item's id; the text is what people chose.
      return { kind: 'choices', choices: filled([node.stringValue]) }
    case 'MultipleDropDownListChamp':
      return { kind: 'choices', choices: filled(node.values) }
    case 'LinkedDropDownListChamp':
      return { kind: 'choices', choices: filled([node.primaryValue, node.secondaryValue]) }
    case 'PieceJustificativeChamp':
      return { kind: 'files', count: present(node.files).length }
    case 'SiretChamp':
      // `etablissement` is null as long as DS has not resolved the SIRET.
      return {
        kind: 'siret',
        siret: seatOf(node.etablissement) ?? (node.stringValue || null),
        // DS has the address of that établissement alone: only of a head office does it tell the département.
        department: node.etablissement?.siegeSocial
          ? departmentOf(node.etablissement.address)
          : null,
      }
    case 'RepetitionChamp': {
      const rows = 'rows' in node ? present(node.rows) : []
      return {
        kind: 'rows',
        rows: rows.map(({ id, champs }) => ({ id, champs: present(champs).map(toChamp) })),
      }
    }
    case 'HeaderSectionChamp':
    case 'ExplicationChamp':
      return { kind: 'heading' }
    default:
      return { kind: 'other' }
  }
}

/** The SIRET of the head office, whichever établissement was given; null while DS has not resolved it. */
const seatOf = (
  etablissement: Extract<ChampNode, { __typename: 'SiretChamp' }>['etablissement'],
): string | null => {
  if (!etablissement) return null
  const { siret, siegeSocial, entreprise } = etablissement
  return siegeSocial ? siret : (entreprise?.siretSiegeSocial ?? siret)
}

/** What a person reads. `stringValue` is French, but for booleans (`"false"`) and what has no text. */
function toText(node: ChampNode, value: ChampValue): string {
  switch (value.kind) {
    case 'boolean':
      return value.boolean === null ? '' : value.boolean ? 'Oui' : 'Non'
    case 'files':
      return value.count === 0 ? '' : value.count === 1 ? '1 fichier' : `${value.count} fichiers`
    case 'rows':
      return value.rows
        .map((row) => filled(row.champs.map((champ) => champ.text)).join(' – '))
        .join('\n')
    case 'choices':
      return value.choices.join(', ')
    case 'heading':
      return ''
    default:
      return ('text' in node ? node.text : null) ?? node.stringValue ?? ''
  }
}

const filled = (texts: readonly (string | null)[] | null): string[] =>
  present(texts).filter((text) => text.trim() !== '')
