import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, someCard, someLink } from '#test/people.ts'
import { revokeLink } from './revoke-link.ts'

let installation: TestInstallation
let origin: string
let card: PublishedCard
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  card = await someCard(installation)
})
afterAll(() => installation.close())

describe('a live link', () => {
  test('opens the card, and its view session gives the card and the vCard again', async () => {
    const { token } = await someLink(installation, card)
    const opened = await open(origin, token)
    expect(opened.status).toBe(200)
    expect(await opened.text()).toContain('Salma Benjelloun')
    const cookie = cookieOf(opened)
    expect(cookie).toMatch(/^__Host-cc_view=/)
    const again = await fetch(`${origin}/c`, { headers: { cookie, accept: 'text/html' } })
    expect(again.status).toBe(200)
    expect(await again.text()).toContain('Salma Benjelloun')
    const vcard = await fetch(`${origin}/c/card.vcf`, { headers: { cookie } })
    expect(vcard.headers.get('content-type')).toBe('text/vcard; charset=utf-8')
    expect(await vcard.text()).toContain('FN:Salma Benjelloun\r\n')
  })

  test('is read without regard to case, look-alike letters, spaces or the address around it', async () => {
    const { token } = await someLink(installation, card)
    const typed = `${origin}/l#${token.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l')}`
    expect((await open(origin, typed)).status).toBe(200)
    expect((await open(origin, token.replace(/(.{4})/g, '$1-'))).status).toBe(200)
  })
})

describe('a dead link', () => {
  test('answers alike whether it never was, expired, was revoked or is spent', async () => {
    const expired = await someLink(installation, card, { expiresAt: new Date(installation.clock.now().getTime() + 60_000) })
    const revoked = await someLink(installation, card)
    const spent = await someLink(installation, card, { maxViews: 1 })
    expect((await open(origin, spent.token, { press: true })).status).toBe(200)
    await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: revoked.id }))
    installation.clock.forward({ minutes: 2 })
    const answers = await Promise.all(
      ['0'.repeat(32), 'not a token', '', expired.token, revoked.token, spent.token].map(async (token) => {
        const answer = await open(origin, token, { press: true })
        const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'))
        return JSON.stringify({ status: answer.status, headers, body: await answer.text() })
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('"status":404')
  })
})
