import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, salmaCard, someAskingLink, someCard, someLink, someNamedLink } from '#test/people.ts'
import { askedFor } from './asked-for.ts'
import { endUndos } from './end-undos.ts'
import { linkShown } from './read-links.ts'
import { type LinksToRevoke, revokeLinks } from './revoke-link.ts'
import { bringBack, takeBack } from './take-back.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

type Which = { links: readonly string[] } | { card: string } | { all: true }
const take = ({ ownerId }: PublishedCard, which: Which) =>
  installation.deeds.run((tx) => takeBack(tx, system, { ownerId, ...which } as LinksToRevoke))
const back = ({ ownerId }: PublishedCard, undo = '') => installation.deeds.run((tx) => bringBack(tx, system, { ownerId, undo }))
const statusOf = async (token: string, more: { pin?: string; press?: boolean } = {}, from = origin) =>
  (await open(from, token, more)).status
const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows
const deedsOf = async (id: string) =>
  (await query('select deed from audit.entry where object_id = $1', [id])).map(({ deed }) => deed).sort()
const over = { code: 'undo-over' }
/** The time is over, and the schedule has been by. */
async function late() {
  installation.clock.forward({ seconds: 12 })
  await installation.tick()
  await installation.tick() // the keys that the one before buried
}

describe('links taken back, and brought back within ten seconds', () => {
  test('open nothing meanwhile, and then again as they were: views left, PIN, whom they are for, open pages', async () => {
    const card = await someCard(installation)
    const limited = await someLink(installation, card, { maxViews: 3 })
    const pinned = await someLink(installation, card, { pin: 'riad 27' })
    const named = await someNamedLink(installation, card)
    const asking = await someAskingLink(installation, card)
    const view = cookieOf(await open(origin, limited.token, { press: true }))
    const rows = () => query('select * from sharing.link where card_id = $1 order by id', [card.cardId])
    const before = await rows()
    const taken = await take(card, { all: true })
    expect(taken).toMatchObject({ revoked: 4, undo: { until: new Date(installation.clock.now().getTime() + 12_000).toISOString() } })
    for (const { token } of [limited, pinned, named, asking]) expect(await statusOf(token, { press: true, pin: 'riad 27' })).toBe(404)
    expect((await fetch(`${origin}/c`, { headers: { cookie: view } })).status).toBe(404)
    expect(await installation.deeds.read((tx) => askedFor(tx, asking.token))).toBeUndefined()
    expect(await back(card, taken.undo?.id)).toBe(4)
    expect(await rows()).toEqual(before)
    expect((await fetch(`${origin}/c`, { headers: { cookie: view } })).status).toBe(200)
    expect(await statusOf(limited.token, { press: true })).toBe(200)
    expect(await statusOf(pinned.token, { pin: 'riad 27' })).toBe(200)
    expect(await statusOf(named.token)).toBe(200)
    expect(await installation.deeds.read((tx) => askedFor(tx, asking.token))).toMatchObject({ askingId: asking.id })
    const shown = await installation.deeds.read((tx) => linkShown(tx, system, { ownerId: card.ownerId, linkId: named.id }))
    expect(shown).toMatchObject({ state: 'live', for: { name: 'Nadia Tazi' } })
    await late()
    for (const { token } of [pinned, named]) expect(await statusOf(token, { pin: 'riad 27' }, await installation.serve())).toBe(200)
    expect(await deedsOf(pinned.id)).toEqual(['link.bring-back', 'link.make', 'link.revoke'])
    expect(await deedsOf(asking.id)).toEqual(['asking-link.bring-back', 'asking-link.make', 'asking-link.revoke'])
  })

  test('come back also when the card was re-keyed and published meanwhile', async () => {
    const card = await someCard(installation)
    const [first, gone] = [await someLink(installation, card), await someLink(installation, card)]
    const taken = await take(card, { links: [first.id] })
    await installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: [gone.id] }))
    await installation.deeds.run((tx) => publishCard(tx, system, { ...card, label: 'Carte', card: salmaCard }))
    await installation.tick() // the old share is destroyed
    expect(await statusOf(first.token)).toBe(404)
    await back(card, taken.undo?.id)
    expect(await statusOf(first.token, {}, await installation.serve())).toBe(200)
    expect(await statusOf(gone.token)).toBe(404)
  })

  test('pressed twice is pressed once: the same undo, and its time does not begin again', async () => {
    const card = await someCard(installation)
    const [one, other] = [await someLink(installation, card), await someLink(installation, card)]
    const first = await take(card, { links: [one.id] })
    installation.clock.forward({ seconds: 5 })
    expect(await take(card, { links: [one.id] })).toEqual(first)
    const both = await Promise.all([take(card, { links: [other.id] }), take(card, { links: [other.id] })])
    expect(both[0]).toEqual(both[1])
    expect(await back(card, first.undo?.id)).toBe(1)
    expect(await back(card, first.undo?.id)).toBe(1)
    expect(await statusOf(other.token)).toBe(404)
    expect(await statusOf(one.token)).toBe(200)
    expect(await deedsOf(one.id)).toEqual(['link.bring-back', 'link.make', 'link.revoke'])
  })

  test('of somebody else are neither taken nor brought back, and an undo of theirs is like one that never was', async () => {
    const [card, stranger] = [await someCard(installation), await someCard(installation)]
    const link = await someLink(installation, card)
    await expect(take(stranger, { links: [link.id] })).rejects.toMatchObject({ code: 'not-found' })
    const taken = await take(card, { links: [link.id] })
    await expect(back(stranger, taken.undo?.id)).rejects.toMatchObject(over)
    expect(await statusOf(link.token)).toBe(404)
  })
})

