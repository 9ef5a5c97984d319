import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prove } from '#app/prove/prove.ts'
import { sweepAll } from '#app/retention.ts'
import type { AuditDay, AuditPage, AuditStanding } from '#contract/audit.ts'
import type { NoticeListed, NoticeOpened } from '#contract/notices.ts'
import type { OpeningShown } from '#contract/openings.ts'
import type { CertificateListed, RetentionStanding } from '#contract/retention.ts'
import type { Job } from '#contract/staff.ts'
import { beginSession, closeAccount, openAccount } from '#domains/accounts/index.ts'
import { refuseInvitation } from '#domains/clients/answer-invitation.ts'
import { invitationFor } from '#domains/clients/find-invitation.ts'
import { figuresKnown } from '#domains/privacy/index.ts'
import { system } from '#platform/actor.ts'
import { endOfDay, moroccanDate } from '#platform/dates.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { keeperOf, keyringOf, someEntries, tamper } from '#test/audit.ts'
import { callAs } from '#test/companies.ts'
import { onAccountClosed } from '#test/deeds.ts'
import { someStaff } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { aQuestion, someMessage } from '#test/messages.ts'
import { dueNotice, unsentNotice } from '#test/notices.ts'
import { someCard } from '#test/people.ts'

// What the data protection officer watches: what is past its time, the record, and the notices that are due.

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const staff = async (job: Job) => {
  const { id, cookie } = await someStaff(installation, job)
  return { id, call: (method: string, path: string, body?: unknown) => callAs(origin, cookie, method, path, body) }
}
type Seat = Awaited<ReturnType<typeof staff>>
const officer = () => staff('data protection officer')
const today = () => moroccanDate(installation.clock.now())
const run = () => sweepAll(installation.deeds, keyringOf(installation), pino({ level: 'silent' }))
const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows

describe('what is past its time', () => {
  const standing = async ({ call }: Seat, until = '') =>
    (await call('GET', `/api/desk/retention${until === '' ? '' : `?until=${until}`}`)).body as RetentionStanding
  const of = ({ sweeps }: RetentionStanding, name: string) => sweeps.find(({ sweep }) => sweep === name)
  const certificates = async ({ call }: Seat, asked = '') =>
    (await call('GET', `/api/desk/retention/certificates${asked}`)).body as { items: CertificateListed[]; next: string | null }

  test('is counted by kind for a day to come, then goes, and its certificate stands there until it is signed', async () => {
    await run()
    const owner = await someCard(installation)
    await installation.deeds.run((tx) => closeAccount(tx, system, owner.ownerId, onAccountClosed))
    const before = await standing(await officer())
    expect(before).toMatchObject({ clock: { good: true, stoppedAt: null }, until: today() })
    expect(of(before, 'closed accounts')).toEqual({ sweep: 'closed accounts', after: { days: 90 }, due: 0, held: 0, late: 0 })
    const later = moroccanDate(installation.clock.now(), { days: 91 })
    expect(of(await standing(await officer(), later), 'closed accounts')).toMatchObject({ due: 1, late: 0 })
    expect(JSON.stringify(before)).not.toContain(owner.ownerId)

    for (let step = 0; step < 3; step++) {
      installation.clock.forward({ days: 30 })
      await run()
    }
    const [made] = (await certificates(await officer(), '?sweep=closed%20accounts')).items
    expect(made).toMatchObject({ ended: 1, late: 0, signature: 'open', day: today() })
    installation.clock.forward({ days: 1 })
    await run()
    expect((await certificates(await officer(), '?sweep=closed%20accounts')).items).toMatchObject([{ ended: 1, signature: 'good' }])

    await tamper(installation, [`update privacy.certificate set ended = 2 where sweep = 'closed accounts'`])
    expect((await certificates(await officer(), '?sweep=closed%20accounts')).items).toMatchObject([{ ended: 2, signature: 'bad' }])
    await tamper(installation, [`update privacy.certificate set ended = 1 where sweep = 'closed accounts'`])
  })

  test('comes in pages, nothing twice and nothing left out, also where a day has several', async () => {
    for (let day = 1; day <= 9; day++)
      for (const sweep of ['messages', 'requests', 'deleted cards'])
        await query(
          `insert into privacy.certificate (sweep, day, ended, late, digest, first_at, last_at)
           values ($1, $2, 1, $3, decode(repeat('00', 32), 'hex'), now(), now())`,
          [sweep, `2026-10-0${day}`, day === 3 ? 2 : 0],
        )
    const seat = await officer()
    const all = (await certificates(seat, '?limit=100')).items
    const read: CertificateListed[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await certificates(seat, `?limit=4${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`)
      read.push(...page.items)
      next = page.next
    }
    expect(read).toEqual(all)
    expect(all.length).toBeGreaterThanOrEqual(27)
    expect((await certificates(seat, '?late=true')).items.map(({ day }) => day)).toEqual(Array.from({ length: 3 }, () => '2026-10-03'))
  })

  test.each(['?until=2020-01-01', '?until=2200-01-01', '?until=demain'])(
    'a day that is none to look ahead to is refused: %s',
    async (asked) => {
      const { status, body } = await (await officer()).call('GET', `/api/desk/retention${asked}`)
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('until')])
    },
  )
  test.each(['hier', '2026-99-99 messages', '2026-10-01'])('a page that is none is refused: %s', async (after) => {
    const { status } = await (await officer()).call('GET', `/api/desk/retention/certificates?after=${encodeURIComponent(after)}`)
    expect(status).toBe(400)
  })

  test('says that the clock jumped, until it is confirmed', async () => {
    installation.clock.forward({ days: 60 })
    await run()
    const { clock } = await standing(await officer())
    expect(clock).toMatchObject({
      good: false,
      now: installation.clock.now().toISOString(),
      stoppedAt: installation.clock.now().toISOString(),
    })
    await installation.tick()
    await run()
    expect((await standing(await officer())).clock).toMatchObject({ good: true, stoppedAt: null })
  })
})

