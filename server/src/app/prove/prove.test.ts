import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FigureName, figureNames, type PromiseId, promiseIds } from '#contract/promises.ts'
import { openCompany } from '#domains/clients/index.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { openQuestion } from '#domains/support/desk.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { someContact } from '#test/contacts.ts'
import { someDocument, someStaff } from '#test/documents.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { aQuestion, someMessage } from '#test/messages.ts'
import { someCard, someLink } from '#test/people.ts'
import { indexable } from './engines.ts'
import { promisesMade } from './promises.ts'
import { prove } from './prove.ts'

let installation: TestInstallation
let card: Awaited<ReturnType<typeof someCard>>
beforeAll(async () => {
  installation = await testInstallation()
  card = await someCard(installation)
})
afterAll(() => installation.close())

const looked = async (names?: readonly FigureName[]) => {
  installation.clock.forward({ minutes: 1 })
  const { promises } = await prove({ settings: installation.settings, databases: installation.databases, installation }, names)
  return promises
}
const figure = async (name: FigureName) => {
  for (const { figures } of await looked([name])) for (const one of figures) if (one.name === name) return one
  throw new Error(`no figure ${name}`)
}
const owner = (text: string, values: unknown[] = []) => installation.owner.data.query(text, values)

test('an empty product says that there is no case, and is never green for it', async () => {
  const promises = await looked()
  expect(promises.map(({ id }) => id)).toEqual([...promiseIds])
  const state = Object.fromEntries(promises.map((one) => [one.id, one.state]))
  expect(state).toMatchObject({ S20: 'no case', S24: 'no case', S21: 'no case', S03: 'no case', S13: 'people', S11: 'by construction' })
  expect(state).toMatchObject({ S01: 'verified', S15: 'verified', S16: 'verified' })
  expect(promises.filter((one) => one.state === 'not kept')).toEqual([])
  expect(promises.find(({ id }) => id === 'S24')).toMatchObject({ holds: null, since: null })
})

test('the code and the test that a promise names are there', () => {
  for (const [id, { code, test: shown }] of Object.entries(promisesMade))
    for (const path of [code, shown]) expect(existsSync(join(root, path)), `${id}: ${path}`).toBe(true)
})

test('every figure belongs to a promise, and every route but the public pages is looked at', async () => {
  const used = new Set(Object.values(promisesMade).flatMap(({ figures }) => figures))
  expect([...used].sort()).toEqual([...figureNames].sort())
  const { of, count } = await figure('pages that search engines may keep')
  expect(count).toBe(0)
  expect(of).toBeGreaterThan(80)
  const house = {
    robots: async () => [
      { route: '/c', says: 'all' },
      { route: '/l', says: undefined },
      { route: '/x', says: 'noindex' },
    ],
  }
  expect(await indexable(house as unknown as Parameters<typeof indexable>[0])).toEqual({ count: 2, of: 3 })
})

const someRequest = async (kind: 'erasure' | 'access') =>
  (
    await installation.deeds.run((tx) =>
      fileRequest(tx, system, {
        kind,
        door: 'form',
        language: 'fr',
        applicant: { name: 'Salma', email: 'salma@atlas.example' },
        mail: true,
      }),
    )
  ).id

