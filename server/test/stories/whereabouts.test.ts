import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servingUrls } from '#app/installation.ts'
import { onAccountClosed } from '#app/reactions.ts'
import { renewSubjectKeys } from '#app/renew-keys.ts'
import { serve } from '#app/server.ts'
import { beginSession, closeAccount } from '#domains/accounts/index.ts'
import { clearWhereabouts, endCardsOf, placeToday, publishCard, setWhereabouts } from '#domains/profiles/index.ts'
import { revokeLink, servingOn } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, salmaCard, someCard, someLink } from '#test/people.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const set = ({ ownerId }: PublishedCard, place: string) => installation.deeds.run((tx) => setWhereabouts(tx, system, { ownerId, place }))
const clear = ({ ownerId }: PublishedCard) => installation.deeds.run((tx) => clearWhereabouts(tx, system, { ownerId }))
const today = ({ ownerId }: PublishedCard) => installation.deeds.read((tx) => placeToday(tx, ownerId))
const publish = (card: PublishedCard) =>
  installation.deeds.run((tx) => publishCard(tx, system, { ...card, label: 'Carte', card: salmaCard }))
const rows = async (sql: string, ...values: unknown[]) => (await installation.owner.data.query(sql, values)).rows

/** What WhatsApp would open with. */
async function sentence(token: string, language = 'fr', at = origin): Promise<string | null> {
  const answer = await open(at, token, {}, { 'accept-language': language })
  expect(answer.status).toBe(200)
  const chat = /href="(https:\/\/wa\.me\/[^"]*)"/.exec(await answer.text())?.[1] ?? ''
  return new URL(chat).searchParams.get('text')
}
const metAt = (place: string) => `Bonjour, nous nous sommes rencontrés à ${place}.`

describe('where an owner is', () => {
  test('is said to the visitors of that day, in their language, and to no one else', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    const { token } = await someLink(installation, card)
    const forClients = await someLink(installation, card, { audience: 'clients' })
    expect(await sentence(token)).toBeNull()
    await set(card, 'Foire de Fès')
    expect(await sentence(token)).toBe(metAt('Foire de Fès'))
    expect(await sentence(token, 'ar')).toBe('السلام عليكم، التقينا في Foire de Fès.')
    expect(await sentence(token, 'en')).toBe('Hello, we met at Foire de Fès.')
    expect(await sentence(forClients.token)).toBe(metAt('Foire de Fès'))
    expect(await sentence((await someLink(installation, other)).token)).toBeNull()
    expect(await today(card)).toBe('Foire de Fès')
    expect(await today(other)).toBeUndefined()
    await set(card, 'Rabat')
    expect(await sentence(token)).toBe(metAt('Rabat'))
  })

  test('stands nowhere else on the card, nor in the contact that is saved', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    await set(card, 'Ouarzazate')
    const opened = await open(origin, token)
    expect((await opened.text()).match(/Ouarzazate/g)).toHaveLength(1)
    const vcard = await fetch(`${origin}/c/card.vcf`, { headers: { cookie: cookieOf(opened) } })
    expect(await vcard.text()).not.toContain('Ouarzazate')
    expect(await (await open(origin, token, {}, { accept: 'application/json' })).text()).not.toContain('Ouarzazate')
  })

  test('is on cards that are published afterwards', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    await set(card, 'Agadir')
    await publish(card)
    expect(await sentence(token)).toBe(metAt('Agadir'))
    const second = await installation.deeds.run((tx) => publishCard(tx, system, { ownerId: card.ownerId, label: 'Autre', card: salmaCard }))
    expect(await sentence((await someLink(installation, { ...card, cardId: second })).token)).toBe(metAt('Agadir'))
  })

  test('stays with the card when a link is taken back and the card put under a new key', async () => {
    const card = await someCard(installation)
    const [kept, gone] = [await someLink(installation, card), await someLink(installation, card)]
    await set(card, 'Tanger')
    await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: gone.id }))
    expect((await rows('select key_version from profiles.snapshot where edition_id = $1', card.cardId))[0].key_version).toBe(2)
    expect(await sentence(kept.token)).toBe(metAt('Tanger'))
    expect((await open(origin, gone.token)).status).toBe(404)
  })

  test('is said, published, taken back and re-keyed at once: nothing fails, and the last word counts', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    for (let round = 0; round < 4; round++) {
      const doomed = await someLink(installation, card)
      await Promise.all([
        set(card, `Salle ${round}`),
        publish(card),
        set(card, `Salle ${round}`),
        installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: doomed.id })),
      ])
      expect(await sentence(token)).toBe(metAt(`Salle ${round}`))
    }
    await Promise.all([clear(card), publish(card)])
    expect(await sentence(token)).toBeNull()
  })

  test('is read by a process that serves cards and has no root key', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    await set(card, 'Essaouira')
    const { settings, databases, clock } = installation
    const server = await serve(settings, servingOn(servingUrls(settings, databases), clock), pino({ level: 'silent' }), { metrics: false })
    const address = server.app.server.address()
    expect(server.routes.some(({ path }) => path === '/api/whereabouts')).toBe(false)
    const at = `http://localhost:${address !== null && typeof address === 'object' ? address.port : 0}`
    expect(await sentence(token, 'fr', at)).toBe(metAt('Essaouira'))
    await server.close()
  })

  test('is taken back on the very next request, and told once', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    await set(card, 'Meknès')
    await clear(card)
    await clear(card)
    expect(await sentence(token)).toBeNull()
    expect(await today(card)).toBeUndefined()
    expect(
      await rows(`select deed from audit.entry where object_id = $1 and deed like 'whereabouts%' order by deed desc`, card.ownerId),
    ).toEqual([{ deed: 'whereabouts.set' }, { deed: 'whereabouts.clear' }])
  })

  test('is sealed, twice, and lives on under a new key of its owner', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    await set(card, 'Chefchaouen la bleue')
    const stored = JSON.stringify([
      await rows('select place::text, encode(place, $2) from profiles.whereabouts where owner_id = $1', card.ownerId, 'escape'),
      await rows('select place::text, encode(place, $2) from profiles.snapshot where edition_id = $1', card.cardId, 'escape'),
    ])
    expect(stored.length).toBeGreaterThan(200)
    expect(stored).not.toContain('Chefchaouen')
    expect(stored).not.toContain(Buffer.from('Chefchaouen').toString('hex'))
    installation.clock.forward({ minutes: 1 })
    expect((await renewSubjectKeys(installation, 0, () => undefined)).renewed).toBeGreaterThan(0)
    expect(await today(card)).toBe('Chefchaouen la bleue')
    expect(await sentence(token)).toBe(metAt('Chefchaouen la bleue'))
    await set(card, 'Tétouan')
    expect(await sentence(token)).toBe(metAt('Tétouan'))
  })

  test('goes with the account', async () => {
    const card = await someCard(installation)
    await set(card, 'Nador')
    await installation.deeds.run((tx) => closeAccount(tx, system, card.ownerId, onAccountClosed))
    expect(await rows('select 1 from profiles.whereabouts where owner_id = $1', card.ownerId)).toEqual([])
  })

  test('of somebody without a card is said for the contacts of the day', async () => {
    const card = await someCard(installation)
    await installation.deeds.run((tx) => endCardsOf(tx, system, card.ownerId, []))
    await set(card, 'Dakhla')
    expect(await today(card)).toBe('Dakhla')
    await clear(card)
    expect(await today(card)).toBeUndefined()
  })
})

