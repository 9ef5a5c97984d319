import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Audience, audiences, Draft, editionOf } from '#contract/draft.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { revokeLink, revokeLinks, shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, salmaCard, someCard, someLink } from '#test/people.ts'
import { sweepNow } from '#test/sweeping.ts'
import { deleteCard, endCardsOf, restoreCard } from './delete-card.ts'
import { makeCard } from './make-card.ts'
import { pauseCard, resumeCard } from './pause-card.ts'
import { publishDraft } from './publish-card.ts'
import { saveDraft, setPicture } from './save-draft.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const inDeed: TestInstallation['deeds']['run'] = (deed) => installation.deeds.run(deed)
const draft = Draft.parse({
  ...salmaCard,
  phones: [
    { kind: 'work', number: '+212522000001' },
    { kind: 'mobile', number: '+212661999999', label: 'Réservé', audience: 'clients' },
  ],
  note: { fr: 'Tarifs réservés' },
  audiences: { note: 'clients', photo: 'clients', cover: 'clients' },
})
let people = 0
async function ownerWithCard(): Promise<{ ownerId: string; cardId: string }> {
  const ownerId = await inDeed((tx) =>
    openAccount(tx, system, { name: 'Salma', email: `edition-${++people}@test.example`, language: 'fr' }),
  )
  return { ownerId, cardId: await inDeed((tx) => makeCard(tx, system, { ownerId, label: 'Carte', draft })) }
}
async function published() {
  const card = await ownerWithCard()
  for (const which of ['photo', 'cover'] as const)
    await inDeed((tx) => setPicture(tx, system, { ...card, which, picture: Buffer.from(`a ${which}`) }))
  await inDeed((tx) => publishDraft(tx, system, card))
  const link = (audience: Audience) => inDeed((tx) => shareCard(tx, system, { ...card, label: audience, audience }))
  return { ...card, anyone: await link('anyone'), clients: await link('clients') }
}

describe('what an audience sees', () => {
  test('of a draft: everybody the fields for all, clients all of them', () => {
    expect(editionOf(draft, 'anyone')).toMatchObject({ phones: [{ number: '+212522000001' }], emails: salmaCard.emails })
    expect(editionOf(draft, 'anyone')).not.toHaveProperty('note')
    expect(editionOf(draft, 'clients')).toMatchObject({ phones: [{}, { number: '+212661999999', label: 'Réservé' }], note: draft.note })
    for (const audience of audiences) expect(JSON.stringify(editionOf(draft, audience))).not.toContain('audience')
  })

  test('through its links, on the page, in the vCard and of the pictures', async () => {
    const { anyone, clients } = await published()
    for (const [token, sees] of [
      [anyone.token, false],
      [clients.token, true],
    ] as const) {
      const answer = await open(origin, token)
      const page = await answer.text()
      const cookie = cookieOf(answer)
      const vcard = await (await fetch(`${origin}/c/card.vcf`, { headers: { cookie } })).text()
      for (const hidden of ['+212661999999', 'Tarifs réservés']) {
        expect(page.includes(hidden), hidden).toBe(sees)
        expect(vcard.includes(hidden), hidden).toBe(sees)
      }
      for (const path of ['/c/photo', '/c/1/cover'])
        expect((await fetch(origin + path, { headers: { cookie } })).status, path).toBe(sees ? 200 : 404)
      expect(page).toContain('+212522000001')
    }
  })

  test('is another key: what opens one edition opens nothing of the other', async () => {
    const { cardId } = await published()
    const { rows } = await installation.owner.data.query(
      'select edition.audience, snapshot.content, snapshot.edition_id from profiles.snapshot join profiles.edition on edition.id = edition_id where card_id = $1',
      [cardId],
    )
    expect(rows.map(({ audience }) => audience).sort()).toEqual(['anyone', 'clients', 'partners'])
    const shares = await installation.owner.keyring.query('select share from keyring.card_share where card_id = any($1)', [
      rows.map(({ edition_id }) => edition_id),
    ])
    expect(new Set(shares.rows.map(({ share }) => share.toString('hex'))).size).toBe(3)
  })

  test('a link brought to the other edition by hand opens nothing', async () => {
    const { cardId, anyone, clients } = await published()
    await installation.owner.data.query(
      "update sharing.link set edition_id = (select id from profiles.edition where card_id = $1 and audience = 'clients') where id = $2",
      [cardId, anyone.id],
    )
    expect((await open(origin, anyone.token)).status).toBe(404)
    expect((await open(origin, clients.token)).status).toBe(200)
  })

  test('taking back a link for clients leaves the edition for everybody under its key', async () => {
    const { ownerId, cardId, anyone, clients } = await published()
    const versions = async () =>
      (
        await installation.owner.data.query(
          'select audience, key_version from profiles.snapshot join profiles.edition on edition.id = edition_id where card_id = $1 order by 1',
          [cardId],
        )
      ).rows.map(({ key_version }) => key_version)
    await inDeed((tx) => revokeLink(tx, system, { ownerId, linkId: clients.id }))
    expect(await versions()).toEqual([1, 2, 1])
    expect((await open(origin, clients.token)).status).toBe(404)
    expect((await open(origin, anyone.token)).status).toBe(200)
  })
})

