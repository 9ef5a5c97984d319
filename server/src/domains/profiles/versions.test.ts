import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Audience, Draft } from '#contract/draft.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open } from '#test/people.ts'
import { discardDraft, takeVersionBack } from './give-up-draft.ts'
import { endVersions, versionsDue } from './keep-version.ts'
import { makeCard } from './make-card.ts'
import { prepare } from './prepare-picture.ts'
import { publishDraft } from './publish-card.ts'
import { cardOpened } from './read-card.ts'
import { publishedBesideDraft, versionBesideDraft, versionFor, versionPicture, versionsOf } from './read-version.ts'
import { reseal } from './renew-keys.ts'
import { saveDraft, setPicture } from './save-draft.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const whole = Draft.parse({
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  nameArabic: { given: 'سلمى' },
  role: { fr: 'Directrice', ar: 'مديرة' },
  note: { fr: 'Sur rendez-vous.' },
  phones: [
    { kind: 'work', number: '+212522000013', audience: 'clients' },
    { kind: 'mobile', number: '+212661000013', audience: 'anyone' },
    { kind: 'work', number: '+212522000013', audience: 'anyone' },
  ],
  emails: [{ kind: 'work', address: 'salma@atlas.example', audience: 'clients' }],
  links: [{ kind: 'website', url: 'https://atlas.example', audience: 'anyone' }],
  order: ['links', 'phones'],
  theme: 'olive',
  audiences: { note: 'clients', photo: 'clients', department: 'clients' },
})
let card: { ownerId: string; cardId: string }
let people = 0
beforeEach(async () => {
  card = await installation.deeds.run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Salma', email: `versions-${++people}@test.example`, language: 'fr' })
    return { ownerId, cardId: await makeCard(tx, system, { ownerId, label: 'Carte', draft: whole }) }
  })
})

const run: TestInstallation['deeds']['run'] = (deed) => installation.deeds.run(deed)
const now = () => run((tx) => cardOpened(tx, system, card, 0))
const publish = () => run((tx) => publishDraft(tx, system, card))
const versions = async () => (await run((tx) => versionsOf(tx, system, card))).items
async function write(next: Partial<Draft>) {
  const { draft, revision } = await now()
  await run((tx) => saveDraft(tx, system, { ...card, draft: { ...draft, ...next }, revision }))
}
async function picture(colour: string) {
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer()
  const photo = await prepare.photo(bytes)
  await run((tx) => setPicture(tx, system, { ...card, which: 'photo', picture: photo }))
  return photo
}

describe('what is published, beside the draft', () => {
  test('is the draft that was published, to the audience of every field and the order of every line', async () => {
    await picture('#4b3fcf')
    await publish()
    const published = await run((tx) => publishedBesideDraft(tx, system, card))
    expect(published).toEqual({ draft: whole, photo: true, logo: false, cover: false, otherPictures: [] })
  })

  test('stays as it is while the draft is changed, and says which pictures are others', async () => {
    await picture('#4b3fcf')
    await publish()
    await write({ role: { fr: 'Gérante' } })
    await picture('#e8a13a')
    const published = await run((tx) => publishedBesideDraft(tx, system, card))
    expect(published).toMatchObject({ draft: { role: { fr: 'Directrice' } }, photo: true, otherPictures: ['photo'] })
  })

  test('is refused where nothing is', async () => {
    await expect(run((tx) => publishedBesideDraft(tx, system, card))).rejects.toMatchObject({ code: 'card-not-published' })
    await expect(run((tx) => discardDraft(tx, system, { ...card, revision: 1 }))).rejects.toMatchObject({ code: 'card-not-published' })
  })
})

