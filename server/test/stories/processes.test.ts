import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mailWorker } from '#app/mail-worker.ts'
import { testRolesSecret } from '#test/databases.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open } from '#test/people.ts'
import { type Product, serves, startProduct, tokenOf, type World, worldOf } from '#test/product.ts'
import { rawSocket, request, sendRaw } from '#test/raw-http.ts'
import { testSmtp } from '#test/smtp.ts'

let installation: TestInstallation
let environment: NodeJS.ProcessEnv
let world: World
const running: Product[] = []

beforeAll(async () => {
  installation = await testInstallation()
  environment = {
    DATABASE_URL: installation.databases.data,
    KEYRING_URL: installation.databases.keyring,
    DATA_DIR: installation.settings.dataDir,
    ROLES_SECRET: testRolesSecret,
    KEY_PROVIDER: 'environment',
    ROOT_KEYS: `1:${randomBytes(32).toString('hex')}`,
  }
  world = await worldOf(await start())
  await end()
})
afterEach(() => end())
afterAll(() => installation.close())

async function start(more: NodeJS.ProcessEnv = {}): Promise<Product> {
  const product = await startProduct({ ...environment, ...more })
  running.push(product)
  return product
}
async function end(): Promise<void> {
  for (const product of running.splice(0)) {
    product.signal('SIGTERM')
    await product.ended
  }
}

const token = (name = 'Salma Benjelloun', label = 'Signature e-mail') => tokenOf(world, name, label)
const origin = (product: Product) => `http://127.0.0.1:${product.port}`
const counted = async (): Promise<number> => {
  const found = await installation.owner.data.query<{ all: number }>(
    'select coalesce(sum(openings), 0)::int as all from sharing.opening_count',
  )
  return found.rows[0]?.all ?? 0
}
const alive = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z'
  } catch {
    return false // ended
  }
}
async function eventually(milliseconds: number, condition: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const until = performance.now() + milliseconds; performance.now() < until; await pause(50)) if (await condition()) return true
  return condition()
}
/** A request whose body is still to be sent to its end. */
const goOn = 'HTTP/1.1 100 Continue\r\n\r\n'
const halfUpload = async (product: Product, host: string) => {
  const body = JSON.stringify({ token: token() })
  const socket = await rawSocket(product.port, host)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += String(chunk)
  })
  const asks = { 'content-type': 'application/json', 'content-length': String(body.length), expect: '100-continue' }
  socket.write(request('POST /l/open', asks).toString())
  // from here on the server waits for the rest: it has read that there is one (RFC 9110, 10.1.1)
  await expect.poll(() => answer).toBe(goOn)
  socket.write(body.slice(0, 9))
  return { finish: () => socket.write(body.slice(9)), answer: () => answer.slice(goOn.length) }
}