describe('over HTTP', () => {
  test('it is said, read and taken back by its owner; what is no line of text is refused', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const session = await installation.deeds.run((tx) => beginSession(tx, { personId: card.ownerId, how: 'code', agent: '' }))
    const call = async (method: string, body?: unknown) => {
      const answer = await fetch(`${origin}/api/whereabouts`, {
        method,
        headers: {
          cookie: `${sessionCookieName}=${session}`,
          'sec-fetch-site': 'same-origin',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return [answer.status, text === '' ? null : JSON.parse(text)]
    }
    expect(await call('GET')).toEqual([200, { place: null }])
    expect(await call('PUT', { place: 'Casablanca' })).toEqual([200, { place: 'Casablanca' }])
    expect(await call('GET')).toEqual([200, { place: 'Casablanca' }])
    expect(await sentence(token)).toBe(metAt('Casablanca'))
    for (const place of ['', ' ', 'x'.repeat(81), 'deux\nlignes', 'envers\u202E', ' bord', 7, null])
      expect(await call('PUT', { place }), String(place)).toMatchObject([400, { code: 'invalid', fields: ['place'] }])
    expect(await call('PUT', { place: 'Rabat', day: '2030-01-01' })).toMatchObject([400, { code: 'invalid' }])
    expect(await call('GET')).toEqual([200, { place: 'Casablanca' }])
    expect(await call('DELETE')).toEqual([204, null])
    expect(await call('DELETE')).toEqual([204, null])
    expect(await call('GET')).toEqual([200, { place: null }])
  })
})

// Last, for the clock goes on.
test('where an owner is counts until midnight in Morocco, and what is left of it is swept', async () => {
  const card = await someCard(installation)
  const { token } = await someLink(installation, card)
  await set(card, 'Salon Préventica')
  const day = moroccanDate(installation.clock.now())
  while (moroccanDate(new Date(installation.clock.now().getTime() + 5 * 60_000)) === day) installation.clock.forward({ minutes: 5 })
  expect(await sentence(token)).toBe(metAt('Salon Préventica'))
  await installation.tick()
  expect(await today(card)).toBe('Salon Préventica')
  installation.clock.forward({ minutes: 5 })
  expect(moroccanDate(installation.clock.now())).not.toBe(day)
  expect(await sentence(token)).toBeNull()
  expect(await today(card)).toBeUndefined()
  const left = () =>
    rows(
      `select (select count(*)::int from profiles.whereabouts where owner_id = $1) as said,
              (select count(*)::int from profiles.snapshot where place is not null or place_day is not null) as held`,
      card.ownerId,
    )
  expect((await left())[0].said).toBe(1)
  await publish(card) // a card that is published on another day holds none of it
  expect(await rows('select place, place_day from profiles.snapshot where edition_id = $1', card.cardId)).toEqual([
    { place: null, place_day: null },
  ])
  await installation.tick()
  expect(await left()).toEqual([{ said: 0, held: 0 }])
  expect(await sentence(token, 'fr', await installation.serve())).toBeNull() // the keys of view sessions are today's too
})
