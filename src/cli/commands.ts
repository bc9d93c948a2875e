import { LOG_LEVELS } from '../config/log-levels.ts'
import { presetNames } from '../presets/names.ts'
import { ROLES } from '../run/roles.ts'
import {
  readDossier,
  readInstant,
  readMonth,
  readPort,
  readRoles,
  readTableFile,
} from './arguments.ts'
import { SHELLS } from './completion/scripts.ts'
import type { Context } from './context.ts'

/** What a command does. It is given what was typed: each names the types of its own. Returns the exit status. */
export type Run = (context: Context, ...args: never[]) => Promise<number>

/** An argument or an option of a command. */
export interface Parameter {
  /** As `--help` shows it: `<number>`, `[ids...]`, `--out <file>`. */
  readonly flags: string
  readonly says: string
  readonly required?: true
  readonly choices?: readonly string[]
  /** @throws NotUnderstood */
  readonly read?: (typed: string) => unknown
  /** When nothing is typed. */
  readonly initially?: unknown
}

/** The words of a command, for `--help` and completion. */
export interface CommandWords {
  readonly description: string
  readonly arguments?: readonly Parameter[]
  readonly options?: readonly Parameter[]
  /** What `--help` tells last. */
  readonly afterwards?: string
}

/** What it does is loaded when it is asked for. */
export interface CommandDefinition extends CommandWords {
  readonly load: () => Promise<Run>
}

/** The options that every command has. */
export const GLOBAL_OPTIONS: readonly Parameter[] = [
  {
    flags: '--config <file>',
    says: 'configuration file (default: GUICHET_CONFIG, or guichet.yaml)',
  },
  {
    flags: '--now <datetime>',
    says: 'freeze the clock (ISO date and time, with its offset)',
    read: readInstant,
  },
  { flags: '--log-level <level>', says: 'what the log tells', choices: LOG_LEVELS },
]

/** Answers from its words alone, whatever the environment. */
export const COMPLETION: CommandWords = {
  description: 'a script that completes commands and options, for a shell',
  arguments: [{ flags: '<shell>', says: 'which one', choices: SHELLS }],
}

const TABLE_OPTION: Parameter = {
  flags: '--out <file>',
  says: 'where to write it: .xlsx or .csv',
  read: readTableFile,
}

const EXPORT_HELP = `
From the embedded store to Redis:
  guichet status                      wait until nothing is waiting or active
                                      stop the service
  guichet export --out journal.jsonl
  export REDIS_URL=redis://…
  guichet import journal.jsonl
  guichet start
Beside a running service the file is a backup: what is written afterwards is not in it.`

const JSON_OPTION: Parameter = { flags: '--json', says: 'for scripts' }

