#!/usr/bin/env node
import { complete } from './completion/complete.ts'
import { EXIT } from './exit.ts'
import { createProgram } from './program.ts'

const streams = [process.stdout, process.stderr]
// A reader that has left (`| head`) is not a fault.
for (const stream of streams) stream.on('error', () => {})

const [first, ...words] = process.argv.slice(2)
const exit =
  first === 'complete' ? await suggest(words) : await createProgram().run(process.argv.slice(2))
// What a slow reader has not taken yet would be lost at exit.
await Promise.all(
  streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
)
// Everything is closed by then: a request that DS still owes an answer does not keep the process.
process.exit(exit)

/** For the script that `guichet completion` gives to a shell. */
async function suggest([, ...typed]: string[]): Promise<number> {
  const candidates = await complete(typed).catch(() => [])
  if (candidates.length > 0) process.stdout.write(`${candidates.join('\n')}\n`)
  return EXIT.done
}
