import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/actor.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard, someLink } from '#test/people.ts'
import { contactDetails, emailField, rightsField, termOf } from './contact-rows.ts'
import { type DetailsLeft, leaveDetails } from './leave-details.ts'
import { setPreference } from './preference.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

async function form(): Promise<DetailsLeft> {
  const card = await someCard(installation)
  const link = await someLink(installation, card)
  return {
    ...card,
    linkId: link.id,
    kind: 'left',
    details: { name: 'Nadia Tazi', email: 'Nadia@Example.ma', phone: '+212612345678' },
    place: undefined,
    noProspecting: true,
    tellClosing: false,
    language: 'fr',
    notice: '2026-11-26',
    receipt: randomBytes(20),
  }
}
const leave = (left: DetailsLeft) => installation.deeds.run((tx) => leaveDetails(tx, left))

test('what was left is sealed under a key of its own, and found by its owner alone', async () => {
  const [left, other] = [await form(), await form()]
  const id = await leave(left)
  await leave(other)
  await installation.deeds.read(async (tx) => {
    const row = await tx.rows.selectFrom('contacts.contact').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'rights' })
    if (!row.details) throw new Error('nothing was kept')
    expect(subject.open(contactDetails, id, row.details)).toEqual(left.details)
    expect(row).toMatchObject({ no_prospecting: true, notice: '2026-11-26', keep_until: '2028-11-13' })
    const term = emailTerm('nadia@example.ma')
    expect(await tx.vault.find(tx, emailField, termOf(left.ownerId, term))).toEqual([row.subject_id])
    expect((await tx.vault.find(tx, rightsField, term)).length).toBe(2)
  })
})

test('a form that is sent twice, also at the same time, leaves one contact', async () => {
  const left = await form()
  const ids = await Promise.all([leave(left), leave(left), leave(left)])
  expect(new Set(ids).size).toBe(1)
})

test('an owner who keeps what is left for a month says so in the row', async () => {
  const left = await form()
  await installation.deeds.run((tx) =>
    setPreference(tx, { kind: 'person', id: left.ownerId }, left.ownerId, { keepMonths: 1, digest: false }),
  )
  const id = await leave(left)
  const row = await installation.owner.data.query('select keep_until from contacts.contact where id = $1', [id])
  expect(row.rows).toEqual([{ keep_until: '2026-12-23' }])
})