export const COMMANDS: Readonly<Record<string, CommandDefinition>> = {
  init: {
    description: 'write a commented configuration, by asking or from the options',
    options: [
      { flags: '--preset <name>', says: `the rules: ${presetNames().join(', ')}` },
      { flags: '--demarche <number>', says: 'the démarche’s number in DS' },
      { flags: '--robot <address>', says: 'the account in whose name the robot writes' },
      {
        flags: '--departments <codes>',
        says: 'yours, such as 51,2A: where the preset names none',
      },
      { flags: '--id <id>', says: 'your name for the campaign (default: the preset’s)' },
      { flags: '--envelope <euros>', says: 'at the campaign’s disposal' },
      {
        flags: '--unasked <choice>',
        says: 'what the form does not ask: check (default), or inform',
      },
      {
        flags: '--from <sender>',
        says: 'who sends the e-mails: an address, or "Name <address>"',
      },
      { flags: '--operator <address>', says: 'who gets the alerts' },
      { flags: '--out <file>', says: 'where to write it (default: --config, or guichet.yaml)' },
      { flags: '--force', says: 'write over a file that is there' },
      { flags: '--yes', says: 'ask nothing' },
    ],
    load: async () => (await import('./init.ts')).init,
  },
  start: {
    description: 'the service: schedules, workers, health pages',
    options: [
      {
        flags: '--roles <roles>',
        says: `some of ${ROLES.join(',')}: to split the service`,
        read: readRoles,
        initially: [...ROLES],
      },
    ],
    load: async () => (await import('./start.ts')).start,
  },
  sync: {
    description: 'one complete pass now: poll, queue, instruct, then exit',
    options: [
      { flags: '--campaign <id>', says: 'this campaign only' },
      {
        flags: '--full',
        says: 'every live dossier, not only those that changed since the last pass',
      },
      { flags: '--dry-run', says: 'send no mutation; print the exact writes' },
      JSON_OPTION,
    ],
    load: async () => (await import('./sync.ts')).sync,
  },
  check: {
    description: 'the doctor: every precondition, each with its remedy',
    options: [
      { flags: '--send-test <address>', says: 'send one e-mail there besides' },
      {
        flags: '--print-setup',
        says: 'instead: what the administrator of each démarche has to create, in French; asks DS nothing',
      },
      JSON_OPTION,
    ],
    load: async () => (await import('./check.ts')).check,
  },
  explain: {
    description: 'evaluate one dossier and write nothing: the criteria, one by one',
    arguments: [{ flags: '<number>', says: 'the dossier’s number in DS', read: readDossier }],
    options: [JSON_OPTION],
    load: async () => (await import('./explain.ts')).explain,
  },
  remind: {
    description: 'the follow-up of the lauréats now: reports collected, e-mails due sent',
    options: [
      { flags: '--dry-run', says: 'send nothing, write nothing; print who would get what' },
      JSON_OPTION,
    ],
    load: async () => (await import('./remind.ts')).remind,
  },
  status: {
    description: 'campaigns, last poll, queues, incidents, failures',
    options: [JSON_OPTION],
    load: async () => (await import('./status.ts')).status,
  },
  failed: {
    description:
      'jobs that gave up, with their reason; `failed retry` runs them again, `failed discard` forgets them',
    arguments: [
      { flags: '[action]', says: 'retry: queue them again; discard: forget them' },
      { flags: '[ids...]', says: 'those jobs only; discard needs them' },
    ],
    options: [JSON_OPTION],
    load: async () => (await import('./failed.ts')).failed,
  },
  list: {
    description: 'the list of the lauréats as they were known at the end of a month',
    options: [
      {
        flags: '--month <month>',
        says: 'YYYY-MM, this month or a past one',
        read: readMonth,
        required: true,
      },
      TABLE_OPTION,
      {
        flags: '--send',
        says: 'mail it to those whom laureatList names, even if it was mailed before',
      },
      JSON_OPTION,
    ],
    load: async () => (await import('./list.ts')).list,
  },
  committee: {
    description: 'the table of proposals for the comité',
    options: [{ ...TABLE_OPTION, required: true }, JSON_OPTION],
    load: async () => (await import('./committee.ts')).committee,
  },
  agreement: {
    description: 'the opinions beside the decisions that people took, by campaign and criterion',
    options: [{ ...TABLE_OPTION, says: 'write the table: .xlsx or .csv' }, JSON_OPTION],
    load: async () => (await import('./agreement.ts')).agreement,
  },
  preview: {
    description: 'write each e-mail to a file, with a made-up lauréat: send nothing',
    options: [
      { flags: '--out <folder>', says: 'where to write them, as .html and .txt', required: true },
    ],
    load: async () => (await import('./preview.ts')).preview,
  },
  export: {
    description:
      'the journal (what DS cannot tell) as a file: a backup, or the way to another store',
    options: [
      {
        flags: '--out <file>',
        says: 'where to write it: JSON lines, identifiers only',
        required: true,
      },
    ],
    afterwards: EXPORT_HELP,
    load: async () => (await import('./export.ts')).exportJournal,
  },
  import: {
    description: 'a journal written by `guichet export` into the store, whole or not at all',
    arguments: [{ flags: '<file>', says: 'what `guichet export` wrote' }],
    options: [{ flags: '--replace', says: 'in the place of a journal that is not empty' }],
    load: async () => (await import('./import.ts')).importJournal,
  },
  simulator: {
    description: 'a local DS API with made-up dossiers and a mail server that delivers nothing',
    options: [
      { flags: '--port <port>', says: 'port on the loopback', read: readPort, initially: 5100 },
    ],
    load: async () => (await import('./simulator.ts')).simulator,
  },
  demo: {
    description: 'the whole story on this machine, with nothing installed',
    options: [{ flags: '--keep', says: 'leave the simulator and the service running afterwards' }],
    load: async () => (await import('./demo.ts')).demo,
  },
}
