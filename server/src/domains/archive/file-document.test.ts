import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginSession } from '#domains/accounts/index.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { aPdf, formToFile, someDocument, someStaff } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard } from '#test/people.ts'

let installation: TestInstallation
let origin: string
let billing: { id: string; cookie: string }
let accounting: { id: string; cookie: string }
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  billing = await someStaff(installation, 'billing')
  accounting = await someStaff(installation, 'accounting')
})
afterAll(() => installation.close())

const send = async (cookie: string, method: string, path: string, body?: FormData | object, more: Record<string, string> = {}) => {
  const form = body instanceof FormData
  const answer = await fetch(origin + path, {
    method,
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const json = () => JSON.parse(bytes.toString())
  return { status: answer.status, bytes, json, headers: answer.headers }
}
const file = (fields: object, pdf?: Uint8Array, more?: Record<string, string>) =>
  send(billing.cookie, 'POST', '/api/staff/documents', formToFile({ ...said, ...fields }, pdf), more)
const said = { kind: 'invoice', date: '2026-03-10', amount: '120000' }
const cookieOf = async (personId: string) =>
  `${sessionCookieName}=${await installation.deeds.run((tx) => beginSession(tx, { personId, how: 'code', agent: undefined }))}`
const count = async (table: string) =>
  (await installation.owner.data.query(`select count(*)::int as rows from ${table}`)).rows[0]?.rows as number
const entries = async (deed: string) =>
  (await installation.owner.data.query('select actor_id, object_id, purpose, subject_pseudonym from audit.entry where deed = $1', [deed]))
    .rows

describe('filing', () => {
  test('an invoice is filed once, opens as the bytes that came, and its client sees it', async () => {
    const { ownerId } = await someCard(installation)
    const pdf = aPdf('FA-2026-1')
    const filed = await file({ number: 'FA-2026-1', account: ownerId }, pdf)
    expect(filed.status).toBe(201)
    expect(filed.json()).toMatchObject({ sha256: createHash('sha256').update(pdf).digest('hex'), keptUntil: '2036-12-31' })
    const client = await cookieOf(ownerId)
    const { items } = (await send(client, 'GET', '/api/documents')).json()
    expect(items).toMatchObject([
      {
        number: 'FA-2026-1',
        kind: 'invoice',
        amount: 120_000,
        currency: 'MAD',
        client: 'Salma Benjelloun',
        date: '2026-03-10',
        fiscalYearEnd: '2026-12-31',
        bytes: pdf.length,
      },
    ])
    for (const [cookie, method, path] of [
      [client, 'GET', `/api/documents/${items[0].id}`],
      [billing.cookie, 'POST', `/api/staff/documents/${items[0].id}/open`],
      [accounting.cookie, 'POST', `/api/staff/archive/${items[0].id}/open`],
    ] as const) {
      const opened = await send(cookie, method, path)
      expect([opened.status, opened.bytes.equals(pdf)], path).toEqual([200, true])
      expect(opened.headers.get('content-type')).toBe('application/pdf')
      expect(opened.headers.get('content-disposition')).toBe('attachment; filename="facture-FA-2026-1.pdf"')
      expect(opened.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('by the address of an account, for a company, for a fiscal year that closes otherwise; two years, two keys', async () => {
    const { ownerId } = await someCard(installation)
    const companyId = await installation.deeds.run((tx) => openCompany(tx, system, { name: 'Atlas Menuiserie' }))
    const byAddress = await file({ number: 'AD-1', email: `PERSON-2@test.example` })
    expect(byAddress.status).toBe(201)
    expect((await file({ number: 'AD-2', account: ownerId, fiscalYearEnd: '2026-06-30' })).json().keptUntil).toBe('2036-06-30')
    expect((await file({ number: 'AD-3', company: companyId })).status).toBe(201)
    const folders = await installation.owner.data.query(
      'select closes_on::text from archive.folder where person_id = $1 or company_id = $2 order by 1, company_id nulls first',
      [ownerId, companyId],
    )
    expect(folders.rows.map(({ closes_on }) => closes_on)).toEqual(['2026-06-30', '2026-12-31', '2026-12-31'])
    const keys = await installation.owner.data.query('select count(distinct subject_id)::int as keys from archive.folder')
    expect(keys.rows[0].keys).toBe(await count('archive.folder'))
  })

  test('a number is refused twice for a kind, however it is written; a credit note may have the number of an invoice', async () => {
    const { ownerId } = await someCard(installation)
    expect((await file({ number: 'NU-7', account: ownerId })).status).toBe(201)
    const before = [await count('archive.document'), await count('archive.content'), await count('vault.subject')]
    const again = await file({ number: 'nu-7', account: ownerId, fiscalYearEnd: '2026-04-30' })
    expect([again.status, again.json().code, again.json().fields]).toEqual([409, 'number-known', ['number']])
    expect([await count('archive.document'), await count('archive.content'), await count('vault.subject')]).toEqual(before)
    expect((await file({ number: 'NU-7', kind: 'credit note', account: ownerId })).status).toBe(201)
  })

  test('of two at once with one number one wins; ten at once for one client and year make one folder', async () => {
    const [one, other] = [await someCard(installation), await someCard(installation)]
    const race = await Promise.all([one, other].map(({ ownerId }) => file({ number: 'RA-1', account: ownerId })))
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409])
    const { ownerId } = await someCard(installation)
    const ten = await Promise.all(Array.from({ length: 10 }, (_, at) => file({ number: `TEN-${at}`, account: ownerId })))
    expect(new Set(ten.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await installation.owner.data.query('select from archive.folder where person_id = $1', [ownerId])).rowCount).toBe(1)
  })

  test('a second click with the same key gets the first answer; with another file it is refused', async () => {
    const { ownerId } = await someCard(installation)
    const key = { 'idempotency-key': 'facture-1' }
    const first = await file({ number: 'ID-1', account: ownerId }, aPdf('a'), key)
    const second = await file({ number: 'ID-1', account: ownerId }, aPdf('a'), key)
    expect([second.status, second.json()]).toEqual([201, first.json()])
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    const third = await file({ number: 'ID-1', account: ownerId }, aPdf('b'), key)
    expect([third.status, third.json().code]).toEqual([422, 'key-reused'])
  })

  test.each([
    ['no file', { account: 'own' }, null, 400, 'invalid', ['document']],
    ['a picture', { account: 'own' }, Buffer.from('iVBORw0KGgo=', 'base64'), 422, 'no-pdf', ['document']],
    ['a page that says it is one', { account: 'own' }, Buffer.from('%PDF-1.4\n<html><script>1</script>'), 422, 'no-pdf', ['document']],
    ['one that was cut off', { account: 'own' }, aPdf('x').subarray(0, -8), 422, 'no-pdf', ['document']],
    ['one with something before it', { account: 'own' }, Buffer.concat([Buffer.from('MZ'), aPdf('x')]), 422, 'no-pdf', ['document']],
    [
      'one that is too large',
      { account: 'own' },
      Buffer.concat([Buffer.alloc(10_000_001 - aPdf().length), aPdf()]),
      413,
      'too-large',
      ['document'],
    ],
    ['one that is far too large', { account: 'own' }, Buffer.alloc(10_200_000), 413, 'too-large', ['body']],
    ['a number without a figure', { account: 'own', number: 'FACTURE' }, undefined, 400, 'invalid', ['number']],
    ['a name as a number', { account: 'own', number: 'Salma Benjelloun 1' }, undefined, 400, 'invalid', ['number']],
    ['a day that is not', { account: 'own', date: '2026-02-30' }, undefined, 400, 'invalid', ['date']],
    ['a day to come', { account: 'own', date: '2026-11-24' }, undefined, 400, 'invalid', ['date']],
    ['one whose ten years are over', { account: 'own', date: '2015-12-31' }, undefined, 400, 'invalid', ['date']],
    ['a year that closes before its day', { account: 'own', fiscalYearEnd: '2026-03-09' }, undefined, 400, 'invalid', ['fiscalYearEnd']],
    ['a year of more than twelve months', { account: 'own', fiscalYearEnd: '2027-03-10' }, undefined, 400, 'invalid', ['fiscalYearEnd']],
    ['an amount with a comma', { account: 'own', amount: '1200,00' }, undefined, 400, 'invalid', ['amount']],
    ['nothing', { account: 'own', amount: '0' }, undefined, 400, 'invalid', ['amount']],
    ['nobody', {}, undefined, 400, 'invalid', ['account']],
    ['two clients', { account: 'own', email: 'person-1@test.example' }, undefined, 400, 'invalid', ['account']],
    ['an account that is not', { account: '01989d3a-5b1e-7d30-9c52-4f0d6a7b8e91' }, undefined, 404, 'not-found', ['account']],
    ['an address nobody has', { email: 'nobody@test.example' }, undefined, 404, 'not-found', ['email']],
    ['a company that is not', { company: '01989d3a-5b1e-7d30-9c52-4f0d6a7b8e91' }, undefined, 404, 'not-found', ['company']],
  ])('%s is refused, with the field named, and nothing is kept', async (_, fields, pdf, status, code, named) => {
    const { ownerId } = await someCard(installation)
    const before = [await count('archive.document'), await count('archive.folder')]
    const meant = { number: 'REFUSED-1', ...fields, ...('account' in fields && fields.account === 'own' && { account: ownerId }) }
    const form = formToFile({ ...said, ...meant }, pdf ?? undefined)
    if (pdf === null) form.delete('document')
    const answer = await send(billing.cookie, 'POST', '/api/staff/documents', form)
    expect([answer.status, answer.json().code, answer.json().fields]).toEqual([status, code, named])
    expect([await count('archive.document'), await count('archive.folder')]).toEqual(before)
  })

  test('the role of the program can neither change nor delete what is filed', async () => {
    const { ownerId } = await someCard(installation)
    const { id } = await someDocument(installation, { account: ownerId })
    const client = await installation.owner.data.connect()
    for (const statement of [
      `update archive.document set number = 'X-1' where id = '${id}'`,
      `update archive.document set kind = 'credit note' where id = '${id}'`,
      `delete from archive.document where id = '${id}'`,
      `delete from archive.content where document_id = '${id}'`,
      'update archive.folder set person_id = null',
      `update archive.folder set keep_until = '2099-01-01'`,
    ]) {
      await client.query('begin')
      await client.query('set local role cc_app')
      await expect(client.query(statement), statement).rejects.toThrow(/permission denied/)
      await client.query('rollback')
    }
    client.release()
  })
})

describe('who sees a document', () => {
  test('of a company: its owner and administrators; no member, nobody of another, and not who has left', async () => {
    const [owner, administrator, member, stranger] = await Promise.all(Array.from({ length: 4 }, () => someCard(installation)))
    if (!owner || !administrator || !member || !stranger) throw new Error('nobody')
    const companyId = await installation.deeds.run(async (tx) => {
      const id = await openCompany(tx, system, { name: 'Atlas Menuiserie' })
      await joinCompany(tx, system, { companyId: id, personId: owner.ownerId, role: 'owner' })
      await joinCompany(tx, system, { companyId: id, personId: administrator.ownerId, role: 'administrator' })
      await joinCompany(tx, system, { companyId: id, personId: member.ownerId, role: 'member' })
      return id
    })
    const { id, number } = await someDocument(installation, { company: companyId })
    const sees = async (personId: string) => {
      const cookie = await cookieOf(personId)
      const list = (await send(cookie, 'GET', '/api/documents'))
        .json()
        .items.map((one: { number: string; client: string }) => [one.number, one.client])
      return [list, (await send(cookie, 'GET', `/api/documents/${id}`)).status]
    }
    for (const one of [owner, administrator]) expect(await sees(one.ownerId)).toEqual([[[number, 'Atlas Menuiserie']], 200])
    for (const one of [member, stranger]) expect(await sees(one.ownerId)).toEqual([[], 404])
    await installation.owner.data.query('delete from clients.membership where person_id = $1', [administrator.ownerId])
    expect(await sees(administrator.ownerId)).toEqual([[], 404])
  })

  test('staff find it by number, and every look leaves an entry with its purpose', async () => {
    const { ownerId } = await someCard(installation)
    const { id, number } = await someDocument(installation, { account: ownerId })
    const before = (await entries('document.list')).length
    const found = (await send(billing.cookie, 'POST', '/api/staff/documents/search', { number: number.toLowerCase() })).json()
    expect(found).toMatchObject({ items: [{ id, number, client: 'Salma Benjelloun' }], next: null })
    expect((await entries('document.list')).slice(before)).toMatchObject([
      { actor_id: billing.id, purpose: 'invoices', subject_pseudonym: expect.any(String) },
    ])
    expect((await send(billing.cookie, 'POST', '/api/staff/documents/search', { number: 'NONE-0' })).json()).toEqual({
      items: [],
      next: null,
    })
    await send(billing.cookie, 'POST', `/api/staff/documents/${id}/open`)
    await send(accounting.cookie, 'POST', `/api/staff/archive/${id}/open`)
    const opened = (await entries('document.open')).filter(({ object_id }) => object_id === id)
    expect(opened).toMatchObject([
      { actor_id: billing.id, purpose: 'invoices' },
      { actor_id: accounting.id, purpose: 'accounting' },
    ])
  })

  test('without its entry a document is not opened', async () => {
    const { ownerId } = await someCard(installation)
    const { id } = await someDocument(installation, { account: ownerId })
    await installation.owner.data.query('revoke insert on audit.entry from cc_app')
    try {
      for (const [path, body] of [[`/api/staff/documents/${id}/open`], ['/api/staff/documents/search', {}]] as const) {
        const { status, bytes } = await send(billing.cookie, 'POST', path, body)
        expect(status).toBeGreaterThanOrEqual(500)
        expect(bytes.toString('latin1')).not.toMatch(/Salma|%PDF/)
      }
    } finally {
      await installation.owner.data.query('grant insert on audit.entry to cc_app')
    }
  })

  test('pages of a list go on where the last one ended', async () => {
    const { ownerId } = await someCard(installation)
    const numbers = []
    for (let at = 0; at < 5; at++) numbers.push((await someDocument(installation, { account: ownerId })).number)
    const cookie = await cookieOf(ownerId)
    const seen: string[] = []
    let after = ''
    do {
      const page = (await send(cookie, 'GET', `/api/documents?limit=2${after}`)).json()
      seen.push(...page.items.map((one: { number: string }) => one.number))
      after = page.next === null ? '' : `&after=${page.next}`
    } while (after !== '')
    expect(seen.toSorted()).toEqual(numbers)
  })
})
