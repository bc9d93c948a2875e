#!/usr/bin/env node
import { createProgram } from './program.ts'

// Everything is closed by then: a request that DS still owes an answer does not keep the process.
process.exit(await createProgram().run(process.argv.slice(2)))
