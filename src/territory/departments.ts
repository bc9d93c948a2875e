import { readDataset } from './dataset.ts'

let names: ReadonlyMap<string, string> | undefined

/** « Marne (51) »; the code alone where the registry does not know it. */
export function departmentInWords(code: string): string {
  names ??= new Map(
    readDataset<{ code: string; nom: string }>('departements').map(({ code, nom }) => [code, nom]),
  )
  const name = names.get(code)
  return name ? `${name} (${code})` : code
}
