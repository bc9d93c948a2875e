import type { Command } from 'commander'
import { presetNames } from '../presets/names.ts'
import { ROLES } from '../run/roles.ts'
import { parseDossier, parseMonth, parsePort, parseRoles, parseTableFile } from './arguments.ts'
import type { Context } from './context.ts'

/** What a command does. Commander gives what was typed: each names the types of its own. Returns the exit status. */
export type Run = (context: Context, ...args: never[]) => Promise<number>

/** The words of a command for `--help` and completion. What it does is loaded when it is asked for. */
export interface CommandDefinition {
  readonly description: string
  /** Its arguments and options. */
  readonly declare: (command: Command) => Command
  readonly load: () => Promise<Run>
}

const JSON_OPTION = ['--json', 'for scripts'] as const

export const COMMANDS: Readonly<Record<string, CommandDefinition>> = {
  init: {
    description: 'write a commented configuration, by asking or from the options',
    declare: (command) =>
      command
        .option('--preset <name>', `the rules: ${presetNames().join(', ')}`)
        .option('--demarche <number>', 'the démarche’s number in DS')
        .option('--robot <address>', 'the account in whose name the robot writes')
        .option('--departments <codes>', 'yours, such as 51,2A: where the preset names none')
        .option('--id <id>', 'your name for the campaign (default: the preset’s)')
        .option('--envelope <euros>', 'at the campaign’s disposal')
        .option('--unasked <choice>', 'what the form does not ask: check (default), or inform')
        .option('--from <sender>', 'who sends the e-mails: an address, or "Name <address>"')
        .option('--operator <address>', 'who gets the alerts')
        .option('--out <file>', 'where to write it (default: --config, or guichet.yaml)')
        .option('--force', 'write over a file that is there')
        .option('--yes', 'ask nothing'),
    load: async () => (await import('./init.ts')).init,
  },
  start: {
    description: 'the service: schedules, workers, health pages',
    declare: (command) =>
      command.option(
        '--roles <roles>',
        `some of ${ROLES.join(',')}: to split the service`,
        parseRoles,
        [...ROLES],
      ),
    load: async () => (await import('./start.ts')).start,
  },
  sync: {
    description: 'one complete pass now: poll, queue, instruct, then exit',
    declare: (command) =>
      command
        .option('--campaign <id>', 'this campaign only')
        .option('--full', 'every live dossier, not only those that changed since the last pass')
        .option('--dry-run', 'send no mutation; print the exact writes')
        .option(...JSON_OPTION),
    load: async () => (await import('./sync.ts')).sync,
  },
  check: {
    description: 'the doctor: every precondition, each with its remedy',
    declare: (command) =>
      command
        .option('--send-test <address>', 'send one e-mail there besides')
        .option(
          '--print-setup',
          'instead: what the administrator of each démarche has to create, in French; asks DS nothing',
        )
        .option(...JSON_OPTION),
    load: async () => (await import('./check.ts')).check,
  },
  explain: {
    description: 'evaluate one dossier and write nothing: the criteria, one by one',
    declare: (command) =>
      command
        .argument('<number>', 'the dossier’s number in DS', parseDossier)
        .option(...JSON_OPTION),
    load: async () => (await import('./explain.ts')).explain,
  },
  remind: {
    description: 'the follow-up of the lauréats now: reports collected, e-mails due sent',
    declare: (command) =>
      command
        .option('--dry-run', 'send nothing, write nothing; print who would get what')
        .option(...JSON_OPTION),
    load: async () => (await import('./remind.ts')).remind,
  },
  status: {
    description: 'campaigns, last poll, queues, incidents, failures',
    declare: (command) => command.option(...JSON_OPTION),
    load: async () => (await import('./status.ts')).status,
  },
  failed: {
    description:
      'jobs that gave up, with their reason; `failed retry` runs them again, `failed discard` forgets them',
    declare: (command) =>
      command
        .argument('[action]', 'retry: queue them again; discard: forget them')
        .argument('[ids...]', 'those jobs only; discard needs them')
        .option(...JSON_OPTION),
    load: async () => (await import('./failed.ts')).failed,
  },
  list: {
    description: 'the list of the lauréats as they were known at the end of a month',
    declare: (command) =>
      command
        .requiredOption('--month <month>', 'YYYY-MM, this month or a past one', parseMonth)
        .option('--out <file>', 'where to write it: .xlsx or .csv', parseTableFile)
        .option('--send', 'mail it to those whom laureatList names, even if it was mailed before')
        .option(...JSON_OPTION),
    load: async () => (await import('./list.ts')).list,
  },
  committee: {
    description: 'the table of proposals for the comité',
    declare: (command) =>
      command
        .requiredOption('--out <file>', 'where to write it: .xlsx or .csv', parseTableFile)
        .option(...JSON_OPTION),
    load: async () => (await import('./committee.ts')).committee,
  },
  agreement: {
    description: 'the opinions beside the decisions that people took, by campaign and criterion',
    declare: (command) =>
      command
        .option('--out <file>', 'write the table: .xlsx or .csv', parseTableFile)
        .option(...JSON_OPTION),
    load: async () => (await import('./agreement.ts')).agreement,
  },
  preview: {
    description: 'write each e-mail to a file, with a made-up lauréat: send nothing',
    declare: (command) =>
      command.requiredOption('--out <folder>', 'where to write them, as .html and .txt'),
    load: async () => (await import('./preview.ts')).preview,
  },
  export: {
    description:
      'the journal (what DS cannot tell) as a file: a backup, or the way to another store',
    declare: (command) =>
      command
        .requiredOption('--out <file>', 'where to write it: JSON lines, identifiers only')
        .addHelpText('after', EXPORT_HELP),
    load: async () => (await import('./export.ts')).exportJournal,
  },
  import: {
    description: 'a journal written by `guichet export` into the store, whole or not at all',
    declare: (command) =>
      command
        .argument('<file>', 'what `guichet export` wrote')
        .option('--replace', 'in the place of a journal that is not empty'),
    load: async () => (await import('./import.ts')).importJournal,
  },
  simulator: {
    description: 'a local DS API with made-up dossiers and a mail server that delivers nothing',
    declare: (command) => command.option('--port <port>', 'port on the loopback', parsePort, 5100),
    load: async () => (await import('./simulator.ts')).simulator,
  },
  demo: {
    description: 'the whole story on this machine, with nothing installed',
    declare: (command) =>
      command.option('--keep', 'leave the simulator and the service running afterwards'),
    load: async () => (await import('./demo.ts')).demo,
  },
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
