import { createSecretKey } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Audience, audiences, CardOpened, Draft, editionOf, meantFor, sees } from '#contract/draft.ts'
import { LinkShown, pageOf } from '#contract/links.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { makeNamedLink, revokeLinksTo, shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open } from '#test/people.ts'
import { cardContent, cardKey } from './card-rows.ts'
import { endCardsOf } from './delete-card.ts'
import { ownerOf } from './find-card.ts'
import { makeCard } from './make-card.ts'
import { mergedLines } from './merged-lines.ts'
import { deleteAudience, nameAudience, renameAudience } from './name-audience.ts'
import { ownAudiences } from './own-audiences.ts'
import { publishDraft } from './publish-card.ts'
import { publishedBesideDraft } from './read-version.ts'
import { reseal } from './renew-keys.ts'
import { saveDraft, setPicture } from './save-draft.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const run: TestInstallation['deeds']['run'] = (deed) => installation.deeds.run(deed)
const query = async (text: string, values: unknown[]) => (await installation.owner.data.query(text, values)).rows
let people = 0
let card: { ownerId: string; cardId: string }
let cookie: string
beforeEach(async () => {
  await run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Salma', email: `audience-${++people}@test.example`, language: 'fr' })
    cookie = `${sessionCookieName}=${await beginSession(tx, { personId: ownerId, how: 'code', agent: undefined })}`
    const draft = Draft.parse({ language: 'fr', name: { given: 'Salma' }, phones: [{ kind: 'work', number: '+212522000001' }] })
    card = { ownerId, cardId: await makeCard(tx, system, { ownerId, label: 'Carte', draft }) }
    await publishDraft(tx, system, card)
  })
})
const name = (what: string) => run((tx) => nameAudience(tx, system, { ownerId: card.ownerId, name: what }))
const drop = (audienceId: string) => run((tx) => deleteAudience(tx, system, { ownerId: card.ownerId, audienceId }, revokeLinksTo))
const link = (audience: Audience) => run((tx) => shareCard(tx, system, { ...card, label: 'Lien', audience }))
async function publish(more: Partial<Record<keyof Draft, unknown>>) {
  const [row] = await query('select revision from profiles.draft where card_id = $1', [card.cardId])
  const draft = Draft.parse({ language: 'fr', name: { given: 'Salma' }, ...more })
  await run(async (tx) => {
    await saveDraft(tx, system, { ...card, draft, revision: row.revision })
    await publishDraft(tx, system, card)
  })
  return draft
}
const page = async (token: string) => (await open(origin, token)).text()
const api = (method: string, path: string, body?: object) =>
  fetch(origin + path, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })

