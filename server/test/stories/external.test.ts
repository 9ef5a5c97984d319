import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testRolesSecret, withDatabase } from '#test/databases.ts'
import { freePort } from '#test/free-port.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { command, startProduct } from '#test/product.ts'
import { request, sendRaw } from '#test/raw-http.ts'

let installation: TestInstallation
let environment: NodeJS.ProcessEnv
let dataDir: string
beforeAll(async () => {
  installation = await testInstallation()
  dataDir = mkdtempSync(join(tmpdir(), 'cc-external-'))
  environment = {
    DATABASE_URL: installation.databases.data,
    KEYRING_URL: installation.databases.keyring,
    DATA_DIR: dataDir,
    ROLES_SECRET: testRolesSecret,
    LOG_LEVEL: 'debug',
  }
})
afterAll(async () => {
  await installation.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const listening = (port: number, host: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })

/** What the product says when it refuses to start: the lines before are its progress. */
async function refusal(more: NodeJS.ProcessEnv, args: readonly string[] = ['start']): Promise<string> {
  const { code, said } = await command(args, { ...environment, ...more })
  expect(code, said).toBe(1)
  expect(said).not.toMatch(/\n\s*at |node_modules|Error:|unexpected/)
  return said.trim().split('\n').at(-1) ?? ''
}

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://cards.example.ma',
  KEY_PROVIDER: 'file',
  SMTP_URL: 'smtp://mail.example.ma',
  MAIL_FROM: 'cards@example.ma',
}

describe('what an operator can mend is one sentence, and ends with status 1', () => {
  const away = 'A database does not answer: see whether DATABASE_URL and KEYRING_URL are right and their servers run.'
  test.each<[string, () => NodeJS.ProcessEnv, string]>([
    ['nobody listens', () => ({ DATABASE_URL: 'postgres://owner:secret@127.0.0.1:1/x' }), away],
    ['no keyring listens', () => ({ KEYRING_URL: 'postgres://owner:secret@127.0.0.1:1/x' }), away],
    ['no such socket', () => ({ DATABASE_URL: 'postgres://owner:secret@/x?host=/nonexistent' }), away],
    ['a wrong password', () => ({ DATABASE_URL: (environment.DATABASE_URL ?? '').replace(/:[^:@]+@/, ':wrong@') }), away],
    [
      'no such database',
      () => ({ DATABASE_URL: withDatabase(environment.DATABASE_URL ?? '', `gone_${randomBytes(4).toString('hex')}`) }),
      away,
    ],
    ['no port', () => ({ PORT: 'http' }), 'PORT must be a number from 0 to 65535.'],
    ['an address of another machine', () => ({ HOST: '192.0.2.1' }), 'HOST is not an address of this machine.'],
    [
      'metrics on another machine',
      () => ({ METRICS_HOST: '192.0.2.1', METRICS_PORT: '9464' }),
      'METRICS_HOST is not an address of this machine.',
    ],
    [
      'production without an address',
      () => ({ ...production, PUBLIC_URL: '' }),
      'PUBLIC_URL is missing: in production, set it to the address people open, like https://cards.example.ma.',
    ],
    [
      'production with both stores on one server',
      () => ({ ...production, KEYRING_URL: withDatabase(environment.DATABASE_URL ?? '', 'postgres') }),
      'DATABASE_URL and KEYRING_URL lead to one server: in production the keyring needs a server of its own, with backups of its own.',
    ],
  ])('%s', { timeout: 60_000 }, async (_, more, says) => {
    expect(await refusal({ PORT: '0', METRICS_PORT: '0', ...more() })).toBe(says)
  })

  test.each(['127.0.0.1', '::1'])('a port that another program has on %s', async (host) => {
    const port = await freePort()
    const other = await listening(port, host)
    expect(await refusal({ PORT: String(port) })).toBe(`Port ${port} is taken by another program: stop it, or choose another PORT.`)
    other.close()
  })

  test('a port for metrics that was asked for and is taken', { timeout: 60_000 }, async () => {
    const port = await freePort()
    const other = await listening(port, '127.0.0.1')
    const said = await refusal({ PORT: '0', METRICS_PORT: String(port) })
    expect(said).toBe(`Port ${port} is taken by another program: stop it, or choose another METRICS_PORT.`)
    other.close()
  })
})

test('the first start makes the root key, to be copied before anything lies under it', { timeout: 60_000 }, async () => {
  const keys = join(dataDir, 'root-keys')
  const fresh = await testInstallation()
  const databases = { DATABASE_URL: fresh.databases.data, KEYRING_URL: fresh.databases.keyring }
  const product = await startProduct({ ...environment, ...databases, ...production, KEY_PROVIDER: `file:${keys}` })
  expect((await fresh.owner.keyring.query('select version from keyring.root_key')).rows).toEqual([{ version: 1 }])
  expect((await fresh.owner.keyring.query('select from keyring.subject_key')).rowCount).toBe(0)
  expect(readdirSync(keys)).toHaveLength(1)
  product.signal('SIGTERM')
  expect(await product.ended).toMatchObject({ code: 0 })
  await fresh.close()
})

describe('metrics', () => {
  test('have a port of their own, and the main port shows none', { timeout: 60_000 }, async () => {
    const metricsPort = await freePort()
    const product = await startProduct({ ...environment, METRICS_PORT: String(metricsPort) })
    await sendRaw(product.port, request('GET /l/some-token'))
    const shown = await sendRaw(metricsPort, request('GET /metrics'))
    expect(shown.body).toContain('connectcard_requests_total{method="GET",route="/l/:token",status="200"} 1')
    expect((await sendRaw(product.port, request('GET /metrics'))).status).toBe(404)
    product.signal('SIGTERM')
    expect(await product.ended).toMatchObject({ code: 0 })
  })

  test('are given up with a warning where their port was not asked for and is taken', { timeout: 60_000 }, async () => {
    let other: Server | undefined
    const product = await startProduct({ ...environment, METRICS_PORT: '' }, async (port) => {
      other = await listening(port + 6464 <= 65_535 ? port + 6464 : port - 6464, '127.0.0.1')
    })
    expect(product.said()).toMatch(/"level":40,[^\n]*Metrics are not served\./)
    product.signal('SIGTERM')
    expect(await product.ended).toMatchObject({ code: 0 })
    other?.close()
  })
})
