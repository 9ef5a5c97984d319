import ICAL from 'ical.js'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Card } from '#contract/card.ts'
import { preparePhoto, publishCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, salmaCard, someCard, someLink } from '#test/people.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

async function opened(card: Card, photo?: Buffer) {
  const published = await someCard(installation, card, photo)
  const { token } = await someLink(installation, published)
  return { ...published, cookie: cookieOf(await open(origin, token)) }
}
const download = (cookie: string, language: string, path = '/c/card.vcf') =>
  fetch(origin + path, { headers: { cookie, 'accept-language': language } })

/** The values of a property, as an independent reader understands them. */
function read(text: string) {
  const contact = new ICAL.Component(ICAL.parse(text))
  return (name: string) => contact.getAllProperties(name).map((property) => property.getFirstValue())
}

describe('the contact as a file', () => {
  test('is a vCard 3.0 with its type, kept by no cache, to be saved and not shown', async () => {
    const { cookie, cardId } = await opened(salmaCard)
    const answer = await download(cookie, 'fr')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/vcard; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="Salma-Benjelloun.vcf"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(Number(answer.headers.get('content-length'))).toBe(bytes.length)
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    expect(text).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\n/)
    expect(text).toMatch(/\r\nEND:VCARD\r\n$/)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const of = read(text)
    expect(of('fn')).toEqual(['Salma Benjelloun'])
    expect(of('n')).toEqual([['Benjelloun', 'Salma', '', '', '']])
    expect(of('tel')).toEqual(['+212661000013'])
    expect(of('email')).toEqual(['salma@atlas-menuiserie.example'])
    expect(of('uid')).toEqual([`urn:uuid:${cardId}`])
    expect(String(of('rev')[0])).toBe(`${installation.clock.now().toISOString().slice(0, 19)}Z`)
  })

  test('holds the name in the script of its reader, the other one beside it, and is named so', async () => {
    const { cookie } = await opened(salmaCard)
    const [french, arabic, english] = await Promise.all(['fr-MA', 'ar-MA,ar;q=0.9', 'en'].map((language) => download(cookie, language)))
    const of = read((await french?.text()) ?? '')
    expect([of('fn'), of('x-phonetic-first-name'), of('x-phonetic-last-name'), of('title')]).toEqual([
      ['Salma Benjelloun'],
      ['سلمى'],
      ['بنجلون'],
      ['Directrice commerciale'],
    ])
    const ar = read((await arabic?.text()) ?? '')
    expect([ar('fn'), ar('n'), ar('x-phonetic-first-name'), ar('title'), ar('org')]).toEqual([
      ['سلمى بنجلون'],
      [['بنجلون', 'سلمى', '', '', '']],
      ['Salma'],
      ['مديرة المبيعات'],
      ['Atlas Menuiserie, Casablanca'],
    ])
    expect(read((await english?.text()) ?? '')('fn')).toEqual(['Salma Benjelloun'])
    const disposition = arabic?.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7E]+\.vcf"; filename\*=UTF-8''[A-Za-z0-9%._-]+$/)
    expect(decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(disposition)?.[1] ?? '')).toBe('سلمى-بنجلون.vcf')
  })

  test('of a name with accents has a plain file name for old readers and the true one beside it', async () => {
    const { cookie } = await opened(Card.parse({ language: 'fr', name: { given: 'Zoé', family: 'El Haïk/..\\x' } }))
    const disposition = (await download(cookie, 'fr')).headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="Zoe-El-Haik-x\.vcf"; filename\*=UTF-8''Zo%C3%A9-El-Ha%C3%AFk-x\.vcf$/)
  })

  test.each([
    'X"\r\nSet-Cookie: stolen=1',
    '../../etc/passwd',
    '%0d%0aX: y',
    '\u202Egnp.exe',
    "'; filename=evil.exe",
    'x'.repeat(80),
    '😀😀😀',
    '...',
    'CON',
  ])('of the hostile name %j stays one safe header', async (given) => {
    const card = Card.safeParse({ language: 'fr', name: { given, family: '\u200E' } })
    const one = card.success ? card : Card.safeParse({ language: 'fr', name: { given } })
    if (!one.success) return // refused at the door
    const { cookie } = await opened(one.data)
    const answer = await download(cookie, 'fr')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[A-Za-z0-9_][A-Za-z0-9._ -]*\.vcf"(?:; filename\*=UTF-8''[A-Za-z0-9%._-]+\.vcf)?$/,
    )
    const text = await answer.text()
    expect(text.match(/^BEGIN:VCARD\r$/gm)).toHaveLength(1)
    read(text)
  })

  test('brings the published photo along, whole', async () => {
    const picture = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#2E6E62' } })
      .jpeg()
      .toBuffer()
    const photo = await preparePhoto(picture)
    const { cookie } = await opened(salmaCard, photo)
    const text = await (await download(cookie, 'fr')).text()
    expect(text).toContain('\r\nPHOTO;ENCODING=b;TYPE=JPEG:')
    const value = read(text)('photo')[0]
    expect(Buffer.from(String(value), 'base64').equals(photo)).toBe(true)
    const served = await download(cookie, 'fr', '/c/1/photo')
    expect(served.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await served.arrayBuffer()).equals(photo)).toBe(true)
  })

  test('keeps its UID when the card is published again, with a newer REV: a second import updates the contact', async () => {
    const { cookie, cardId, ownerId } = await opened(salmaCard)
    const first = read(await (await download(cookie, 'fr')).text())
    installation.clock.forward({ minutes: 3 })
    await installation.deeds.run((tx) => publishCard(tx, system, { ownerId, cardId, label: 'Carte', card: salmaCard }))
    const second = read(await (await download(cookie, 'fr')).text())
    expect(second('uid')).toEqual(first('uid'))
    expect(String(second('rev')[0]) > String(first('rev')[0])).toBe(true)
  })

  test('of a card that never was open in this browser is none', async () => {
    for (const path of ['/c/card.vcf', '/c/1/card.vcf']) {
      const answer = await fetch(origin + path)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-disposition')).toBeNull()
    }
  })
})
