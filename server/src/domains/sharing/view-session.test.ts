import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Card } from '#contract/card.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, salmaCard, someCard, someLink } from '#test/people.ts'
import { revokeLink } from './revoke-link.ts'

let installation: TestInstallation
let origin: string
let card: PublishedCard
const photo = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/photo', 'base64')
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  card = await someCard(installation, salmaCard, photo)
})
afterAll(() => installation.close())

const ask = (path: string, cookie: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers: { accept: 'text/html', cookie, ...headers } })
const openIn = (cookie: string, token: string) => open(origin, token, {}, cookie === '' ? {} : { cookie, origin })
const revoke = (linkId: string) => installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId }))
const named = (given: string) => Card.parse({ language: 'fr', name: { given, family: 'Alaoui' } })

/** The clock stands at the beginning of an hour, so that a session of fifteen minutes lives within it, and a process starts that knows no older one. */
async function nextHour(): Promise<void> {
  installation.clock.forward({ minutes: 60 - installation.clock.now().getUTCMinutes() })
  origin = await installation.serve()
}

describe('the view session', () => {
  test('lies in one cookie, sealed, for this host, this site and a quarter of an hour', async () => {
    const { token } = await someLink(installation, card)
    const opened = await open(origin, token)
    const cookies = opened.headers.getSetCookie()
    expect(cookies).toHaveLength(1)
    const [value, ...attributes] = (cookies[0] ?? '').split('; ')
    expect(value).toMatch(/^__Host-cc_view=[A-Za-z0-9_-]+$/)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=900', 'Path=/', 'SameSite=Strict', 'Secure'])
    const sealed = Buffer.from(value?.split('=')[1] ?? '', 'base64url')
    expect(sealed.includes(Buffer.from(token))).toBe(false)
    const again = await open(origin, token)
    expect(cookieOf(again)).not.toBe(value)
  })

  test('is not given with anything but an opened card', async () => {
    const limited = await someLink(installation, card, { maxViews: 1 })
    const session = cookieOf(await open(origin, (await someLink(installation, card)).token))
    for (const answer of [
      await fetch(`${origin}/l`),
      await fetch(`${origin}/favicon.svg`),
      await fetch(`${origin}/c`),
      await open(origin, 'nothing'),
      await open(origin, limited.token),
      await ask('/c', session),
      await ask('/c/card.vcf', session),
      await ask('/c/photo', session),
    ])
      expect(answer.headers.get('set-cookie'), answer.url).toBeNull()
  })

  test('shows the card, its vCard and its photo for fifteen minutes, and then says to open the link again', async () => {
    await nextHour()
    const { token } = await someLink(installation, card)
    const cookie = cookieOf(await open(origin, token))
    installation.clock.forward({ minutes: 14, seconds: 59 })
    await installation.tick()
    for (const path of ['/c', '/c/1', '/c/card.vcf', '/c/1/card.vcf', '/c/photo', '/c/1/photo'])
      expect((await ask(path, cookie)).status, path).toBe(200)
    installation.clock.forward({ seconds: 1 })
    for (const path of ['/c', '/c/1', '/c/card.vcf', '/c/1/card.vcf', '/c/photo', '/c/1/photo']) {
      const ended = await ask(path, cookie)
      expect(ended.status, path).toBe(404)
      const text = await ended.text()
      expect(text).toContain('Rouvrez le lien reçu')
      expect(text).not.toMatch(/Salma|Benjelloun/)
    }
    const json = await ask('/c', cookie, { accept: 'application/json' })
    expect(json.status).toBe(404)
    expect(await json.json()).toMatchObject({ code: 'view-expired', title: 'Rouvrez le lien reçu.' })
  })

  test('begins anew when the link is opened again', async () => {
    await nextHour()
    const { token } = await someLink(installation, card)
    const first = cookieOf(await open(origin, token))
    installation.clock.forward({ minutes: 10 })
    const second = cookieOf(await openIn(first, token))
    installation.clock.forward({ minutes: 10 })
    await installation.tick()
    expect((await ask('/c', first)).status).toBe(404)
    expect((await ask('/c', second)).status).toBe(200)
    expect((await ask('/c/1', second)).status).toBe(200)
  })

  test('holds up to eight cards under numbers that stay; the ninth drops the oldest', async () => {
    const names = ['Amina', 'Badr', 'Chama', 'Driss', 'Elias', 'Fatima', 'Ghali', 'Hind', 'Idriss']
    const tokens: string[] = []
    for (const name of names) tokens.push((await someLink(installation, await someCard(installation, named(name)))).token)
    let cookie = ''
    for (const token of tokens.slice(0, 8)) cookie = cookieOf(await openIn(cookie, token))
    for (const [place, name] of names.slice(0, 8).entries()) {
      expect(await (await ask(`/c/${place + 1}`, cookie)).text()).toContain(`${name} Alaoui`)
      expect(await (await ask(`/c/${place + 1}/card.vcf`, cookie)).text()).toContain(`FN:${name} Alaoui`)
    }
    expect(await (await ask('/c', cookie)).text()).toContain('Hind Alaoui')
    expect((await ask('/c/9', cookie)).status).toBe(404)

    cookie = cookieOf(await openIn(cookie, tokens[2] ?? '')) // opened again: it keeps its number, and is now the newest
    expect(await (await ask('/c', cookie)).text()).toContain('Chama Alaoui')
    expect(await (await ask('/c/3', cookie)).text()).toContain('Chama Alaoui')

    cookie = cookieOf(await openIn(cookie, tokens[8] ?? ''))
    expect(cookie.length).toBeLessThan(4_096)
    expect((await ask('/c/1', cookie)).status).toBe(404)
    for (const place of [2, 3, 4, 5, 6, 7, 8, 9])
      expect(await (await ask(`/c/${place}`, cookie)).text()).toContain(`${names[place - 1]} Alaoui`)
  })

  test('has no card under a number that is none', async () => {
    const cookie = cookieOf(await open(origin, (await someLink(installation, card)).token))
    for (const path of ['/c/0', '/c/01', '/c/2', '/c/256', '/c/999', '/c/-1', '/c/1.5', '/c/x', '/c/1/', '/c/1/card', '/c/1e0', '/c/%31x'])
      expect((await ask(path, cookie)).status, path).toBe(404)
  })

  test('does not open once a single byte of it is turned, cut off or put beside it', async () => {
    const cookie = cookieOf(await open(origin, (await someLink(installation, card)).token))
    const [name = '', value = ''] = cookie.split('=')
    const sealed = Buffer.from(value, 'base64url')
    const altered = [sealed.subarray(1), Buffer.concat([sealed, Buffer.from([0])]), Buffer.alloc(0), Buffer.alloc(4), Buffer.alloc(32)]
    for (let length = 0; length < sealed.length; length++) altered.push(sealed.subarray(0, length))
    for (let at = 0; at < sealed.length; at++) {
      const turned = Buffer.from(sealed)
      turned[at] = (turned[at] ?? 0) ^ 0x40
      altered.push(turned)
    }
    for (const one of altered) expect((await ask('/c', `${name}=${one.toString('base64url')}`)).status).toBe(404)
    for (const text of ['', '=', '"', 'x'.repeat(5_000), '%00', '../..', 'é'.normalize('NFD').slice(0, 1)])
      expect((await ask('/c', `${name}=${text}`)).status).toBe(404)
    expect((await ask('/c', `other=1; ${cookie}; more=2`)).status).toBe(200)
  })

  test('of another installation opens nothing here', async () => {
    const other = await testInstallation()
    try {
      const there = await other.serve()
      const foreign = cookieOf(await open(there, (await someLink(other, await someCard(other))).token))
      expect((await fetch(`${there}/c`, { headers: { cookie: foreign } })).status).toBe(200)
      expect((await ask('/c', foreign)).status).toBe(404)
      const { token } = await someLink(installation, card)
      expect((await openIn(foreign, token)).status, 'and does not stand in the way of a link').toBe(200)
    } finally {
      await other.close()
    }
  })

  test('serves the whole photo or nothing: no range, no 304', async () => {
    const cookie = cookieOf(await open(origin, (await someLink(installation, card)).token))
    for (const headers of [{}, { range: 'bytes=0-3' }, { 'if-none-match': '*' }, { 'if-modified-since': new Date().toUTCString() }]) {
      const answer = await ask('/c/photo', cookie, headers)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('image/jpeg')
      expect(answer.headers.get('etag') ?? answer.headers.get('last-modified') ?? answer.headers.get('accept-ranges')).toBeNull()
      expect(Buffer.from(await answer.arrayBuffer()).equals(photo)).toBe(true)
    }
  })
})

