import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BreakGlassListed, BreakGlassOpened } from '#contract/break-glass.ts'
import type { OfficeDoor } from '#contract/office.ts'
import type { OpeningShown } from '#contract/openings.ts'
import { type ReadingList, unusual } from '#contract/readings.ts'
import type { CaseFound } from '#contract/search.ts'
import type { Job, StaffList } from '#contract/staff.ts'
import { undertaking } from '#contract/undertaking.ts'
import { leaveStaff, watchReadings } from '#domains/access/index.ts'
import { beginSession, emailOf, openAccount } from '#domains/accounts/index.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { closeMessage } from '#domains/support/answer-message.ts'
import { openQuestion } from '#domains/support/desk.ts'
import { correctSender, messagesBy } from '#domains/support/index.ts'
import { system } from '#platform/actor.ts'
import { officeCookieName, sessionCookieName } from '#platform/http/operation.ts'
import { aPdf, someDocument, someStaff, worksAs } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { anOrder, aQuestion, someMessage } from '#test/messages.ts'
import { salmaCard, someCard } from '#test/people.ts'
import { sweepNow } from '#test/sweeping.ts'

// How staff come to work, what they open, and what the person they open it of is told.

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

let people = 0
type How = Parameters<typeof beginSession>[1]['how']
/** Somebody with a session of their account, and this job. */
async function hired(job: Job | undefined, how: How, second?: 'application') {
  const email = `office-${++people}@idnet.example`
  const { id, token } = await installation.deeds.run(async (tx) => {
    const account = await openAccount(tx, system, { name: 'Driss Filali', email, language: 'fr' })
    return { id: account, token: await beginSession(tx, { personId: account, how, agent: undefined, ...(second && { second }) }) }
  })
  if (job) await worksAs(installation, id, job)
  return { id, email, cookie: `${sessionCookieName}=${token}` }
}
async function call(cookie: string, method: string, path: string, body?: object) {
  const answer = await fetch(origin + path, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: text === '' ? undefined : JSON.parse(text), office: officeIn(answer) }
}
const officeIn = (answer: Response) => answer.headers.getSetCookie().find((one) => one.startsWith(officeCookieName))
const codeOf = ({ status, body }: Awaited<ReturnType<typeof call>>) => [status, body?.code]
/** That a session was used is written once a minute. */
const used = (id: string) =>
  installation.owner.data.query('update accounts.session set used_at = $2 where person_id = $1', [id, installation.clock.now()])
const queue = '/api/desk/messages'
const sign = { version: undertaking.version }