/** Each fault, how it is planted in the database, and what takes it away again. */
const faults: {
  readonly [F in Exclude<FigureName, 'staff openings without a case' | 'pages that search engines may keep'>]: () => Promise<
    () => Promise<unknown>
  >
} = {
  async 'staff who opened data before they signed'() {
    const { id } = await someStaff(installation, 'customer service')
    const question = await someMessage(installation, aQuestion())
    const desk = { actor: { kind: 'person', id }, jobs: ['customer service'] } as const
    await installation.deeds.run((tx) => openQuestion(tx, desk, question.id))
    const { rows } = await owner('delete from access.undertaking where person_id = $1 returning version, signed_at', [id])
    return () => owner('insert into access.undertaking values ($1, $2, $3)', [id, rows[0].version, rows[0].signed_at])
  },
  async 'columns that nobody described'() {
    await owner('alter table accounts.person add column shoe_size int')
    return () => owner('alter table accounts.person drop column shoe_size')
  },
  async 'values stored in plain'() {
    const { rows } = await owner('select id, name from accounts.person where id = $1', [card.ownerId])
    await owner('update accounts.person set name = $1 where id = $2', [
      Buffer.from('Salma Benjelloun, in plain, as nobody may'),
      card.ownerId,
    ])
    return () => owner('update accounts.person set name = $1 where id = $2', [rows[0].name, card.ownerId])
  },
  async 'links whose wrap is none'() {
    const { id } = await someLink(installation, card)
    const { rows } = await owner('select wrap from sharing.link where id = $1', [id])
    await owner('update sharing.link set wrap = $1 where id = $2', [Buffer.alloc(32, 7), id])
    return () => owner('update sharing.link set wrap = $1 where id = $2', [rows[0].wrap, id])
  },
  async 'keys of links that were taken back'() {
    const { rows } = await installation.owner.keyring.query('select card_id, version from keyring.card_share limit 1')
    const id = randomUUID()
    await owner('insert into vault.tombstone (id, card_id, share_version, raised_at) values ($1, $2, $3, $4)', [
      id,
      rows[0].card_id,
      rows[0].version,
      new Date(installation.clock.now().getTime() - 7_200_000),
    ])
    return () => owner('delete from vault.tombstone where id = $1', [id])
  },
  async 'keys of who was erased'() {
    const id = randomUUID()
    const { rows } = await owner('select subject_id from accounts.person where id = $1', [card.ownerId])
    await owner('insert into vault.tombstone (id, subject_id, raised_at) values ($1, $2, $3)', [
      id,
      rows[0].subject_id,
      new Date(installation.clock.now().getTime() - 7_200_000),
    ])
    return () => owner('delete from vault.tombstone where id = $1', [id])
  },
  async 'people without the notice they read'() {
    const id = await someContact(installation, card)
    const { rows } = await owner('select notice from contacts.contact where id = $1', [id])
    await owner(`update contacts.contact set notice = '' where id = $1`, [id])
    return () => owner('update contacts.contact set notice = $1 where id = $2', [rows[0].notice, id])
  },
  async 'documents that cannot be read'() {
    const { id } = await someDocument(installation, { account: card.ownerId })
    const { rows } = await owner('delete from archive.content where document_id = $1 returning *', [id])
    return () => owner('insert into archive.content (document_id, pdf) values ($1, $2)', [id, rows[0].pdf])
  },
  async 'kept past their term'() {
    const id = await someContact(installation, card)
    const { rows } = await owner('select keep_until::text from contacts.contact where id = $1', [id])
    await owner(`update contacts.contact set keep_until = '2026-10-01' where id = $1`, [id])
    return () => owner('update contacts.contact set keep_until = $1 where id = $2', [rows[0].keep_until, id])
  },
  async 'entries of the record that are not as written'() {
    await installation.tick()
    const { rows } = await owner('select id, deed from audit.entry join audit.link on entry_id = id order by number limit 1')
    const write = async (deed: string) => {
      await owner('alter table audit.entry disable trigger only_added_to')
      await owner('update audit.entry set deed = $1 where id = $2', [deed, rows[0].id])
      await owner('alter table audit.entry enable trigger only_added_to')
    }
    await write('nothing.happened')
    return () => write(rows[0].deed)
  },
  async 'erasures past their day'() {
    const id = await someRequest('erasure')
    await owner(`update privacy.request set state = 'window' where id = $1`, [id])
    await owner(`insert into privacy.erasure (request_id, choice, ends_at, stopped, raised) values ($1, 'erasure', $2, '{}', '{}')`, [
      id,
      new Date(installation.clock.now().getTime() - 2 * 86_400_000),
    ])
    return () => owner('update privacy.erasure set ends_at = $2 where request_id = $1', [id, installation.clock.now()])
  },
  async 'requests answered late'() {
    const id = await someRequest('access')
    await owner(`update privacy.request set received_on = '2026-10-01' where id = $1`, [id])
    return () => owner(`update privacy.request set received_on = '2026-11-20' where id = $1`, [id])
  },
  async 'days since the last restore drill'() {
    mkdirSync(installation.settings.backups.data, { recursive: true })
    const write = (at: Date, ok: boolean) =>
      writeFileSync(
        join(installation.settings.backups.data, 'last-drill.json'),
        JSON.stringify({ at: at.toISOString(), ok, dataOf: null, rows: 1, seconds: 1, says: 'restored' }),
      )
    write(new Date(installation.clock.now().getTime() - 9 * 86_400_000), true)
    return async () => write(installation.clock.now(), true)
  },
}

test.each(Object.entries(faults) as [FigureName, () => Promise<() => Promise<unknown>>][])(
  'a fault is seen, said, and over once it is mended: %s',
  async (name, plant) => {
    const promisesOf = Object.entries(promisesMade).flatMap(([id, { figures }]) => (figures.includes(name) ? [id] : []))
    const figures = promisesOf.flatMap((id) => promisesMade[id as PromiseId].figures)
    const mend = await plant()
    const during = (await looked(figures)).filter(({ id }) => promisesOf.includes(id))
    for (const one of during) {
      expect(one).toMatchObject({ state: 'not kept', holds: false, figure: { name } })
      expect(one.since).not.toBeNull()
      expect(one.figure?.count).toBeGreaterThan(0)
    }
    await mend()
    for (const one of (await looked(figures)).filter(({ id }) => promisesOf.includes(id))) {
      const after = { 'keys of who was erased': /^(?:verified|no case)$/, 'staff who opened data before they signed': /^people$/ } as const
      expect(one.state, name).toMatch(name in after ? after[name as keyof typeof after] : /^verified$/)
      expect(one).toMatchObject({ since: null, holds: one.state === 'verified' ? true : null })
    }
  },
)

