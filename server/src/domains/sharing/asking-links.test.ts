import { afterAll, beforeAll, expect, test } from 'vitest'
import { endCardsOf, pauseCard, resumeCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard } from '#test/people.ts'
import { askedFor } from './asked-for.ts'
import { askingLinksShown, askingTokenAgain, endAskingLink } from './asking-links.ts'
import { makeAskingLink, mostAskingLinks } from './make-asking-link.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const line = 'Salma Benjelloun, Atlas Menuiserie · سلمى'
const make = (card: PublishedCard, more: { expiresAt?: string } = {}) =>
  installation.deeds.run((tx) => makeAskingLink(tx, system, { ...card, label: 'Site web', line, ...more }))
const asked = (token: string) => installation.deeds.read((tx) => askedFor(tx, token))

test('says whom its holder asks, to who holds it alone', async () => {
  const card = await someCard(installation)
  const { id, token } = await make(card)
  expect(await asked(token)).toEqual({ ...card, line })
  expect(await asked(token.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBeUndefined()
  expect(await asked('not a token')).toBeUndefined()
  const shown = await installation.deeds.read((tx) => askingLinksShown(tx, system, { ownerId: card.ownerId }))
  expect(shown).toMatchObject([{ id, card: card.cardId, label: 'Site web', line, expired: false }])
  expect(await installation.deeds.read((tx) => askingTokenAgain(tx, system, { ownerId: card.ownerId, askingId: id }))).toBe(token)
})

test('is dead once taken away, expired, or with its card', async () => {
  const card = await someCard(installation)
  const [ended, late, paused] = [await make(card), await make(card, { expiresAt: '2026-11-23T10:00:00Z' }), await make(card)]
  await installation.deeds.run((tx) => endAskingLink(tx, system, { ownerId: card.ownerId, askingId: ended.id }))
  expect(await asked(ended.token)).toBeUndefined()
  expect(await asked(late.token)).toBeDefined()
  installation.clock.forward({ minutes: 61 })
  expect(await asked(late.token)).toBeUndefined()
  await installation.deeds.run((tx) => pauseCard(tx, system, card))
  expect(await asked(paused.token)).toBeUndefined()
  await installation.deeds.run((tx) => resumeCard(tx, system, card))
  expect(await asked(paused.token)).toBeDefined()
  await installation.deeds.run((tx) => endCardsOf(tx, system, card.ownerId, []))
  expect(await asked(paused.token)).toBeUndefined()
})

test('is refused for a card of somebody else, with an expiry that is past, and beyond fifty', async () => {
  const [card, other] = [await someCard(installation), await someCard(installation)]
  await expect(make({ ownerId: other.ownerId, cardId: card.cardId })).rejects.toMatchObject({ code: 'not-found' })
  await expect(make(card, { expiresAt: '2026-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'invalid', fields: ['expiresAt'] })
  for (let made = 0; made < mostAskingLinks; made++) await make(card)
  await expect(make(card)).rejects.toMatchObject({ code: 'too-many-links' })
})

test('another owner sees none of it and cannot end it', async () => {
  const [card, other] = [await someCard(installation), await someCard(installation)]
  const { id, token } = await make(card)
  const addressed = { ownerId: other.ownerId, askingId: id }
  expect(await installation.deeds.read((tx) => askingLinksShown(tx, system, { ownerId: other.ownerId }))).toEqual([])
  await expect(installation.deeds.read((tx) => askingTokenAgain(tx, system, addressed))).rejects.toMatchObject({ code: 'not-found' })
  await expect(installation.deeds.run((tx) => endAskingLink(tx, system, addressed))).rejects.toMatchObject({ code: 'not-found' })
  expect(await asked(token)).toBeDefined()
})