describe('links taken back, and not brought back in time', () => {
  test('are dead for good, whatever became of the screen: new key, old share destroyed, visitor forgotten', async () => {
    const card = await someCard(installation)
    const [gone, stays] = [await someLink(installation, card), await someLink(installation, card)]
    const [named, asking] = [await someNamedLink(installation, card), await someAskingLink(installation, card)]
    const taken = await take(card, { links: [gone.id, named.id, asking.id] })
    installation.clock.forward({ seconds: 11 })
    await installation.tick()
    const version = () => query('select key_version from profiles.snapshot where edition_id = $1', [card.cardId])
    expect(await version()).toEqual([{ key_version: 1 }])
    await late()
    expect(await version()).toEqual([{ key_version: 2 }])
    const shares = await installation.owner.keyring.query('select version from keyring.card_share where card_id = $1', [card.cardId])
    expect(shares.rows).toEqual([{ version: 2 }])
    await expect(back(card, taken.undo?.id)).rejects.toMatchObject(over)
    const fresh = await installation.serve()
    for (const { token } of [gone, named, asking]) expect(await statusOf(token, {}, fresh)).toBe(404)
    expect(await statusOf(stays.token, {}, fresh)).toBe(200)
    expect(await query('select visitor from sharing.named where link_id = $1', [named.id])).toEqual([{ visitor: null }])
    expect(await query('select id from sharing.asking_link where id = $1', [asking.id])).toEqual([])
    expect(await query('select id from sharing.undo where owner_id = $1', [card.ownerId])).toEqual([])
    expect(await deedsOf(gone.id)).toEqual(['link.end', 'link.make', 'link.revoke'])
  })

  test('cannot be brought back from the very moment, though nobody has been by yet', async () => {
    const card = await someCard(installation)
    const link = await someLink(installation, card)
    const taken = await take(card, { links: [link.id] })
    installation.clock.forward({ seconds: 12 })
    await expect(back(card, taken.undo?.id)).rejects.toMatchObject(over)
    expect(await statusOf(link.token)).toBe(404)
  })

  test('killed in the middle of it, it is done by the next one; several at once do it once', async () => {
    const card = await someCard(installation)
    const link = await someLink(installation, card)
    await take(card, { links: [link.id] })
    installation.clock.forward({ seconds: 12 })
    const killed = {
      ...installation.deeds,
      run: (deed: Parameters<typeof installation.deeds.run>[0]) =>
        installation.deeds.run(async (tx) => {
          await deed(tx)
          throw new Error('the process was killed here')
        }),
    }
    await expect(endUndos(killed as typeof installation.deeds, installation.clock)).rejects.toThrow('killed here')
    expect(await deedsOf(link.id)).toEqual(['link.make', 'link.revoke'])
    await Promise.all(Array.from({ length: 4 }, () => endUndos(installation.deeds, installation.clock)))
    expect(await deedsOf(link.id)).toEqual(['link.end', 'link.make', 'link.revoke'])
    expect(await query('select key_version from profiles.snapshot where edition_id = $1', [card.cardId])).toEqual([{ key_version: 2 }])
  })

  test('taken back for good meanwhile, they are not brought back with the others', async () => {
    const card = await someCard(installation)
    const [gone, other] = [await someNamedLink(installation, card), await someLink(installation, card)]
    const taken = await take(card, { card: card.cardId })
    await installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: [gone.id] }))
    expect(await query('select visitor from sharing.named where link_id = $1', [gone.id])).toEqual([{ visitor: null }])
    expect(await back(card, taken.undo?.id)).toBe(1)
    expect(await statusOf(gone.token)).toBe(404)
    expect(await statusOf(other.token)).toBe(200)
  })
})

test('taking back, bringing back and ending at the same time end as one of them said', async () => {
  const card = await someCard(installation)
  for (let round = 0; round < 6; round++) {
    const link = await someLink(installation, card)
    const taken = await take(card, { links: [link.id] })
    installation.clock.forward({ seconds: round % 2 ? 12 : 1 })
    const results = await Promise.allSettled([
      back(card, taken.undo?.id),
      endUndos(installation.deeds, installation.clock),
      round % 3 === 0 ? installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: [link.id] })) : undefined,
      take(card, { links: [link.id] }),
    ])
    const faults = results.flatMap((one) => (one.status === 'rejected' && one.reason.code !== 'undo-over' ? [String(one.reason)] : []))
    expect(faults).toEqual([])
    const [revoked] = await query('select link_id from sharing.revocation where link_id = $1', [link.id])
    expect(await statusOf(link.token, {}, await installation.serve())).toBe(revoked ? 404 : 200)
  }
  await late()
  const left = await query(
    `select distinct link.key_version = snapshot.key_version as fits from sharing.link join profiles.snapshot using (edition_id)
     where card_id = $1 and link.id not in (select link_id from sharing.revocation)`,
    [card.cardId],
  )
  expect(left.filter(({ fits }) => !fits)).toEqual([])
})
