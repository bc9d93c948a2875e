#!/usr/bin/env node
import { createProgram } from './program.ts'

const streams = [process.stdout, process.stderr]
// A reader that has left (`| head`) is not a fault.
for (const stream of streams) stream.on('error', () => {})

const exit = await createProgram().run(process.argv.slice(2))
// What a slow reader has not taken yet would be lost at exit.
await Promise.all(
  streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
)
// Everything is closed by then: a request that DS still owes an answer does not keep the process.
process.exit(exit)