describe('giving up a draft', () => {
  test('brings back what is published, pictures too, and nothing is left to publish', async () => {
    const photo = await picture('#4b3fcf')
    await publish()
    await write({ role: { fr: 'Gérante' }, phones: [], audiences: { photo: 'anyone', company: 'clients' } })
    await picture('#e8a13a')
    const { revision } = await now()
    await run((tx) => discardDraft(tx, system, { ...card, revision }))
    // for whom a field without anything in it is meant stays as it was last chosen
    expect(await now()).toMatchObject({
      draft: { ...whole, audiences: { note: 'clients', photo: 'clients', company: 'clients' } },
      changed: false,
      revision: revision + 1,
    })
    expect((await run((tx) => publishedBesideDraft(tx, system, card))).otherPictures).toEqual([])
    expect(photo.length).toBeGreaterThan(0)
    expect(await versions()).toEqual([])
  })

  test('is refused to a window that does not know the newest draft, and of two at once one is', async () => {
    await publish()
    const { revision } = await now()
    await write({ role: { fr: 'Gérante' } })
    await expect(run((tx) => discardDraft(tx, system, { ...card, revision }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
    const both = await Promise.allSettled([1, 2].map(() => run((tx) => discardDraft(tx, system, { ...card, revision: revision + 1 }))))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('earlier versions', () => {
  test('are kept where something else is published, and not where it is the same', async () => {
    await publish()
    await publish()
    expect(await versions()).toEqual([])
    await write({ audiences: { ...whole.audiences, note: 'anyone' } }) // the words are the same: who reads them is not
    installation.clock.forward({ minutes: 5 })
    await publish()
    expect(await versions()).toMatchObject([{ replacedAt: installation.clock.now().toISOString() }])
    await picture('#4b3fcf')
    await publish()
    expect(await versions()).toHaveLength(2)
  })

  test('are looked at by audience, and taken back as a draft that visitors do not see yet', async () => {
    const photo = await picture('#4b3fcf')
    await publish()
    const { token } = await run((tx) => shareCard(tx, system, { ...card, label: 'Lien' }))
    await write({ role: { fr: 'Gérante' } })
    await picture('#e8a13a')
    await publish()
    const [{ id = '' } = {}] = await versions()
    const version = { ...card, versionId: id }
    expect(await run((tx) => versionBesideDraft(tx, system, version))).toEqual({
      draft: whole,
      photo: true,
      logo: false,
      cover: false,
      otherPictures: ['photo'],
    })
    const seen = (audience: Audience) => run((tx) => versionFor(tx, system, version, audience))
    expect(await seen('anyone')).toMatchObject({ card: { phones: [{ kind: 'mobile' }, { kind: 'work' }], emails: [] }, photo: false })
    expect(await seen('clients')).toMatchObject({ card: { emails: [{ address: 'salma@atlas.example' }] }, photo: true })
    expect(await run((tx) => versionPicture(tx, system, { ...version, which: 'photo' }))).toEqual(photo)
    await expect(run((tx) => versionPicture(tx, system, { ...version, which: 'logo' }))).rejects.toMatchObject({ code: 'not-found' })

    const { revision } = await now()
    await run((tx) => takeVersionBack(tx, system, { ...version, revision }))
    expect(await now()).toMatchObject({ draft: whole, changed: true, revision: revision + 1 })
    const origin = await installation.serve()
    expect(await (await open(origin, token)).text()).toContain('Gérante')
    await publish()
    expect(await (await open(origin, token)).text()).toContain('Directrice')
    await expect(run((tx) => takeVersionBack(tx, system, { ...version, revision }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('of somebody else, or of another card, are not found', async () => {
    await publish()
    await write({ role: { fr: 'Gérante' } })
    await publish()
    const [{ id = '' } = {}] = await versions()
    const other = await run(async (tx) => ({
      ...card,
      cardId: await makeCard(tx, system, { ownerId: card.ownerId, label: 'Autre', draft: whole }),
    }))
    const stranger = await run((tx) => openAccount(tx, system, { name: 'A', email: `stranger-${people}@test.example`, language: 'fr' }))
    for (const wrong of [other, { ...card, ownerId: stranger }]) {
      const version = { ...wrong, versionId: id }
      await expect(run((tx) => versionBesideDraft(tx, system, version))).rejects.toMatchObject({ code: 'not-found' })
      await expect(run((tx) => takeVersionBack(tx, system, { ...version, revision: 1 }))).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('are ten at most', async () => {
    await publish()
    for (let turn = 1; turn <= 12; turn++) {
      await write({ role: { fr: `Fonction ${turn}` } })
      installation.clock.forward({ minutes: 1 })
      await publish()
    }
    const kept = await versions()
    expect(kept).toHaveLength(10)
    const oldest = { ...card, versionId: kept.at(-1)?.id ?? '' }
    expect((await run((tx) => versionBesideDraft(tx, system, oldest))).draft.role).toEqual({ fr: 'Fonction 2' })
  })

  test('end ninety days after they were replaced: not shown from that moment, gone with the sweep', async () => {
    await publish()
    await write({ role: { fr: 'Gérante' } })
    await publish()
    const [{ id = '' } = {}] = await versions()
    const at = new Date(installation.clock.now().getTime() + 90 * 86_400_000)
    expect(await run((tx) => endVersions(tx, [id], new Date(at.getTime() - 1)))).toEqual([])
    expect(await run((tx) => versionsDue(tx, at).where('version.id', '=', id).execute())).toHaveLength(1)
    installation.clock.forward({ days: 90 })
    expect(await versions()).toEqual([])
    await expect(run((tx) => versionBesideDraft(tx, system, { ...card, versionId: id }))).rejects.toMatchObject({ code: 'not-found' })
    expect(await run((tx) => endVersions(tx, [id], at))).toEqual([id])
    expect(await run((tx) => endVersions(tx, [id], at))).toEqual([])
  })

  test('lie sealed under their owner’s key, take its next one, and go with the card', async () => {
    await picture('#4b3fcf')
    await publish()
    await write({ role: { fr: 'Gérante' } })
    await publish()
    const rows = async () => (await installation.owner.data.query('select * from profiles.version where card_id = $1', [card.cardId])).rows
    const [before] = await rows()
    expect(Buffer.concat([before.content, before.photo]).includes('Directrice')).toBe(false)
    const touched: string[] = []
    const { rows: cards } = await installation.owner.data.query('select subject_id from profiles.card where id = $1', [card.cardId])
    await run((tx) =>
      reseal(tx, cards[0].subject_id, (column, _id, sealed) => {
        touched.push(`${column.table}.${column.column}`)
        return sealed
      }),
    )
    expect(touched).toEqual(expect.arrayContaining(['profiles.version.content', 'profiles.version.photo']))
    await installation.owner.data.query('delete from profiles.card where id = $1', [card.cardId])
    expect(await rows()).toEqual([])
  })
})
