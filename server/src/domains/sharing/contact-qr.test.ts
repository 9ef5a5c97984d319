import ICAL from 'ical.js'
import jsqr from 'jsqr'
import sharp from 'sharp'
import { encode } from 'uqr'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { deleteCard, makeCard, publishDraft } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { readVcard } from '#test/read-vcard.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const salma = {
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun-Chraïbi' },
  nameArabic: { given: 'سلمى', family: 'بنجلون' },
  role: { fr: 'Directrice; générale', ar: 'مديرة عامة' },
  company: { fr: 'Menuiserie de l’Atlas, Fès', ar: 'نجارة الأطلس' },
  phones: [
    { kind: 'mobile', number: '+212661000013' },
    { kind: 'work', number: '+212522000013', audience: 'clients' },
  ],
  emails: [{ kind: 'work', address: 'salma@atlas.example' }],
  addresses: [{ kind: 'work', street: '12, rue de l’Hôtel\nBâtiment 3', city: 'Fès' }],
  links: [{ kind: 'website', url: 'https://atlas.example/' }],
  note: { fr: 'Réservé aux clients' },
  audiences: { note: 'clients' },
} as const
let people = 0
async function owner(draft: object = salma, published = true) {
  return installation.deeds.run(async (tx) => {
    const id = await openAccount(tx, system, { name: 'Salma', email: `contact-qr-${++people}@test.example`, language: 'fr' })
    const card = await makeCard(tx, system, { ownerId: id, label: 'Carte', draft: Draft.parse(draft) })
    if (published) await publishDraft(tx, system, { ownerId: id, cardId: card })
    const cookie = `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: undefined })}`
    return { id, card, cookie }
  })
}
type Owner = Awaited<ReturnType<typeof owner>>

async function ask({ card, cookie }: Owner, body: object) {
  const answer = await fetch(`${origin}/api/cards/${card}/contact-qr`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, cache: answer.headers.get('cache-control'), body: (await answer.json()) as Answered }
}
interface Answered {
  readonly png: string
  readonly holds: readonly { part: string; count: number }[]
  readonly leftOut: readonly { part: string; count: number }[]
  readonly code?: string
  readonly fields?: readonly string[]
}
/** As a phone's camera does: the bytes of the code, as UTF-8. */
async function read(png: string): Promise<string> {
  const { data, info } = await sharp(Buffer.from(png, 'base64')).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const found = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)
  return Buffer.from(found?.binaryData ?? []).toString('utf8')
}

