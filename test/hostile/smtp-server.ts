import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

/** What a server says at each stage when it is sane. */
const SANE = {
  greeting: '220 smtp.example.org ready',
  ehlo: '250 SIZE 1000000',
  starttls: '220 go on',
  auth: '235 2.7.0 welcome',
  mail: '250 2.1.0 sender ok',
  rcpt: '250 2.1.5 recipient ok',
  data: '354 go on',
  rset: '250 2.0.0 flushed',
  quit: '221 2.0.0 bye',
} as const
export type Stage = keyof typeof SANE | 'content'
export const STAGES = [...Object.keys(SANE), 'content'] as Stage[]

/** How one answer goes wrong. */
export type Mutation =
  | {
      readonly kind: 'cut-short'
      readonly keep: number
      readonly leave: 'silence' | 'end' | 'reset'
    }
  | { readonly kind: 'silence' | 'end' | 'reset' }
  | { readonly kind: 'instead'; readonly answer: string }
  | { readonly kind: 'preceded'; readonly before: string }
  | { readonly kind: 'followed'; readonly after: string }
  | { readonly kind: 'giant-line'; readonly bytes: number; readonly ends: boolean }
  | { readonly kind: 'endless-lines'; readonly code: string }
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array }
  | { readonly kind: 'byte-by-byte'; readonly everyMs: number }

export interface Plan {
  readonly stage: Stage
  /** Which time that stage is reached: the second message of a connection has its own. */
  readonly time: number
  readonly mutation: Mutation
  /** What it thinks of each content; null: it takes it without a word. */
  readonly verdict: string | null
  /** Lines of the answer to EHLO before the last one. */
  readonly extensions: readonly string[]
}

/** A content that arrived whole, and what the server wrote between its end and the next command. */
export interface Content {
  /** Its Message-ID. */
  readonly id: string
  answer: string
}

export interface HostileServer {
  readonly url: string
  readonly contents: readonly Content[]
  close(): Promise<void>
}

/** Speaks SMTP well, but for one answer, and for what it thinks of the contents. */
export async function startHostileServer(plan: Plan): Promise<HostileServer> {
  const sockets = new Set<Socket>()
  const contents: Content[] = []
  const times = new Map<Stage, number>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    converse(socket, plan, contents, times)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    contents,
    close: () => shut(server, sockets),
  }
}

const portOf = (server: Server) => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function shut(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  server.close()
  await once(server, 'close')
}

const VERBS: readonly (readonly [RegExp, Stage])[] = [
  [/^EHLO|^HELO/i, 'ehlo'],
  [/^STARTTLS/i, 'starttls'],
  [/^AUTH/i, 'auth'],
  [/^MAIL/i, 'mail'],
  [/^RCPT/i, 'rcpt'],
  [/^DATA/i, 'data'],
  [/^RSET/i, 'rset'],
  [/^QUIT/i, 'quit'],
]

function converse(socket: Socket, plan: Plan, contents: Content[], times: Map<Stage, number>) {
  let heard = ''
  let content: string | null = null
  /** The content that was last heard whole, as long as no command has followed. */
  let answered: Content | null = null
  const write = (text: string | Uint8Array) => {
    if (answered) answered.answer += Buffer.from(text).toString('latin1')
    if (socket.writable) socket.write(text)
  }
  const say = (stage: Stage) => {
    const time = (times.get(stage) ?? 0) + 1
    times.set(stage, time)
    const lines = stage === 'ehlo' ? plan.extensions.map((line) => `250-${line}\r\n`).join('') : ''
    const words = stage === 'content' ? plan.verdict : SANE[stage]
    const answer = words === null ? '' : `${lines}${words}\r\n`
    if (stage === plan.stage && time === plan.time) mutate(socket, write, answer, plan.mutation)
    else write(answer)
  }
  const hear = (line: string) => {
    const stage = VERBS.find(([verb]) => verb.test(line))?.[1]
    if (content !== null && (content !== '' || (stage !== 'rset' && stage !== 'quit'))) {
      if (line !== '.') content += `${line}\n`
      else {
        answered = { id: /^Message-ID: (\S+)$/im.exec(content)?.[1] ?? '', answer: '' }
        contents.push(answered)
        content = null
        say('content')
      }
      return
    }
    answered = null
    content = stage === 'data' ? '' : null
    if (stage) say(stage)
    else write('500 5.5.2 what?\r\n')
  }
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
    const lines = heard.split('\r\n')
    heard = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('greeting')
}

function mutate(
  socket: Socket,
  write: (text: string | Uint8Array) => void,
  answer: string,
  mutation: Mutation,
): void {
  const leave = {
    silence: () => {},
    end: () => socket.end(),
    reset: () => socket.resetAndDestroy(),
  }
  switch (mutation.kind) {
    case 'cut-short':
      write(answer.slice(0, mutation.keep))
      leave[mutation.leave]()
      break
    case 'silence':
    case 'end':
    case 'reset':
      leave[mutation.kind]()
      break
    case 'instead':
      write(mutation.answer)
      break
    case 'preceded':
      write(mutation.before + answer)
      break
    case 'followed':
      write(answer + mutation.after)
      break
    case 'giant-line':
      write(`${answer.slice(0, 4)}${'x'.repeat(mutation.bytes)}${mutation.ends ? '\r\n' : ''}`)
      break
    case 'endless-lines':
      pour(socket, `${mutation.code}-and more\r\n`.repeat(100))
      break
    case 'garbage':
      write(mutation.bytes)
      write('\r\n')
      break
    case 'byte-by-byte':
      trickle(socket, write, answer, mutation.everyMs)
  }
}

/** As fast as the other side reads, for ever. */
function pour(socket: Socket, lines: string): void {
  while (socket.writable && socket.write(lines)) {}
  socket.once('drain', () => pour(socket, lines))
}

function trickle(
  socket: Socket,
  write: (text: string) => void,
  answer: string,
  everyMs: number,
): void {
  let sent = 0
  const timer = setInterval(() => {
    write(answer.charAt(sent))
    sent += 1
    if (sent === answer.length) clearInterval(timer)
  }, everyMs)
  socket.once('close', () => clearInterval(timer))
}
