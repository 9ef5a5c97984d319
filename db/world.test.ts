import { isDeepStrictEqual } from 'node:util'
import parsePhoneNumber from 'libphonenumber-js/max'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { Card } from '#contract/card.ts'
import { ContactDetails, Tags } from '#contract/contacts.ts'
import { isIce, isRib } from '#contract/identifiers.ts'
import { portraitSvg } from './portrait.ts'
import { worldRoles } from './world/person.ts'
import { companies, contactsReceived, crowd, people, type WorldPerson } from './world.ts'

const cards = people.flatMap((person) => person.card ?? [])
const companyOf = (key: string) => people.filter((person) => person.company === key)
const repeated = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at)
const onlyArabic = (text: string) => /\p{Script=Arabic}/u.test(text) && !/\p{Script=Latin}/u.test(text)
const parts = (texts: object | undefined) => Object.values(texts ?? {}).filter((text) => typeof text === 'string')
const onlyLatin = (text: string) => /\p{Script=Latin}/u.test(text) && !/\p{Script=Arabic}/u.test(text)

const postcodes: Record<string, RegExp> = {
  Casablanca: /^20\d{3}$/,
  'الدار البيضاء': /^20\d{3}$/,
  Rabat: /^10\d{3}$/,
  Fès: /^30\d{3}$/,
  Marrakech: /^40\d{3}$/,
  Agadir: /^80\d{3}$/,
  Tanger: /^90\d{3}$/,
}

/** What holds for the named people and for the crowd alike; empty when it does. */
function faults(person: WorldPerson): string[] {
  const { key, phone, email, card } = person
  const found: string[] = []
  if (!mobileOfMorocco(phone)) found.push(`${key}: ${phone}`)
  if (!/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/.test(email)) found.push(`${key}: ${email}`)
  if (repeated(person.links.map((link) => link.label)).length > 0) found.push(`${key}: labels`)
  if (!card) return found
  if (!isWhole(card)) found.push(`${key}: card`)
  for (const { number } of card.phones) if (!parsePhoneNumber(number)?.isValid()) found.push(`${key}: ${number}`)
  for (const { address } of card.emails) if (!address.endsWith('.example')) found.push(`${key}: ${address}`)
  for (const { url } of card.links) if (!new URL(url).hostname.endsWith('.example')) found.push(`${key}: ${url}`)
  for (const { city, postcode } of card.addresses)
    if (!postcodes[city ?? '']?.test(postcode ?? '')) found.push(`${key}: ${postcode} ${city}`)
  for (const part of parts(card.name)) if (!onlyLatin(part)) found.push(`${key}: ${part}`)
  for (const part of parts(card.nameArabic)) if (!onlyArabic(part)) found.push(`${key}: ${part}`)
  for (const texts of [card.role, card.department, card.company, card.note]) {
    if (texts?.ar !== undefined && !onlyArabic(texts.ar)) found.push(`${key}: ${texts.ar}`)
    for (const text of [texts?.fr ?? 'fr', texts?.en ?? 'en']) if (!onlyLatin(text)) found.push(`${key}: ${text}`)
  }
  return found
}

/** Nothing refused, nothing left out, nothing filled in. */
const isWhole = (card: Card) => isDeepStrictEqual(Card.safeParse(card).data, card)

const mobileOfMorocco = (text: string) => {
  const phone = parsePhoneNumber(text)
  return phone?.country === 'MA' && phone.getType() === 'MOBILE' && phone.number === text
}

test('each of the named people is well made', () => {
  expect(people.flatMap(faults)).toEqual([])
})

test('no two share a key, an e-mail or a number', () => {
  for (const field of ['key', 'email', 'phone', 'name'] as const) expect(repeated(people.map((person) => person[field]))).toEqual([])
})

test('what a scan looks for is too long to be met by chance', () => {
  expect(people.flatMap((person) => [person.name, person.email, person.phone]).filter((text) => text.length < 10)).toEqual([])
})

test('every place is held: one professional, one visitor, one of each job, and two companies', () => {
  const held = (role: string, company?: string) => people.filter((person) => person.role === role && person.company === company).length
  expect(worldRoles.filter((role) => !['owner', 'administrator', 'member'].includes(role) && held(role) !== 1)).toEqual([])
  expect(companyOf('atlas-menuiserie').map((person) => person.role)).toEqual(['owner', 'administrator', 'member', 'member', 'member'])
  expect(companyOf('zellige-trois-sources').map((person) => person.role)).toEqual(['owner', 'member'])
  expect(companies.map((company) => company.key)).toEqual(['atlas-menuiserie', 'zellige-trois-sources'])
})

test('nothing of one company is said in the other', () => {
  const [one, other] = companies.map((company) => JSON.stringify([company, companyOf(company.key)]))
  expect(one).not.toMatch(/Zellige|trois-sources|زليج|Sqalli|Lahlou/)
  expect(other).not.toMatch(/Atlas|atlas-menuiserie|أطلس|Benjelloun|Berrada/)
})

test('companies have valid identifiers, of their own, and a name in both scripts', () => {
  for (const company of companies) {
    expect(isIce(company.ice) && isRib(company.rib)).toBe(true)
    expect(onlyLatin(company.name) && onlyArabic(company.nameArabic)).toBe(true)
    expect(company.address.postcode).toMatch(postcodes[company.address.city] ?? 'a city of the list')
  }
  expect(repeated(companies.flatMap((company) => [company.ice, company.rib]))).toEqual([])
})

