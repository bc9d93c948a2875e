#!/usr/bin/env node
import { EXIT } from './exit.ts'

const streams = [process.stdout, process.stderr]
// A reader that has left (`| head`) is not a fault.
for (const stream of streams) stream.on('error', () => {})

const [first, ...words] = process.argv.slice(2)
const exit = first === 'complete' ? await suggest(words) : await run(process.argv.slice(2))
// What a slow reader has not taken yet would be lost at exit.
await Promise.all(
  streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
)
// Everything is closed by then: a request that DS still owes an answer does not keep the process.
process.exit(exit)

async function run(typed: string[]): Promise<number> {
  return await (await import('./program.ts')).createProgram().run(typed)
}

/** For the script that `guichet completion` gives to a shell. */
async function suggest([, ...typed]: string[]): Promise<number> {
  const { complete } = await import('./completion/complete.ts')
  const candidates = await complete(typed).catch(() => [])
  if (candidates.length > 0) process.stdout.write(`${candidates.join('\n')}\n`)
  return EXIT.done
}