describe('a field', () => {
  test('is for one audience, for several, or for nobody; everybody sees what anyone sees', () => {
    for (const audience of [...audiences, 'other']) expect(sees(audience)).toBe(true)
    expect(['anyone', 'clients', 'partners'].map((one) => sees(one, 'partners'))).toEqual([false, false, true])
    expect(['anyone', 'clients', 'partners'].map((one) => sees(one, ['partners', 'clients']))).toEqual([false, true, true])
    expect(['anyone', 'clients', 'partners'].map((one) => sees(one, []))).toEqual([false, false, false])
    expect(meantFor()).toEqual(['anyone'])
    expect(() => Draft.parse({ language: 'fr', audiences: { note: ['anyone', 'clients'] } })).toThrow()
    expect(() => Draft.parse({ language: 'fr', audiences: { note: 'friends' } })).toThrow()
  })

  test('is shown to those it is for and to no other, by key: on the page, in the vCard and as a picture', async () => {
    const family = await name('Famille')
    await run((tx) => setPicture(tx, system, { ...card, which: 'photo', picture: Buffer.from('a photo') }))
    await publish({
      phones: [
        { kind: 'work', number: '+212522000001' },
        { kind: 'mobile', number: '+212661000002', audience: ['clients', 'partners'] },
        { kind: 'home', number: '+212535000003', audience: family },
      ],
      note: { fr: 'Conditions partenaires' },
      audiences: { note: 'partners', photo: [family, 'partners'] },
    })
    const shown: Record<string, unknown> = {}
    for (const audience of [...audiences, family]) {
      const { token } = await link(audience)
      const answer = await open(origin, token)
      const text = await answer.text()
      const visitor = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ') // biome-ignore format: one line
      const vcard = await (await fetch(`${origin}/c/card.vcf`, { headers: { cookie: visitor } })).text()
      const photo = (await fetch(`${origin}/c/photo`, { headers: { cookie: visitor } })).status
      const found = (says: string) => {
        expect(vcard.includes(says), `${audience} ${says}`).toBe(text.includes(says))
        return text.includes(says)
      }
      shown[audience] = [found('+212661000002'), found('+212535000003'), found('Conditions partenaires'), photo]
    }
    expect(shown).toEqual({
      anyone: [false, false, false, 404],
      clients: [true, false, false, 404],
      partners: [true, false, true, 200],
      [family]: [false, true, false, 200],
    })
  })

  test('that a link is brought to by hand does not open: each edition has a key and a share of its own', async () => {
    const family = await name('Famille')
    const { id, token } = await link('anyone')
    await query(
      'update sharing.link set edition_id = (select id from profiles.edition where card_id = $1 and audience = $3) where id = $2',
      [card.cardId, id, family],
    )
    expect((await open(origin, token)).status).toBe(404)
    const editions = await query('select id from profiles.edition where card_id = $1', [card.cardId])
    const shares = await installation.owner.keyring.query('select share from keyring.card_share where card_id = any($1)', [
      editions.map((one) => one.id),
    ])
    expect(new Set(shares.rows.map(({ share }) => share.toString('hex'))).size).toBe(4)
  })

  test('for an audience that is not its owner’s is for nobody, and no link is made for it', async () => {
    const [own, foreign] = [
      card,
      await run((tx) => openAccount(tx, system, { name: 'N', email: `n-${people}@test.example`, language: 'fr' })),
    ]
    const theirs = await run((tx) => nameAudience(tx, system, { ownerId: foreign, name: 'Famille' }))
    await publish({ note: { fr: 'Réservé' }, audiences: { note: theirs } })
    await expect(link(theirs)).rejects.toMatchObject({ code: 'not-found', fields: ['audience'] })
    for (const audience of audiences) expect(await page((await link(audience)).token)).not.toContain('Réservé')
    expect((await api('GET', `/api/cards/${own.cardId}/as/${theirs}`)).status).toBe(404)
  })
})

