import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
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

async function viewsOf(linkId: string): Promise<number | undefined> {
  const found = await installation.owner.data.query<{ views: number }>('select views from sharing.link where id = $1', [linkId])
  return found.rows[0]?.views
}
const json = { accept: 'application/json' }

test('a limited link asks for a press first, in a small page without the card, and spends nothing', async () => {
  const { id, token } = await someLink(installation, card, { maxViews: 2 })
  const page = await open(origin, token)
  expect(page.status).toBe(200)
  expect(page.headers.get('set-cookie')).toBeNull()
  expect(page.headers.get('cache-control')).toBe('no-store')
  const text = await page.text()
  expect(text).toContain('Ce lien peut encore s’ouvrir 2 fois.')
  expect(text).not.toMatch(/Salma|Benjelloun|بنجلون|212661000013|atlas/i)
  expect(await viewsOf(id)).toBe(0)
})

test('the same as JSON is 428 with the code press', async () => {
  const { id, token } = await someLink(installation, card, { maxViews: 1 })
  for (const more of [{}, { press: false }]) {
    const answer = await open(origin, token, more, json)
    expect(answer.status).toBe(428)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.headers.get('set-cookie')).toBeNull()
    const body = await answer.text()
    expect(JSON.parse(body)).toMatchObject({ code: 'press', status: 428 })
    expect(body).not.toMatch(/Salma|Benjelloun/)
  }
  expect(await viewsOf(id)).toBe(0)
})

test('one press spends one; opening again in the same browser spends nothing and asks nothing', async () => {
  const { id, token } = await someLink(installation, card, { maxViews: 2 })
  const pressed = await open(origin, token, { press: true })
  expect(await pressed.text()).toContain('Salma Benjelloun')
  expect(await viewsOf(id)).toBe(1)
  const cookie = cookieOf(pressed)
  for (const more of [{}, { press: true }]) {
    const again = await open(origin, token, more, { cookie, origin })
    expect(again.status).toBe(200)
    expect(await again.text()).toContain('Salma Benjelloun')
  }
  for (const path of ['/c', '/c/1', '/c/card.vcf']) expect((await fetch(origin + path, { headers: { cookie } })).status).toBe(200)
  expect(await viewsOf(id)).toBe(1)

  expect((await open(origin, token, { press: true })).status).toBe(200) // another browser
  expect(await viewsOf(id)).toBe(2)
  expect((await open(origin, token, { press: true })).status).toBe(404)
  const still = await open(origin, token, {}, { cookie, origin })
  expect(still.status, 'the last opening is spent, but this browser opened it before').toBe(200)
})

test('once the view session has ended, opening again asks and spends', async () => {
  const { id, token } = await someLink(installation, card, { maxViews: 3 })
  const cookie = cookieOf(await open(origin, token, { press: true }))
  installation.clock.forward({ minutes: 15 })
  await installation.tick()
  expect(await (await open(origin, token, {}, { cookie, origin })).text()).toContain('Ce lien peut encore s’ouvrir 2 fois.')
  expect((await open(origin, token, { press: true }, { cookie, origin })).status).toBe(200)
  expect(await viewsOf(id)).toBe(2)
})

test('no GET, HEAD or prefetch of a link spends or opens anything', async () => {
  const { id, token } = await someLink(installation, card, { maxViews: 1 })
  const unlimited = await someLink(installation, card)
  for (const one of [token, unlimited.token])
    for (const path of [
      '/l',
      `/l/${one}`,
      `/l%23${one}`,
      `/l/${one}?press=1&pin=1`,
      `/l?token=${one}&press=1`,
      `/l/open?token=${one}&press=1`,
    ])
      for (const method of ['GET', 'HEAD'])
        for (const headers of [{}, { accept: 'text/html', 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' }]) {
          const answer = await fetch(origin + path, { method, headers })
          expect(answer.status).toBe(200)
          expect(answer.headers.get('set-cookie')).toBeNull()
          expect(await answer.text()).not.toMatch(/Salma|Benjelloun|بنجلون/)
        }
  expect(await viewsOf(id)).toBe(0)
  expect((await open(origin, token, { press: true })).status).toBe(200)
})

test('the press works without JavaScript: the form posts to the address it stands at', async () => {
  const { id, token } = await someLink(installation, card, { maxViews: 1 })
  const form = (path: string, fields: Record<string, string>) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', origin: 'null' },
      body: new URLSearchParams(fields),
    })
  for (const path of [`/l/${token}`, `/l%23${token}`]) {
    const asked = await form(path, { token: '' })
    const text = await asked.text()
    expect(asked.status).toBe(200)
    expect(text).toMatch(/<form method="post" action="">/)
    expect(text).toContain(`name="token" value="${token}"`)
    expect(text).toContain('name="press" value="1"')
  }
  expect(await viewsOf(id)).toBe(0)
  const opened = await form(`/l/${token}`, { token, press: '1' })
  expect(opened.status).toBe(200)
  expect(await opened.text()).toContain('Salma Benjelloun')
  expect(await viewsOf(id)).toBe(1)
})

test('a token that is no token stays where it was written: nothing of it becomes markup', async () => {
  for (const token of ['"><script>alert(1)</script>', `<img src=x onerror=alert(1)>${'0'.repeat(32)}`]) {
    const text = await (await open(origin, token)).text()
    expect(text).not.toMatch(/alert\(1\)/)
  }
  const { token } = await someLink(installation, card, { maxViews: 1 })
  const text = await (await open(origin, `"><script>x</script>/l/${token}`)).text()
  expect(text).not.toContain('<script>x')
})