describe('the door', () => {
  test('a job alone opens nothing: it takes a second factor, the undertaking, and the office', async () => {
    const staff = await hired('customer service', 'passkey')
    expect(codeOf(await call(staff.cookie, 'GET', queue))).toEqual([401, 'office-closed'])
    expect(codeOf(await call(staff.cookie, 'POST', '/api/office/open'))).toEqual([403, 'undertaking-needed'])
    expect(codeOf(await call(staff.cookie, 'POST', '/api/office/undertaking', { version: '2020-01-01' }))).toEqual([
      409,
      'undertaking-changed',
    ])
    expect((await call(staff.cookie, 'POST', '/api/office/undertaking', sign)).status).toBe(204)
    expect((await call(staff.cookie, 'POST', '/api/office/undertaking', sign)).status).toBe(204)
    const opened = await call(staff.cookie, 'POST', '/api/office/open')
    expect([opened.status, (opened.body as OfficeDoor).open]).toEqual([200, true])
    expect(opened.office).toMatch(/; HttpOnly; Secure; SameSite=Strict$/)
    const office = opened.office?.split(';')[0] ?? ''
    expect((await call(`${staff.cookie}; ${office}`, 'GET', queue)).status).toBe(200)
    // the two cookies never do each other's work
    expect((await call(office, 'GET', queue)).status).toBe(200)
    expect(codeOf(await call(office, 'GET', '/api/account'))).toEqual([401, 'signed-out'])
    const stolen = office.replace(officeCookieName, sessionCookieName)
    expect(codeOf(await call(stolen, 'GET', '/api/account'))).toEqual([401, 'signed-out'])
    expect(codeOf(await call(staff.cookie.replace(sessionCookieName, officeCookieName), 'GET', queue))).toEqual([401, 'signed-out'])
  })

  test.each([
    ['code', undefined, 403],
    ['password', undefined, 403],
    ['passkey', undefined, 200],
    ['code', 'application', 200],
  ] as const)('a session by %s with %s as the second factor: %i', async (how, second, status) => {
    const staff = await hired('sales', how, second)
    await call(staff.cookie, 'POST', '/api/office/undertaking', sign)
    const opened = await call(staff.cookie, 'POST', '/api/office/open')
    expect(opened.status).toBe(status)
    if (status === 403) expect(opened.body.code).toBe('second-factor-needed')
    expect(((await call(staff.cookie, 'GET', '/api/office')).body as OfficeDoor).secondFactor).toBe(status === 200)
  })

  test('who holds no job signs nothing and opens nothing, and an administrator no case', async () => {
    const nobody = await hired(undefined, 'passkey')
    expect(codeOf(await call(nobody.cookie, 'POST', '/api/office/undertaking', sign))).toEqual([403, 'not-allowed'])
    expect(codeOf(await call(nobody.cookie, 'POST', '/api/office/open'))).toEqual([403, 'not-allowed'])
    expect((await call(nobody.cookie, 'GET', '/api/office')).body).toMatchObject({ jobs: [], open: false, may: [] })
    const { cookie } = await someStaff(installation, 'administrator')
    for (const path of [queue, '/api/desk/orders', '/api/desk/requests', '/api/desk/breaches', '/api/desk/break-glass'])
      expect(codeOf(await call(cookie, 'GET', path)), path).toEqual([403, 'not-allowed'])
  })

  test('it closes by itself: half an hour without use, twelve hours, a sign-out, a new undertaking, the end of the job', async () => {
    const { cookie: closing } = await someStaff(installation, 'customer service')
    expect((await call(closing, 'POST', '/api/office/close')).status).toBe(200)
    expect(codeOf(await call(closing, 'GET', queue))).toEqual([401, 'office-closed'])

    const { cookie: unused } = await someStaff(installation, 'customer service')
    installation.clock.forward({ seconds: 30 * 60 })
    expect((await call(unused, 'GET', queue)).status).toBe(200)
    const { cookie: left } = await someStaff(installation, 'customer service')
    installation.clock.forward({ seconds: 31 * 60 })
    expect(codeOf(await call(left, 'GET', queue))).toEqual([401, 'office-closed'])

    const { id, cookie: long } = await someStaff(installation, 'customer service')
    installation.clock.forward({ seconds: 12 * 3_600 + 1 })
    await used(id)
    expect(codeOf(await call(long, 'GET', queue))).toEqual([401, 'office-closed'])

    const { cookie: out } = await someStaff(installation, 'customer service')
    await call(out, 'POST', '/api/sign-out')
    expect(codeOf(await call(out, 'GET', queue))).toEqual([401, 'signed-out'])

    const again = await someStaff(installation, 'customer service')
    await installation.owner.data.query(`update access.undertaking set version = 'earlier' where person_id = $1`, [again.id])
    expect(codeOf(await call(again.cookie, 'GET', queue))).toEqual([403, 'undertaking-needed'])
  })
})