describe('a draft', () => {
  test('is saved once for each revision: the second of two windows is refused and loses nothing', async () => {
    const card = await ownerWithCard()
    const save = (label: string) =>
      inDeed((tx) => saveDraft(tx, system, { ...card, draft: { ...draft, note: { fr: label } }, revision: 1 }))
    const done = await Promise.allSettled([save('one'), save('two')])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(done.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'changed-meanwhile' } })
  })

  test('without a name is not published, and says what it lacks', async () => {
    const { ownerId } = await ownerWithCard()
    const cardId = await inDeed((tx) => makeCard(tx, system, { ownerId, label: 'Vide' }))
    await expect(inDeed((tx) => publishDraft(tx, system, { ownerId, cardId }))).rejects.toMatchObject({
      code: 'card-incomplete',
      fields: ['name'],
    })
  })
})

describe('a card', () => {
  test('paused is dead at once on every byte, and comes back with the same links', async () => {
    const card = await published()
    const cookie = cookieOf(await open(origin, card.clients.token))
    const view = (path: string) => fetch(`${origin}${path}`, { headers: { cookie, accept: 'text/html' } })
    expect((await view('/c')).status).toBe(200)
    await inDeed((tx) => pauseCard(tx, system, card))
    await inDeed((tx) => pauseCard(tx, system, card))
    for (const path of ['/c', '/c/card.vcf', '/c/photo']) expect((await view(path)).status, path).toBe(404)
    const [paused, unknown] = [await open(origin, card.anyone.token), await open(origin, '0'.repeat(32))]
    expect([paused.status, await paused.text()]).toEqual([unknown.status, await unknown.text()])
    await inDeed((tx) => resumeCard(tx, system, card))
    expect((await open(origin, card.anyone.token)).status).toBe(200)
    expect((await view('/c')).status).toBe(200)
  })

  test('deleted is dead at once, restored within thirty days with the links that were not taken back', async () => {
    const card = await published()
    await inDeed((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: card.clients.id }))
    await inDeed((tx) => deleteCard(tx, system, card))
    expect((await open(origin, card.anyone.token)).status).toBe(404)
    await expect(inDeed((tx) => deleteCard(tx, system, card))).rejects.toMatchObject({ code: 'not-found' })
    await expect(someLink(installation, card)).rejects.toMatchObject({ code: 'not-found' })
    await inDeed((tx) => restoreCard(tx, system, card))
    expect((await open(origin, card.anyone.token)).status).toBe(200)
    expect((await open(origin, card.clients.token)).status).toBe(404)
  })

  test('not restored in time is ended: rows, links and shares are gone, and nothing brings it back', async () => {
    const [card, other] = [await published(), await published()]
    await inDeed((tx) => deleteCard(tx, system, card))
    installation.clock.forward({ days: 29 })
    expect(await sweepNow(installation, 'deleted cards')).toBe(0)
    installation.clock.forward({ days: 1 })
    await expect(inDeed((tx) => restoreCard(tx, system, card))).rejects.toMatchObject({ code: 'not-found' })
    expect(await sweepNow(installation, 'deleted cards')).toBe(1)
    await installation.tick()
    const { rows } = await installation.owner.data.query(
      `select (select count(*)::int from sharing.link where card_id = $1) as links,
        (select count(*)::int from profiles.edition where card_id = $1) as editions`,
      [card.cardId],
    )
    expect(rows).toEqual([{ links: 0, editions: 0 }])
    const shares = await installation.owner.keyring.query('select 1 from keyring.card_share where card_id = $1', [card.cardId])
    expect(shares.rowCount).toBe(0)
    await inDeed((tx) => publishDraft(tx, system, other))
    expect((await open(origin, other.anyone.token)).status).toBe(200)
  })

  test('of a closed account dies with all others of it', async () => {
    const card = await published()
    const stays = await published()
    await inDeed((tx) => endCardsOf(tx, system, card.ownerId, []))
    expect((await open(origin, card.anyone.token)).status).toBe(404)
    expect((await open(origin, stays.anyone.token)).status).toBe(200)
  })

  test('the hundred and first is refused', async () => {
    const { ownerId } = await ownerWithCard()
    for (let one = 0; one < 99; one++) await inDeed((tx) => makeCard(tx, system, { ownerId, label: 'Carte' }))
    await expect(inDeed((tx) => makeCard(tx, system, { ownerId, label: 'Carte' }))).rejects.toMatchObject({ code: 'too-many-cards' })
  })
})

