import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { makeCard, publishDraft, setPicture } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { readPdf } from '#test/read-pdf.ts'
import { shareCard } from './share-card.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

let people = 0
async function owner(more: object = {}, logo?: Buffer) {
  const draft = Draft.parse({
    language: 'fr',
    name: { given: 'Salma', family: 'Benjelloun' },
    role: { fr: 'Directrice' },
    company: { ar: 'أطلس' },
    phones: [
      { kind: 'mobile', number: '+212661000013', audience: 'clients' },
      { kind: 'work', number: '+212522000013' },
    ],
    audiences: { role: 'clients' },
    ...more,
  })
  return installation.deeds.run(async (tx) => {
    const id = await openAccount(tx, system, { name: 'Salma', email: `printed-${++people}@test.example`, language: 'fr' })
    const card = await makeCard(tx, system, { ownerId: id, label: 'Carte', draft })
    if (logo) await setPicture(tx, system, { ownerId: id, cardId: card, which: 'logo', picture: logo })
    await publishDraft(tx, system, { ownerId: id, cardId: card })
    const link = (audience: 'anyone' | 'clients', showOnce = false) =>
      shareCard(tx, system, { ownerId: id, cardId: card, label: 'Stand A', audience, showOnce })
    const [anyone, clients, once] = [await link('anyone'), await link('clients'), await link('anyone', true)]
    return {
      anyone,
      clients,
      once,
      cookie: `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: undefined })}`,
    }
  })
}
const ask = ({ cookie }: { cookie: string }, path: string, language = 'fr') =>
  fetch(origin + path, { headers: { cookie, 'sec-fetch-site': 'same-origin', 'accept-language': language } })
const read = async (answer: Response) => {
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  return readPdf(Buffer.from(await answer.arrayBuffer())).pages.map(({ texts }) => texts.map(({ text }) => text).join(' '))
}

describe('paper that carries a link', () => {
  test('says what this link shows, and nothing that is for others', async () => {
    const salma = await owner()
    const [front, back] = await read(await ask(salma, `/api/links/${salma.anyone.id}/card.pdf`))
    expect(front).toContain('Salma Benjelloun')
    expect(front).toContain('05 22 00 00 13')
    for (const side of [front, back]) expect(side).not.toMatch(/Directrice|06 61/)
    const [forClients] = await read(await ask(salma, `/api/links/${salma.clients.id}/card.pdf`))
    expect(forClients).toMatch(/Directrice.*06 61 00 00 13/)
  })

  test('bears the logo that this link shows, and none that is for others', async () => {
    const logo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#2e7d62' } })
      .png()
      .toBuffer()
    const [everybody, clients] = [await owner({}, logo), await owner({ audiences: { logo: 'clients' } }, logo)]
    const pictures = async (salma: { cookie: string }, link: { id: string }) =>
      readPdf(Buffer.from(await (await ask(salma, `/api/links/${link.id}/card.pdf`)).arrayBuffer())).pages.map(
        (page) => page.pictures.length,
      )
    expect(await pictures(everybody, everybody.anyone)).toEqual([1, 1])
    expect(await pictures(clients, clients.anyone)).toEqual([0, 0])
    expect(await pictures(clients, clients.clients)).toEqual([1, 1])
  })

  test('is told beforehand where a side must speak the language of the other', async () => {
    const salma = await owner()
    const sides = async (link: string) => (await ask(salma, `/api/links/${link}/print`)).json()
    expect(await sides(salma.clients.id)).toEqual({ lacks: { fr: ['company'], ar: ['name', 'role'] } })
    expect(await sides(salma.anyone.id)).toEqual({ lacks: { fr: ['company'], ar: ['name'] } })
  })

  test('goes by a name that says nothing of anybody, is kept by no one on the way, and has a sheet of codes with the caption asked for', async () => {
    const salma = await owner()
    const card = await ask(salma, `/api/links/${salma.anyone.id}/card.pdf?marks=1`)
    expect(card.headers.get('content-disposition')).toBe('attachment; filename="carte-de-visite.pdf"')
    expect(card.headers.get('cache-control')).toBe('no-store')
    await card.body?.cancel()
    const sheet = async (query: string) => (await read(await ask(salma, `/api/links/${salma.anyone.id}/stickers.pdf${query}`)))[0]
    expect((await sheet(''))?.match(/Salma Benjelloun/g)).toHaveLength(24)
    expect((await sheet('?caption=label'))?.match(/Stand A/g)).toHaveLength(24)
    expect(await sheet('?caption=none')).toBe('')
  })

  test('refuses a link of which nothing was kept, and what cannot be asked for, naming the field', async () => {
    const salma = await owner()
    for (const paper of ['card', 'stickers']) {
      const refused = await ask(salma, `/api/links/${salma.once.id}/${paper}.pdf`)
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, 'link-not-kept'])
    }
    const odd = await ask(salma, `/api/links/${salma.anyone.id}/stickers.pdf?caption=everything`)
    expect([odd.status, await odd.json()]).toEqual([400, expect.objectContaining({ code: 'invalid', fields: ['caption'] })])
  })

  test.each([
    ['fr', 'polices d’imprimerie'],
    ['ar', 'خطوط الطباعة'],
    ['en', 'printing fonts'],
  ])('refuses a sign that our fonts do not have, and says in %s where it stands, and not what it says', async (language, says) => {
    const salma = await owner({ name: { given: 'Salma 🚀' } })
    for (const [paper, field] of [
      ['card', 'name'],
      ['stickers', 'caption'],
    ]) {
      const refused = await ask(salma, `/api/links/${salma.anyone.id}/${paper}.pdf`, language)
      expect(refused.status).toBe(422)
      const text = await refused.text()
      expect(JSON.parse(text)).toMatchObject({ code: 'letters-not-printed', fields: [field], title: expect.stringContaining(says) })
      expect(text).not.toContain('Salma')
    }
  })
})
