import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { renewSubjectKeys } from '#app/renew-keys.ts'
import { rightsHouse } from '#app/rights.ts'
import type { Language } from '#contract/language.ts'
import { type Job, jobs } from '#contract/staff.ts'
import { beginSession, emailOf } from '#domains/accounts/index.ts'
import { deleteCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { someStaff } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { aQuestion, someMessage } from '#test/messages.ts'
import { open, type PublishedCard, someCard } from '#test/people.ts'
import { sweepNow } from '#test/sweeping.ts'

// An owner shows a card in a case of theirs, to who handles it and to nobody else, until the case ends.

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())
beforeEach(() => installation.clock.forward({ minutes: 11 }))

const caller =
  (cookie: string) =>
  async (method: string, path: string, body?: object, language: Language = 'fr') => {
    const answer = await fetch(origin + path, {
      method,
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        'accept-language': language,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, body: text === '' ? undefined : JSON.parse(text) }
  }
const at = async (job: Job) => caller((await someStaff(installation, job)).cookie)

interface Owner extends PublishedCard {
  readonly email: string
  readonly call: ReturnType<typeof caller>
}
async function anOwner(): Promise<Owner> {
  const card = await someCard(installation)
  return installation.deeds.run(async (tx) => {
    const token = await beginSession(tx, { personId: card.ownerId, how: 'passkey', agent: undefined })
    return { ...card, email: await emailOf(tx, system, card.ownerId), call: caller(`${sessionCookieName}=${token}`) }
  })
}
const writes = ({ email }: Owner) => someMessage(installation, aQuestion({ email: email.toUpperCase() }))
const shows = ({ call, cardId }: Owner, id: string, language?: Language) =>
  call('POST', `/api/cards/${cardId}/case-links`, { case: id }, language)
const tokenOf = ({ body }: { body: { url: string } }) => body.url.split('#')[1] ?? ''
const opens = async (token: string) => {
  const answer = await open(origin, token)
  return { status: answer.status, text: await answer.text() }
}

/** A case in which a card is shown, and the token that customer service has of it. */
async function shown() {
  const [owner, service] = [await anOwner(), await at('customer service')]
  const { id, reference } = await writes(owner)
  expect((await shows(owner, id)).status).toBe(201)
  const token = tokenOf(await service('POST', `/api/desk/messages/${id}/card`))
  expect((await opens(token)).status).toBe(200)
  return { owner, service, id, reference, token }
}
const dead = async (token: string) => expect((await opens(token)).status).toBe(404)

test('an owner shows a card in their open case: customer service sees it as a visitor does, and the owner reads of it', async () => {
  const [owner, other, service] = [await anOwner(), await anOwner(), await at('customer service')]
  const { id, reference } = await writes(owner)
  expect((await owner.call('GET', '/api/cases')).body.items).toEqual([
    { id, reference, state: 'open', madeAt: expect.any(String), shared: false },
  ])
  expect((await other.call('GET', '/api/cases')).body.items).toEqual([])
  expect((await service('POST', `/api/desk/messages/${id}/open`)).body.card).toBeNull()
  expect((await service('POST', `/api/desk/messages/${id}/card`)).status).toBe(404)

  const made = await shows(owner, id)
  expect([made.status, Object.keys(made.body)]).toEqual([201, ['id']])
  expect((await owner.call('GET', '/api/cases')).body.items).toMatchObject([{ id, shared: true }])
  const link = (await owner.call('GET', `/api/links/${made.body.id}`)).body
  expect(link).toMatchObject({ label: `Service client, dossier ${reference}`, case: reference, state: 'live', kept: false, for: null })
  expect(Date.parse(link.expiresAt) - Date.parse(link.madeAt)).toBe(30 * 86_400_000)
  // nobody has its address but the case
  expect((await owner.call('POST', `/api/links/${made.body.id}/copy`)).body.code).toBe('link-not-kept')

  expect((await service('POST', `/api/desk/messages/${id}/open`)).body.card).toEqual({ since: link.madeAt })
  installation.clock.forward({ seconds: 1 })
  const token = tokenOf(await service('POST', `/api/desk/messages/${id}/card`))
  const card = await opens(token)
  expect([card.status, card.text.includes('Benjelloun')]).toEqual([200, true])
  const { items } = (await owner.call('GET', '/api/account/openings')).body
  expect(items[0]).toMatchObject({
    jobs: ['customer service'],
    purpose: 'contact requests',
    case: { kind: 'message', reference },
    fields: ['card'],
  })
  const { rows } = await installation.owner.data.query(
    "select purpose, case_id from audit.entry where object_id = $1 and deed in ('link.give-case', 'message.open-card')",
    [made.body.id],
  )
  expect(rows).toEqual(Array(2).fill({ purpose: 'contact requests', case_id: id }))
})

test('it is named for what it is in each language', async () => {
  const words = { fr: 'Service client, dossier', ar: 'خدمة الزبناء، ملف', en: 'Customer service, case' }
  for (const language of ['fr', 'ar', 'en'] as const) {
    const owner = await anOwner()
    const { id, reference } = await writes(owner)
    const made = await shows(owner, id, language)
    expect((await owner.call('GET', `/api/links/${made.body.id}`)).body.label).toBe(`${words[language]} ${reference}`)
  }
})

test('no other job reads it, nor does anybody by the id of another case', async () => {
  const { id, owner } = await shown()
  for (const job of jobs.filter((one) => one !== 'customer service'))
    expect((await (await at(job))('POST', `/api/desk/messages/${id}/card`)).status, job).toBe(403)
  expect((await owner.call('POST', `/api/desk/messages/${id}/card`)).status).toBe(403)
  const [service, else_] = [await at('customer service'), await someMessage(installation, aQuestion({ email: 'else@envoi.example' }))]
  expect((await service('POST', `/api/desk/messages/${else_.id}/card`)).status).toBe(404)
})

test('only in a case of one’s own that is open, once at a time, and of one’s own card', async () => {
  const [owner, other, service] = [await anOwner(), await anOwner(), await at('customer service')]
  const { id } = await writes(owner)
  const theirs = await shows(other, id)
  expect([theirs.status, theirs.body.fields]).toEqual([404, ['case']])
  expect((await shows({ ...owner, cardId: other.cardId }, id)).status).toBe(404)
  const both = await Promise.all([shows(owner, id), shows(owner, id)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('case-has-link')
  await service('POST', `/api/desk/messages/${id}/close`, { why: 'answered' })
  expect((await shows(owner, id)).status).toBe(404)
  expect((await owner.call('GET', '/api/cases')).body.items).toEqual([])
})

test('closing the case takes it back: dead on the very next request, and for good', async () => {
  const { owner, service, id, token, reference } = await shown()
  const closed = await service('POST', `/api/desk/messages/${id}/close`, { why: 'answered' })
  expect(closed.body).toMatchObject({ state: 'closed', card: null })
  await dead(token)
  expect((await service('POST', `/api/desk/messages/${id}/card`)).status).toBe(404)
  const { items } = (await owner.call('GET', '/api/links?state=revoked')).body
  expect(items).toMatchObject([{ label: `Service client, dossier ${reference}`, state: 'revoked' }])
  const { rows } = await installation.owner.data.query(
    'select revocation.revoked_by, made.token from sharing.revocation left join sharing.case_link made using (link_id) where link_id = $1',
    [items[0].id],
  )
  // who closed it is not for the owner's list; nothing is left from which it could be opened
  expect(rows).toEqual([{ revoked_by: null, token: null }])
})

test('a case that is closed while its card is shown has no link after, whichever comes first', async () => {
  for (let round = 0; round < 5; round++) {
    const [owner, service] = [await anOwner(), await at('customer service')]
    const { id } = await writes(owner)
    await Promise.all([shows(owner, id), service('POST', `/api/desk/messages/${id}/close`, { why: 'answered' })])
    const { items } = (await owner.call('GET', '/api/links')).body
    expect(items).toEqual([])
  }
})

test('its owner takes it back at once, brings it back, and may show another: all end with the case', async () => {
  const { owner, service, id, token } = await shown()
  const [link] = (await owner.call('GET', '/api/links')).body.items
  const { undo } = (await owner.call('POST', '/api/links/revoke', { links: [link.id], undo: true })).body
  await dead(token)
  expect((await service('POST', `/api/desk/messages/${id}/open`)).body.card).toBeNull()
  expect((await service('POST', `/api/desk/messages/${id}/card`)).status).toBe(404)
  installation.clock.forward({ seconds: 1 })
  expect((await shows(owner, id)).status).toBe(201)
  expect((await owner.call('POST', '/api/links/bring-back', { undo: undo.id })).body).toEqual({ broughtBack: 1 })
  expect((await opens(token)).status).toBe(200)
  const second = tokenOf(await service('POST', `/api/desk/messages/${id}/card`))
  expect(second).not.toBe(token)
  await service('POST', `/api/desk/messages/${id}/close`, { why: 'answered' })
  for (const one of [token, second]) await dead(one)
})

test('a card that is deleted is shown in no case, and the case closes all the same', async () => {
  const { owner, service, id, token } = await shown()
  await installation.deeds.run((tx) => deleteCard(tx, system, owner))
  await dead(token)
  expect((await service('POST', `/api/desk/messages/${id}/open`)).body.card).toBeNull()
  expect((await service('POST', `/api/desk/messages/${id}/close`, { why: 'answered' })).status).toBe(200)
})

test('under new keys it opens as before, and erasing what was written ends it', async () => {
  const { owner, id, token } = await shown()
  installation.clock.forward({ days: 2 })
  await renewSubjectKeys(installation, 1, () => undefined)
  const service = await at('customer service')
  expect(tokenOf(await service('POST', `/api/desk/messages/${id}/card`))).toBe(token)
  const { rows } = await installation.owner.data.query('select subject_id from support.message where id = $1', [id])
  await installation.deeds.run((tx) => rightsHouse.erase(tx, system, [rows[0].subject_id]))
  await dead(token)
  expect((await owner.call('GET', '/api/links')).body.items).toEqual([])
})

test('a case that nobody closes keeps no card open for more than thirty days, and is swept with its link', async () => {
  const { id, token } = await shown()
  installation.clock.forward({ days: 30 })
  await dead(token)
  const service = await at('customer service') // the office of before has closed
  expect((await service('POST', `/api/desk/messages/${id}/card`)).status).toBe(404)
  const made = async () => (await installation.owner.data.query('select from sharing.case_link where case_id = $1', [id])).rowCount
  expect(await made()).toBe(1)
  installation.clock.forward({ days: 337 })
  await sweepNow(installation, 'messages')
  expect(await made()).toBe(0)
})
