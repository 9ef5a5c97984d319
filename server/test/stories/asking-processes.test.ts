import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '#app/server.ts'
import { servingOn } from '#domains/sharing/index.ts'
import { urlAs } from '#platform/db/migrate.ts'
import { testRolesSecret } from '#test/databases.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someAskingLink, someCard } from '#test/people.ts'
import { askingFormOf, daniel, receiptIn, visitorAt } from '#test/visitor.ts'

// A balancer sends links to processes that serve cards alone: they have the role cc_serve, and no root key.

let installation: TestInstallation
let full: string
beforeAll(async () => {
  installation = await testInstallation()
  full = await installation.serve()
})
afterAll(() => installation.close())

test('a process without a root key draws the form by which one asks for access; a full one takes it', async () => {
  const { settings, databases, clock } = installation
  const urls = {
    data: urlAs(databases.data, 'cc_serve', testRolesSecret),
    keyring: urlAs(databases.keyring, 'cc_serve', testRolesSecret),
  }
  const server = await serve(settings, servingOn(urls, clock), pino({ level: 'silent' }), { metrics: false })
  try {
    const address = server.app.server.address()
    const cards = `http://localhost:${address !== null && typeof address === 'object' ? address.port : 0}`
    const { token } = await someAskingLink(installation, await someCard(installation))
    const { page, ticket } = await askingFormOf(cards, token)
    expect([page.status, page.text.includes('Salma Benjelloun, Atlas Menuiserie')]).toEqual([200, true])
    expect((await visitorAt(cards).post('/demande', { ...daniel, token, ticket })).status).toBe(404) // not there: it needs the vault
    clock.forward({ seconds: 5 })
    const taken = await visitorAt(full).post('/demande', { ...daniel, token, ticket })
    expect([taken.status, receiptIn(taken.text)]).toEqual([200, expect.stringMatching(/^[0-9a-z]{32}$/)])
  } finally {
    await server.close()
  }
})
