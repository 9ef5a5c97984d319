import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { freePort } from './free-port.ts'
import { root } from './installation.ts'

const main = join(root, 'server/src/app/main.ts')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly said: string
}

function run(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, said] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, said })))
  return { child, said: () => said, ended }
}

/** One command of the product, until it ends; one that does not is ended after fifty seconds. */
export async function command(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  const { child, ended } = run(args, environment)
  const patience = setTimeout(() => child.kill('SIGTERM'), 50_000)
  return ended.finally(() => clearTimeout(patience))
}

export interface Product {
  readonly port: number
  readonly pid: number
  readonly environment: NodeJS.ProcessEnv
  /** Everything on its standard error so far. */
  said(): string
  signal(name: NodeJS.Signals): void
  readonly ended: Promise<Ended>
}

/** Starts the whole product as `npm start` does, in a process of its own, and waits until it serves and has said so. */
export async function startProduct(
  given: NodeJS.ProcessEnv,
  before: (port: number) => Promise<void> = async () => undefined,
): Promise<Product> {
  const port = await freePort()
  await before(port)
  const environment = { METRICS_PORT: '0', LOG_LEVEL: 'debug', ...given, PORT: String(port) }
  const { child, said, ended } = run(['start'], environment)
  let over: Ended | undefined
  void ended.then((how) => {
    over = how
  })
  for (let tries = 0; tries < 600; tries++) {
    if (over) throw new Error(`the product ended at its start: ${over.said}`)
    if ((await serves(port)) && said().includes('Ctrl-C stops it'))
      return { port, pid: child.pid ?? 0, environment, said, signal: (name) => void child.kill(name), ended }
    await pause(100)
  }
  child.kill('SIGKILL')
  throw new Error(`the product does not serve: ${said()}`)
}

export async function serves(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200
  } catch {
    return false // not listening yet
  }
}

const World = z.object({
  origin: z.string(),
  people: z.array(
    z.object({ name: z.string(), email: z.string(), phone: z.string(), links: z.array(z.object({ label: z.string(), url: z.string() })) }),
  ),
})
export type World = z.infer<typeof World>

/** The named world of a product that runs, as the operator asks for it. */
export async function worldOf(product: Product): Promise<World> {
  const { code, out, said } = await command(['world', '--json'], { ...product.environment, LOG_LEVEL: 'error' })
  if (code !== 0) throw new Error(`no world: ${said}`)
  return World.parse(JSON.parse(out))
}

/** The token of one link of a person of the world. */
export function tokenOf(world: World, name: string, label: string): string {
  const url = world.people.find((person) => person.name === name)?.links.find((link) => link.label === label)?.url
  if (!url) throw new Error(`${name} has no link ${label}`)
  return url.replace(/^.*#/, '')
}