describe('who works here', () => {
  test('an administrator invites by mail, changes jobs and dismisses: never themselves, and no administrator who does other work', async () => {
    const admin = await someStaff(installation, 'administrator')
    const invited = await call(admin.cookie, 'POST', '/api/staff/invitations', {
      name: 'Nizar Alami',
      email: 'nizar@idnet.example',
      jobs: ['sales'],
    })
    expect(invited.status).toBe(204)
    const waiting = (await call(admin.cookie, 'GET', '/api/staff')).body as StaffList
    const invitation = waiting.invited.find(({ email }) => email === 'nizar@idnet.example')
    expect((await call(admin.cookie, 'DELETE', `/api/staff/invitations/${invitation?.id}`)).status).toBe(204)
    expect((await call(admin.cookie, 'DELETE', `/api/staff/invitations/${invitation?.id}`)).status).toBe(404)

    const mixed = await call(admin.cookie, 'POST', '/api/staff/invitations', {
      name: 'N',
      email: 'n@idnet.example',
      jobs: ['sales', 'administrator'],
    })
    expect([mixed.status, JSON.stringify(mixed.body)]).toEqual([400, expect.stringContaining('jobs')])
    expect(codeOf(await call(admin.cookie, 'PUT', `/api/staff/${admin.id}/jobs`, { jobs: ['sales'] }))).toEqual([409, 'own-jobs'])
    expect(codeOf(await call(admin.cookie, 'DELETE', `/api/staff/${admin.id}`))).toEqual([409, 'own-jobs'])

    const clerk = await someStaff(installation, 'customer service')
    expect((await call(admin.cookie, 'PUT', `/api/staff/${clerk.id}/jobs`, { jobs: ['sales'] })).status).toBe(204)
    expect(codeOf(await call(clerk.cookie, 'GET', queue))).toEqual([403, 'not-allowed'])
    expect((await call(clerk.cookie, 'GET', '/api/desk/orders')).status).toBe(200)
    expect((await call(admin.cookie, 'DELETE', `/api/staff/${clerk.id}`)).status).toBe(204)
    expect(codeOf(await call(clerk.cookie, 'GET', '/api/desk/orders'))).toEqual([403, 'not-allowed'])
    const list = (await call(admin.cookie, 'GET', '/api/staff')).body as StaffList
    expect(list.items.map(({ id }) => id)).not.toContain(clerk.id)
    expect(list.items.find(({ own }) => own)).toMatchObject({ id: admin.id, jobs: ['administrator'] })
  })
})

const openingsOf = async (personId: string, after?: string) => {
  const token = await installation.deeds.run((tx) => beginSession(tx, { personId, how: 'code', agent: undefined }))
  return (await call(`${sessionCookieName}=${token}`, 'GET', `/api/account/openings${after === undefined ? '' : `?after=${after}`}`))
    .body as {
    items: OpeningShown[]
    next: string | null
  }
}
const addressOf = (id: string) => installation.deeds.read((tx) => emailOf(tx, system, id))

describe('who looked at my data', () => {
  test('each opening by job, purpose, case and fields, wherever one is known; never by name, and nobody else’s', async () => {
    const [{ ownerId }, { ownerId: other }] = [await someCard(installation), await someCard(installation)]
    const email = await addressOf(ownerId)
    expect(await openingsOf(ownerId)).toEqual({ items: [], next: null })

    const { id, reference } = await someMessage(installation, aQuestion({ email }))
    await someMessage(installation, aQuestion({ email: await addressOf(other) }))
    const document = await someDocument(installation, { account: ownerId }, { pdf: aPdf('x') })
    const [service, billing] = [await someStaff(installation, 'customer service'), await someStaff(installation, 'billing')]
    expect((await call(service.cookie, 'POST', `${queue}/${id}/open`)).status).toBe(200)
    installation.clock.forward({ seconds: 60 })
    const pdf = await fetch(`${origin}/api/staff/documents/${document.id}/open`, {
      method: 'POST',
      headers: { cookie: billing.cookie, 'sec-fetch-site': 'same-origin' },
    })
    expect(pdf.status).toBe(200)

    const { items } = await openingsOf(ownerId)
    expect(items).toEqual([
      expect.objectContaining({
        jobs: ['billing'],
        purpose: 'invoices',
        case: { kind: 'document', reference: document.number },
        fields: ['name', 'facts', 'pdf'],
      }),
      expect.objectContaining({
        jobs: ['customer service'],
        purpose: 'contact requests',
        case: { kind: 'message', reference },
        fields: ['name', 'email', 'phone', 'text', 'answers'],
      }),
    ])
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`Driss|${service.id}|${billing.id}`))
    expect((await openingsOf(other)).items).toEqual([])
  })

  test('it stays true after the member of staff left, and the answer of a case counts as a look', async () => {
    const { ownerId } = await someCard(installation)
    const { id } = await someMessage(installation, aQuestion({ email: await addressOf(ownerId) }))
    const admin = await someStaff(installation, 'administrator')
    const service = await someStaff(installation, 'customer service')
    await call(service.cookie, 'POST', `${queue}/${id}/answer`, { text: 'Oui.' })
    await call(admin.cookie, 'DELETE', `/api/staff/${service.id}`)
    expect((await openingsOf(ownerId)).items).toMatchObject([{ jobs: ['customer service'] }])
  })
})

