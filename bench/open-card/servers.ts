import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import type { Stage } from './stage.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** A server that is measured, in processes of its own. */
export interface Measured {
  readonly port: number
  /** The most memory that one of its serving processes has held, in bytes. */
  peakMemory(): number
  stop(): Promise<void>
}

/** The product as it runs in production. */
export async function startProduct(
  stage: { readonly dataDir: string; readonly urls: { readonly keyring: string } },
  dataUrl: string,
  processes: number,
  more: NodeJS.ProcessEnv = {},
): Promise<Measured> {
  const port = await freePort()
  const child = spawn(join(root, 'bin', 'connectcard'), ['start'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'cards@example.ma',
      PUBLIC_URL: 'https://cards.example.ma',
      PORT: String(port),
      METRICS_PORT: String(await freePort()),
      PROCESSES: String(processes),
      DATA_DIR: stage.dataDir,
      DATABASE_URL: dataUrl,
      KEYRING_URL: stage.urls.keyring,
      KEY_PROVIDER: `file:${join(stage.dataDir, 'root-keys')}`,
      LOG_LEVEL: 'warn',
      ...more,
    },
  })
  await untilItAnswers(child, `http://127.0.0.1:${port}/readyz`)
  return { port, ...processOf(child) }
}

/** node:http alone, with some of the product's answers; or with nothing but the look-ups of an opening before each. */
export async function startBare(
  stage: Stage,
  answersOf: Measured,
  processes: number,
  lookups: 'none' | 'both' = 'none',
): Promise<Measured> {
  const port = await freePort()
  const answers = join(stage.dataDir, 'answers.json')
  writeFileSync(answers, JSON.stringify(await someAnswers(stage, answersOf.port)))
  const urls = lookups === 'both' ? [stage.urls.data, stage.urls.keyring] : []
  const child = spawn(process.execPath, [join(root, 'bench', 'bare-server.ts'), answers, String(port), String(processes), ...urls], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilItAnswers(child, `http://127.0.0.1:${port}/`)
  return { port, ...processOf(child) }
}

async function someAnswers(stage: Stage, port: number): Promise<{ headers: Record<string, string>; body: string }[]> {
  const tokens = readFileSync(stage.tokens, 'utf8').split('\n').slice(0, 64)
  return Promise.all(
    tokens.map(async (token) => {
      const answer = await fetch(`http://127.0.0.1:${port}/l/open`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/html', 'accept-encoding': 'identity' },
        body: JSON.stringify({ token }),
      })
      if (answer.status !== 200) throw new Error(`a link of the crowd answered ${answer.status}`)
      const ofTheConnection = ['date', 'connection', 'keep-alive']
      const headers = [...answer.headers].filter(([name]) => !ofTheConnection.includes(name))
      return { headers: Object.fromEntries(headers), body: Buffer.from(await answer.arrayBuffer()).toString('base64') }
    }),
  )
}

async function untilItAnswers(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error('a measured server ended at its start')
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill()
  throw new Error('a measured server does not answer')
}

const processOf = (child: ChildProcess): Pick<Measured, 'peakMemory' | 'stop'> => ({
  peakMemory() {
    const parent = child.pid ?? 0
    const workers = childrenOf(parent).filter((pid) => statusOf(pid, 'Name') === statusOf(parent, 'Name'))
    return Math.max(...(workers.length > 0 ? workers : [parent]).map((pid) => Number.parseInt(statusOf(pid, 'VmHWM'), 10) * 1024))
  },
  async stop() {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  },
})

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) && statusOf(Number(name), 'PPid') === String(parent) ? [Number(name)] : []))

function statusOf(pid: number, field: 'Name' | 'PPid' | 'VmHWM'): string {
  try {
    return new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''
  } catch {
    return '' // it has ended meanwhile
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