describe('an audience of one’s own', () => {
  test('is one of three, with a name that no other has, sealed, and read by its owner alone', async () => {
    const ids = [await name('Famille'), await name('Presse'), await name('Ça & là')]
    await expect(name('Quatre')).rejects.toMatchObject({ code: 'too-many-audiences' })
    expect((await run((tx) => ownAudiences(tx, system, card.ownerId))).map((one) => one.name)).toEqual(['Famille', 'Presse', 'Ça & là'])
    const rename = (to: string) => run((tx) => renameAudience(tx, system, { ownerId: card.ownerId, audienceId: ids[1] ?? '', name: to }))
    await expect(rename('FAMILLE')).rejects.toMatchObject({ code: 'audience-named', fields: ['name'] })
    await rename('Presse') // its own name is no other's
    await rename('الصحافة')
    const rows = await query('select name from profiles.audience where owner_id = $1', [card.ownerId])
    for (const row of rows) expect(row.name.toString('latin1')).not.toMatch(/Famille|Presse/)
    expect(await (await api('GET', '/api/audiences')).json()).toEqual({
      items: [
        { id: ids[0], name: 'Famille' },
        { id: ids[1], name: 'الصحافة' },
        { id: ids[2], name: 'Ça & là' },
      ],
    })
    for (const bad of ['', ' x', 'a\nb', 'x'.repeat(41)]) expect((await api('POST', '/api/audiences', { name: bad })).status).toBe(400)
  })

  test('of five that are named at once, three are', async () => {
    const all = await Promise.allSettled(['A', 'B', 'C', 'D', 'E'].map(name))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await query('select place from profiles.audience where owner_id = $1 order by 1', [card.ownerId])).toEqual([
      { place: 1 },
      { place: 2 },
      { place: 3 },
    ])
  })

  test('has an edition of every published card at once, which says what anyone sees, where its owner is, and when it was published', async () => {
    await api('PUT', '/api/whereabouts', { place: 'SIAM, Meknès' })
    const before = await query('select published_at from profiles.snapshot where edition_id = $1', [card.cardId])
    const family = await name('Famille')
    const rows = await query(
      `select edition.audience, published_at, place is not null as says from profiles.edition join profiles.snapshot on edition_id = edition.id
       where card_id = $1`,
      [card.cardId],
    )
    expect(rows.map((row) => row.audience).sort()).toEqual([family, 'anyone', 'clients', 'partners'])
    for (const row of rows) expect(row).toMatchObject({ says: true, ...before[0] })
    expect(await page((await link(family)).token)).toContain('+212522000001')
  })

  test('is asked for first: what its deletion would change, and then it changes that', async () => {
    const [family, press] = [await name('Famille'), await name('Presse')]
    await publish({
      phones: [
        { kind: 'work', number: '+212522000001' },
        { kind: 'home', number: '+212535000003', audience: family },
        { kind: 'mobile', number: '+212661000002', audience: [family, press] },
      ],
      role: { fr: 'Gérante' },
      audiences: { role: [family], note: family },
    })
    const theirs = await link(family)
    const named = await run((tx) =>
      makeNamedLink(tx, system, { ...card, label: 'Nadia', audience: family, visitor: { name: 'Nadia Tazi' }, code: false, binds: false }),
    )
    const back = await link(family)
    expect((await api('POST', '/api/links/revoke', { links: [back.id], undo: true })).status).toBe(200)
    const others = await link(press)
    expect(await (await api('GET', `/api/audiences/${family}/use`)).json()).toEqual({ links: 2, fields: 3, cards: 1 })
    expect(await (await api('DELETE', `/api/audiences/${family}`)).json()).toEqual({ revoked: 2 })
    expect((await api('DELETE', `/api/audiences/${family}`)).status).toBe(404)
    for (const { token } of [theirs, named, back]) expect((await open(origin, token)).status).toBe(404)
    const seen = await page(others.token)
    expect(seen).toContain('+212661000002')
    for (const gone of ['+212535000003', 'Gérante']) expect(seen).not.toContain(gone)
    // the keys are gone with it, whom a link was for is forgotten, and the one that was about to be brought back is not
    expect(
      await query('select snapshot.* from profiles.snapshot join profiles.edition on edition_id = id where audience = $1', [family]),
    ).toEqual([])
    expect(await query('select visitor from sharing.named where link_id = $1 and visitor is not null', [named.id])).toEqual([])
    expect(await query('select * from sharing.undo_link where link_id = $1', [back.id])).toEqual([])
    // its owner still sees what they had given, and what they wrote is there, for nobody
    const list = pageOf(LinkShown).parse(await (await api('GET', '/api/links?state=revoked')).json())
    expect(list.items.map((one) => [one.audience, one.shows])).toEqual([family, family, family].map((one) => [one, []]))
    await run((tx) => publishDraft(tx, system, card))
    for (const audience of audiences) expect(await page((await link(audience)).token)).not.toContain('+212535000003')
    const { draft } = CardOpened.parse(await (await api('GET', `/api/cards/${card.cardId}`)).json())
    expect(draft.phones[1]).toMatchObject({ number: '+212535000003', audience: family })
  })

  test('that comes after one that was deleted sees nothing that was for that one', async () => {
    const family = await name('Famille')
    await publish({ note: { fr: 'Pour la famille' }, audiences: { note: family } })
    await drop(family)
    const press = await name('Presse')
    await run((tx) => publishDraft(tx, system, card))
    expect(await page((await link(press)).token)).not.toContain('Pour la famille')
  })

  test('that is deleted while a link for it is made, and the card published, leaves no live link and no key', async () => {
    for (let round = 0; round < 3; round++) {
      const family = await name('Famille')
      const [made] = await Promise.allSettled([link(family), run((tx) => publishDraft(tx, system, card)), drop(family)])
      if (made.status === 'fulfilled') expect((await open(origin, made.value.token)).status).toBe(404)
      const live = await query(
        `select link.id from sharing.link join profiles.edition on edition.id = link.edition_id where edition.audience = $1
         and not exists (select from sharing.revocation where link_id = link.id)`,
        [family],
      )
      expect(live).toEqual([])
      expect(await query('select 1 from profiles.snapshot join profiles.edition on edition_id = id where audience = $1', [family])).toEqual(
        [],
      )
    }
  })

  test('goes under a new key of its owner with all that is theirs', async () => {
    const family = await name('Famille')
    const [row] = await query('select subject_id, name from profiles.audience where id = $1', [family])
    const touched: [string, string, unknown][] = []
    await run((tx) =>
      reseal(tx, row.subject_id, (column, id, sealed) => {
        touched.push([`${column.table}.${column.column}`, id, sealed])
        return sealed
      }),
    )
    expect(touched).toContainEqual(['profiles.audience.name', family, row.name])
  })

  test('ends with the account’s cards', async () => {
    await name('Famille')
    await run((tx) => endCardsOf(tx, system, card.ownerId, []))
    expect(await query('select place from profiles.audience where owner_id = $1', [card.ownerId])).toEqual([])
  })

  test('of another owner is refused like one that never was', async () => {
    const family = await name('Famille')
    const stranger = await run(async (tx) => {
      const id = await openAccount(tx, system, { name: 'Nadia', email: `stranger-${people}@test.example`, language: 'fr' })
      return `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: undefined })}`
    })
    cookie = stranger
    for (const [method, path, body] of [
      ['GET', `/api/audiences/${family}/use`],
      ['PATCH', `/api/audiences/${family}`, { name: 'Autre' }],
      ['DELETE', `/api/audiences/${family}`],
    ] as const)
      expect((await api(method, path, body)).status).toBe(404)
  })
})

