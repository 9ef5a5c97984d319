import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, salmaCard, someCard, someLink } from '#test/people.ts'
import { liveLinks } from './list-links.ts'
import { revokeLink } from './revoke-link.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const revoke = (ownerId: string, linkId: string) => installation.deeds.run((tx) => revokeLink(tx, system, { ownerId, linkId }))
const statusOf = async (from: string, token: string, more: { pin?: string; press?: boolean } = {}) => (await open(from, token, more)).status

async function versions(cardId: string) {
  const { rows } = await installation.owner.data.query<{ snapshot: number; links: number[]; revoked: number[] }>(
    `select snapshot.key_version as snapshot,
       array(select distinct key_version from sharing.link where card_id = $1 and id not in (select link_id from sharing.revocation)) as links,
       array(select distinct key_version from sharing.link where card_id = $1 and id in (select link_id from sharing.revocation)) as revoked
     from profiles.snapshot where edition_id = $1`,
    [cardId],
  )
  const shares = await installation.owner.keyring.query<{ version: number }>(
    'select version from keyring.card_share where card_id = $1 order by version',
    [cardId],
  )
  return { ...rows[0], shares: shares.rows.map((row) => row.version) }
}

const auditOf = async (linkId: string) =>
  (await installation.owner.data.query('select * from audit.entry where object_id = $1 order by at, id', [linkId])).rows

describe('revoking a link', () => {
  test('puts the card under a new key, wraps it anew for every other link, and destroys the old share', async () => {
    const card = await someCard(installation)
    const links = []
    for (let one = 0; one < 20; one++) links.push(await someLink(installation, card, one % 4 === 0 ? { maxViews: 3 } : {}))
    const pinned = await someLink(installation, card, { pin: 'riad 27' })
    const gone = await someLink(installation, card)
    expect(await versions(card.cardId)).toEqual({ snapshot: 1, links: [1], revoked: [], shares: [1] })
    await revoke(card.ownerId, gone.id)
    expect(await versions(card.cardId)).toEqual({ snapshot: 2, links: [2], revoked: [1], shares: [1, 2] })
    await installation.tick()
    expect(await versions(card.cardId)).toEqual({ snapshot: 2, links: [2], revoked: [1], shares: [2] })
    expect(await statusOf(origin, gone.token)).toBe(404)
    for (const { token } of links) expect(await statusOf(origin, token, { press: true })).toBe(200)
    expect(await statusOf(origin, pinned.token, { pin: 'riad 27' })).toBe(200)
    const fresh = await installation.serve()
    expect(await statusOf(fresh, gone.token)).toBe(404)
    expect(await statusOf(fresh, links[1]?.token ?? '')).toBe(200)
  })

  test('leaves the wrap of a link made after it under the newest key, and that link opens', async () => {
    const card = await someCard(installation)
    await revoke(card.ownerId, (await someLink(installation, card)).id)
    const later = await someLink(installation, card)
    expect(await versions(card.cardId)).toMatchObject({ snapshot: 2, links: [2] })
    expect(await statusOf(origin, later.token)).toBe(200)
  })

  test('wraps anew also for a link whose token nobody kept', async () => {
    const card = await someCard(installation)
    const once = await someLink(installation, card, { showOnce: true })
    const gone = await someLink(installation, card)
    await revoke(card.ownerId, gone.id)
    await installation.tick()
    expect(await statusOf(origin, once.token)).toBe(200)
    const listed = await installation.deeds.run((tx) => liveLinks(tx, system, card.ownerId))
    expect(listed.map(({ id, token }) => ({ id, token }))).toEqual([{ id: once.id, token: undefined }])
  })

  test('twice is once, one after the other and at the same time', async () => {
    const card = await someCard(installation)
    const [first, second, stays] = [
      await someLink(installation, card),
      await someLink(installation, card),
      await someLink(installation, card),
    ]
    await revoke(card.ownerId, first.id)
    await revoke(card.ownerId, first.id)
    await Promise.all(Array.from({ length: 5 }, () => revoke(card.ownerId, second.id)))
    expect(await versions(card.cardId)).toMatchObject({ snapshot: 3, links: [3] })
    for (const { id } of [first, second]) {
      const deeds = (await auditOf(id)).map((entry) => entry.deed)
      expect(deeds.sort()).toEqual(['link.make', 'link.revoke'])
    }
    await installation.tick()
    expect(await statusOf(origin, stays.token)).toBe(200)
  })

  test('leaves an audit entry of ids only, with the purpose', async () => {
    const card = await someCard(installation)
    const { id } = await someLink(installation, card)
    await revoke(card.ownerId, id)
    const entry = (await auditOf(id)).find((one) => one.deed === 'link.revoke')
    expect(entry).toMatchObject({
      deed: 'link.revoke',
      object_kind: 'link',
      object_id: id,
      purpose: 'sharing the card',
      actor_kind: 'system',
    })
    expect(JSON.stringify(entry)).not.toMatch(/Salma|Benjelloun|Lien|@/)
  })

  test('of someone else is refused just like one of a link that never was, and changes nothing', async () => {
    const [card, stranger] = [await someCard(installation), await someCard(installation)]
    const { id, token } = await someLink(installation, card)
    const refusals = await Promise.all(
      [revoke(stranger.ownerId, id), revoke(card.ownerId, randomUUID()), revoke(randomUUID(), id)].map((refused) =>
        refused.then(
          () => 'done',
          ({ name, message, code, fields }) => JSON.stringify({ name, message, code, fields }),
        ),
      ),
    )
    expect(new Set(refusals).size).toBe(1)
    expect(refusals[0]).toContain('"code":"not-found"')
    expect(await versions(card.cardId)).toMatchObject({ snapshot: 1, revoked: [] })
    expect(await statusOf(origin, token)).toBe(200)
  })

  test('that fails half-way leaves everything as it was, and can be done again', async () => {
    const card = await someCard(installation)
    const [gone, stays] = [await someLink(installation, card), await someLink(installation, card)]
    const cut = installation.deeds.run(async (tx) => {
      await revokeLink(tx, system, { ownerId: card.ownerId, linkId: gone.id })
      throw new Error('the process was killed here')
    })
    await expect(cut).rejects.toThrow('killed here')
    await installation.tick()
    for (const { token } of [gone, stays]) expect(await statusOf(await installation.serve(), token)).toBe(200)
    await revoke(card.ownerId, gone.id)
    await installation.tick()
    const fresh = await installation.serve()
    expect(await statusOf(fresh, gone.token)).toBe(404)
    expect(await statusOf(fresh, stays.token)).toBe(200)
  })
})

