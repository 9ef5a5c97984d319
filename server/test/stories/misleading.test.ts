import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft } from '#contract/draft.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { draftContent } from '#domains/profiles/card-rows.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open } from '#test/people.ts'

// What would take a visitor in is refused where it is written, with its field and in the reader's language; what is honest is shown as it is.

let installation: TestInstallation
let origin: string
let [cookie, personId, card] = ['', '', '']
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  await installation.deeds.run(async (tx) => {
    personId = await openAccount(tx, system, { name: 'Salma Benjelloun', email: 'salma@test.example', language: 'fr' })
    cookie = `${sessionCookieName}=${await beginSession(tx, { personId, how: 'code', agent: undefined })}`
  })
  card = (await call('POST', '/api/cards', { label: 'Carte', draft: draft() })).body.id
})
afterAll(() => installation.close())

// biome-ignore lint/suspicious/noExplicitAny: whatever JSON comes back
async function call(method: string, path: string, body?: unknown, language = 'fr'): Promise<{ status: number; body: any }> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      'accept-language': language,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : undefined }
}
const website = (url: string, label?: string) => ({ kind: 'website', url, audience: 'anyone', ...(label !== undefined && { label }) })
const draft = (more: object = {}) => ({ language: 'fr', name: { given: 'Salma', family: 'Benjelloun' }, ...more })
const opened = async () => (await call('GET', `/api/cards/${card}`)).body
const save = async (more: object, language?: string) =>
  call('PUT', `/api/cards/${card}/draft`, { draft: draft(more), revision: (await opened()).revision }, language)

describe('a link that looks like another', () => {
  test.each([
    ['fr', 'Ce lien pourrait tromper'],
    ['ar', 'قد يضلل هذا الرابط'],
    ['en', 'This link could mislead'],
  ])('is refused, the field named, in %s; nothing is changed', async (language, says) => {
    const before = await opened()
    const links = [website('https://atlas.ma/'), website('https://xn--80ak6aa92e.com/')]
    expect(await save({ links }, language)).toMatchObject({
      status: 422,
      body: { code: 'link-misleading', fields: ['draft.links.1.url'], title: expect.stringContaining(says) },
    })
    expect(await opened()).toEqual(before)
    const made = await call('POST', '/api/cards', { label: 'Autre', draft: draft({ links }) }, language)
    expect(made).toMatchObject({ status: 422, body: { code: 'link-misleading', fields: ['draft.links.1.url'] } })
  })

  test('is refused for a label that names another address', async () => {
    expect(await save({ links: [website('https://evil.example/', 'www.paypal.com')] })).toMatchObject({
      status: 422,
      body: { code: 'link-misleading', fields: ['draft.links.0.label'] },
    })
  })
})

test.each([
  ['its holder', { name: { given: 'ConnectCard', family: 'Support' } }, 'draft.name'],
  ['its holder in another script', { nameArabic: { given: 'СоnnесtСаrd' } }, 'draft.nameArabic'],
  ['a company', { company: { en: 'Connect-Card Help' } }, 'draft.company'],
  ['a role', { role: { fr: 'Sécurité C0nnectCard' } }, 'draft.role'],
  ['a link', { links: [website('https://atlas.ma/', 'ConnectCard')] }, 'draft.links.0.label'],
])('the name of the service as that of %s is refused, the field named', async (_whose, more, field) => {
  expect(await save(more)).toMatchObject({ status: 422, body: { code: 'name-reserved', fields: [field] } })
})

test('nor does an account bear it', async () => {
  const form = { email: 'someone@test.example', language: 'fr', noProspecting: true, notice: '2026-11-23' }
  for (const said of [{ name: 'Support ConnectCard' }, { name: 'Salma', company: 'Ｃonnect Card' }])
    expect(await call('POST', '/api/sign-up', { ...form, ...said })).toMatchObject({
      status: 422,
      body: { code: 'name-reserved' },
    })
  expect(await call('PATCH', '/api/account', { name: 'ConnectCard' })).toMatchObject({ status: 422, body: { fields: ['name'] } })
})

test('an Arabic host is shown in its letters, a network’s page by its name, and anything else by where it leads', async () => {
  const links = [
    website('https://xn--4gbrim.xn--mgbc0a9azcg/'),
    { kind: 'linkedin', url: 'https://www.linkedin.com/in/salma', audience: 'anyone' },
    { kind: 'instagram', url: 'https://atlas.example/salma', audience: 'anyone' },
  ]
  expect((await save({ links })).status).toBe(200)
  expect((await opened()).draft.links).toEqual(links)
  expect((await call('POST', `/api/cards/${card}/publish`)).status).toBe(200)
  const { body } = await call('POST', `/api/cards/${card}/links`, { label: 'Salon' })
  const page = await open(origin, body.url.split('#')[1])
  const html = await page.text()
  expect(html).toContain('<bdi dir="ltr">موقع.المغرب</bdi>')
  expect(html).toContain('href="https://xn--4gbrim.xn--mgbc0a9azcg/"')
  expect(html).toContain('LinkedIn')
  expect(html).toContain('atlas.example/salma')
  expect(html).not.toContain('Instagram')
  const vcard = await (await fetch(`${origin}/c/card.vcf`, { headers: { cookie: cookieOf(page) } })).text()
  expect(vcard).toContain('URL:https://xn--4gbrim.xn--mgbc0a9azcg/')
  expect(vcard).toContain('X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/salma')
  expect(vcard).not.toMatch(/instagram/i)
})

test('what was stored before a rule was written still opens; it is not published again', async () => {
  await save({})
  await call('POST', `/api/cards/${card}/publish`)
  const old = { ...draft({ phones: [], emails: [], addresses: [], audiences: {} }), links: [website('https://atlas.ma:8443/')] } as Draft
  await installation.deeds.run(async (tx) => {
    const row = await tx.rows.selectFrom('accounts.person').select('subject_id').where('id', '=', personId).executeTakeFirstOrThrow()
    const owner = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'sharing the card' })
    await tx.rows
      .updateTable('profiles.draft')
      .set({ content: owner.seal(draftContent, card, old) })
      .where('card_id', '=', card)
      .execute()
  })
  expect((await opened()).draft.links).toEqual(old.links)
  expect(await call('POST', `/api/cards/${card}/publish`)).toMatchObject({
    status: 422,
    body: { code: 'link-misleading', fields: ['links.0.url'] },
  })
})
