import { afterAll, beforeAll, expect, test } from 'vitest'
import { onAccountClosed, onAccountErased } from '#app/reactions.ts'
import { closedDays } from '#contract/accounts.ts'
import { inviteStaff } from '#domains/access/index.ts'
import { acceptInvitation } from '#domains/access/invite-staff.ts'
import { eraseClosedAccounts } from '#domains/accounts/erase-closed.ts'
import { accountHolder, closeAccount, emailOf } from '#domains/accounts/index.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import { exportContacts } from '#domains/contacts/index.ts'
import { setPreference } from '#domains/contacts/preference.ts'
import { setWhereabouts } from '#domains/profiles/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import { someContact } from '#test/contacts.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard, someLink, someNamedLink } from '#test/people.ts'
import { endContactsNow, sweepNow } from '#test/sweeping.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const erase = () => sweepNow(installation, 'closed accounts')
const close = ({ ownerId }: PublishedCard) => installation.deeds.run((tx) => closeAccount(tx, system, ownerId, onAccountClosed))
const has = async (table: string, ownerId: string, column = 'owner_id') =>
  ((await installation.owner.data.query(`select from ${table} where ${column} = $1`, [ownerId])).rowCount ?? 0) > 0

/** An owner with something of all that refers to an account. */
async function everything(): Promise<PublishedCard & { readonly subjectId: string }> {
  const owner = await someCard(installation)
  const actor: Actor = { kind: 'person', id: owner.ownerId }
  await someLink(installation, owner)
  await someNamedLink(installation, owner)
  await someContact(installation, owner)
  return installation.deeds.run(async (tx) => {
    await setWhereabouts(tx, actor, { ownerId: owner.ownerId, place: 'SIAM, Meknès' })
    await setPreference(tx, actor, owner.ownerId, { keepMonths: 6, digest: false })
    await exportContacts(tx, actor, { ownerId: owner.ownerId, language: 'fr', format: 'csv', destination: 'other' })
    const companyId = await openCompany(tx, system, { name: 'Atlas Menuiserie' })
    await joinCompany(tx, system, { companyId, personId: owner.ownerId, role: 'owner' })
    const email = await emailOf(tx, system, owner.ownerId)
    const token = await inviteStaff(tx, system, { name: 'Salma', email, jobs: ['sales'] })
    await acceptInvitation(tx, actor, { personId: owner.ownerId, token })
    return { ...owner, subjectId: (await accountHolder(tx, owner.ownerId))?.subjectId ?? '' }
  })
}

test('a closed account is erased when its time is over, not a day before, and nobody else is', async () => {
  const [closed, stays] = [await everything(), await someCard(installation)]
  await close(closed)
  expect(await has('access.staff', closed.ownerId, 'person_id')).toBe(false)
  expect(await has('clients.membership', closed.ownerId, 'person_id')).toBe(false)
  installation.clock.forward({ days: closedDays - 1 })
  await endContactsNow(installation)
  expect(await erase()).toBe(0)
  expect(await has('accounts.person', closed.ownerId, 'id')).toBe(true)
  installation.clock.forward({ days: 1 })
  expect(await erase()).toBe(1)
  for (const [table, column] of [
    ['accounts.person', 'id'],
    ['accounts.closing', 'person_id'],
    ['contacts.contact', 'owner_id'],
    ['contacts.preference', 'owner_id'],
    ['contacts.digest', 'owner_id'],
    ['contacts.export', 'owner_id'],
    ['profiles.card', 'owner_id'],
    ['profiles.whereabouts', 'owner_id'],
    ['vault.blind_index', 'subject_id'],
  ] as const)
    expect(await has(table, column === 'subject_id' ? closed.subjectId : closed.ownerId, column), table).toBe(false)
  expect(await has('vault.tombstone', closed.subjectId, 'subject_id')).toBe(true)
  expect(await installation.deeds.read((tx) => accountHolder(tx, stays.ownerId))).toBeDefined()
  expect(await erase()).toBe(0)
})

test('what fails in the middle leaves the account as it was, and is done again', async () => {
  const closed = await everything()
  await close(closed)
  installation.clock.forward({ days: closedDays })
  await endContactsNow(installation)
  const killed = async () => {
    throw new Error('killed')
  }
  const failing = installation.deeds.run((tx) =>
    eraseClosedAccounts(tx, [closed.ownerId], installation.clock.now(), [...onAccountErased, killed]),
  )
  await expect(failing).rejects.toThrow('killed')
  expect(await has('contacts.preference', closed.ownerId)).toBe(true)
  expect(await has('vault.tombstone', closed.subjectId, 'subject_id')).toBe(false)
  expect(await Promise.all([erase(), erase()])).toEqual(expect.arrayContaining([1, 0]))
  expect(await has('accounts.person', closed.ownerId, 'id')).toBe(false)
})