describe('links brought back from an older backup of the data, with the keyring of today', () => {
  let owned: PublishedCard
  let shareOfYesterday: Buffer
  const links: Record<string, { id: string; token: string }> = {}
  let cookie: string
  beforeAll(async () => {
    owned = await someCard(installation, salmaCard, Buffer.from('a photo'))
    links.plain = await someLink(installation, owned)
    links.limited = await someLink(installation, owned, { maxViews: 9 })
    links.pinned = await someLink(installation, owned, { pin: 'riad 27' })
    links.alive = await someLink(installation, owned)
    cookie = cookieOf(await open(origin, links.plain.token))
    const yesterday = ['sharing.link', 'sharing.revocation', 'profiles.card', 'profiles.snapshot', 'vault.tombstone', 'vault.subject']
    await installation.owner.data.query('create schema yesterday')
    for (const table of yesterday)
      await installation.owner.data.query(`create table yesterday.${table.replace('.', '_')} as table ${table}`)
    const share = await installation.owner.keyring.query<{ share: Buffer }>(
      'select share from keyring.card_share where card_id = $1 and version = 1',
      [owned.cardId],
    )
    shareOfYesterday = share.rows[0]?.share ?? Buffer.alloc(0)
    for (const name of ['plain', 'limited', 'pinned']) await revoke(owned.ownerId, links[name]?.id ?? '')
    await installation.tick()
  })

  async function restore(): Promise<void> {
    await installation.owner.data.query(`
      begin;
      delete from sharing.revocation; delete from sharing.link; delete from vault.tombstone;
      insert into sharing.link select * from yesterday.sharing_link;
      insert into sharing.revocation select * from yesterday.sharing_revocation;
      insert into vault.tombstone select * from yesterday.vault_tombstone;
      delete from profiles.snapshot;
      insert into profiles.snapshot select * from yesterday.profiles_snapshot;
      commit`)
  }
  const tokenOf = (name: string) => links[name]?.token ?? ''

  test('before it is brought back, what was not revoked opens', async () => {
    expect(await statusOf(await installation.serve(), tokenOf('alive'))).toBe(200)
    for (const name of ['plain', 'limited', 'pinned'])
      expect(await statusOf(await installation.serve(), tokenOf(name), { press: true, pin: 'riad 27' })).toBe(404)
  })

  test('do not open once revoked, with their token, their PIN, a press, or a browser that had them open', async () => {
    await restore()
    const from = await installation.serve() // a share stays in the memory of a process for five seconds at most
    expect(await statusOf(from, tokenOf('plain'))).toBe(404)
    expect(await statusOf(from, tokenOf('limited'))).toBe(404)
    expect(await statusOf(from, tokenOf('limited'), { press: true })).toBe(404)
    expect((await open(from, tokenOf('plain'), {}, { cookie, origin: from })).status).toBe(404)
    for (const path of ['/c', '/c/card.vcf', '/c/photo']) expect((await fetch(from + path, { headers: { cookie } })).status).toBe(404)
    expect(await (await open(from, tokenOf('pinned'), { pin: 'riad 27' })).text()).not.toMatch(/Salma|Benjelloun/)
    const { rows } = await installation.owner.data.query('select views from sharing.link where id = $1', [links.limited?.id])
    expect(rows).toEqual([{ views: 0 }])
  })

  test('would open, had the share not been destroyed: the test above can fail', async () => {
    await installation.owner.keyring.query('insert into keyring.card_share (card_id, version, share, made_at) values ($1, 1, $2, now())', [
      owned.cardId,
      shareOfYesterday,
    ])
    expect(await statusOf(await installation.serve(), tokenOf('plain'))).toBe(200)
  })
})

