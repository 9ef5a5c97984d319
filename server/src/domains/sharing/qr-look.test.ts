import jsqr from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { makeCard, publishDraft, setPicture } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { makeAskingLink } from './make-asking-link.ts'
import { shareCard } from './share-card.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const blue = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#4B3FCF' } })
    .png()
    .toBuffer()

/** An owner whose logo is for clients only, a link for each audience, and one that asks first. */
async function owner(email: string) {
  const draft = Draft.parse({ language: 'fr', name: { given: 'Salma' }, audiences: { logo: 'clients' } })
  const logo = await blue(300)
  return installation.deeds.run(async (tx) => {
    const id = await openAccount(tx, system, { name: 'Salma', email, language: 'fr' })
    const card = await makeCard(tx, system, { ownerId: id, label: 'Carte', draft })
    await setPicture(tx, system, { ownerId: id, cardId: card, which: 'logo', picture: logo })
    await publishDraft(tx, system, { ownerId: id, cardId: card })
    const link = (audience: 'anyone' | 'clients') => shareCard(tx, system, { ownerId: id, cardId: card, label: 'Lien', audience })
    const [anyone, clients] = [await link('anyone'), await link('clients')]
    const asking = await makeAskingLink(tx, system, { ownerId: id, cardId: card, label: 'Site', line: 'Salma' })
    const cookie = `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: undefined })}`
    return { id, card, anyone, clients, asking, cookie }
  })
}
type Owner = Awaited<ReturnType<typeof owner>>
const ask = ({ cookie }: Owner, path: string) => fetch(origin + path, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })
async function read(answer: Response) {
  const { data, info } = await sharp(Buffer.from(await answer.arrayBuffer()))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 4
  return { text: jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data, middle: [...data.subarray(middle, middle + 3)] }
}
const refusal = async (answer: Response) => {
  const { code, fields } = (await answer.json()) as { code: string; fields?: string[] }
  return [answer.status, code, fields]
}

describe('the QR code of a link, as its owner wishes it', () => {
  test('bears the logo that this link shows, and reads back as the link', async () => {
    const salma = await owner('salma@test.example')
    for (const form of ['svg', 'png'])
      for (const level of ['Q', 'H']) {
        const answer = await ask(salma, `/api/links/${salma.clients.id}/qr.${form}?level=${level}&logo=1&mm=40`)
        expect(answer.status).toBe(200)
        const { text, middle } = await read(answer)
        expect(text).toMatch(new RegExp(`/l#${salma.clients.token}$`))
        expect(Math.abs((middle[0] ?? 0) - 0x4b) + Math.abs((middle[2] ?? 0) - 0xcf)).toBeLessThan(20)
      }
  })

  test('has no logo where the link shows none: what is for clients does not get out by it, nor what is not published', async () => {
    const salma = await owner('salma-2@test.example')
    expect(await refusal(await ask(salma, `/api/links/${salma.anyone.id}/qr.png?level=H&logo=1`))).toEqual([409, 'no-logo', ['logo']])
    const open = await read(await ask(salma, `/api/links/${salma.anyone.id}/qr.png?level=H`))
    expect(open.text).toMatch(new RegExp(`/l#${salma.anyone.token}$`))
    expect(await refusal(await ask(salma, `/api/asking-links/${salma.asking.id}/qr.png?level=H&logo=1`))).toEqual([
      400,
      'invalid',
      ['logo'],
    ])
    await installation.deeds.run((tx) => setPicture(tx, system, { ownerId: salma.id, cardId: salma.card, which: 'logo', picture: null }))
    expect((await ask(salma, `/api/links/${salma.clients.id}/qr.png?level=H&logo=1`)).status).toBe(200)
    await installation.deeds.run((tx) => publishDraft(tx, system, { ownerId: salma.id, cardId: salma.card }))
    expect(await refusal(await ask(salma, `/api/links/${salma.clients.id}/qr.png?level=H&logo=1`))).toEqual([409, 'no-logo', ['logo']])
  })

  test.each([
    ['level=L&logo=1', 'logo'],
    ['level=M&logo=1', 'logo'],
    ['logo=1', 'logo'],
    ['level=H&logo=https://evil.example/logo.png', 'logo'],
    ['level=X', 'level'],
    ['mm=5', 'mm'],
    ['mm=4000', 'mm'],
    ['mm=40.5', 'mm'],
  ])('refuses %s, and says which field', async (query, field) => {
    const salma = await owner(`salma-${encodeURIComponent(query).replace(/\W/g, '')}@test.example`)
    for (const form of ['svg', 'png'])
      expect(await refusal(await ask(salma, `/api/links/${salma.clients.id}/qr.${form}?${query}`))).toEqual([400, 'invalid', [field]])
  })

  test('a link that asks first has the level and the width it is asked for', async () => {
    const salma = await owner('salma-3@test.example')
    const answer = await ask(salma, `/api/asking-links/${salma.asking.id}/qr.svg?level=Q&mm=60`)
    const svg = await answer.clone().text()
    expect(svg).toContain('width="60mm"')
    expect((await read(answer)).text).toMatch(new RegExp(`/l#${salma.asking.token}$`))
  })
})
