import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { backUp } from '#app/backup.ts'
import { openInstallation } from '#app/installation.ts'
import { restore } from '#app/restore.ts'
import { closedDays } from '#contract/accounts.ts'
import { accountHolder, beginSession, closeAccount, openAccount } from '#domains/accounts/index.ts'
import { openDocument } from '#domains/archive/clients-documents.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { onServer, withDatabase } from '#test/databases.ts'
import { aPdf, formToFile, someDocument, someStaff } from '#test/documents.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { sweepNow } from '#test/sweeping.ts'

// An invoice outlives its client's account by the law's years, and not by a day more.

let folder: string
let installation: TestInstallation
let origin: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cc-legal-'))
  installation = await testInstallation({ KEY_PROVIDER: `file:${join(folder, 'root-keys')}` })
  origin = await installation.serve()
})
afterAll(async () => {
  await installation.close()
  rmSync(folder, { recursive: true, force: true })
})

const canary = 'Yasmine Canari-Facturée'
const pdf = aPdf(canary)
const sha256 = createHash('sha256').update(pdf).digest('hex')

async function send(cookie: string, method: string, path: string, body?: FormData | object) {
  const form = body instanceof FormData
  const answer = await fetch(origin + path, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(body !== undefined && !form && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, bytes, json: () => JSON.parse(bytes.toString()) }
}
const rows = async (statement: string, ...values: unknown[]) => (await installation.owner.data.query(statement, values)).rows
const until = (day: string) => {
  while (moroccanDate(installation.clock.now()) < day) installation.clock.forward({ days: 1 })
  expect(moroccanDate(installation.clock.now())).toBe(day)
}
const signedIn = async (personId: string) =>
  `${sessionCookieName}=${await installation.deeds.run((tx) => beginSession(tx, { personId, how: 'code', agent: undefined }))}`
const someone = (email: string) => installation.deeds.run((tx) => openAccount(tx, system, { name: canary, email, language: 'fr' }))

/** What those of a job find of a document today: people come and go in ten years, so it is somebody new. */
async function found(job: 'billing' | 'accounting', number: string) {
  const { cookie } = await someStaff(installation, job)
  const door = job === 'billing' ? '/api/staff/documents' : '/api/staff/archive'
  const { items } = (await send(cookie, 'POST', `${door}/search`, { number })).json()
  return { items, open: (id: string) => send(cookie, 'POST', `${door}/${id}/open`) }
}

test('a client signs up, is invoiced, closes the account and is erased; the invoice opens for the accounting for ten years, and then is gone', async () => {
  const email = 'yasmine@canari.example'
  const client = await someone(email)
  const subject = (await installation.deeds.read((tx) => accountHolder(tx, client)))?.subjectId
  const number = 'FA-2026-000777'
  const filing = { kind: 'invoice', number, date: '2026-03-10', amount: '45000', email }
  const billing = await someStaff(installation, 'billing')
  const filed = (await send(billing.cookie, 'POST', '/api/staff/documents', formToFile(filing, pdf))).json()
  expect(filed).toMatchObject({ sha256, keptUntil: '2036-12-31' })
  const own = await signedIn(client)
  expect((await send(own, 'GET', '/api/documents')).json().items).toMatchObject([{ id: filed.id, number, client: canary }])
  expect((await send(own, 'GET', `/api/documents/${filed.id}`)).bytes.equals(pdf)).toBe(true)

  // closed: nobody signs in, and billing has its last questions
  expect((await send(own, 'POST', '/api/account/close')).status).toBe(200)
  expect((await send(own, 'GET', '/api/documents')).status).toBe(401)
  expect((await found('billing', number)).items).toMatchObject([{ client: canary }])

  installation.clock.forward({ days: closedDays })
  await installation.tick()
  await installation.tick() // a key is destroyed after its tombstone
  expect(await rows('select from accounts.person where id = $1', client)).toEqual([])
  expect((await installation.owner.keyring.query('select from keyring.subject_key where subject_id = $1', [subject])).rows).toEqual([])
  expect(await rows('select person_id, company_id from archive.folder')).toEqual([{ person_id: null, company_id: null }])
  // nothing leads from the account that was to the document that stays: no row, and no entry of the record, has the id of both
  const [kept] = await rows('select id, subject_id from archive.folder')
  const about = await rows(
    `select from audit.entry where object_id = any($1) and (actor_id = $2 or case_id = $2)
     union all select from audit.entry where object_id = $2 and subject_pseudonym in
       (select subject_pseudonym from audit.entry where object_id = any($1))`,
    [filed.id, kept.id],
    client,
  )
  expect(about).toEqual([])

  const billed = await found('billing', number)
  expect(billed.items).toEqual([])
  expect((await billed.open(filed.id)).status).toBe(404)
  const stillThere = async () => {
    const accounted = await found('accounting', number)
    expect(accounted.items).toMatchObject([{ id: filed.id, client: canary, amount: 45_000, sha256, keptUntil: '2036-12-31' }])
    const opened = await accounted.open(filed.id)
    expect([opened.status, createHash('sha256').update(opened.bytes).digest('hex')]).toEqual([200, sha256])
  }
  await stillThere()
  // the same address signs up anew, and is somebody else
  const again = await someone(email)
  expect((await send(await signedIn(again), 'GET', '/api/documents')).json()).toEqual({ items: [], next: null })
  expect((await send(await signedIn(again), 'GET', `/api/documents/${filed.id}`)).status).toBe(404)

  until('2036-12-31')
  await installation.tick()
  await stillThere()
  until('2037-01-01')
  await installation.tick()
  await installation.tick()
  const after = await found('accounting', number)
  expect(after.items).toEqual([])
  expect((await after.open(filed.id)).status).toBe(404)
  for (const table of ['folder', 'document', 'content']) expect(await rows(`select from archive.${table}`), table).toEqual([])
  const keys = await installation.owner.keyring.query('select from keyring.subject_key where subject_id = $1', [kept.subject_id])
  expect(keys.rows).toEqual([])
  expect(await rows(`select object_id, purpose from audit.entry where deed = 'folder.end'`)).toEqual([
    { object_id: kept.id, purpose: 'accounting' },
  ])
  until('2037-12-31') // eleven years later: the number is free again, as if it had never been
  expect((await found('accounting', number)).items).toEqual([])
}, 120_000)

test('a year that closes in June ends in June, at the end of the day in Morocco; two sweeps at once end each folder once', async () => {
  const [client, other] = [await someone('juin@canari.example'), await someone('decembre@canari.example')]
  const year = Number(moroccanDate(installation.clock.now()).slice(0, 4)) - 1
  const date = `${year}-03-10`
  for (const fiscalYearEnd of [`${year}-06-30`, undefined]) {
    await someDocument(installation, { account: client }, { date, fiscalYearEnd })
    await someDocument(installation, { account: other }, { date, fiscalYearEnd })
  }
  const ends = async () => (await rows('select keep_until from archive.folder order by 1')).map(({ keep_until }) => keep_until)
  const [june, december] = [`${year + 10}-06-30`, `${year + 10}-12-31`]
  const sweep = () => sweepNow(installation, 'legal documents')
  expect(await ends()).toEqual([june, june, december, december])
  until(june)
  while (moroccanDate(new Date(installation.clock.now().getTime() + 60_000)) === june) installation.clock.forward({ minutes: 1 })
  expect(await sweep()).toBe(0) // its last minute
  expect(await ends()).toHaveLength(4)
  installation.clock.forward({ minutes: 1 })
  expect((await Promise.all([sweep(), sweep()])).reduce((sum, one) => sum + one)).toBe(2)
  expect(await ends()).toEqual([december, december])
  until(`${year + 11}-01-01`)
  expect(await sweep()).toBe(2)
  expect(await sweep()).toBe(0)
}, 60_000)

test('it is in a backup whole; an older one leads back neither to the client who was erased nor to what ended', async () => {
  const client = await someone('sauvegarde@canari.example')
  const date = moroccanDate(installation.clock.now())
  const large = Buffer.concat([aPdf(), Buffer.alloc(3_000_000, 0x25), aPdf()])
  const { id } = await someDocument(installation, { account: client }, { pdf: large, date })
  await installation.deeds.run((tx) => closeAccount(tx, system, client, []))
  installation.clock.forward({ days: closedDays })
  const backups = { data: join(folder, 'data'), keyring: join(folder, 'keyring'), daily: true }
  const settings = { ...installation.settings, backups }
  const old = await backUp(settings, installation.databases, installation)
  expect(await sweepNow(installation, 'closed accounts')).toBeGreaterThan(0)
  await installation.tick()
  installation.clock.forward({ seconds: 1 })
  const newer = await backUp(settings, installation.databases, installation)

  const name = `r_${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  const servers = inject('servers')
  for (const url of [servers.data, servers.keyring])
    await onServer(url, async (owner) => void (await owner.query(`create database ${name}`)))
  const into = { data: withDatabase(servers.data, name), keyring: withDatabase(servers.keyring, name), stop: async () => undefined }
  const files = { data: old.data.path, keyring: newer.keyring.path, replace: false }
  await restore(settings, into, root, files, () => undefined, installation.clock)
  const there = await openInstallation(settings, into, installation.clock)
  const clientOf = async () =>
    (
      await there.db
        .selectFrom('archive.folder as folder')
        .innerJoin('archive.document as document', 'document.folder_id', 'folder.id')
        .select('folder.person_id')
        .where('document.id', '=', id)
        .execute()
    ).map((one) => one.person_id)
  try {
    // the restore itself dropped the account's row, and with it the way to the client
    expect(await clientOf()).toEqual([null])
    const opened = await there.deeds.run((tx) =>
      openDocument(tx, { actor: { kind: 'person', id }, jobs: ['accounting'] }, { documentId: id, purpose: 'accounting' }),
    )
    expect(opened.pdf.equals(large)).toBe(true)
    expect(await sweepNow({ deeds: there.deeds, clock: installation.clock }, 'legal documents')).toBe(0)
  } finally {
    await there.close()
    for (const url of [servers.data, servers.keyring])
      await onServer(url, async (owner) => void (await owner.query(`drop database ${name} with (force)`)))
  }
}, 120_000)
