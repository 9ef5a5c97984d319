import { afterAll, beforeAll, expect, test } from 'vitest'
import { personsOfBreach } from '#app/breach-persons.ts'
import type { BreachNotification, BreachOpened } from '#contract/breaches.ts'
import { OpenBreach } from '#contract/breaches.ts'
import { seeContacts } from '#domains/contacts/see-contacts.ts'
import { lateBreaches, postToPersons, remindOfBreaches } from '#domains/privacy/index.ts'
import { openBreach } from '#domains/privacy/open-breach.ts'
import { type Actor, system } from '#platform/actor.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import { someContact } from '#test/contacts.ts'
import { someStaff, stillAtWork } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard } from '#test/people.ts'
import { sweepNow } from '#test/sweeping.ts'

let installation: TestInstallation
let origin: string
let officer: { readonly id: string; readonly cookie: string }
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  officer = await someStaff(installation, 'data protection officer')
})
afterAll(() => installation.close())

async function call<Body = BreachOpened>(path: string, body?: unknown) {
  const answer = await fetch(`${origin}/api/desk/breaches${path}`, {
    method: 'POST',
    headers: {
      cookie: await stillAtWork(installation, officer.cookie),
      'sec-fetch-site': 'same-origin',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Body & { readonly code?: string; readonly fields?: readonly string[] } }
}
const now = (hours = 0) => new Date(installation.clock.now().getTime() + hours * 3_600_000).toISOString()
const forward = (hours: number) => installation.clock.forward({ minutes: hours * 60 })
const stolen = () => ({
  noticedAt: now(),
  what: 'Un téléphone resté ouvert a été volé à Casablanca.',
  natures: ['confidentiality'],
  categories: ['identity', 'reach'],
  dgssi: false,
})
const opened = async (more = {}) => {
  const { status, body } = await call('', { ...stolen(), ...more })
  expect(status).toBe(201)
  return body
}
const rows = async (sql: string, values: readonly unknown[]) => (await installation.owner.data.query(sql, [...values])).rows

test('the 72 hours run from when it was noticed, and end by a notification or by a reason', async () => {
  const { id, reference, clock } = await opened({ noticedAt: now(-2) })
  expect(reference).toMatch(/^VD-2026-\d{6}$/)
  expect(clock).toEqual({ noticedAt: now(-2), dueAt: now(70), state: 'due' })
  forward(70)
  expect((await call(`/${id}/open`)).body.clock.state).toBe('due')
  expect(await lateBreaches(installation.db, installation.clock.now())).toBe(0)
  installation.clock.forward({ seconds: 1 })
  expect((await call(`/${id}/open`)).body.clock.state).toBe('late')
  expect(await lateBreaches(installation.db, installation.clock.now())).toBe(1)
  for (const at of [now(1), now(-80)])
    expect((await call(`/${id}/cndp`, { at, reference: 'A-1' })).body, at).toMatchObject({ code: 'invalid', fields: ['at'] })
  // told in time by telephone, entered after
  expect((await call(`/${id}/cndp`, { at: now(-1), reference: 'A-1' })).body.clock.state).toBe('notified')
  expect(await lateBreaches(installation.db, installation.clock.now())).toBe(0)

  const other = await opened()
  forward(73)
  expect((await call(`/${other.id}/cndp`, { at: now(), reference: 'A-2' })).body.clock.state).toBe('notified late')
  const third = await opened()
  expect((await call(`/${third.id}/cndp`, { reason: 'Rien n’a pu être lu.' })).body.clock.state).toBe('not needed')
})

test('what is wrong is refused with its field', async () => {
  for (const [body, field] of [
    [{ ...stolen(), noticedAt: now(1) }, 'noticedAt'],
    [{ ...stolen(), beganAt: now(1) }, 'beganAt'],
    [{ ...stolen(), categories: ['shoes'] }, 'categories'],
    [{ ...stolen(), natures: [] }, 'natures'],
  ] as const) {
    const answer = await call('', body)
    expect([answer.status, answer.body.fields?.[0]?.split('.')[0]]).toEqual([400, field])
  }
  const { id } = await opened()
  expect((await call(`/${id}/amend`, {})).status).toBe(400)
  expect((await call(`/${id}/amend`, { beganAt: now(1) })).body.fields).toEqual(['beganAt'])
})

test('nothing that was entered is overwritten: not by an amendment, and not by the program’s own role', async () => {
  const { id } = await opened({ persons: 10 })
  const before = await rows('select id, says from privacy.breach_entry where breach_id = $1', [id])
  forward(1)
  const { body } = await call(`/${id}/amend`, { persons: 400, measures: 'ملف مغلق.', noticedAt: now(-3) })
  expect(body.known).toMatchObject({ persons: 400, measures: 'ملف مغلق.', what: stolen().what })
  expect(body.clock.noticedAt).toBe(now(-3))
  expect(body.entries.map(({ step, byId, says }) => [step, byId, says.persons])).toEqual([
    ['opened', officer.id, 10],
    ['amended', officer.id, 400],
  ])
  expect(await rows('select id, says from privacy.breach_entry where breach_id = $1 and step = $2', [id, 'opened'])).toEqual(before)
  for (const change of [
    installation.db.deleteFrom('privacy.breach_entry').where('breach_id', '=', id),
    installation.db.updateTable('privacy.breach_entry').set({ at: new Date() }).where('breach_id', '=', id),
    installation.db.updateTable('privacy.breach').set({ opened_at: new Date() }).where('id', '=', id),
  ])
    await expect(change.execute()).rejects.toThrow('permission denied')
  expect(JSON.stringify(await rows('select * from privacy.breach_entry', []))).not.toContain('Casablanca')
})

test('the desk is reminded after 24 and 48 hours, once each, and not once the CNDP was told', async () => {
  const { id } = await opened()
  const told = await opened()
  await call(`/${told.id}/cndp`, { reason: 'Aucun risque.' })
  const reminders = async () => {
    await remindOfBreaches(installation.deeds)
    await remindOfBreaches(installation.deeds)
    const all = await rows("select breach_id from privacy.breach_entry where step = 'reminded' and breach_id = any($1)", [[id, told.id]])
    return all.length
  }
  const seen: number[] = []
  for (const hours of [23, 1, 23, 1, 48]) {
    forward(hours)
    seen.push(await reminders())
  }
  expect(seen).toEqual([0, 1, 1, 2, 2])
  await installation.deliver()
  expect(installation.mailbox.findLast(({ to }) => to.toLowerCase() === 'contact@idnet.ma')?.subject).toBe('Un incident attend')
})

test('the audit shows exactly whom a stolen session concerns; each is told once, in their language, though it is killed in the middle', async () => {
  const thief = await someCard(installation)
  const actor: Actor = { kind: 'person', id: thief.ownerId }
  const email = (name: string) => `${name}@volee.example`
  const left = async (name: string) => someContact(installation, thief, { name, email: email(name) })
  const [before, seenFirst, seenLast, after, never] = await Promise.all(['avant', 'nadia', 'karim', 'apres', 'jamais'].map(left))
  const phoneOnly = await someContact(installation, thief, { name: 'Sans adresse', phone: '+212661000177' })
  await rows("update contacts.contact set language = 'ar' where id = $1", [seenLast])
  const see = (contactId: string | undefined, by: Actor = actor) =>
    installation.deeds.run((tx) => seeContacts(tx, by, { ownerId: thief.ownerId, contacts: [contactId ?? ''] }))
  await see(before)
  forward(1)
  const from = now()
  for (const id of [seenFirst, seenLast, phoneOnly]) await see(id)
  await see(never, system) // in that time, but by somebody else
  forward(1)
  const to = now()
  await see(after)
  const breach = await opened()
  expect((await call(`/${breach.id}/tell`, { fr: 'Un.', ar: 'واحد.', en: 'One.' })).body.code).toBe('breach-nobody')

  const looked = { from, to, actor: thief.ownerId, deed: 'contact.see' }
  const { persons } = await personsOfBreach(installation, breach.id, looked)
  const known = persons.map(({ address, language }) => [address, language]).sort()
  expect(known).toEqual(
    [
      [email('karim'), 'ar'],
      [email('nadia'), 'fr'],
      [null, null],
    ].sort(),
  )
  // again, and wider: nobody is listed twice
  const again = await personsOfBreach(installation, breach.id, looked)
  expect(new Set(again.persons.map(({ reference }) => reference))).toEqual(new Set(persons.map(({ reference }) => reference)))
  expect((await personsOfBreach(installation, breach.id, { ...looked, actor: officer.id })).persons).toEqual([])
  await expect(personsOfBreach(installation, breach.id, { from: to, to: from })).rejects.toThrow('before')
  const entries = await rows("select count(*)::int as listed from audit.entry where case_id = $1 and deed = 'breach.list'", [breach.id])
  expect(entries).toEqual([{ listed: 6 }])

  const words = { fr: 'La session de Salma a été volée.\nChangez de mot de passe.', ar: 'سُرقت جلسة.', en: 'A session was stolen.' }
  expect((await call(`/${breach.id}/tell`, words)).body.persons).toEqual({ found: 3, posted: 0, told: 0 })
  const killed: Deeds = {
    ...installation.deeds,
    run: (deed) =>
      installation.deeds.run(async (tx) => {
        await deed(tx)
        throw new Error('killed')
      }),
  }
  await expect(postToPersons(killed)).rejects.toThrow('killed')
  expect(await postToPersons(installation.deeds)).toBe(3)
  expect(await postToPersons(installation.deeds)).toBe(0)
  await installation.deliver()
  await installation.deliver()
  const mails = installation.mailbox.filter(({ to: address }) => address.endsWith('@volee.example'))
  expect(mails.map(({ to: address }) => address).sort()).toEqual([email('karim'), email('nadia')])
  expect(mails.find(({ to: address }) => address === email('karim'))?.text).toContain(words.ar)
  const french = mails.find(({ to: address }) => address === email('nadia'))
  expect(french?.subject).toBe('Un incident concerne vos données')
  expect(french?.text).toContain('Changez de mot de passe.')
  expect(french?.text).toContain(breach.reference)
  const { body } = await call(`/${breach.id}/open`)
  expect(body.persons).toEqual({ found: 3, posted: 3, told: 2 })
  expect(body.entries.find(({ step }) => step === 'persons told')?.says.words).toEqual(words)
})

test('it closes once everybody was told or it is said why not, and then says nothing more; its content is exported; it goes after 23 months', async () => {
  const { id, reference } = await opened({ dgssi: true, persons: 40, consequences: 'Des appels indésirables.', measures: 'Session close.' })
  expect((await call(`/${id}/close`)).body).toMatchObject({ code: 'breach-open', fields: ['cndp', 'dgssi', 'persons'] })
  await call(`/${id}/cndp`, { at: now(), reference: 'CNDP-7' })
  await call(`/${id}/dgssi`, { at: now(), reference: 'maCERT-9' })
  await call(`/${id}/tell-nobody`, { reason: 'Le disque était chiffré.' })
  const { body: says } = await call<BreachNotification>(`/${id}/notification`)
  expect(says).toMatchObject({
    reference,
    contact: 'contact@IdNet.ma',
    nature: { kinds: ['confidentiality'], says: stolen().what },
    categories: ['nom', 'adresse e-mail et numéro de téléphone'],
    persons: { approximately: 40, listed: 0 },
    consequences: 'Des appels indésirables.',
    measures: 'Session close.',
    personsTold: { told: 0, notToldBecause: 'Le disque était chiffré.' },
    dgssi: { applies: true, reference: 'maCERT-9' },
  })
  expect((await call(`/${id}/close`)).body.closed).toBe(true)
  expect((await call(`/${id}/close`)).body.code).toBe('breach-closed')
  expect((await call(`/${id}/amend`, { persons: 1 })).body.code).toBe('breach-closed')
  installation.clock.forward({ days: 690 })
  expect(await sweepNow(installation, 'incidents')).toBe(0)
  installation.clock.forward({ days: 15 })
  expect(await sweepNow(installation, 'incidents')).toBe(1)
  expect(await rows('select from privacy.breach where id = $1', [id])).toEqual([])
})

test('two at a time get two references, and the second of two closings is refused', async () => {
  const both = await Promise.all([1, 2].map(() => installation.deeds.run((tx) => openBreach(tx, system, OpenBreach.parse(stolen())))))
  const known = await rows('select distinct reference from privacy.breach where id = any($1)', [both])
  expect(known).toHaveLength(2)
})