describe('a polite stop', () => {
  test('ends what is under way, refuses what is new, writes the counts, and is over in time', { timeout: 60_000 }, async () => {
    const product = await start()
    const before = await counted()
    for (let one = 0; one < 7; one++) expect((await open(origin(product), token())).status).toBe(200)
    const uploads = [await halfUpload(product, '127.0.0.1'), await halfUpload(product, '::1')]
    product.signal('SIGTERM')
    expect(await eventually(2_000, async () => !(await serves(product.port)))).toBe(true)
    await expect(sendRaw(product.port, request('GET /healthz'))).rejects.toThrow('ECONNREFUSED')
    await expect(sendRaw(product.port, request('GET /healthz'), 1_000, '::1')).rejects.toThrow('ECONNREFUSED')
    for (const { finish } of uploads) finish()
    expect(await product.ended).toMatchObject({ code: 0 })
    for (const { answer } of uploads) expect(answer()).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(await counted()).toBe(before + 9)
  })

  test('does not wait for a client that does not end, nor for anything at a second signal', { timeout: 60_000 }, async () => {
    const first = await start()
    await halfUpload(first, '::1')
    const began = performance.now()
    first.signal('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0 })
    expect(performance.now() - began).toBeGreaterThan(3_000) // it had its time

    const second = await start()
    await halfUpload(second, '127.0.0.1')
    second.signal('SIGINT')
    await pause(500)
    second.signal('SIGINT')
    expect(await second.ended).toMatchObject({ code: 1 }) // had it waited, it would have ended in order
  })
})

describe('with several processes', () => {
  const workersOf = (product: Product) =>
    readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .map(Number)
      .filter((pid) => statusOf(pid)?.parent === product.pid && alive(pid))
  const statusOf = (pid: number) => {
    try {
      return { parent: Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) }
    } catch {
      return undefined // ended meanwhile
    }
  }
  /** How many connections to the product's port this process holds. */
  const connectionsOf = (pid: number, port: number) => {
    const inodes = new Set(
      ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .map((line) => line.trim().split(/\s+/))
          .filter(([, local, , state]) => local?.endsWith(`:${port.toString(16).toUpperCase().padStart(4, '0')}`) && state === '01')
          .map((fields) => fields[9]),
      ),
    )
    return readdirSync(`/proc/${pid}/fd`).filter((fd) => inodes.has(/socket:\[(\d+)\]/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1])).length
  }
  const linkOf = (path: string) => {
    try {
      return readlinkSync(path)
    } catch {
      return '' // closed meanwhile
    }
  }

  test('each serves; one that is killed is replaced; a stop ends them all, and no count is lost', { timeout: 90_000 }, async () => {
    const product = await start({ PROCESSES: '2' })
    const workers = workersOf(product)
    expect(workers).toHaveLength(2)
    const sockets = await Promise.all(Array.from({ length: 20 }, () => rawSocket(product.port)))
    for (const socket of sockets) socket.resume().write(request('GET /healthz', { connection: 'keep-alive' }))
    await pause(300)
    for (const pid of workers) expect(connectionsOf(pid, product.port)).toBeGreaterThan(0)
    for (const socket of sockets) socket.destroy()

    const opened = await Promise.all(
      Array.from({ length: 60 }, () => open(origin(product), token('عمر الزياني', 'موردو الخشب'), { press: true })),
    )
    expect(opened.filter(({ status }) => status === 200)).toHaveLength(25)
    expect(opened.filter(({ status }) => status === 404)).toHaveLength(35)

    const [victim = 0, survivor = 0] = workers
    process.kill(victim, 'SIGKILL')
    await pause(100)
    // a connection kept alive to the killed process is reset: a client asks again, as browsers do
    const asked = (tries = 5): Promise<Response> =>
      open(origin(product), token()).catch((error: unknown) => (tries > 1 ? asked(tries - 1) : Promise.reject(error)))
    for (let one = 0; one < 10; one++) expect((await asked()).status).toBe(200)
    expect(await eventually(10_000, () => workersOf(product).length === 2)).toBe(true)
    expect(workersOf(product)).toContain(survivor)
    expect(workersOf(product)).not.toContain(victim)

    await pause(6_000) // the counts of the killed one are gone; those of the others are written by now
    const before = await counted()
    for (let one = 0; one < 12; one++) expect((await open(origin(product), token())).status).toBe(200)
    const last = workersOf(product)
    const began = performance.now()
    product.signal('SIGTERM')
    expect(await product.ended).toMatchObject({ code: 0 })
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(last.filter(alive)).toEqual([])
    expect(await counted()).toBe(before + 12)
    expect(product.said()).not.toMatch(/unhandled|uncaught|Something unexpected|EPIPE|ERR_/i)
  })

  test('those that serve cards only hold neither the owner’s addresses nor a root key', { timeout: 60_000 }, async () => {
    const product = await start({ PROCESSES: '2', SERVES: 'cards' })
    const secrets = ['DATABASE_URL', 'KEYRING_URL', 'ROOT_KEYS', 'ROLES_SECRET'].map((name) => environment[name] ?? '')
    secrets.push(...secrets.slice(0, 2).map((url) => /:([^:@/]+)@/.exec(url)?.[1] ?? ''), (environment.ROOT_KEYS ?? '').slice(2))
    const ofFirst = readFileSync(`/proc/${product.pid}/environ`, 'utf8')
    for (const secret of secrets) expect(ofFirst.includes(secret) && secret.length > 5, 'the control').toBe(true)
    for (const pid of workersOf(product)) {
      const given = readFileSync(`/proc/${pid}/environ`, 'utf8') + readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      expect(given).toContain('serve-in-worker')
      for (const secret of secrets) expect(given.includes(secret)).toBe(false)
    }
  })

  test('they end when the first one is killed, and the port is free for the next start', { timeout: 60_000 }, async () => {
    const product = await start({ PROCESSES: '2' })
    const workers = workersOf(product)
    running.pop()
    product.signal('SIGKILL')
    await product.ended
    expect(await eventually(10_000, () => !workers.some(alive))).toBe(true)
  })
})