describe('what is opened at one moment', () => {
  test('stands on the next page where it does not fit: nothing twice, nothing left out', async () => {
    const { ownerId } = await someCard(installation)
    const email = await addressOf(ownerId)
    const { id } = await someStaff(installation, 'customer service')
    const messages = [await someMessage(installation, aQuestion({ email })), await someMessage(installation, aQuestion({ email }))]
    await installation.deeds.run(async (tx) => {
      for (let look = 0; look < 60; look++)
        for (const message of messages) await openQuestion(tx, { actor: { kind: 'person', id }, jobs: ['customer service'] }, message.id)
    })
    const first = await openingsOf(ownerId)
    const second = await openingsOf(ownerId, first.next ?? '')
    expect([first.items.length, second.items.length, second.next]).toEqual([100, 20, null])
    expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(120)
  })
})

describe('what staff signed', () => {
  test('outlives the job for twenty-three months, unless they come back', async () => {
    const [gone, back] = [await someStaff(installation, 'sales'), await someStaff(installation, 'sales')]
    for (const { id } of [gone, back]) await installation.deeds.run((tx) => leaveStaff(tx, system, id))
    await worksAs(installation, back.id, 'billing')
    const signed = async (id: string) =>
      (await installation.owner.data.query('select from access.undertaking where person_id = $1', [id])).rowCount
    installation.clock.forward({ days: 690 })
    expect(await sweepNow(installation, 'undertakings of who left')).toBe(0)
    installation.clock.forward({ days: 20 })
    expect(await sweepNow(installation, 'undertakings of who left')).toBeGreaterThan(0)
    expect([await signed(gone.id), await signed(back.id)]).toEqual([0, 1])
  })
})