test('staff who opens without a case is seen, for as long as the record lasts; with one, and one’s own, are not', async () => {
  const staff = await someStaff(installation, 'customer service')
  const actor = { kind: 'person', id: staff.id } as const
  const entry = (deed: string, kind: string, purpose: 'complaints' | 'the account', caseId?: string) =>
    installation.deeds.run((tx) =>
      record(tx, actor, { deed, object: { kind, id: card.ownerId }, purpose, ...(caseId !== undefined && { caseId }) }),
    )
  await entry('account.open', 'account', 'the account')
  await installation.deeds.run((tx) => openCompany(tx, actor, { name: 'Atelier' })) // their own
  const { of } = await figure('staff openings without a case')
  await entry('order.open', 'order', 'complaints', randomUUID())
  installation.clock.forward({ days: 1 }) // the same count is written once a day
  expect(await figure('staff openings without a case')).toMatchObject({ count: 0, of: Number(of) + 1 })
  await entry('order.open', 'order', 'complaints')
  expect(await figure('staff openings without a case')).toMatchObject({ count: 1, of: Number(of) + 2 })
  expect((await looked([])).find(({ id }) => id === 'S12')).toMatchObject({ state: 'not kept' })
  await installation.deeds.run((tx) =>
    record(tx, system, { deed: 'order.open', object: { kind: 'order', id: card.ownerId }, purpose: 'complaints' }),
  )
  expect((await figure('staff openings without a case')).of).toBe(Number(of) + 2)
})

test('the data protection officer is written to once, in the moment a figure stops holding, and says in public what is done; nobody changes a figure', async () => {
  const to = () => installation.mailbox.filter(({ subject }) => subject === 'Un engagement n’est pas tenu').length
  await installation.deliver()
  const before = to()
  await owner('alter table accounts.person add column shoe_size int')
  await looked(['columns that nobody described'])
  await looked(['columns that nobody described'])
  await installation.deliver()
  expect(to()).toBe(before + 1)

  const dpo = await someStaff(installation, 'data protection officer')
  const origin = await installation.serve()
  const says = { fr: 'La colonne sera retirée ce soir.', ar: 'سيحذف العمود هذا المساء.', en: 'The column goes this evening.' }
  const say = (cookie: string) =>
    fetch(`${origin}/api/desk/promises/say`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ promise: 'S01', ...says }),
    })
  expect((await say((await someStaff(installation, 'billing')).cookie)).status).toBe(403)
  expect((await say(dpo.cookie)).status).toBe(200)
  for (const language of ['fr', 'ar', 'en'] as const) {
    const page = await (await fetch(`${origin}/engagements/${language}`)).text()
    expect(page).toContain(says[language])
  }
  const told = (await (await fetch(`${origin}/api/promises`)).json()) as { promises: { id: string; says: unknown; state: string }[] }
  expect(told.promises.find(({ id }) => id === 'S01')).toMatchObject({ state: 'not kept', says })
  await owner('alter table accounts.person drop column shoe_size')
  expect((await looked(['columns that nobody described'])).find(({ id }) => id === 'S01')).toMatchObject({ state: 'verified', says: null })

  const app = await installation.db.connection().execute(async (rows) =>
    rows
      .updateTable('privacy.promise_figure')
      .set({ count: 0 })
      .execute()
      .then(
        () => 'changed',
        (error: { code?: string }) => error.code,
      ),
  )
  expect(app).toBe('42501')
})

test('a promise that was broken twice is broken since the second time', async () => {
  await owner('alter table accounts.person add column shoe_size int')
  const [first] = (await looked(['columns that nobody described'])).filter(({ id }) => id === 'S01')
  const [again] = (await looked(['columns that nobody described'])).filter(({ id }) => id === 'S01')
  expect(again?.since).toBe(first?.since)
  await owner('alter table accounts.person drop column shoe_size')
  await looked(['columns that nobody described'])
  await owner('alter table accounts.person add column shoe_size int')
  const [second] = (await looked(['columns that nobody described'])).filter(({ id }) => id === 'S01')
  expect(second?.since && first?.since && second.since > first.since).toBe(true)
  await owner('alter table accounts.person drop column shoe_size')
})
