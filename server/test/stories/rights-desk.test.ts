import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestFigures, RequestListed, RequestOpened } from '#contract/requests.ts'
import { emailOf } from '#domains/accounts/index.ts'
import { answerRequest } from '#domains/privacy/answer-request.ts'
import { askBack } from '#domains/privacy/ask-back.ts'
import { completeRequest } from '#domains/privacy/complete-request.ts'
import { identityShown } from '#domains/privacy/desk.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { requestById } from '#domains/privacy/find-request.ts'
import { system } from '#platform/actor.ts'
import { someContact } from '#test/contacts.ts'
import { someStaff } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard } from '#test/people.ts'

let installation: TestInstallation
let origin: string
let cookie: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  ;({ cookie } = await someStaff(installation, 'data protection officer'))
})
afterAll(() => installation.close())

async function call<Body = RequestOpened>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: Body }> {
  const answer = await fetch(`${origin}/api/desk/requests${path}`, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Body }
}
const letter = {
  kind: 'rectification',
  language: 'fr',
  applicant: { name: 'Nadia Tazi', email: 'nadia@lettre.example', text: 'Mon nom s’écrit Tazi.' },
}
const entries = async (id: string, deed: string) =>
  (await installation.owner.data.query('select actor_id from audit.entry where object_id = $1 and deed = $2 and case_id = $1', [id, deed]))
    .rowCount

test('a letter counts from the day it came, and the queue names nobody', async () => {
  const { status, body } = await call('POST', '', { ...letter, receivedOn: '2026-11-13' })
  expect([status, body.door, body.due, body.legalDue]).toEqual([201, 'staff', '2026-11-23', '2026-11-24'])
  const { body: queue } = await call<{ items: RequestListed[] }>('GET', '')
  expect(queue.items.map(({ id }) => id)).toContain(body.id)
  expect(JSON.stringify(queue)).not.toMatch(/Nadia|lettre\.example|Tazi/)
  for (const receivedOn of ['2026-11-24', '2024-11-22'])
    expect((await call('POST', '', { ...letter, receivedOn })).status, receivedOn).toBe(400)
})

test('opening a request is recorded, each time', async () => {
  const { body } = await call('POST', '', letter)
  expect((await call('POST', `/${body.id}/open`)).body.applicant.name).toBe('Nadia Tazi')
  await call('POST', `/${body.id}/open`)
  await call('POST', `/${body.id}/ask`, { text: 'Quel nom ?' })
  // whoever files it sees it too, and so does whoever asks its author
  expect(await entries(body.id, 'request.open')).toBe(4)
})

test('what is wrong is put right wherever it is known, and nothing of the old is left', async () => {
  const card = await someCard(installation)
  const email = await installation.deeds.run((tx) => emailOf(tx, system, card.ownerId))
  const other = await someCard(installation)
  await someContact(installation, other, { name: 'Salma Benjeloun', email, phone: '+212661000100', company: 'Ancienne' })
  const { body } = await call('POST', '', { ...letter, applicant: { ...letter.applicant, email } })
  const change = { name: 'Salma Bennani', company: null }
  expect((await call('POST', `/${body.id}/correct`, change)).status).toBe(409) // nobody showed who asks
  expect((await call('POST', `/${body.id}/identity`, { by: 'in person' })).body.state).toBe('open')
  expect((await call('POST', `/${body.id}/identity`, { by: 'in person' })).status).toBe(409)
  const done = await call<{ places: number }>('POST', `/${body.id}/correct`, change)
  expect([done.status, done.body.places]).toEqual([200, 2])
  const seen = await installation.owner.data.query('select changed_at is not null as changed from contacts.contact where owner_id = $1', [
    other.ownerId,
  ])
  expect(seen.rows).toEqual([{ changed: true }])
  expect((await call('POST', `/${body.id}/correct`, {})).status).toBe(400)
})