describe('the keys of view sessions, made anew each hour', () => {
  const hours = async () => {
    const found = await installation.owner.keyring.query<{ hour: number }>('select hour from keyring.view_session_key order by hour')
    return found.rows.map((row) => row.hour)
  }
  const hourNow = () => Math.floor(installation.clock.now().getTime() / 3_600_000)

  test('there are one or two: this hour’s, and the last one’s for a quarter of an hour', async () => {
    await nextHour()
    expect(await hours()).toEqual([hourNow() - 1, hourNow()])
    installation.clock.forward({ minutes: 20 })
    await installation.tick()
    expect(await hours()).toEqual([hourNow()])
    await Promise.all([installation.tick(), installation.tick(), installation.tick()])
    expect(await hours()).toEqual([hourNow()])
  })

  test('a session lives its fifteen minutes across the turn of the hour, in every process', async () => {
    await nextHour()
    installation.clock.forward({ minutes: 50 })
    const warm = await installation.serve()
    const { token } = await someLink(installation, card)
    const cookie = cookieOf(await open(warm, token))
    installation.clock.forward({ minutes: 14, seconds: 50 }) // four minutes and fifty seconds into the next hour
    await installation.tick()
    const fresh = await installation.serve() // a process that has no key in memory yet
    for (const from of [warm, fresh]) expect((await fetch(`${from}/c`, { headers: { cookie } })).status).toBe(200)
    const renewed = cookieOf(await open(fresh, token, {}, { cookie, origin: fresh }))
    installation.clock.forward({ minutes: 14 })
    await installation.tick()
    for (const from of [warm, fresh, await installation.serve()])
      expect((await fetch(`${from}/c`, { headers: { cookie: renewed } })).status).toBe(200)
  })

  test('a session begun just after the turn of the hour, still under the key of the hour before, lives its fifteen minutes too', async () => {
    await nextHour()
    installation.clock.forward({ minutes: 59 })
    const warm = await installation.serve()
    const { token } = await someLink(installation, card)
    await open(warm, token) // this process now knows the newest key, for half a minute
    installation.clock.forward({ minutes: 1, seconds: 20 })
    const cookie = cookieOf(await open(warm, token)) // twenty seconds past; the worker, once a minute, has not come by
    installation.clock.forward({ minutes: 14, seconds: 50 })
    await installation.tick()
    const fresh = await installation.serve()
    expect((await fetch(`${fresh}/c`, { headers: { cookie } })).status).toBe(200)
  })

  test('after hours that a sleeping machine missed, a process finds the new one at once', async () => {
    const { token } = await someLink(installation, card)
    const real = performance.now.bind(performance)
    let ahead = 0
    const watch = vi.spyOn(performance, 'now').mockImplementation(() => real() + ahead)
    try {
      const from = await installation.serve()
      ahead = 5_000
      expect((await open(from, token)).status).toBe(200)
      installation.clock.forward({ minutes: 180 })
      await installation.tick() // the old key is destroyed, and the process still takes it for the newest
      ahead = 32_000
      expect((await open(from, token)).status).toBe(200)
    } finally {
      watch.mockRestore()
    }
  })

  test('once its key is gone a session is gone, whatever its cookie says', async () => {
    const fresh = await installation.serve()
    const { token } = await someLink(installation, card)
    const cookie = cookieOf(await open(fresh, token))
    await installation.owner.keyring.query('delete from keyring.view_session_key')
    const later = await installation.serve()
    expect((await fetch(`${later}/c`, { headers: { cookie } })).status).toBe(404)
  })
})