describe('the record', () => {
  const entries = async ({ call }: Seat, asked: object = {}) =>
    (await call('POST', '/api/desk/audit/entries', { day: today(), ...asked })).body as AuditPage
  const linkAll = () => keeperOf(installation).link()

  test('says how far its chain is, which heads are signed, and what the last verification found', async () => {
    await someEntries(installation, 3)
    await linkAll()
    installation.clock.forward({ minutes: 2 })
    await linkAll()
    const seat = await officer()
    const before = (await seat.call('GET', '/api/desk/audit')).body as AuditStanding
    const [{ number }] = await query('select max(number) as number from audit.link')
    expect(before).toMatchObject({
      last: { number },
      late: false,
      minuteHead: { signature: 'good' },
      dayHead: { signature: 'good', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      verified: null,
    })
    await prove({ ...installation, installation }, ['entries of the record that are not as written'])
    const after = (await seat.call('GET', '/api/desk/audit')).body as AuditStanding
    expect(after.verified).toMatchObject({ at: installation.clock.now().toISOString(), bent: 0, entries: Number(number) })
  })

  test('lists its days, the newest first, with what each added, and finds a head that was changed', async () => {
    for (let day = 0; day < 3; day++) {
      await someEntries(installation, 2 + day)
      await linkAll()
      installation.clock.forward({ days: 1 })
      await linkAll()
    }
    const seat = await officer()
    const page = async (asked = '') =>
      (await seat.call('GET', `/api/desk/audit/days${asked}`)).body as { items: AuditDay[]; next: string | null }
    const { items } = await page()
    expect(items.map(({ day }) => day)).toEqual(
      items
        .map(({ day }) => day)
        .toSorted()
        .reverse(),
    )
    expect(new Set(items.map(({ signature }) => signature))).toEqual(new Set(['good']))
    const [{ number }] = await query(`select number from audit.head where kind = 'day' order by through desc limit 1`)
    expect(items.reduce((sum, { entries: added }) => sum + added, 0)).toBe(Number(number))

    const first = await page('?limit=2')
    const second = await page(`?limit=2&after=${first.next}`)
    expect([...first.items, ...second.items]).toEqual(items.slice(0, 4))

    const last = items[0]?.day ?? ''
    await tamper(installation, [`update audit.head set signed_at = signed_at + interval '1 minute' where through = '${last}'`])
    expect((await page('?limit=1')).items).toMatchObject([{ day: last, signature: 'bad' }])
    await tamper(installation, [`update audit.head set signed_at = signed_at - interval '1 minute' where through = '${last}'`])
  })

  test('is read by day, deed and job: ids and pseudonyms alone, and that it was read stays in it', async () => {
    installation.clock.forward({ days: 1 })
    const seat = await officer()
    const clerk = await staff('customer service')
    const { id: message } = await someMessage(installation, aQuestion({ name: 'Zineb Chafai', email: 'zineb@courrier.example' }))
    await clerk.call('POST', `/api/desk/messages/${message}/open`)
    await someEntries(installation, 2)

    const all = await entries(seat)
    expect(all.deeds).toEqual(expect.arrayContaining([{ deed: 'account.open', count: expect.any(Number) }]))
    expect(JSON.stringify(all)).not.toMatch(/Zineb|zineb|Driss|Houda/)
    const [opened] = (await entries(seat, { deed: 'message.open' })).items
    expect(opened).toMatchObject({
      actor: { kind: 'person', id: clerk.id, jobs: ['customer service'], asThen: true },
      object: { kind: 'message', id: message },
      case: message,
      number: null,
      fields: ['name', 'email', 'phone', 'text', 'answers'],
    })
    expect(opened?.subject).toMatch(/^[0-9a-f-]{36}$/)
    expect((await entries(seat, { job: 'customer service' })).items.map(({ deed }) => deed)).toContain('message.open')
    expect((await entries(seat, { job: 'sales' })).items.map(({ deed }) => deed)).not.toContain('message.open')
    const looks = (await entries(seat, { deed: 'audit.read' })).items
    expect(looks.length).toBeGreaterThanOrEqual(4)
    expect(looks[0]).toMatchObject({ actor: { id: seat.id, jobs: ['data protection officer'], asThen: false }, purpose: 'security' })

    // to read the record is to open nothing of anybody
    await prove({ ...installation, installation }, ['staff openings without a case'])
    expect((await installation.deeds.read(figuresKnown)).get('staff openings without a case')?.figure.count).toBe(0)

    // a job that was given back is told of what was opened by it, and of nothing else any more
    await query(`delete from access.staff where person_id = $1`, [clerk.id])
    expect((await entries(seat, { job: 'customer service' })).items.map(({ deed }) => deed)).toEqual(['message.open'])
    await linkAll()
    expect((await entries(seat, { deed: 'message.open' })).items).toMatchObject([{ number: expect.stringMatching(/^\d+$/) }])
  })

  test('comes in pages of fifty; a day of Morocco begins and ends with it; what has not come yet is refused', async () => {
    installation.clock.forward({ days: 1 })
    const seat = await officer()
    const day = today()
    await someEntries(installation, 120)
    const read: string[] = []
    let deeds = 0
    for (let after: string | null | undefined; after !== null; ) {
      const page: AuditPage = await entries(seat, { day, deed: 'account.open', ...(after !== undefined && { after }) })
      expect(page.items.length).toBeLessThanOrEqual(50)
      read.push(...page.items.map(({ id }) => id))
      if (page.deeds) deeds++
      after = page.next
    }
    expect([read.length, new Set(read).size, deeds]).toEqual([121, 121, 1]) // the officer's own account too
    const tomorrow = await seat.call('POST', '/api/desk/audit/entries', { day: moroccanDate(installation.clock.now(), { days: 1 }) })
    expect([tomorrow.status, JSON.stringify(tomorrow.body)]).toEqual([400, expect.stringContaining('day')])

    installation.clock.forward({ seconds: Math.round((endOfDay(day).getTime() - installation.clock.now().getTime()) / 1_000) })
    const [before = ''] = await someEntries(installation, 1)
    installation.clock.forward({ seconds: 1 })
    const [after = ''] = await someEntries(installation, 1)
    expect(today()).not.toBe(day)
    const next = await officer()
    const has = ({ items }: AuditPage) => [before, after].map((id) => items.some(({ object }) => object.id === id))
    expect([has(await entries(next, { day })), has(await entries(next))]).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('shows nothing where the look cannot be recorded', async () => {
    const seat = await officer()
    await query('revoke insert on audit.entry from cc_app')
    try {
      const { status, body } = await seat.call('POST', '/api/desk/audit/entries', { day: today() })
      expect(status).toBeGreaterThanOrEqual(500)
      expect(JSON.stringify(body)).not.toContain('items')
    } finally {
      await query('grant insert on audit.entry to cc_app')
    }
  })
})

describe('notices to people whose data somebody else entered', () => {
  const list = async ({ call }: Seat, asked = '') =>
    (await call('GET', `/api/desk/notices${asked}`)).body as { items: NoticeListed[]; next: string | null }
  const one = async (seat: Seat, id: string) => (await list(seat, '?limit=100')).items.find((each) => each.id === id)

  test('are due, then sent with their edition as the proof: the list names nobody', async () => {
    const seat = await staff('customer service')
    const { notice, email } = await dueNotice(installation, { language: 'ar' })
    expect(await one(seat, notice)).toMatchObject({
      state: 'due',
      tries: 0,
      sentAt: null,
      version: null,
      language: 'ar',
      can: { sendAgain: false },
    })
    await installation.deliver()
    expect(await one(seat, notice)).toMatchObject({
      state: 'sent',
      sentAt: installation.clock.now().toISOString(),
      version: expect.stringMatching(/^\d+-[0-9a-f]{6}$/),
      tries: null,
    })
    expect((await list(seat, '?state=sent&language=ar')).items.map(({ id }) => id)).toContain(notice)
    expect((await list(seat, '?state=sent&language=fr')).items.map(({ id }) => id)).not.toContain(notice)
    const reference = notice.slice(-8)
    const typed = encodeURIComponent(` ${reference.slice(0, 4).toUpperCase()}-${reference.slice(4)}`)
    expect((await list(seat, `?reference=${typed}`)).items.map(({ id }) => id)).toEqual([notice])
    expect((await list(seat, `?reference=${reference.slice(1)}`)).items).toEqual([])
    expect(JSON.stringify(await list(seat))).not.toMatch(new RegExp(`${email}|Atlas|Salma`))
  })

  test('one whose every try failed is sent again, once for two presses at one time, and that is on record', async () => {
    const [seat, other] = [await officer(), await staff('customer service')]
    const { notice, email } = await unsentNotice(installation)
    expect((await list(seat, '?state=failed')).items).toMatchObject([{ id: notice, tries: 19, code: 'smtp-550', can: { sendAgain: true } }])
    const again = (by: Seat) => by.call('POST', `/api/desk/notices/${notice}/send-again`)
    const presses = await Promise.all([seat, other, seat, other, seat, other, seat, other].map(again))
    expect(new Set(presses.map(({ status, body }) => `${status} ${body.state}`))).toEqual(new Set(['200 due']))
    const told = await query(`select actor_id from audit.entry where deed = 'notice.send-again' and object_id = $1`, [notice])
    expect(told).toHaveLength(1)
    await installation.deliver()
    expect(installation.mailbox.filter(({ to }) => to === email)).toHaveLength(1)
    expect((await again(seat)).body).toMatchObject({ state: 'sent' })
    await installation.deliver()
    expect(installation.mailbox.filter(({ to }) => to === email)).toHaveLength(1)
  })

  test('one whose invitation is over is not sent any more, and one whose person stopped the use neither', async () => {
    const seat = await officer()
    const over = await unsentNotice(installation)
    installation.clock.forward({ days: 31 })
    const stopped = await unsentNotice(installation)
    await installation.deeds.run(async (tx) => {
      const { subject } = await invitationFor(tx, system, { id: stopped.invitation })
      await tx.vault.restrict(tx, subject.id, ['all'])
    })
    const later = await officer()
    const again = async (id: string) => {
      const { status, body } = await later.call('POST', `/api/desk/notices/${id}/send-again`)
      return [status, body.code]
    }
    expect(await one(later, over.notice)).toMatchObject({ state: 'failed', can: { sendAgain: false } })
    expect(await again(over.notice)).toEqual([409, 'notice-over'])
    expect(await again(stopped.notice)).toEqual([409, 'restricted'])
    expect((await list(later, '?state=kept%20back')).items).toEqual([])
    // one whose person stops the use before the mail goes is not sent, and says so
    const kept = await dueNotice(installation)
    await installation.deeds.run(async (tx) => {
      const { subject } = await invitationFor(tx, system, { id: kept.invitation })
      await tx.vault.restrict(tx, subject.id, ['all'])
    })
    await installation.deliver()
    expect((await list(later, '?state=kept%20back')).items).toMatchObject([
      { id: kept.notice, state: 'kept back', can: { sendAgain: false } },
    ])
    expect(await again(kept.notice)).toEqual([409, 'notice-over'])
    // nothing is left of one that was refused: it was never sent, and is proof of nothing
    const refused = await unsentNotice(installation)
    await installation.deeds.run(async (tx) => refuseInvitation(tx, system, await invitationFor(tx, system, { id: refused.invitation })))
    expect(await again(refused.notice)).toEqual([404, 'not-found'])
    expect(seat.id).not.toBe(later.id)
  })

  test('opened as a case: by job, field and purpose, and its person reads it', async () => {
    const email = 'leila.fassi@courrier.example'
    const person = await installation.deeds.run((tx) => openAccount(tx, system, { name: 'Leila Fassi', email, language: 'fr' }))
    const { notice, invitation } = await dueNotice(installation, { email, name: 'Riad Al Mandar' })
    const clerk = await staff('customer service')
    const opened = (await clerk.call('POST', `/api/desk/notices/${notice}/open`)).body as NoticeOpened
    expect(opened).toMatchObject({ id: notice, entered: { company: 'Riad Al Mandar', email, role: 'member' } })
    const token = await installation.deeds.run((tx) => beginSession(tx, { personId: person, how: 'code', agent: undefined }))
    const { body } = await callAs(origin, `${sessionCookieName}=${token}`, 'GET', '/api/account/openings')
    expect((body as { items: OpeningShown[] }).items).toMatchObject([
      { jobs: ['customer service'], purpose: 'rights', case: { kind: 'notice', reference: null }, fields: ['company', 'email', 'role'] },
    ])
    // found by the address, and by nothing less
    const found = async (text: string) =>
      ((await clerk.call('POST', '/api/desk/search', { text })).body as { items: { id: string; kind: string }[] }).items
    expect(await found(email.toUpperCase())).toMatchObject([{ kind: 'notice', id: notice }])
    expect((await found('leila.fassi@')).filter(({ kind }) => kind === 'notice')).toEqual([])

    await installation.deliver()
    await installation.deeds.run(async (tx) => refuseInvitation(tx, system, await invitationFor(tx, system, { id: invitation })))
    expect((await clerk.call('POST', `/api/desk/notices/${notice}/open`)).body).toMatchObject({ state: 'sent', entered: null })
    expect((await query(`select from audit.opening where case_id = $1`, [notice])).length).toBe(1)
  })

  test('comes in pages', async () => {
    for (let count = 0; count < 5; count++) await dueNotice(installation)
    const seat = await staff('customer service')
    const all = (await list(seat, '?limit=100')).items
    const read: NoticeListed[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await list(seat, `?limit=3${next === '' ? '' : `&after=${next}`}`)
      read.push(...page.items)
      next = page.next
    }
    expect(read).toEqual(all)
  })
})
