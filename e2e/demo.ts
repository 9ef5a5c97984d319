import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { z } from 'zod'
import type { Language } from '#contract/language.ts'
import { freePort } from '#test/free-port.ts'

const command = join(resolve(import.meta.dirname, '..'), 'bin', 'connectcard')
const World = z.object({
  origin: z.string(),
  people: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      role: z.string(),
      cookie: z.string().nullable(),
      password: z.string().nullable(),
      links: z.array(z.object({ label: z.string(), url: z.string() })),
    }),
  ),
})

async function untilReady(origin: string): Promise<void> {
  for (let tries = 0; tries < 900; tries++) {
    const ready = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await pause(200)
  }
  throw new Error('the product did not start')
}

/** The product as `npm start` serves it, with its named world, in a data directory that goes with it: for taking pictures. */
export async function startDemo() {
  const dataDir = mkdtempSync(join(tmpdir(), 'cc-pictures-'))
  const port = await freePort()
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: String(port), METRICS_PORT: '0', LOG_LEVEL: 'silent' }
  const product = spawn(command, ['start'], { env: environment, stdio: 'ignore' })
  async function close() {
    const over = new Promise((done) => product.once('exit', done))
    if (product.kill('SIGINT')) await over
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await untilReady(`http://localhost:${port}`)
    const world = World.parse(JSON.parse(execFileSync(command, ['world', '--json'], { env: environment, encoding: 'utf8' })))
    return { world, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Somebody of the world, by their name. */
export function called({ people }: z.infer<typeof World>, name: string) {
  const person = people.find((one) => one.name === name)
  if (!person) throw new Error(`${name} has left the named world`)
  return person
}

/** A page at which somebody of the world is signed in. */
export async function signedIn(
  browser: Browser,
  origin: string,
  { email, password }: ReturnType<typeof called>,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`${origin}/espace/connexion`)
  const body = JSON.stringify({ email, password })
  await page.evaluate(`fetch('/api/sign-in/password', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)} })
    .then((answer) => { if (!answer.ok) throw new Error(String(answer.status)) })`)
  return page
}

/** The same by the cookies that the world prints: of staff, with the office open. */
export async function withCookies(browser: Browser, origin: string, cookies: string): Promise<Page> {
  const context = await browser.newContext()
  const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  await context.addCookies(
    cookies.split('; ').map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), ...kept })),
  )
  const page = await context.newPage()
  await page.goto(`${origin}/bureau`)
  return page
}

/** The language of their screens, from now on. */
export const speak = (page: Page, language: Language) =>
  page.evaluate(`fetch('/api/account', { method: 'PATCH', headers: { 'content-type': 'application/json' },
    body: '{"language":"${language}"}' }).then((answer) => { if (!answer.ok) throw new Error(String(answer.status)) })`)
