import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { personsOfBreach } from '#app/breach-persons.ts'
import type { Job } from '#contract/staff.ts'
import { seeContacts } from '#domains/contacts/see-contacts.ts'
import { openBreach } from '#domains/privacy/open-breach.ts'
import { type Actor, system } from '#platform/actor.ts'
import { someContact } from '#test/contacts.ts'
import { someStaff, stillAtWork } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard } from '#test/people.ts'
import { readCsv } from '#test/read-csv.ts'

// The list of the persons that an incident concerns leaves in a file: asked for by one, approved by another, taken once, and read about by each of them.

let installation: TestInstallation
let origin: string
let officer: Staff
let second: Staff
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  officer = await at('data protection officer')
  second = await at('administrator')
})
afterAll(() => installation.close())
beforeEach(() => installation.clock.forward({ minutes: 11 }))

interface Staff {
  readonly id: string
  call(method: string, path: string, body?: object): Promise<{ status: number; text: string; type: string | null; body: Answered }>
}
interface Answered {
  readonly id: string
  readonly code: string
  readonly items: readonly { readonly id: string; readonly state: string; readonly own: boolean; readonly persons: number }[]
}
async function at(job: Job, where = { installation, origin }): Promise<Staff> {
  const { id, cookie } = await someStaff(where.installation, job)
  return {
    id,
    async call(method, path, body) {
      await where.installation.owner.data.query('update accounts.session set proved_at = $2 where person_id = $1', [
        id,
        where.installation.clock.now(),
      ])
      const headers = {
        cookie: await stillAtWork(where.installation, cookie),
        'sec-fetch-site': 'same-origin',
        ...(body && { 'content-type': 'application/json' }),
      }
      const answer = await fetch(where.origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
      const text = await answer.text()
      const isJson = answer.headers.get('content-type')?.includes('json') ?? false
      return { status: answer.status, text, type: answer.headers.get('content-type'), body: isJson ? JSON.parse(text) : {} }
    },
  }
}

/** An incident that concerns somebody with an account, one who left an address that a spreadsheet would compute, and one without any. */
async function anIncident(where = installation) {
  const thief = await someCard(where)
  const actor: Actor = { kind: 'person', id: thief.ownerId }
  const seen = [
    await someContact(where, thief, { name: 'Nadia', email: '-cmd@volee.example' }),
    await someContact(where, thief, { name: 'Sans adresse', phone: '+212661000177' }),
  ]
  const begins = where.clock.now().toISOString()
  where.clock.forward({ seconds: 1 })
  await where.deeds.run((tx) => seeContacts(tx, actor, { ownerId: thief.ownerId, contacts: seen }))
  where.clock.forward({ seconds: 1 })
  const noticedAt = where.clock.now().toISOString()
  const incident = { noticedAt, what: 'Une session volée.', natures: ['confidentiality' as const], categories: [], dgssi: false }
  const id = await where.deeds.run((tx) => openBreach(tx, system, incident))
  const named = { from: begins, to: where.clock.now().toISOString(), actor: thief.ownerId }
  const { persons } = await personsOfBreach(where, id, named)
  return { id, persons }
}
const asks = (by: Staff, breach: string) => by.call('POST', `/api/desk/breaches/${breach}/exports`, { reason: 'told otherwise' })
const answers = (by: Staff, id: string, approved = true) => by.call('POST', `/api/desk/approvals/breach-exports/${id}`, { approved })
const takes = (by: Staff, id: string) => by.call('POST', `/api/desk/breach-exports/${id}/take`)
const stateOf = async (id: string) => (await officer.call('GET', '/api/desk/breach-exports')).body.items.find((one) => one.id === id)?.state

test('a list leaves once a second person approved it: once, with all of them, computed by no spreadsheet, and each reads of it', async () => {
  const { id: breach, persons } = await anIncident()
  expect(persons).toHaveLength(2)
  const { status, body } = await asks(officer, breach)
  expect(status).toBe(201)
  await installation.deliver()
  const mail = installation.mailbox.findLast(({ subject }) => subject === 'Une seconde personne est attendue')
  expect(mail?.text).toContain('/bureau/fichiers')
  expect(mail?.text).not.toMatch(/VD-|volee|Nadia/)

  expect((await takes(officer, body.id)).body.code).toBe('export-over')
  const waits = (await second.call('GET', '/api/desk/approvals/breach-exports')).body.items.find(({ id }) => id === body.id)
  expect(waits).toMatchObject({ state: 'asked', own: false, persons: 2, reason: 'told otherwise' })
  expect((await answers(second, body.id)).status).toBe(204)
  expect(await stateOf(body.id)).toBe('open')

  const file = await takes(officer, body.id)
  expect([file.status, file.type]).toEqual([200, 'text/csv; charset=utf-8'])
  const [head, ...lines] = readCsv(file.text)
  expect(head).toEqual(['référence', 'e-mail', 'langue', 'prévenue le'])
  expect(lines.map(([reference, address]) => [reference, address]).sort()).toEqual(
    persons.map(({ reference, address }) => [reference, address === null ? '' : `'${address}`]).sort(),
  )
  expect(await stateOf(body.id)).toBe('taken')
  expect((await takes(officer, body.id)).body.code).toBe('export-over')

  // on record of each whose address left, and of nobody else
  const { rows: openings } = await installation.owner.data.query(
    "select jobs, case_kind, fields, purpose, person_id, subject_pseudonym from audit.opening where case_id = $1 and case_kind = 'breach'",
    [breach],
  )
  const whose = persons.find(({ address }) => address !== null)?.reference ?? ''
  const subject_pseudonym = await installation.deeds.run(async (tx) => {
    const person = tx.rows.selectFrom('privacy.breach_person').select('concerned_id').where('id', '=', whose)
    const { concerned_id } = await person.executeTakeFirstOrThrow()
    return (await tx.vault.subject(tx, concerned_id, { actor: system, purpose: 'security' })).pseudonym
  })
  expect(openings).toEqual([
    {
      jobs: ['data protection officer'],
      case_kind: 'breach',
      fields: ['email'],
      purpose: 'security',
      person_id: officer.id,
      subject_pseudonym,
    },
  ])
  const { rows: deeds } = await installation.owner.data.query(
    "select deed, actor_id from audit.entry where case_id = $1 and deed like 'breach-export.%' order by deed",
    [breach],
  )
  expect(deeds).toEqual([
    { deed: 'breach-export.approve', actor_id: second.id },
    { deed: 'breach-export.ask', actor_id: officer.id },
    { deed: 'breach-export.open', actor_id: officer.id },
    { deed: 'breach-export.take', actor_id: officer.id },
  ])
})

test('not by whoever asked, not by another officer, not after a refusal, not when its time is over', async () => {
  const { id: breach } = await anIncident()
  const { id } = (await asks(officer, breach)).body
  expect((await answers(officer, id)).body.code).toBe('second-person')
  const other = await at('data protection officer')
  expect((await answers(other, id)).status).toBe(204)
  // it is for whoever asked, alone
  expect((await takes(other, id)).status).toBe(404)
  expect((await answers(second, id, false)).body.code).toBe('export-over')
  installation.clock.forward({ minutes: 60 })
  expect((await takes(officer, id)).body.code).toBe('export-over')
  expect(await stateOf(id)).toBe('over')

  const refused = (await asks(officer, breach)).body.id
  expect((await answers(second, refused, false)).status).toBe(204)
  expect((await takes(officer, refused)).body.code).toBe('export-over')

  const late = (await asks(officer, breach)).body.id
  installation.clock.forward({ days: 1 })
  expect((await answers(second, late)).body.code).toBe('export-over')
  const openings = await installation.owner.data.query('select from audit.opening where case_id = $1', [breach])
  expect(openings.rowCount).toBe(0)
})

test('two who answer at once are one answer, and taken twice at once it leaves once', async () => {
  const { id: breach } = await anIncident()
  const { id } = (await asks(officer, breach)).body
  const third = await at('administrator')
  const both = await Promise.all([answers(second, id), answers(third, id, true)])
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  const taken = await Promise.all([takes(officer, id), takes(officer, id)])
  expect(taken.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('where nobody else may approve, or nobody is on the list, asking is refused with the reason', async () => {
  const alone = await testInstallation()
  try {
    const only = await at('data protection officer', { installation: alone, origin: await alone.serve() })
    const { id } = await anIncident(alone)
    expect((await asks(only, id)).body.code).toBe('second-person-missing')
  } finally {
    await alone.close()
  }
  const empty = await installation.deeds.run((tx) =>
    openBreach(tx, system, {
      noticedAt: tx.clock.now().toISOString(),
      what: 'Rien.',
      natures: ['availability'],
      categories: [],
      dgssi: false,
    }),
  )
  expect((await asks(officer, empty)).body.code).toBe('breach-nobody')
  expect((await officer.call('POST', `/api/desk/breaches/${empty}/exports`, { reason: 'curious' })).status).toBe(400)
})