describe('a card that was published before an audience was there', () => {
  const forget = async () => {
    const gone = "delete from profiles.edition where card_id = $1 and audience = 'partners'"
    await query(gone, [card.cardId])
  }
  test('shows it what anyone sees, and gets its edition with the first link, once', async () => {
    await forget()
    expect(await (await api('GET', `/api/cards/${card.cardId}/as/partners`)).text()).toContain('+212522000001')
    const made = await Promise.all([link('partners'), link('partners')])
    for (const { token } of made) expect((await open(origin, token)).status).toBe(200)
    expect(await query("select 1 from profiles.edition where card_id = $1 and audience = 'partners'", [card.cardId])).toHaveLength(1)
  })
})

describe('what is published', () => {
  test('says again for whom every field was meant, and in which order the lines stood', async () => {
    const family = await name('Famille')
    const draft = await publish({
      phones: [
        { kind: 'home', number: '+212535000003', audience: family },
        { kind: 'work', number: '+212522000004', audience: 'partners' },
        { kind: 'work', number: '+212522000001' },
        { kind: 'mobile', number: '+212661000002', audience: ['clients', family] },
        { kind: 'fax', number: '+212522000005', audience: ['clients', 'partners'] },
      ],
      role: { fr: 'Gérante' },
      note: { fr: 'Note' },
      audiences: { role: ['partners', family], note: 'partners' },
    })
    expect((await run((tx) => publishedBesideDraft(tx, system, card))).draft).toEqual(draft)
    for (const audience of [...audiences, family])
      expect(
        await run(async (tx) => {
          const owner = await ownerOf(tx, system, card.ownerId)
          const [row] = await query(
            'select snapshot.* from profiles.snapshot join profiles.edition on edition_id = id where card_id = $1 and audience = $2',
            [card.cardId, audience],
          )
          const key = createSecretKey(owner.open(cardKey, `${row.edition_id}/${row.key_version}`, row.card_key))
          return openUnder(key, cardContent, row.edition_id, row.content)
        }),
      ).toEqual(editionOf(draft, audience))
  })

  test.each([
    [{ anyone: 'b', clients: 'ab', partners: 'bc' }, 'abc', 'a:clients b:anyone c:partners'],
    [{ anyone: '', clients: 'ab', partners: 'cb' }, 'cab', 'c:partners a:clients b:clients,partners'],
    [{ anyone: '', clients: 'ab', partners: 'cb' }, '', 'a:clients c:partners b:clients,partners'],
    [{ anyone: 'xx', clients: 'xax' }, 'xax', 'x:anyone a:clients x:anyone'],
    [{ anyone: 'mx', clients: 'xmx' }, 'xmx', 'x:clients m:anyone x:anyone'],
    [{ anyone: '', clients: 'xy', partners: 'yx' }, 'xyx', 'x:clients y:clients,partners x:partners'],
    [{ anyone: '' }, 'abc', ''],
  ])('lines of %o in the order %s are %s', (seen, known, expected) => {
    const lines = (text: string) => [...text].map((is) => ({ is }))
    const merged = mergedLines(new Map(Object.entries(seen).map(([audience, text]) => [audience, lines(text)])), lines(known))
    expect(merged.map((line) => `${'is' in line ? line.is : ''}:${meantFor(line.audience)}`).join(' ')).toBe(expected)
  })
})
