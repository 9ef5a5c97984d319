import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { makeCard, pauseCard, publishDraft, resumeCard, saveDraft, setWhereabouts } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, someLink, someNamedLink } from '#test/people.ts'
import { revokeLink } from './revoke-link.ts'

let installation: TestInstallation
let origin: string
let card: PublishedCard
let cookie: string
const draft = Draft.parse({
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  nameArabic: { given: 'سلمى', family: 'بنجلون' },
  phones: [
    { kind: 'mobile', number: '+212661000013', whatsapp: true },
    { kind: 'work', number: '+212522000013', audience: 'clients' },
  ],
})
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  ;[card, cookie] = await installation.deeds.run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Salma Benjelloun', email: 'salma@test.example', language: 'fr' })
    const cardId = await makeCard(tx, system, { ownerId, label: 'Carte', draft })
    await publishDraft(tx, system, { ownerId, cardId })
    // what is edited since is not what visitors see
    await saveDraft(tx, system, { ownerId, cardId, draft: { ...draft, role: { fr: 'Brouillon' } }, revision: 1 })
    await setWhereabouts(tx, system, { ownerId, place: 'Fès' })
    return [{ ownerId, cardId }, `${sessionCookieName}=${await beginSession(tx, { personId: ownerId, how: 'code', agent: undefined })}`]
  })
})
afterAll(() => installation.close())

const headers = { accept: 'text/html', 'accept-language': 'fr' }
const look = (path: string) => fetch(`${origin}${path}`, { headers: { ...headers, cookie } })
const as = (audience: string) => look(`/api/cards/${card.cardId}/as/${audience}?language=fr`)
/** What a visitor gets, its addresses those of the owner's look. */
async function visitorsPage(token: string, audience: string, more: Parameters<typeof open>[2] = {}) {
  const page = await (await open(origin, token, more, headers)).text()
  return page
    .replace(/<a class="give" href="[^"]*">(.*?)<\/a>/s, '<div class="give">$1</div>')
    .replaceAll('/c/1/', `/api/cards/${card.cardId}/as/${audience}/`)
}
const state = async () =>
  (
    await installation.owner.data.query(
      `select (select count(*)::int from sharing.link) as links, (select coalesce(sum(views), 0)::int from sharing.link) as views,
         (select coalesce(sum(openings), 0)::int from sharing.opening_count) as openings, (select count(*)::int from sharing.named where opened) as opened,
         (select count(*)::int from audit.entry) as entries`,
    )
  ).rows[0]

describe('what an owner sees of a published card', () => {
  test.each(['anyone', 'clients'] as const)(
    'as %s: byte for byte what a visitor gets, and nothing is opened, counted or made',
    async (audience) => {
      const { token } = await someLink(installation, card, { audience })
      const theirs = await visitorsPage(token, audience)
      const before = await state()
      const answer = await as(audience)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
      expect(await answer.text()).toBe(theirs)
      expect(theirs.includes('05 22 00 00 13')).toBe(audience === 'clients')
      expect(theirs).not.toContain('Brouillon')
      expect(await state()).toEqual(before)
    },
  )

  test('as one named person: with what their page alone says; its limit is not spent', async () => {
    const expiresAt = new Date(installation.clock.now().getTime() + 86_400_000)
    const link = await someNamedLink(installation, card, { maxViews: 1, expiresAt })
    const seen = await (await look(`/api/links/${link.id}/as-visitor?language=fr`)).text()
    expect(seen).toBe(await visitorsPage(link.token, 'anyone', { press: true }))
  })

  test('the contact that a visitor saves', async () => {
    const { token } = await someLink(installation, card, { audience: 'clients' })
    const view = cookieOf(await open(origin, token))
    const theirs = await (await fetch(`${origin}/c/card.vcf`, { headers: { ...headers, cookie: view } })).text()
    expect(await (await look(`/api/cards/${card.cardId}/as/clients/card.vcf`)).text()).toBe(theirs)
  })

  test('is the dead page where the link is, and what a paused card says', async () => {
    const link = await someLink(installation, card)
    const of = async () => (await look(`/api/links/${link.id}/as-visitor?language=fr`)).text()
    const deed = installation.deeds.run.bind(installation.deeds)
    await deed((tx) => pauseCard(tx, system, { ...card, message: { sentence: 'moved', own: { fr: 'À Fès jusqu’à lundi' } } }))
    const paused = await (await open(origin, link.token, {}, headers)).text()
    expect(paused).toContain('À Fès')
    for (const page of [await of(), await (await as('anyone')).text()]) expect(page).toBe(paused)
    await deed((tx) => pauseCard(tx, system, card))
    const dead = await (await open(origin, link.token, {}, headers)).text()
    for (const page of [await of(), await (await as('anyone')).text()]) expect(page).toBe(dead)
    await deed((tx) => resumeCard(tx, system, card))
    expect(await of()).toContain('Benjelloun')
    await deed((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: link.id }))
    expect(await of()).toBe(dead)
  })

  test('of what is not published, or not theirs, is refused', async () => {
    const unpublished = await installation.deeds.run((tx) => makeCard(tx, system, { ownerId: card.ownerId, label: 'Autre', draft }))
    expect((await look(`/api/cards/${unpublished}/as/anyone`)).status).toBe(409)
    expect((await look(`/api/cards/${card.cardId}/as/nobody`)).status).toBe(404)
    expect((await look(`/api/cards/${card.cardId}/as/anyone/photo`)).status).toBe(404)
  })
})