test('a question stops the clocks, twice at most; more time is the CNDP’s to give', async () => {
  const { body } = await call('POST', '', letter)
  const ask = () => call('POST', `/${body.id}/ask`, { text: 'De quel nom s’agit-il ?' })
  expect((await ask()).body).toMatchObject({ state: 'asked', asks: 'De quel nom s’agit-il ?' })
  expect((await ask()).status).toBe(409) // it is asked already
  const extended = await call('POST', `/${body.id}/extend`, { text: 'La CNDP a fixé un délai.', until: '2027-01-10' })
  expect(extended.body).toMatchObject({ due: '2027-01-10', legalDue: '2027-01-10' })
})

test('nothing closes without a text, nor is refused without a listed reason', async () => {
  const { body } = await call('POST', '', letter)
  const answer = (given: unknown) => call('POST', `/${body.id}/answer`, given)
  expect((await answer({ outcome: 'granted', text: '' })).status).toBe(400)
  expect((await answer({ outcome: 'refused', text: 'Non.' })).status).toBe(400)
  expect((await answer({ outcome: 'granted', reason: 'legal obligation', text: 'Oui.' })).status).toBe(400)
  expect((await answer({ outcome: 'refused', reason: 'because', text: 'Non.' })).status).toBe(400)
  const refused = await answer({ outcome: 'refused', reason: 'manifestly abusive', text: 'C’est la dixième fois ce mois-ci.' })
  expect(refused.body).toMatchObject({ state: 'answered', answer: { outcome: 'refused', reason: 'manifestly abusive' } })
  expect(refused.body.answer?.text).toMatch(/article 7[\s\S]*CNDP/)
  expect((await answer({ outcome: 'granted', text: 'Oui.' })).status).toBe(409)
  await installation.deliver()
  const mail = installation.mailbox.findLast(({ to }) => to === 'nadia@lettre.example')
  expect(mail?.subject).toBe('Du nouveau pour votre demande')
  expect(mail?.text).not.toMatch(/dixième|abusive|rectif/i)
})

test('the figures count what came, waits, was late and how long an answer took, and nothing that names anybody', async () => {
  const there = await testInstallation()
  try {
    const origin = await there.serve()
    const file = (kind: 'rectification' | 'prospecting') =>
      there.deeds.run((tx) => fileRequest(tx, system, { kind, language: 'fr', mail: false, door: 'staff', applicant: letter.applicant }))
    const answer = async (id: string) =>
      there.deeds.run(async (tx) => {
        const found = await requestById(tx, system, id)
        if (!found.row.proven_at) await identityShown(tx, system, found, 'in person')
        await answerRequest(tx, system, await requestById(tx, system, id), { outcome: 'granted', text: 'Fait.' })
      })
    const [first, second, third] = [await file('rectification'), await file('rectification'), await file('rectification')]
    await file('prospecting')
    there.clock.forward({ days: 1 })
    await answer(first.id)
    // while something is asked of its author, the clock stands still
    await there.deeds.run(async (tx) => {
      await identityShown(tx, system, await requestById(tx, system, second.id), 'in person')
      await askBack(tx, system, await requestById(tx, system, second.id), 'Quel nom ?')
    })
    there.clock.forward({ days: 1 })
    await there.deeds.run(async (tx) => completeRequest(tx, system, await requestById(tx, system, second.id), { text: 'Tazi.' }))
    there.clock.forward({ days: 1 })
    await answer(second.id)
    there.clock.forward({ days: 40 })
    await answer(third.id)
    const { cookie: officer } = await someStaff(there, 'data protection officer')
    const answered = await fetch(`${origin}/api/desk/requests/figures`, { headers: { cookie: officer } })
    const { kinds, months } = (await answered.json()) as RequestFigures
    expect(kinds.find(({ kind }) => kind === 'rectification')).toEqual({
      kind: 'rectification',
      open: 0,
      answered: 3,
      late: 1,
      medianDays: 2,
    })
    expect(kinds.find(({ kind }) => kind === 'prospecting')).toMatchObject({ open: 1, answered: 0, late: 1, medianDays: null })
    expect(months).toHaveLength(12)
    expect(months.slice(-2)).toEqual([
      { month: '2026-12', received: 0, answered: 0 },
      { month: '2027-01', received: 0, answered: 1 },
    ])
    expect(months.at(-3)).toEqual({ month: '2026-11', received: 4, answered: 2 })
  } finally {
    await there.close()
  }
})