describe('an emergency opening', () => {
  const wish = (email: string) => ({ email, reason: 'account taken over', note: 'Appel de la titulaire, rappelée à son numéro.' })
  const ask = async (cookie: string, email: string) =>
    ((await call(cookie, 'POST', '/api/desk/break-glass', wish(email))).body as { items: BreakGlassListed[] }).items[0]

  test('takes two people: whoever asks does not approve, and opens nothing before; then for an hour, shown to the person, the card not in it', async () => {
    const { ownerId } = await someCard(installation)
    const email = await addressOf(ownerId)
    await someMessage(installation, aQuestion({ email, text: 'Je n’entre plus.' }))
    const [asker, officer] = [
      await someStaff(installation, 'data protection officer'),
      await someStaff(installation, 'data protection officer'),
    ]
    const asked = await ask(asker.cookie, email)
    expect(asked).toMatchObject({ state: 'asked', own: true })
    const open = (cookie: string) => call(cookie, 'POST', `/api/desk/break-glass/${asked?.id}/open`)
    const answer = (cookie: string, approved: boolean) => call(cookie, 'POST', `/api/desk/approvals/break-glass/${asked?.id}`, { approved })
    expect(codeOf(await open(asker.cookie))).toEqual([409, 'break-glass-over'])
    expect(codeOf(await answer(asker.cookie, true))).toEqual([409, 'second-person'])

    const waiting = await call(officer.cookie, 'GET', '/api/desk/approvals/break-glass')
    expect(waiting.body.items[0]).toMatchObject({ id: asked?.id, own: false, state: 'asked' })
    expect(waiting.text).not.toMatch(/rappelée|Salma|test\.example/)
    expect((await answer(officer.cookie, true)).status).toBe(204)
    expect(codeOf(await answer(officer.cookie, false))).toEqual([409, 'break-glass-over'])
    expect(codeOf(await open(officer.cookie))).toEqual([404, 'not-found'])

    const opened = await open(asker.cookie)
    expect(opened.body as BreakGlassOpened).toMatchObject({
      state: 'open',
      note: wish('').note,
      account: { name: 'Salma Benjelloun', email },
      messages: [{ kind: 'question', text: 'Je n’entre plus.' }],
    })
    const role = salmaCard.role?.fr ?? ''
    expect(role).not.toBe('')
    expect(opened.text).not.toContain(role)

    const seen = (await openingsOf(ownerId)).items
    expect(seen.map((one) => [one.case.kind, one.fields.join(' '), one.jobs.join()])).toEqual(
      expect.arrayContaining([
        ['break-glass', 'name email phone company note', 'data protection officer'],
        ['break-glass', 'text', 'data protection officer'],
      ]),
    )
    installation.clock.forward({ seconds: 25 * 60 })
    expect((await open(asker.cookie)).status).toBe(200)
    installation.clock.forward({ seconds: 34 * 60 })
    await used(asker.id)
    expect((await open(asker.cookie)).status).toBe(200)
    installation.clock.forward({ seconds: 60 })
    expect(codeOf(await open(asker.cookie))).toEqual([409, 'break-glass-over'])
  })

  test('refused, and not approved within a day, it opens nothing', async () => {
    const { ownerId } = await someCard(installation)
    const [asker, officer] = [
      await someStaff(installation, 'data protection officer'),
      await someStaff(installation, 'data protection officer'),
    ]
    const refused = await ask(asker.cookie, await addressOf(ownerId))
    expect((await call(officer.cookie, 'POST', `/api/desk/approvals/break-glass/${refused?.id}`, { approved: false })).status).toBe(204)
    expect(codeOf(await call(asker.cookie, 'POST', `/api/desk/break-glass/${refused?.id}/open`))).toEqual([409, 'break-glass-over'])
    expect(codeOf(await call(officer.cookie, 'POST', `/api/desk/approvals/break-glass/${refused?.id}`, { approved: true }))).toEqual([
      409,
      'break-glass-over',
    ])
    expect((await call(asker.cookie, 'GET', '/api/desk/break-glass')).body.items[0]).toMatchObject({ id: refused?.id, state: 'refused' })
    const late = await ask(asker.cookie, await addressOf(ownerId))
    installation.clock.forward({ seconds: 24 * 3_600 })
    const next = await someStaff(installation, 'data protection officer')
    expect(codeOf(await call(next.cookie, 'POST', `/api/desk/approvals/break-glass/${late?.id}`, { approved: true }))).toEqual([
      409,
      'break-glass-over',
    ])
  })

  test('an address that nobody has is refused by its field', async () => {
    const { cookie } = await someStaff(installation, 'data protection officer')
    const { status, body } = await call(cookie, 'POST', '/api/desk/break-glass', wish('nobody@test.example'))
    expect([status, JSON.stringify(body)]).toEqual([404, expect.stringContaining('email')])
  })

  test('an installation where nobody else may approve says so', async () => {
    const alone = await testInstallation()
    try {
      const there = await alone.serve()
      const { cookie } = await someStaff(alone, 'data protection officer')
      const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
      const answer = await fetch(`${there}/api/desk/break-glass`, {
        method: 'POST',
        headers,
        body: JSON.stringify(wish('salma@test.example')),
      })
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'second-person-missing'])
      const door = (await (await fetch(`${there}/api/office`, { headers: { cookie } })).json()) as OfficeDoor
      expect(door.alone).toBe(true)
    } finally {
      await alone.close()
    }
  })
})

