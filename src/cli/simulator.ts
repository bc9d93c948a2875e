import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../failures/failure.ts'
import { packageRoot } from '../package.ts'
import { DEMO_TOKENS, demoWorld, startSimulator } from '../simulator/index.ts'
import { startMailSink } from '../simulator/mail-sink.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'
import { firstSignal } from './signal.ts'

/** The configuration that goes with the made-up dossiers. */
export const DEMO_CONFIG = join(packageRoot, 'src/simulator/demo/guichet.yaml')

export async function simulator(context: Context, options: { port: number }): Promise<number> {
  const clock = () => new Date(context.now())
  const running = await startSimulator({
    port: options.port,
    world: demoWorld(clock),
    clock,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Failure(
      'permanent',
      'http.port',
      `port ${options.port} is taken: choose another with --port`,
    )
  })
  context.onClose(() => running.close())
  // The made-up dossiers begin afresh: what a store remembers of an earlier run is not about these.
  const folder = join(tmpdir(), `guichet-simulated-${randomUUID().slice(0, 8)}`)
  const mail = await startMailSink(join(folder, 'mails'))
  context.onClose(() => mail.close())
  print(`DS is simulated at ${running.url} until Ctrl-C. In another terminal:

  export DS_API_URL=${running.url}
  export DS_API_TOKEN=${DEMO_TOKENS.readWrite}
  export GUICHET_CONFIG=${DEMO_CONFIG}
  export DATA_DIR=${join(folder, 'data')}
  export SMTP_URL=${mail.url}

then \`${context.commandLine('check')}\`, and \`sync --dry-run\`, \`sync\`, \`remind\` in the same way.
E-mails become files in ${mail.folder}
A token that may only read: ${DEMO_TOKENS.readOnly}
An expired one: ${DEMO_TOKENS.expired}`)
  await firstSignal()
  return EXIT.done
}