describe('a QR code that holds the contact itself', () => {
  test('is read off the picture as a vCard, with accents, separators and lines, and holds only what anyone may see', async () => {
    const { status, cache, body } = await ask(await owner(), { understood: true })
    expect([status, cache]).toEqual([200, 'no-store'])
    const vcard = await read(body.png)
    expect(vcard).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\n/)
    expect(vcard).not.toMatch(/0522|522000013|Réservé|PHOTO|UID|REV/)
    expect(new ICAL.Component(ICAL.parse(vcard) as [string, unknown[], unknown[]]).getFirstPropertyValue('fn')).toBe(
      'Salma Benjelloun-Chraïbi',
    )
    const { card: draft } = readVcard(Buffer.from(vcard))
    expect(draft).toMatchObject({
      name: salma.name,
      role: { fr: salma.role.fr },
      company: { fr: salma.company.fr },
      phones: [{ kind: 'mobile', number: '+212661000013' }],
      emails: [{ address: 'salma@atlas.example' }],
      addresses: [{ street: salma.addresses[0].street, city: 'Fès' }],
      links: [{ url: 'https://atlas.example/' }],
    })
    expect(body.leftOut).toEqual([])
    expect(body.holds.map(({ part }) => part)).toEqual(['phones', 'emails', 'company', 'role', 'addresses', 'links'])
  })

  test('is in Arabic for whoever asks for it in Arabic', async () => {
    const vcard = await read((await ask(await owner(), { understood: true, language: 'ar' })).body.png)
    expect(vcard).toContain('FN:سلمى بنجلون\r\n')
    expect(readVcard(Buffer.from(vcard)).card).toMatchObject({ nameArabic: salma.nameArabic, phones: [{ number: '+212661000013' }] })
  })

  test('holds what was chosen, and always the name', async () => {
    const { body } = await ask(await owner(), { understood: true, parts: ['phones'] })
    expect(await read(body.png)).toBe(
      'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Benjelloun-Chraïbi;Salma;;;\r\nFN:Salma Benjelloun-Chraïbi\r\nTEL;TYPE=CELL:+212661000013\r\nEND:VCARD\r\n',
    )
    expect(body).toMatchObject({ holds: [{ part: 'phones', count: 1 }], leftOut: [] })
    const bare = await ask(await owner(), { understood: true, parts: [] })
    expect(await read(bare.body.png)).toContain('FN:Salma Benjelloun-Chraïbi\r\nEND:VCARD')
  })

  test('says what had no room, and stays small enough for a screen', async () => {
    const full = {
      ...salma,
      company: { ar: 'ش'.repeat(160) },
      note: { fr: 'é'.repeat(900) },
      audiences: {},
      links: Array.from({ length: 20 }, (_, at) => ({ kind: 'other', url: `https://atlas.example/${'x'.repeat(40)}/${at}` })),
    }
    const { body } = await ask(await owner(full), { understood: true })
    const vcard = await read(body.png)
    expect(Buffer.byteLength(vcard)).toBeLessThanOrEqual(666)
    expect(encode(vcard, { ecc: 'M', border: 0 }).version).toBeLessThanOrEqual(20)
    const [held, left] = [body.holds, body.leftOut].map((parts) => new Map(parts.map(({ part, count }) => [part, count])))
    expect(held?.get('phones')).toBe(1)
    expect(left?.get('note')).toBe(1)
    expect((held?.get('links') ?? 0) + (left?.get('links') ?? 0)).toBe(20)
    expect([...vcard.matchAll(/^URL:/gm)]).toHaveLength(held?.get('links') ?? 0)
    const longName = { language: 'ar', nameArabic: { given: 'ش'.repeat(80), family: 'ص'.repeat(80) }, phones: salma.phones }
    const long = await ask(await owner(longName), { understood: true })
    expect(await read(long.body.png)).toContain(`FN:${'ش'.repeat(80)} ${'ص'.repeat(80)}`)
    expect(long.body).toMatchObject({ holds: [], leftOut: [{ part: 'phones', count: 1 }] })
  })

  test('is kept nowhere: one audit entry of identifiers, and nothing else is written', async () => {
    const somebody = await owner()
    const rows = async () => {
      const { rows: tables } = await installation.owner.data.query(
        `select schemaname || '.' || relname as name from pg_stat_user_tables where schemaname not in ('audit', 'pgboss') order by 1`,
      )
      const all: string[] = []
      for (const { name } of tables)
        all.push(`${name} ${JSON.stringify((await installation.owner.data.query(`select t::text from ${name} t order by 1`)).rows)}`)
      return all.filter((one) => !one.startsWith('accounts.session'))
    }
    const before = await rows()
    expect((await ask(somebody, { understood: true })).status).toBe(200)
    expect(await rows()).toEqual(before)
    const { rows: entries } = await installation.owner.data.query(
      "select entry::text as said, deed from audit.entry where deed = 'card.contact-qr' and object_id = $1",
      [somebody.card],
    )
    expect(entries).toHaveLength(1)
    expect(entries[0].said).not.toMatch(/Salma|Benjelloun|661000013|atlas/)
  })

  test('needs its owner’s yes, a published card that is theirs, and known parts', async () => {
    const somebody = await owner()
    for (const [body, field] of [
      [{}, 'understood'],
      [{ understood: false }, 'understood'],
      [{ understood: true, parts: ['photo'] }, 'parts.0'],
      [{ understood: true, language: 'de' }, 'language'],
    ] as const)
      expect(await ask(somebody, body)).toMatchObject({ status: 400, body: { code: 'invalid', fields: [field] } })
    expect(await ask(await owner(salma, false), { understood: true })).toMatchObject({ status: 409, body: { code: 'card-not-published' } })
    const other = await owner()
    expect(await ask({ ...somebody, cookie: other.cookie }, { understood: true })).toMatchObject({ status: 404 })
    await installation.deeds.run((tx) => deleteCard(tx, system, { ownerId: somebody.id, cardId: somebody.card }))
    expect(await ask(somebody, { understood: true })).toMatchObject({ status: 404 })
  })
})
