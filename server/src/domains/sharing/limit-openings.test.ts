import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { urlAs } from '#platform/db/migrate.ts'
import { testRolesSecret } from '#test/databases.ts'
import { freePort } from '#test/free-port.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, someCard, someLink } from '#test/people.ts'

let installation: TestInstallation
let origin: string
let card: PublishedCard
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  card = await someCard(installation)
})
afterAll(() => installation.close())

const inMinutes = (minutes: number) => new Date(installation.clock.now().getTime() + minutes * 60_000)

async function viewsOf(linkId: string): Promise<number | undefined> {
  const found = await installation.owner.data.query<{ views: number }>('select views from sharing.link where id = $1', [linkId])
  return found.rows[0]?.views
}

describe('a link with an end', () => {
  test('opens until its moment, and from that moment on neither it nor what was open opens', async () => {
    const { token } = await someLink(installation, card, { expiresAt: inMinutes(10) })
    installation.clock.forward({ minutes: 9, seconds: 59 })
    const opened = await open(origin, token)
    expect(opened.status).toBe(200)
    const cookie = cookieOf(opened)
    expect((await fetch(`${origin}/c`, { headers: { cookie } })).status).toBe(200)
    installation.clock.forward({ seconds: 1 })
    expect((await open(origin, token)).status).toBe(404)
    expect((await open(origin, token, {}, { cookie, origin })).status).toBe(404)
    for (const path of ['/c', '/c/1', '/c/card.vcf', '/c/photo'])
      expect((await fetch(origin + path, { headers: { cookie } })).status).toBe(404)
  })

  test('tells the visitor when it ends', async () => {
    const expiresAt = inMinutes(60)
    const { token } = await someLink(installation, card, { expiresAt })
    const opened = await open(origin, token, {}, { accept: 'application/json' })
    expect(await opened.json()).toMatchObject({ expires: expiresAt.toISOString() })
  })

  test('is not made with an end already past, nor with a limit that is none', async () => {
    await expect(someLink(installation, card, { expiresAt: inMinutes(0) })).rejects.toMatchObject({
      code: 'invalid',
      fields: ['expiresAt'],
    })
    for (const maxViews of [0, -1, 1.5, Number.NaN, 2_000_000])
      await expect(someLink(installation, card, { maxViews })).rejects.toMatchObject({ code: 'invalid', fields: ['maxViews'] })
  })
})

describe('a link limited to ten openings', () => {
  test('opens exactly ten times when a thousand open it at once', async () => {
    const { id, token } = await someLink(installation, card, { maxViews: 10 })
    const statuses = await thousand([origin], token)
    expect(statuses.filter((status) => status === 200)).toHaveLength(10)
    expect(statuses.filter((status) => status !== 404 && status !== 429 && status !== 200)).toEqual([])
    expect(await viewsOf(id)).toBe(10)
    expect((await open(origin, token, { press: true })).status).not.toBe(200)
  })

  test('opens exactly ten times through two processes that share the databases', async () => {
    const { id, token } = await someLink(installation, card, { maxViews: 10 })
    const [one, two] = [await process_(), await process_()]
    try {
      const statuses = await thousand([one.origin, two.origin], token)
      expect(statuses.filter((status) => status === 200)).toHaveLength(10)
      expect(await viewsOf(id)).toBe(10)
    } finally {
      one.child.kill('SIGKILL')
      two.child.kill('SIGKILL')
    }
  })

  test.each([1, 3, 6])('opens never more than ten times, also when the process is killed after %i and started again', async (after) => {
    const { id, token } = await someLink(installation, card, { maxViews: 10 })
    const first = await process_()
    let opened = 0
    const gone = once(first.child, 'exit')
    const before = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const status = await post(first.origin, token)
        if (status === 200 && ++opened === after) first.child.kill('SIGKILL')
        return status
      }),
    )
    await gone
    const openedBefore = before.filter((status) => status === 200).length
    expect(openedBefore).toBeGreaterThanOrEqual(after)
    const counted = (await viewsOf(id)) ?? 0
    expect(counted).toBeGreaterThanOrEqual(openedBefore) // an opening cut off in the middle may have been spent, never given for nothing

    const second = await process_(first.port)
    try {
      const statuses = await thousand([second.origin], token)
      const openedAfter = statuses.filter((status) => status === 200).length
      expect(openedAfter).toBeGreaterThan(0)
      expect(openedAfter).toBeLessThanOrEqual(10 - counted) // what the killed process had sent may still have been written meanwhile
      expect(openedBefore + openedAfter).toBeLessThanOrEqual(10)
      expect(await viewsOf(id)).toBe(10)
    } finally {
      second.child.kill('SIGKILL')
    }
  })
})

const agent = new Agent({ keepAlive: true, maxSockets: 100 })
afterAll(() => agent.destroy())

const thousand = (origins: readonly string[], token: string) =>
  Promise.all(Array.from({ length: 1_000 }, (_, turn) => post(origins[turn % origins.length] ?? '', token)))

/** The status of one opening by a visitor who pressed; 0 where the connection broke. */
function post(to: string, token: string): Promise<number> {
  const body = JSON.stringify({ token, press: true })
  return new Promise((resolve) => {
    const sent = request(`${to}/l/open`, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
      answer.once('error', () => resolve(0))
    })
    sent.once('error', () => resolve(0))
    sent.end(body)
  })
}

/** A serving process of its own on this installation's databases. */
async function process_(wanted?: number): Promise<{ child: ChildProcess; origin: string; port: number }> {
  const port = wanted ?? (await freePort())
  const child = fork(join(root, 'server/src/app/main.ts'), ['serve-in-worker'], {
    env: { PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: installation.settings.dataDir, LOG_LEVEL: 'error' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { data, keyring } = installation.databases
  child.send({ serving: { data: urlAs(data, 'cc_serve', testRolesSecret), keyring: urlAs(keyring, 'cc_serve', testRolesSecret) } })
  const [said] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the process ended'))),
  ])
  expect(said).toBe('serving')
  return { child, origin: `http://127.0.0.1:${port}`, port }
}