describe('a link that is revoked', () => {
  test('shows nothing more at once: not the page, the vCard, the photo, whole, conditional or in part', async () => {
    const { id, token } = await someLink(installation, card)
    const cookie = cookieOf(await open(origin, token))
    const paths = ['/c', '/c/1', '/c/card.vcf', '/c/1/card.vcf', '/c/photo', '/c/1/photo']
    for (const path of paths) expect((await ask(path, cookie)).status).toBe(200)
    await revoke(id)
    for (const path of paths)
      for (const method of ['GET', 'HEAD'])
        for (const headers of [
          {},
          { 'if-none-match': '*' },
          { 'if-none-match': '"x", W/"y"' },
          { 'if-modified-since': new Date(Date.now() + 86_400_000).toUTCString() },
          { range: 'bytes=0-10' },
          { range: 'bytes=0-', 'if-range': '"x"' },
          { 'cache-control': 'only-if-cached' },
        ]) {
          const answer = await fetch(origin + path, { method, headers: { cookie, accept: 'text/html', ...headers } })
          expect(answer.status, `${method} ${path} ${JSON.stringify(headers)}`).toBe(404)
          expect(answer.headers.get('cache-control')).toBe('no-store')
          expect(await answer.text()).not.toMatch(/Salma|Benjelloun|BEGIN:VCARD/)
        }
    await installation.tick()
    for (const path of paths) expect((await ask(path, cookie)).status).toBe(404)
    expect((await openIn(cookie, token)).status).toBe(404)
  })

  test('disturbs no other link: what they opened stays open', async () => {
    const kept = await someLink(installation, card)
    const pinned = await someLink(installation, card, { pin: 'riad 27', maxViews: 1 })
    const gone = await someLink(installation, card)
    let cookie = cookieOf(await open(origin, kept.token))
    cookie = cookieOf(await open(origin, gone.token, {}, { cookie, origin }))
    cookie = cookieOf(await open(origin, pinned.token, { pin: 'riad 27' }, { cookie, origin }))
    await revoke(gone.id)
    for (const turn of ['before', 'after']) {
      if (turn === 'after') await installation.tick()
      for (const path of ['/c', '/c/1', '/c/1/card.vcf', '/c/1/photo', '/c/3', '/c/3/photo'])
        expect((await ask(path, cookie)).status, `${path} ${turn} the key is destroyed`).toBe(200)
      for (const path of ['/c/2', '/c/2/card.vcf', '/c/2/photo']) expect((await ask(path, cookie)).status, path).toBe(404)
    }
    expect((await openIn(cookie, kept.token)).status).toBe(200)
    expect((await openIn(cookie, pinned.token)).status).toBe(200)
  })

  test('disturbs no visitor in the middle of another one, however often links of the card are revoked', async () => {
    const kept = await someLink(installation, card)
    const others = []
    for (let one = 0; one < 12; one++) others.push(await someLink(installation, card))
    const cookie = cookieOf(await open(origin, kept.token))
    let done = false
    const seen: Record<string, number> = {}
    const visitor = async (path: string) => {
      while (!done) {
        const answer = path === '/l/open' ? await open(origin, kept.token) : await ask(path, cookie)
        const body = await answer.text()
        const whole = answer.status === 200 && (path !== '/c/card.vcf' || body.includes('PHOTO'))
        seen[`${path} ${whole ? 'whole' : answer.status}`] = (seen[`${path} ${whole ? 'whole' : answer.status}`] ?? 0) + 1
      }
    }
    const visitors = ['/l/open', '/l/open', '/c', '/c/photo', '/c/photo', '/c/card.vcf'].map(visitor)
    for (const { id } of others) {
      await revoke(id)
      await installation.tick()
    }
    done = true
    await Promise.all(visitors)
    expect(Object.keys(seen).sort()).toEqual(['/c whole', '/c/card.vcf whole', '/c/photo whole', '/l/open whole'])
  })
})

describe('a card that is published again', () => {
  test('is shown as it is now where it was open', async () => {
    const own = await someCard(installation, named('Amal'), photo)
    const { token } = await someLink(installation, own)
    const cookie = cookieOf(await open(origin, token))
    await installation.deeds.run((tx) => publishCard(tx, system, { ...own, label: 'Carte', card: named('Amale') }))
    expect(await (await ask('/c', cookie)).text()).toContain('Amale Alaoui')
    const vcard = await (await ask('/c/card.vcf', cookie)).text()
    expect(vcard).toContain('FN:Amale Alaoui')
    expect(vcard).not.toContain('PHOTO')
    expect((await ask('/c/photo', cookie)).status, 'the photo is gone with the new version').toBe(404)
    expect(await (await open(origin, token)).text()).toContain('Amale Alaoui')
  })
})
