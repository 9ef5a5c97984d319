import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginSession } from '#domains/accounts/index.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { someContact } from '#test/contacts.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard, someLink } from '#test/people.ts'

// No audit entry, no answer: while it cannot be written, a deed shows nothing of what it would have shown, and has done nothing.

let installation: TestInstallation
let origin: string
let cookie: string
let calls: readonly (readonly [path: string, body: object])[]
let secrets: readonly string[]
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  const card = await someCard(installation)
  const link = await someLink(installation, card)
  const contact = await someContact(installation, card)
  cookie = `${sessionCookieName}=${await installation.deeds.run((tx) => beginSession(tx, { personId: card.ownerId, how: 'code', agent: '' }))}`
  calls = [
    ['/api/contacts/export', { format: 'csv', destination: 'crm', contacts: [contact] }],
    [`/api/links/${link.id}/copy`, {}],
    [`/api/cards/${card.cardId}/links`, { label: 'Un autre lien' }],
    ['/api/contacts/see', { contacts: [contact] }],
    ['/api/account/sessions/end-others', {}],
  ]
  secrets = ['Nadia', 'nadia.tazi@courrier.example', '661000100', link.token, '/l#']
})
afterAll(() => installation.close())

async function called(path: string, body: object) {
  const answer = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: `${await answer.text()} ${JSON.stringify([...answer.headers])}` }
}
const state = async () => {
  const tables = ['audit.entry', 'sharing.link', 'contacts.export', 'contacts.contact', 'accounts.session']
  const found: Record<string, unknown> = {}
  for (const table of tables) found[table] = (await installation.owner.data.query(`select row::text from ${table} as row order by 1`)).rows
  return found
}

test('while an entry can be written, they are done and say what they say', async () => {
  const before = (await installation.owner.data.query('select from audit.entry')).rowCount ?? 0
  const answers = await Promise.all(calls.slice(0, 3).map(([path, body]) => called(path, body)))
  for (const { status, text } of answers) {
    expect(status, text).toBeLessThan(300)
    expect(secrets.some((secret) => text.includes(secret))).toBe(true)
  }
  expect((await installation.owner.data.query('select from audit.entry')).rowCount).toBe(before + 3)
})

test.each([
  ['it may not be written', 'revoke insert on audit.entry from cc_app', 'grant insert on audit.entry to cc_app'],
  ['it could wait for no link', 'alter table audit.waiting rename to away', 'alter table audit.away rename to waiting'],
])('while %s, nothing is shown and nothing is done', async (_, away, back) => {
  const before = await state()
  await installation.owner.data.query(away)
  try {
    for (const [path, body] of calls) {
      const { status, text } = await called(path, body)
      expect(status, path).toBeGreaterThanOrEqual(500)
      expect(
        secrets.filter((secret) => text.includes(secret)),
        path,
      ).toEqual([])
    }
  } finally {
    await installation.owner.data.query(back)
  }
  expect(await state()).toEqual(before)
  expect((await called(...(calls[1] ?? ['', {}]))).status).toBe(200)
})