describe('a process that is killed while it sends mails', () => {
  const jobs = async () => (await installation.owner.data.query<{ id: string }>(`select id from jobs.job where name = 'mail'`)).rows
  const ask = (product: Product, email: string) =>
    fetch(`${origin(product)}/api/sign-in/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, language: 'fr' }),
    })

  test.each([
    ['before the answer of the mail server reaches it', 2],
    ['as the mail server answers', 1],
  ])(
    '%s loses none: the next one sends them, what was taken already under the same Message-ID',
    { timeout: 180_000 },
    async (_when, atLeast) => {
      const smtp = await testSmtp()
      const mailing = { SMTP_URL: smtp.url, MAIL_FROM: 'ConnectCard <cards@idnet.example>' }
      try {
        const victim = await start(mailing)
        // a worker that is silent for two seconds, not two minutes, is taken for dead: said to the queue, which says it to every new job
        await installation.owner.data.query(
          `update jobs.queue set expire_seconds = 2, retry_delay = 1, retry_delay_max = 1 where name = 'mail'`,
        )
        const addresses = world.people.slice(0, 4).map(({ email }) => email)
        let askedAll = () => {}
        const all = new Promise<void>((resolve) => {
          askedAll = resolve
        })
        smtp.whenTaken = async () => {
          await all
          if (atLeast === 1) setImmediate(() => victim.signal('SIGKILL'))
          else {
            victim.signal('SIGKILL')
            await victim.ended
          }
        }
        expect((await Promise.all(addresses.map((email) => ask(victim, email)))).map(({ status }) => status)).toEqual([200, 200, 200, 200])
        askedAll()
        expect((await victim.ended).code).toBeNull()
        const before = (await smtp.read()).map(({ messageId }) => messageId)
        expect(before.length).toBeGreaterThan(0)
        expect((await jobs()).length).toBeGreaterThan(atLeast === 2 ? 3 : 0)

        smtp.whenTaken = async () => undefined
        await start(mailing)
        const other = await mailWorker(installation, installation.settings, pino({ level: 'silent' }))
        // what every worker does by itself twice a minute
        expect(await eventually(60_000, async () => other.tidy().then(async () => (await jobs()).length === 0))).toBe(true)
        await other.stop(1_000)
        const mails = await smtp.read()
        expect(new Set(mails.map(({ to }) => to))).toEqual(new Set(addresses))
        expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(addresses.length)
        for (const messageId of before) {
          const same = mails.filter((mail) => mail.messageId === messageId)
          expect(same.length).toBeGreaterThanOrEqual(atLeast)
          expect(new Set(same.map(({ to, code }) => `${to} ${code}`)).size).toBe(1)
        }
      } finally {
        await smtp.close()
      }
    },
  )
})
