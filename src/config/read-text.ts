import { readFileSync } from 'node:fs'
import type { Problem } from '../failures/problems.ts'

type Fault = Pick<Problem, 'message' | 'remedy'>

const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]

/**
 * A file that the operator wrote. In another encoding than UTF-8, accents would reach the lauréats as « Pr?fecture ».
 * @throws the file system's error
 */
export function readTextFile(path: string): { text: string } | { fault: Fault } {
  return readBytes(readFileSync(path))
}

function readBytes(bytes: Uint8Array): { text: string } | { fault: Fault } {
  // A text has no NUL: UTF-16 writes one beside each letter of ours.
  if (
    UTF_16.some((mark) => mark.every((byte, place) => bytes[place] === byte)) ||
    bytes.includes(0)
  )
    return { fault: notUtf8('UTF-16', 'UTF-16') }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { fault: notUtf8('another encoding than UTF-8', 'WINDOWS-1252') }
  }
}

/** @param from how iconv calls what it most probably is */
export const notUtf8 = (what: string, from: string): Fault => ({
  message: `it is in ${what}`,
  remedy: `save it as UTF-8, or convert it: iconv -f ${from} -t UTF-8 FILE > NEW-FILE`,
})