test('Salma is as in the mock-ups', () => {
  expect(people.find((person) => person.name === 'Salma Benjelloun')).toMatchObject({
    company: 'atlas-menuiserie',
    card: { nameArabic: { given: 'سلمى', family: 'بنجلون' }, role: { fr: 'Directrice commerciale' } },
  })
})

test('cards differ: both scripts, Arabic alone, English alone, many links, next to nothing', () => {
  expect(cards.filter((card) => card.name && card.nameArabic).length).toBeGreaterThanOrEqual(4)
  expect(cards.filter((card) => card.role?.fr && card.role.ar && card.role.en).length).toBeGreaterThanOrEqual(3)
  const arabicAlone = cards.find((card) => card.nameArabic && !card.name)
  const said = [arabicAlone?.nameArabic, arabicAlone?.role, arabicAlone?.company, arabicAlone?.note].flatMap(parts)
  const address = arabicAlone?.addresses.flatMap(({ street = '', city = '', country = '' }) => [street, city, country]) ?? []
  expect([...said, ...address].filter((text) => !onlyArabic(text))).toEqual([])
  expect(said.length + address.length).toBeGreaterThanOrEqual(8)
  expect(cards.some((card) => card.language === 'en' && !card.nameArabic && Object.keys(card.role ?? {}).join() === 'en')).toBe(true)
  expect(Math.max(...cards.map((card) => card.links.length))).toBeGreaterThanOrEqual(8)
  expect(cards.some((card) => card.phones.length + card.addresses.length + card.links.length === 0)).toBe(true)
})

test('links differ: with a date, with a limit, with a PIN, with nothing; and only a card has any', () => {
  const links = people.flatMap((person) => person.links)
  expect(links.some((link) => link.expiresInDays)).toBe(true)
  expect(links.some((link) => link.maxOpenings)).toBe(true)
  expect(links.some((link) => Object.keys(link).join() === 'label')).toBe(true)
  const pins = links.flatMap((link) => link.pin ?? [])
  expect(pins.length).toBeGreaterThan(0)
  expect(pins.filter((pin) => !/^\d{6}$/.test(pin))).toEqual([])
  expect(people.filter((person) => person.links.length > 0 !== Boolean(person.card))).toEqual([])
})

test('contacts received are well made, and show what there is: new ones, notes, dates, a duplicate, two as one, one taken back', () => {
  for (const { kind, to, details, tags, place, note, link } of contactsReceived) {
    const owner = people.find(({ key }) => key === to)
    expect(owner?.card, to).toBeDefined()
    expect(ContactDetails.parse(details)).toEqual(details)
    expect(details.phone === undefined || parsePhoneNumber(details.phone)?.isValid(), details.phone).toBe(true)
    expect(details.email ?? 'a@b.example').toMatch(/\.example$/)
    expect(Tags.safeParse(tags ?? []).success && (place ?? '').length <= 120 && (note ?? '').length <= 2_000).toBe(true)
    if (link !== undefined) expect((kind === 'asked' ? owner?.asks : owner?.links)?.map(({ label }) => label)).toContain(link)
  }
  const ofSalma = contactsReceived.filter(({ to }) => to === 'salma')
  expect(repeated(ofSalma.flatMap(({ details }) => details.email ?? []))).toHaveLength(1)
  expect(ofSalma.some((one) => one.kind === 'asked') && ofSalma.some((one) => !one.seen)).toBe(true)
  expect(ofSalma.some((one) => (one.followUpInDays ?? 0) < 0) && ofSalma.some((one) => one.noProspecting)).toBe(true)
  expect(ofSalma.filter((one) => one.deleted).length === 1 && ofSalma.some((one) => one.withTheOneBefore)).toBe(true)
  const known = new Set(people.flatMap(({ email, phone }) => [email, phone]))
  expect(
    contactsReceived.flatMap(({ details: { email, phone } }) => [email, phone]).filter((one) => one !== undefined && known.has(one)),
  ).toEqual([])
})

test('every face is drawn, each another one', async () => {
  const drawings = people.flatMap((person) => (person.face ? portraitSvg(person.face) : []))
  expect(drawings.length).toBeGreaterThanOrEqual(12)
  expect(repeated(drawings)).toEqual([])
  for (const drawing of drawings) {
    expect(drawing).not.toMatch(/undefined|NaN/)
    expect(await sharp(Buffer.from(drawing)).metadata()).toMatchObject({ format: 'svg', width: 512, height: 512 })
  }
})

test('a crowd of 20,000 is well made, and each is someone else, also beside the named people', () => {
  const all = [...crowd(20_000, 7)]
  expect(all.length).toBe(20_000)
  expect(all.flatMap(faults)).toEqual([])
  for (const field of ['key', 'email', 'phone'] as const) {
    expect(new Set([...people, ...all].map((person) => person[field])).size).toBe(people.length + all.length)
  }
  expect(new Set(all.map((person) => person.name)).size).toBeGreaterThan(4000)
  expect(all.filter((person) => person.card?.name && person.card.nameArabic).length).toBeGreaterThan(10_000)
  expect(all.filter((person) => person.phone.startsWith('+212661'))).toEqual([])
  expect(new Set(all.map((person) => person.phone[4]))).toEqual(new Set(['6', '7']))
})

test('a crowd is the same for the same seed, and the beginning of a larger one', () => {
  expect([...crowd(300, 7)]).toEqual([...crowd(1000, 7)].slice(0, 300))
  expect([...crowd(300, 8)].map((person) => person.name)).not.toEqual([...crowd(300, 7)].map((person) => person.name))
})

test('a crowd larger than the numbers there are is refused', () => {
  expect(() => crowd(8_000_001, 1).next()).toThrow(RangeError)
})
