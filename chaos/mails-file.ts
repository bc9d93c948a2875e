import { readFileSync } from 'node:fs'
import type { Mail } from './model.ts'

/** The e-mails that the sink has taken until now, in order. */
export const mailsIn = ({ mailFile }: { readonly mailFile: string }): Mail[] =>
  readFileSync(mailFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Mail => JSON.parse(line))
