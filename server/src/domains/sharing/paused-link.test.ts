import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PauseMessage } from '#contract/pause.ts'
import { deleteCard, endPauses, pauseCard, publishCard, publishDraft, resumeCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, salmaCard, someAskingLink, someCard, someLink, someNamedLink } from '#test/people.ts'
import { revokeLink } from './revoke-link.ts'
import { newToken, tokenText } from './token.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const moved: PauseMessage = { sentence: 'moved', own: { fr: 'Mon nouveau bureau ouvre en janvier.', ar: 'مكتبي الجديد يفتح في يناير.' } }
const inDeed = <T>(work: (tx: Tx) => Promise<T>) => installation.deeds.run(work)
const pause = (card: PublishedCard, more: Omit<Parameters<typeof pauseCard>[2], 'ownerId' | 'cardId'> = { message: moved }) =>
  inDeed((tx) => pauseCard(tx, system, { ...card, ...more }))
const text = async (answer: Response | Promise<Response>) => (await answer).text()

describe('a live link of a card that is paused with a message', () => {
  test('shows the name, the sentence in the reader’s language and the owner’s words, and opens nothing', async () => {
    const card = await someCard(installation, salmaCard, Buffer.from('a photo'))
    const { token } = await someLink(installation, card)
    const view = cookieOf(await open(origin, token))
    await pause(card)
    const french = await open(origin, token)
    expect([french.status, french.headers.get('set-cookie'), french.headers.get('x-robots-tag')]).toEqual([
      200,
      null,
      expect.stringContaining('noindex'),
    ])
    const page = await french.text()
    for (const said of [
      'Salma Benjelloun',
      'Mes coordonnées ont changé. Demandez-moi ma nouvelle carte.',
      'Mon nouveau bureau ouvre en janvier.',
      'href="/droits"',
    ])
      expect(page).toContain(said)
    for (const kept of ['card.vcf', 'tel:', 'mailto:', 'class="give"', '<img', '/c/', salmaCard.emails[0]?.address ?? '?'])
      expect(page).not.toContain(kept)
    const arabic = await text(open(origin, token, {}, { 'accept-language': 'ar' }))
    for (const said of ['lang="ar" dir="rtl"', 'تغيرت معلومات الاتصال بي', 'مكتبي الجديد يفتح في يناير.']) expect(arabic).toContain(said)
    const english = await text(open(origin, token, {}, { 'accept-language': 'en' }))
    expect(english).toContain('My contact details have changed.')
    expect(english).toMatch(/<p dir="auto" lang="fr">Mon nouveau bureau/)
    expect(await (await open(origin, token, {}, { accept: 'application/json' })).json()).toEqual({
      paused: { ...moved, until: null },
      name: salmaCard.name,
      nameArabic: salmaCard.nameArabic ?? null,
    })
    for (const path of ['/c', '/c/1', '/c/card.vcf', '/c/photo', '/echange', '/echange/1'])
      expect((await fetch(origin + path, { headers: { cookie: view, accept: 'text/html' } })).status, path).toBe(404)
    expect(await text(open(origin, token, {}, { cookie: view, 'sec-fetch-site': 'same-origin' }))).toContain('Demandez-moi')

    await inDeed((tx) => resumeCard(tx, system, card))
    expect(await text(open(origin, token))).toContain('card.vcf')
  })

  test('spends no opening, binds to no browser and is not counted', async () => {
    const card = await someCard(installation)
    const limited = await someLink(installation, card, { maxViews: 1 })
    const bound = await someNamedLink(installation, card, { binds: true })
    await pause(card)
    for (let turn = 0; turn < 3; turn++)
      for (const { token } of [limited, bound]) {
        expect(await text(open(origin, token, { press: true, bind: true }))).toContain('Demandez-moi')
        expect(await text(open(origin, token))).toContain('Demandez-moi')
      }
    await inDeed((tx) => resumeCard(tx, system, card))
    const rows = await installation.owner.data.query(
      'select views, named.bound_digest, named.opened from sharing.link left join sharing.named on link_id = link.id where card_id = $1 order by max_views',
      [card.cardId],
    )
    expect(rows.rows).toMatchObject([{ views: 0 }, { views: 0, bound_digest: null, opened: false }])
    expect((await open(origin, limited.token, { press: true })).status).toBe(200)
    expect((await open(origin, limited.token, { press: true })).status).toBe(404)
  })

  test('asks for its PIN first, and for the code of its visitor, who is sent one', async () => {
    const card = await someCard(installation)
    const pin = await someLink(installation, card, { pin: 'riad 27' })
    const visitor = { name: 'Nadia', email: 'nadia@paused.example' }
    const coded = await someNamedLink(installation, card, { code: true, visitor })
    await pause(card)
    for (const answer of [
      await text(open(origin, pin.token)),
      await text(open(origin, pin.token, { pin: 'riad 28' })),
      await text(open(origin, coded.token)),
    ])
      expect(answer).not.toMatch(/Demandez-moi|Salma/)
    expect(await text(open(origin, pin.token, { pin: 'riad 27' }))).toContain('Demandez-moi')
    await fetch(`${origin}/acces/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin },
      body: JSON.stringify({ token: coded.token }),
    })
    await installation.deliver()
    const code = installation.mailbox.findLast((mail) => mail.to === visitor.email)?.code ?? ''
    expect(await text(open(origin, coded.token, { code }))).toContain('Demandez-moi')
  })

  test('says the same after its card was published again, and after another link was taken back', async () => {
    const card = await someCard(installation)
    const [kept, other] = [await someLink(installation, card), await someLink(installation, card)]
    await pause(card)
    await inDeed((tx) =>
      publishCard(tx, system, { ...card, label: 'Carte', card: { ...salmaCard, name: { given: 'Salma', family: 'Alami' } } }),
    )
    await inDeed((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: other.id }))
    const page = await text(open(origin, kept.token))
    for (const said of ['Salma Alami', 'Demandez-moi', 'Mon nouveau bureau']) expect(page).toContain(said)
  })
})

test('who has no live link learns nothing: it is the answer of a link that never was', async () => {
  const [card, gone] = [await someCard(installation), await someCard(installation)]
  const soon = new Date(installation.clock.now().getTime() + 60_000)
  const links = {
    revoked: await someLink(installation, card),
    expired: await someLink(installation, card, { expiresAt: soon }),
    spent: await someLink(installation, card, { maxViews: 1 }),
    asking: await someAskingLink(installation, card),
    deleted: await someLink(installation, gone),
  }
  expect((await open(origin, links.spent.token, { press: true })).status).toBe(200)
  await inDeed((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: links.revoked.id }))
  for (const one of [card, gone]) await pause(one)
  await inDeed((tx) => deleteCard(tx, system, gone))
  const silent = await someCard(installation)
  const nothingSaid = await someLink(installation, silent)
  await pause(silent, {})
  installation.clock.forward({ minutes: 2 })
  const told = async (token: string) => {
    const answer = await open(origin, token, { press: true })
    return [answer.status, [...answer.headers].filter(([name]) => name !== 'date'), await answer.text()]
  }
  const never = await told(tokenText(newToken()))
  expect(never[0]).toBe(404)
  for (const [why, { token }] of Object.entries({ ...links, nothingSaid })) expect(await told(token), why).toEqual(never)
})

describe('a pause that has its days', () => {
  test('begins on one and ends by itself on another, by the clock of the request and in Morocco’s days', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const day = (days: number) => moroccanDate(installation.clock.now(), { days })
    await pause(card, { from: day(2), until: day(5), message: { sentence: 'back' } })
    expect(await text(open(origin, token))).toContain('card.vcf')
    installation.clock.forward({ days: 2 })
    expect(await text(open(origin, token))).toMatch(/De retour le \d{1,2}(?:er)? \S+ \d{4}\./)
    installation.clock.forward({ days: 3 })
    expect(await text(open(origin, token))).toContain('card.vcf')

    await endPauses(installation.deeds, installation.clock)
    const left = await installation.owner.data.query(
      `select (select count(*)::int from profiles.pause where card_id = $1) as pauses,
         (select count(*)::int from profiles.snapshot where edition_id = $1 and pause_message is not null) as messages`,
      [card.cardId],
    )
    expect(left.rows).toEqual([{ pauses: 0, messages: 0 }])
    expect(await text(open(origin, token))).toContain('card.vcf')
  })

  test('can lie to come or be over, not in the past, and ends after it begins', async () => {
    const card = await someCard(installation)
    const today = moroccanDate(installation.clock.now())
    const refused = (more: Parameters<typeof pause>[1]) => expect(pause(card, more)).rejects
    await refused({ from: '2020-01-01' }).toMatchObject({ code: 'invalid', fields: ['from'] })
    await refused({ until: today }).toMatchObject({ code: 'invalid', fields: ['until'] })
    await refused({ from: '2031-03-02', until: '2031-03-02' }).toMatchObject({ code: 'invalid', fields: ['until'] })
    const { token } = await someLink(installation, card)
    expect((await open(origin, token)).status).toBe(200)
  })
})

test('what is said is sealed, and two at once leave one of the two, whole', async () => {
  const card = await someCard(installation)
  const { token } = await someLink(installation, card)
  const said = (fr: string) => pause(card, { message: { sentence: 'soon', own: { fr } } })
  await Promise.all(['un secret rouge', 'un secret bleu'].map(said))
  const stored = await installation.owner.data.query(
    'select pause.message, snapshot.pause_message from profiles.pause join profiles.snapshot on edition_id = card_id where card_id = $1',
    [card.cardId],
  )
  for (const bytes of Object.values(stored.rows[0])) expect(String(bytes)).not.toMatch(/secret|soon/)
  const shown = async () => /un secret (?:rouge|bleu)/.exec(await text(open(origin, token)))?.[0]
  const before = await shown()
  expect(before).toBeDefined()
  await inDeed((tx) => publishDraft(tx, system, card)) // from what lies under the owner's key
  expect(await shown()).toBe(before)
})