describe('sharing, publishing, revoking and opening at the same time', () => {
  test('neither fails nor waits for ever, and ends as each of them said', async () => {
    const card = await someCard(installation, salmaCard, Buffer.from('a photo'))
    const { cardId, ownerId } = card
    const alive: string[] = []
    const gone: string[] = []
    let doomed = await Promise.all(Array.from({ length: 4 }, () => someLink(installation, card)))
    const standing = await someLink(installation, card)
    const statuses = new Set<number>()
    for (let round = 0; round < 8; round++) {
      const opened = Promise.all(
        [...doomed.map(({ token }) => token), ...Array.from({ length: 6 }, () => standing.token)].map(async (token) => {
          const { status } = await open(origin, token)
          statuses.add(status)
          return token === standing.token ? status : 200
        }),
      )
      const results = await Promise.allSettled([
        ...doomed.slice(0, 2).map(({ id }) => revoke(ownerId, id)),
        ...Array.from({ length: 2 }, () => someLink(installation, card)),
        ...Array.from({ length: 2 }, () =>
          installation.deeds.run((tx) => publishCard(tx, system, { ownerId, cardId, label: 'Carte', card: salmaCard })),
        ),
      ])
      expect(results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))).toEqual([])
      expect(new Set(await opened)).toEqual(new Set([200]))
      const made = results
        .slice(2, 4)
        .flatMap((result) => (result.status === 'fulfilled' && typeof result.value === 'object' ? [result.value] : []))
      gone.push(...doomed.slice(0, 2).map(({ token }) => token))
      doomed = [...doomed.slice(2), ...made]
      await installation.tick()
    }
    alive.push(standing.token, ...doomed.map(({ token }) => token))
    expect([...statuses].filter((status) => status !== 200 && status !== 404)).toEqual([])
    const fresh = await installation.serve()
    for (const token of alive) expect(await statusOf(fresh, token)).toBe(200)
    for (const token of gone) expect(await statusOf(fresh, token)).toBe(404)
    const { snapshot, links, shares } = await versions(cardId)
    expect({ links, shares }).toEqual({ links: [snapshot], shares: [snapshot] })
  })

  test('sharing and publishing again never lock each other out', async () => {
    const card = await someCard(installation)
    for (let round = 0; round < 15; round++) {
      const results = await Promise.allSettled([
        someLink(installation, card),
        installation.deeds.run((tx) => publishCard(tx, system, { ...card, label: 'Carte', card: salmaCard })),
        someLink(installation, card),
        installation.deeds.run((tx) => publishCard(tx, system, { ...card, label: 'Carte', card: salmaCard })),
      ])
      expect(results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))).toEqual([])
    }
  })
})