describe('a search', () => {
  const found = async (cookie: string, text: string) =>
    ((await call(cookie, 'POST', '/api/desk/search', { text })).body as { items: CaseFound[] }).items.map(
      ({ kind, reference }) => `${kind} ${reference}`,
    )

  test('finds cases by name or its beginning, address, telephone however typed, and reference: of one’s own kinds, and names nobody', async () => {
    const sender = { name: 'Kawtar El Idrissi', email: 'kawtar@recherche.example', phone: '+212661000777' }
    const { reference } = await someMessage(installation, aQuestion(sender))
    const order = await someMessage(installation, anOrder({ ...sender, company: 'Zellige Fès' }))
    const request = await installation.deeds.run(async (tx) => {
      const filed = await fileRequest(tx, system, {
        kind: 'rectification',
        language: 'fr',
        mail: false,
        door: 'staff',
        applicant: { ...sender, text: 'Mon nom.' },
      })
      return (await tx.rows.selectFrom('privacy.request').select('reference').where('id', '=', filed.id).executeTakeFirstOrThrow())
        .reference
    })
    const { ownerId } = await someCard(installation)
    const document = await someDocument(installation, { account: ownerId })
    const at = async (job: Job) => (await someStaff(installation, job)).cookie
    const [service, sales, billing] = [await at('customer service'), await at('sales'), await at('billing')]

    const both = [`request ${request}`, `message ${reference}`].sort()
    for (const text of ['Kawtar El Idrissi', 'idrissi kaw', 'KAWTAR@recherche.example', '06 61 00 07 77', '00212661000777'])
      expect((await found(service, text)).sort(), text).toEqual(both)
    expect(await found(service, reference.toLowerCase())).toEqual([`message ${reference}`])
    expect(await found(sales, 'zellige idrissi')).toEqual([`order ${order.reference}`])
    expect(await found(sales, reference)).toEqual([])
    expect(await found(service, 'Kawtar Bennis')).toEqual([])
    expect(await found(billing, document.number)).toEqual([`document ${document.number}`])
    expect(await found(billing, await addressOf(ownerId))).toEqual([`document ${document.number}`])
    expect(await found(billing, 'Kawtar')).toEqual([])

    const { text } = await call(service, 'POST', '/api/desk/search', { text: 'idrissi' })
    expect(text).not.toMatch(/Kawtar|Idrissi|recherche|661000777/)
    // what was typed is nowhere, and who was put right is found by their new name
    await installation.deeds.run(async (tx) => {
      await correctSender(tx, system, await messagesBy(tx, sender.email), { name: 'Kawtar Bennis' })
    })
    expect(await found(service, 'Kawtar Bennis')).toContain(`message ${reference}`)
    const kept = await installation.owner.data.query(`select entry::text from audit.entry where deed = 'desk.search'`)
    expect(kept.rows.length).toBeGreaterThan(8)
    expect(JSON.stringify(kept.rows)).not.toMatch(/idrissi|kawtar|recherche/i)
  })
})

describe('unusual reading', () => {
  test('of many people in an hour, or of many cases that are over, is told to the data protection officer once a day, by name to her alone', async () => {
    const there = await testInstallation()
    try {
      await someStaff(there, 'data protection officer')
      const [curious, diligent] = [await someStaff(there, 'customer service'), await someStaff(there, 'customer service')]
      const atDesk = (id: string) => ({ actor: { kind: 'person', id }, jobs: ['customer service'] }) as const
      const messages: Awaited<ReturnType<typeof someMessage>>[] = []
      for (let one = 0; one < unusual['people in an hour']; one++) messages.push(await someMessage(there, aQuestion()))
      const mails = async () => {
        await there.deliver()
        return there.mailbox.filter(({ subject }) => subject === 'Une lecture inhabituelle est à regarder').length
      }
      const opens = (id: string, some: typeof messages) =>
        there.deeds.run(async (tx) => {
          for (const message of some) await openQuestion(tx, atDesk(id), message.id)
        })
      await opens(diligent.id, messages.slice(1))
      await opens(diligent.id, messages.slice(1)) // the same people again are no more people
      await watchReadings(there.deeds)
      expect(await mails()).toBe(0)
      await opens(curious.id, messages)
      await watchReadings(there.deeds)
      await watchReadings(there.deeds)
      expect(await mails()).toBe(1)

      const over = messages.slice(0, unusual['cases that are over'])
      await there.deeds.run(async (tx) => {
        for (const { id } of over) await closeMessage(tx, system, { kind: 'question', id, by: diligent.id }, 'unwanted')
      })
      there.clock.forward({ seconds: 3_700 })
      await opens(diligent.id, over)
      await watchReadings(there.deeds)
      expect(await mails()).toBe(2)

      const origin = await there.serve()
      const fresh = await someStaff(there, 'data protection officer')
      const headers = { cookie: fresh.cookie, 'sec-fetch-site': 'same-origin' }
      const list = (await (await fetch(`${origin}/api/desk/readings`, { method: 'POST', headers })).json()) as ReadingList
      expect(list.alerts.map(({ kind, count, name }) => [kind, count, name])).toEqual([
        ['cases that are over', over.length, 'Driss Filali'],
        ['people in an hour', messages.length, 'Driss Filali'],
      ])
      expect(list.today.map(({ person, people }) => [person, people])).toEqual([
        [diligent.id, messages.length],
        [curious.id, messages.length],
      ])
    } finally {
      await there.close()
    }
  })
})
