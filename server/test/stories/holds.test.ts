import { afterAll, beforeAll, expect, test } from 'vitest'
import { retentionFindings } from '#app/doctor-retention.ts'
import { renewSubjectKeys } from '#app/renew-keys.ts'
import { preview } from '#app/retention-commands.ts'
import { sweeps } from '#app/sweeps.ts'
import type { Job } from '#contract/staff.ts'
import { inviteStaff, jobsOfEach } from '#domains/access/index.ts'
import { acceptInvitation } from '#domains/access/invite-staff.ts'
import { accountHolder, beginSession, closeAccount, openAccount } from '#domains/accounts/index.ts'
import { deleteContact } from '#domains/contacts/index.ts'
import { runSweep, type Sweep } from '#domains/privacy/index.ts'
import { deleteCard } from '#domains/profiles/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { someContact } from '#test/contacts.ts'
import { onAccountClosed } from '#test/deeds.ts'
import { atWork } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, type PublishedCard, someCard, someLink, someNamedLink } from '#test/people.ts'
import { endContactsNow, sweepNow } from '#test/sweeping.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

let people = 0
/** A member of staff with this job, or somebody without any. */
async function somebody(job?: Job): Promise<string> {
  return installation.deeds.run(async (tx) => {
    const email = `staff-${++people}@idnet.example`
    const id = await openAccount(tx, system, { name: 'Houda Rguibi', email, language: 'fr' })
    if (job) {
      const token = await inviteStaff(tx, system, { name: 'Houda Rguibi', email, jobs: [job] })
      await acceptInvitation(tx, { kind: 'person', id }, { personId: id, token })
    }
    return id
  })
}
/** With a session of this moment: it is fresh. */
async function call(by: string, method: string, path: string, body?: object) {
  const token = await installation.deeds.run((tx) => beginSession(tx, { personId: by, how: 'code', agent: undefined }))
  const own = `${sessionCookieName}=${token}`
  const works = await installation.deeds.read((tx) => jobsOfEach(tx, [by]))
  const answer = await fetch(`${origin}/api/holds${path}`, {
    method,
    headers: {
      cookie: works.has(by) ? await atWork(installation, own) : own,
      'sec-fetch-site': 'same-origin',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
}
const day = (step: { months?: number; days?: number }) => moroccanDate(installation.clock.now(), step)
const note = 'Litige ouvert par Nadia Tazi, dossier 14.'
const wish = (whose: object) => ({ whose, reason: 'claim', note, reviewOn: day({ months: 6 }) })
/** A hold in effect: asked by one officer, approved by an administrator. */
async function hold(whose: object): Promise<{ id: string; officer: string }> {
  const [officer, administrator] = [await somebody('data protection officer'), await somebody('administrator')]
  const asked = await call(officer, 'POST', '', wish(whose))
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  expect(await call(administrator, 'POST', `/${asked.body.id}/approve`)).toMatchObject({ status: 204 })
  return { id: asked.body.id, officer }
}
const release = async ({ id, officer }: { id: string; officer: string }) =>
  expect(await call(officer, 'POST', `/${id}/release`)).toMatchObject({ status: 204 })
const count = async (text: string, values: unknown[]) => (await installation.owner.data.query(text, values)).rowCount ?? 0
const close = ({ ownerId }: PublishedCard) => installation.deeds.run((tx) => closeAccount(tx, system, ownerId, onAccountClosed))
const subjectOf = async (table: string, id: string): Promise<string> =>
  (await installation.owner.data.query<{ subject_id: string }>(`select subject_id from ${table} where id = $1`, [id])).rows[0]
    ?.subject_id ?? ''

test('one officer asks, another person of staff approves; nobody else does either, and nobody approves their own', async () => {
  const held = await someCard(installation)
  const [officer, other, administrator, seller, client] = [
    await somebody('data protection officer'),
    await somebody('data protection officer'),
    await somebody('administrator'),
    await somebody('sales'),
    await somebody(),
  ]
  const whose = { account: held.ownerId }
  for (const who of [administrator, seller, client])
    expect(await call(who, 'POST', '', wish(whose))).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  const { body } = await call(officer, 'POST', '', wish(whose))
  for (const who of [seller, client]) {
    expect(await call(who, 'POST', `/${body.id}/approve`)).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect(await call(who, 'GET', '')).toMatchObject({ status: 403 })
  }
  expect(await call(officer, 'POST', `/${body.id}/approve`)).toMatchObject({ status: 403, body: { code: 'hold-second-person' } })
  // the administrator sees ids and dates, and not a word about anybody
  const list = await call(administrator, 'GET', '')
  expect(list.body.items[0]).toMatchObject({ id: body.id, state: 'asked', askedBy: officer, approvedBy: null })
  expect(JSON.stringify(list.body)).not.toMatch(/Nadia|Litige|note/)
  expect(await call(administrator, 'POST', `/${body.id}/read`)).toMatchObject({ status: 403 })
  const both = await Promise.all([call(administrator, 'POST', `/${body.id}/approve`), call(other, 'POST', `/${body.id}/approve`)])
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  expect((await call(other, 'POST', `/${body.id}/read`)).body).toMatchObject({ note, state: 'in effect', reason: 'claim' })
  const entries = await installation.owner.data.query(
    `select deed, actor_id from audit.entry where object_id = $1 and deed <> 'hold.approve' order by deed`,
    [body.id],
  )
  expect(entries.rows).toEqual([
    { deed: 'hold.ask', actor_id: officer },
    { deed: 'hold.read', actor_id: other },
  ])
  expect(await call(other, 'POST', `/${body.id}/release`)).toMatchObject({ status: 204 })
  expect(await call(other, 'POST', `/${body.id}/release`)).toMatchObject({ status: 409, body: { code: 'hold-settled' } })
  expect(await call(other, 'POST', `/${body.id}/review`, { reviewOn: day({ days: 1 }) })).toMatchObject({ status: 409 })
})

test('what is asked for is refused where it says nobody, no listed reason, or a review too late', async () => {
  const officer = await somebody('data protection officer')
  const held = await someCard(installation)
  const whose = { account: held.ownerId }
  for (const [body, code] of [
    [{ ...wish(whose), reviewOn: day({ months: 6, days: 1 }) }, 'hold-review'],
    [{ ...wish(whose), reviewOn: day({}) }, 'hold-review'],
    [{ ...wish(whose), reason: 'curiosity' }, 'invalid'],
    [{ ...wish(whose), note: '' }, 'invalid'],
    [wish({ account: held.cardId }), 'not-found'],
    [wish({ subject: held.cardId }), 'not-found'],
  ] as const)
    expect((await call(officer, 'POST', '', body)).body, JSON.stringify(body)).toMatchObject({ code })
})

test('a held account is not erased, its cards and what was left to it neither, and nothing of it opens; released, all of it goes', async () => {
  const held = await someCard(installation)
  const { token } = await someLink(installation, held)
  await someNamedLink(installation, held)
  const contact = await someContact(installation, held)
  const on = await hold({ account: held.ownerId })
  await close(held)
  expect((await open(origin, token)).status).toBe(404)
  installation.clock.forward({ days: 100 })
  for (const sweep of ['deleted cards', 'closed accounts']) expect(await sweepNow(installation, sweep)).toBe(0)
  expect(await endContactsNow(installation)).toEqual({ erased: 0, dropped: 0 })
  expect(await count('select from profiles.card where id = $1', [held.cardId])).toBe(1)
  expect(await count('select from contacts.contact where id = $1 and details is not null', [contact])).toBe(1)
  expect(await count('select from accounts.person where id = $1', [held.ownerId])).toBe(1)
  expect((await open(origin, token)).status).toBe(404)
  const previewed = (await preview(installation, undefined)).sweeps
  expect(previewed.find(({ sweep }) => sweep === 'closed accounts')).toMatchObject({ due: 0, held: 1, first: [] })
  await release(on)
  expect(await endContactsNow(installation)).toMatchObject({ erased: 1 })
  expect(await sweepNow(installation, 'deleted cards')).toBe(1)
  expect(await sweepNow(installation, 'closed accounts')).toBe(1)
  expect(await count('select from accounts.person where id = $1', [held.ownerId])).toBe(0)
  // the note lies under the key that is gone
  expect((await call(on.officer, 'POST', `/${on.id}/read`)).body).toMatchObject({ state: 'released', note: null })
})

test('a held contact stays past its day, and neither its owner nor its author sees it; its author is told so', async () => {
  const owner = await someCard(installation)
  const contact = await someContact(installation, owner)
  const other = await someContact(installation, owner)
  const on = await hold({ subject: await subjectOf('contacts.contact', contact) })
  const actor: Actor = { kind: 'person', id: owner.ownerId }
  await expect(
    installation.deeds.run((tx) => deleteContact(tx, actor, { ownerId: owner.ownerId, contactId: contact })),
  ).rejects.toMatchObject({
    code: 'held',
    status: 409,
  })
  installation.clock.forward({ days: 740 })
  expect(await endContactsNow(installation)).toMatchObject({ erased: 1 })
  expect(await count('select from contacts.contact where id = $1 and details is null', [other])).toBe(1)
  expect(await count('select from contacts.contact where id = $1 and details is not null', [contact])).toBe(1)
  const token = await installation.deeds.run((tx) => beginSession(tx, { personId: owner.ownerId, how: 'code', agent: undefined }))
  const list = await fetch(`${origin}/api/contacts`, { headers: { cookie: `${sessionCookieName}=${token}` } })
  expect(await list.text()).not.toContain('nadia.tazi')
  const search = await fetch(`${origin}/api/contacts/search`, {
    method: 'POST',
    headers: { cookie: `${sessionCookieName}=${token}`, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ search: 'Nadia' }),
  })
  expect(((await search.json()) as { items: unknown[] }).items).toEqual([])
  await release(on)
  expect(await endContactsNow(installation)).toMatchObject({ erased: 1 })
})

test('past its review date it goes on suspending, and is told of until it is reviewed', async () => {
  const held = await someCard(installation)
  const on = await hold({ account: held.ownerId })
  await installation.deeds.run((tx) => deleteCard(tx, system, held))
  const findings = async () =>
    (await retentionFindings(installation.settings, installation.databases, installation.clock)).find(({ check }) => check === 'holds')
  expect(await findings()).toMatchObject({ ok: true })
  installation.clock.forward({ days: 190 })
  expect(await sweepNow(installation, 'deleted cards')).toBe(0)
  expect(await findings()).toMatchObject({ check: 'holds', ok: false, says: expect.stringContaining(on.id) })
  expect((await call(on.officer, 'GET', '')).body.items).toContainEqual(expect.objectContaining({ id: on.id, state: 'to be reviewed' }))
  expect(await call(on.officer, 'POST', `/${on.id}/review`, { reviewOn: day({ months: 6, days: 1 }) })).toMatchObject({ status: 400 })
  expect(await call(on.officer, 'POST', `/${on.id}/review`, { reviewOn: day({ months: 6 }) })).toMatchObject({ status: 204 })
  expect(await findings()).toMatchObject({ ok: true })
  await release(on)
  expect(await sweepNow(installation, 'deleted cards')).toBe(1)
})

test('a hold that is not approved, or released, suspends nothing, and goes itself a year later', async () => {
  const held = await someCard(installation)
  await close(held)
  const officer = await somebody('data protection officer')
  const asked = await call(officer, 'POST', '', wish({ account: held.ownerId }))
  installation.clock.forward({ days: 90 })
  expect(await sweepNow(installation, 'closed accounts')).toBeGreaterThan(0)
  expect(await count('select from accounts.person where id = $1', [held.ownerId])).toBe(0)
  // nothing is there to be held any more
  expect(await call(await somebody('administrator'), 'POST', `/${asked.body.id}/approve`)).toMatchObject({ status: 404 })
  installation.clock.forward({ days: 274 })
  await sweepNow(installation, 'released holds')
  expect(await count('select from privacy.hold where id = $1', [asked.body.id])).toBe(1)
  installation.clock.forward({ days: 1 })
  await sweepNow(installation, 'released holds')
  expect(await count('select from privacy.hold where id = $1', [asked.body.id])).toBe(0)
})

test('a hold and an erasure at the same moment: one of them wins, and the other knows', async () => {
  for (let turn = 0; turn < 5; turn++) {
    const held = await someCard(installation)
    await close(held)
    const [officer, administrator] = [await somebody('data protection officer'), await somebody('administrator')]
    const { body } = await call(officer, 'POST', '', wish({ account: held.ownerId }))
    installation.clock.forward({ days: 90 })
    const [approved] = await Promise.all([call(administrator, 'POST', `/${body.id}/approve`), sweepNow(installation, 'closed accounts')])
    const left = await count('select from accounts.person where id = $1', [held.ownerId])
    expect([approved.status, left]).toEqual(left === 1 ? [204, 1] : [404, 0])
  }
})

test('a hold that is approved while a sweep is under way keeps what the sweep found before it', async () => {
  const accounts = await installation.deeds.run(async (tx) => {
    const made: string[] = []
    for (let one = 0; one < 51; one++)
      made.push(await openAccount(tx, system, { name: `Client ${one}`, email: `many-${one}@client.example`, language: 'fr' }))
    return made
  })
  for (const id of accounts) {
    await installation.deeds.run((tx) => closeAccount(tx, system, id, onAccountClosed))
    installation.clock.forward({ seconds: 1 })
  }
  const last = accounts.at(-1) ?? ''
  const [officer, administrator] = [await somebody('data protection officer'), await somebody('administrator')]
  const { body } = await call(officer, 'POST', '', wish({ account: last }))
  installation.clock.forward({ days: 90 })
  const closed = sweeps.find(({ name }) => name === 'closed accounts') as Sweep
  let approval: ReturnType<typeof call> | undefined
  const met: Sweep = {
    ...closed,
    async end(tx, ids, at) {
      approval ??= call(administrator, 'POST', `/${body.id}/approve`)
      const waits = () =>
        count(
          "select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
          [],
        )
      await expect.poll(waits).toBe(ids.includes(last) ? 0 : 1)
      return closed.end(tx, ids, at)
    },
  }
  expect(await runSweep(installation.deeds, met, installation.clock.now())).toMatchObject({ ended: 50 })
  expect(await approval).toMatchObject({ status: 204 })
  expect(await count('select from accounts.person where id = $1', [last])).toBe(1)
})

test('the note goes under the subject’s new key', async () => {
  const held = await someCard(installation)
  const on = await hold({ subject: (await installation.deeds.read((tx) => accountHolder(tx, held.ownerId)))?.subjectId ?? '' })
  installation.clock.forward({ days: 1 })
  await renewSubjectKeys(installation, 0, () => undefined)
  expect((await call(on.officer, 'POST', `/${on.id}/read`)).body).toMatchObject({ note })
})