describe('taking back many links at once', () => {
  test('puts each edition under a new key once, and leaves the others open', async () => {
    const card = await someCard(installation)
    const links: { id: string; token: string }[] = []
    for (let one = 0; one < 12; one++) links.push(await someLink(installation, card))
    const stays = await someLink(installation, card)
    const revoked = await inDeed((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: links.map(({ id }) => id) }))
    expect(revoked).toBe(12)
    const { rows } = await installation.owner.data.query('select key_version from profiles.snapshot where edition_id = $1', [card.cardId])
    expect(rows).toEqual([{ key_version: 2 }])
    for (const { token } of links) expect((await open(origin, token)).status).toBe(404)
    expect((await open(origin, stays.token)).status).toBe(200)
  })

  test('refuses all where one is somebody else’s, and changes nothing', async () => {
    const [mine, theirs] = [await someCard(installation), await someCard(installation)]
    const [own, foreign] = [await someLink(installation, mine), await someLink(installation, theirs)]
    const both = { ownerId: mine.ownerId, links: [own.id, foreign.id] }
    await expect(inDeed((tx) => revokeLinks(tx, system, both))).rejects.toMatchObject({ code: 'not-found', fields: ['links'] })
    for (const { token } of [own, foreign]) expect((await open(origin, token)).status).toBe(200)
  })

  test('takes all of a card, or all there are', async () => {
    const first = await published()
    const second = await inDeed((tx) => makeCard(tx, system, { ownerId: first.ownerId, label: 'Autre', draft }))
    await inDeed((tx) => publishDraft(tx, system, { ownerId: first.ownerId, cardId: second }))
    const other = await someLink(installation, { ownerId: first.ownerId, cardId: second })
    expect(await inDeed((tx) => revokeLinks(tx, system, { ownerId: first.ownerId, card: first.cardId }))).toBe(2)
    expect((await open(origin, other.token)).status).toBe(200)
    expect(await inDeed((tx) => revokeLinks(tx, system, { ownerId: first.ownerId, all: true }))).toBe(1)
    expect(await inDeed((tx) => revokeLinks(tx, system, { ownerId: first.ownerId, all: true }))).toBe(0)
    for (const { token } of [first.anyone, first.clients, other]) expect((await open(origin, token)).status).toBe(404)
  })
})
