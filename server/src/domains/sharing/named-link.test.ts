import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeAccount } from '#domains/accounts/index.ts'
import { deleteCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { onAccountClosed } from '#test/deeds.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, someCard, someNamedLink } from '#test/people.ts'
import { served } from '#test/served.ts'
import { linkVisitor, rightsField } from './named-rows.ts'
import { linkShown } from './read-links.ts'
import { revokeLink } from './revoke-link.ts'
import { sendVisitorCode } from './send-code.ts'

let installation: TestInstallation
let origin: string
let card: PublishedCard
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  card = await someCard(installation)
})
afterAll(() => installation.close())

const json = { accept: 'application/json' }
const shown = (link: { id: string }, { ownerId } = card) =>
  installation.deeds.read((tx) => linkShown(tx, system, { ownerId, linkId: link.id }))
const revoke = ({ id }: { id: string }) => installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: id }))
const rowOf = async ({ id }: { id: string }) =>
  (await installation.owner.data.query('select * from sharing.named where link_id = $1', [id])).rows[0]

async function ask(token: string, headers: Record<string, string> = json) {
  return fetch(`${origin}/acces/code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  })
}
/** The codes that were sent to an address since, oldest first. */
async function codesTo(address: string): Promise<string[]> {
  await installation.deliver()
  return installation.mailbox.flatMap(({ to, code }) => (to === address && code ? [code] : []))
}
async function codeOf(answer: Response): Promise<string> {
  return answer.status === 200 ? 'card' : String(((await answer.json()) as { code: string }).code)
}
const browserOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((cookie) => cookie.startsWith('__Host-cc_browser=')) ?? ''
const openIn = (token: string, browser: string, more: Parameters<typeof open>[2] = {}, headers = json) =>
  open(origin, token, more, { ...headers, cookie: browser, origin })
let addresses = 0
const someone = () => ({ name: 'Nadia Tazi', email: `Nadia.${++addresses}@visitor.example` })

describe('a link for one visitor', () => {
  test('says whom it is for to its owner alone, sealed under a key of its own, and ends after two years', async () => {
    const visitor = { ...someone(), phone: '+212612345678' }
    const link = await someNamedLink(installation, card, { visitor, binds: true })
    const row = await rowOf(link)
    await installation.deeds.read(async (tx) => {
      const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'rights' })
      expect(subject.open(linkVisitor, link.id, row.visitor)).toEqual(visitor)
      for (const term of [emailTerm(visitor.email), visitor.phone])
        expect(await tx.vault.find(tx, rightsField, term)).toContain(row.subject_id)
    })
    expect(await shown(link)).toMatchObject({
      for: { ...visitor, code: false, binds: true, opened: false },
      openingsLeft: null,
      expiresAt: '2028-11-22T09:00:00.000Z',
    })
    const late = new Date(installation.clock.now().getTime() + 731 * 86_400_000)
    await expect(someNamedLink(installation, card, { expiresAt: late })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('that asks for a code needs somewhere to send it', async () => {
    await expect(someNamedLink(installation, card, { visitor: { name: 'Nadia' }, code: true })).rejects.toMatchObject({
      code: 'code-nowhere',
    })
    const phone = { visitor: { phone: '+212612345678' }, code: true }
    await expect(someNamedLink(installation, card, phone)).rejects.toMatchObject({ code: 'no-text-messages' })
    await someNamedLink(installation, card, { ...phone, textMessages: true })
  })

  test('tells its owner that it was opened, and nothing else: no count, no day', async () => {
    const one = await someCard(installation)
    const link = await someNamedLink(installation, one, { maxViews: 5 })
    expect(await codeOf(await open(origin, link.token, {}, json))).toBe('press')
    expect((await shown(link, one)).for?.opened).toBe(false)
    for (let turn = 0; turn < 3; turn++) {
      const answer = await open(origin, link.token, { press: true })
      const page = await answer.text()
      expect(page).toContain('Lien fait pour vous')
      expect(page).toContain('voit seulement s’il a été ouvert, et s’il peut encore l’être.')
    }
    expect(await shown(link, one)).toMatchObject({ for: { opened: true }, openingsLeft: null, state: 'live' })
    const json_ = await open(origin, link.token, { press: true }, json)
    expect(await json_.json()).toMatchObject({ named: true })
    await installation.tick()
    const counts = await installation.owner.data.query('select * from sharing.opening_count where card_id = $1', [one.cardId])
    expect(counts.rows).toEqual([])
  })
})

describe('a one-time code', () => {
  test('is asked for, sent to the visitor alone, and opens the card once', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true })
    const page = await open(origin, link.token)
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('<form method="post" action="/acces/code"')
    expect(text).toContain('contact@IdNet.ma')
    expect(text).not.toMatch(/Salma|Benjelloun|Nadia|visitor\.example/)
    const asked = await open(origin, link.token, {}, json)
    expect([asked.status, await codeOf(asked)]).toEqual([428, 'code'])
    expect(await codesTo(visitor.email)).toEqual([])

    expect(await (await ask(link.token, { ...json, 'accept-language': 'ar' })).json()).toEqual({ minutes: 10 })
    const [code = ''] = await codesTo(visitor.email)
    const mail = installation.mailbox.find(({ to }) => to === visitor.email)
    expect(mail?.subject).toBe('رمز كونكت كارد الخاص بك')
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/Salma|Benjelloun|Nadia|Atlas/)
    const wrong = await open(origin, link.token, { code: code === '000000' ? '000001' : '000000' }, json)
    expect([wrong.status, await codeOf(wrong)]).toEqual([428, 'code-wrong'])
    const arabic = ` ${code.replace(/\d/g, (figure) => String.fromCharCode(0x660 + Number(figure)))} `
    expect((await open(origin, link.token, { code: arabic }, json)).status).toBe(200)
    expect(await codeOf(await open(origin, link.token, { code }, json))).toBe('code-wrong')
  })

  test('ends with a newer one, after ten minutes, and after five tries', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true })
    await ask(link.token)
    await ask(link.token)
    const known = await codesTo(visitor.email)
    const [newest = ''] = known
    expect(known).toHaveLength(1) // the older one was ended before it was sent
    installation.clock.forward({ minutes: 10 })
    expect(await codeOf(await open(origin, link.token, { code: newest }, json))).toBe('code-wrong')

    await ask(link.token)
    const third = (await codesTo(visitor.email)).at(-1) ?? ''
    await ask(link.token)
    const last = (await codesTo(visitor.email)).at(-1) ?? ''
    expect(await codeOf(await open(origin, link.token, { code: third }, json))).toBe(third === last ? 'card' : 'code-wrong')
    for (let turn = 1; turn < 5; turn++)
      expect(await codeOf(await open(origin, link.token, { code: third === '111111' ? '222222' : '111111' }, json))).toBe('code-wrong')
    expect(await codeOf(await open(origin, link.token, { code: last }, json))).toBe('code-wrong')
  })

  test('tried in forty places at once is tried five times', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true })
    await ask(link.token)
    const [code = ''] = await codesTo(visitor.email)
    const guesses = Array.from({ length: 40 }, (_, one) => String(100_000 + one)).filter((guess) => guess !== code)
    await Promise.all(guesses.map((guess) => open(origin, link.token, { code: guess }, json)))
    const tries = await installation.owner.data.query('select tries from sharing.code where link_id = $1', [link.id])
    expect(tries.rows).toEqual([{ tries: 5 }])
    expect(await codeOf(await open(origin, link.token, { code }, json))).toBe('code-wrong')
  })

  test('asked for many times at once is one code', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true })
    const asked = Array.from({ length: 3 }, (_, one) =>
      installation.deeds.run((tx) => sendVisitorCode(tx, { token: link.token, language: 'fr', source: `198.51.100.${one}` })),
    )
    expect(await Promise.all(asked)).toEqual([undefined, undefined, undefined])
    const codes = await installation.owner.data.query('select ended from sharing.code where link_id = $1 order by ended', [link.id])
    expect(codes.rows).toEqual([{ ended: false }, { ended: true }, { ended: true }])
    expect(await codesTo(visitor.email)).toHaveLength(1)
  })

  test('used twice at once opens once', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true })
    await ask(link.token)
    const [code = ''] = await codesTo(visitor.email)
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(origin, link.token, { code }, json)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('is checked by a process that holds no root key, and has no way to send one', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true, binds: true })
    await ask(link.token)
    const [code = ''] = await codesTo(visitor.email)
    const server = await served(installation, 'cards')
    const cardsOnly = `http://localhost:${server.port}`
    const sent = await fetch(`${cardsOnly}/acces/code`, { method: 'POST', headers: json })
    expect(sent.status).toBe(404)
    expect((await open(cardsOnly, link.token, { code, bind: true }, json)).status).toBe(200)
    expect((await shown(link)).for?.opened).toBe(true)
    await server.close()
  })

  test('goes by text message where the visitor has a phone only', async () => {
    const link = await someNamedLink(installation, card, { visitor: { phone: '+212698000001' }, code: true, textMessages: true })
    expect(await (await open(origin, link.token)).text()).toContain('par SMS')
    await ask(link.token, { ...json, 'accept-language': 'en' })
    expect(await installation.deliverTexts()).toEqual(['done'])
    const page = await (await fetch(`${origin}/dev/mail`)).text()
    const [, code = ''] = /\+212698000001.*?ConnectCard: (\d{6}) opens the card/s.exec(page) ?? []
    expect((await open(origin, link.token, { code }, json)).status).toBe(200)
  })

  test('is sent for no other token, and the answer is the same for every one', async () => {
    const gone = await someNamedLink(installation, card, { code: true })
    const paused = await someCard(installation)
    await revoke(gone)
    const tokens = {
      live: (await someNamedLink(installation, card, { code: true })).token,
      'live, without a code': (await someNamedLink(installation, card)).token,
      revoked: gone.token,
      expired: (await someNamedLink(installation, paused, { code: true, expiresAt: new Date(installation.clock.now().getTime() + 1) }))
        .token,
      'never made': '0'.repeat(32),
      'a word': 'nothing',
    }
    installation.clock.forward({ minutes: 1 })
    await installation.deliver()
    const before = installation.mailbox.length
    const told = new Map<string, string>()
    for (const [name, token] of Object.entries(tokens)) {
      const answer = await ask(token, { accept: 'text/html' })
      const headers = [...answer.headers].filter(([header]) => !/^(?:date|content-length)$/.test(header)).sort()
      told.set(name, JSON.stringify([answer.status, headers, (await answer.text()).replaceAll(token, 'TOKEN')]))
    }
    expect(new Set(told.values()).size).toBe(1)
    await installation.deliver()
    expect(installation.mailbox.length).toBe(before + 1)
  })

  test('is sent to nobody once the visitor’s key is destroyed, by a message under way neither', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true })
    await ask(link.token)
    const { subject_id } = await rowOf(link)
    await installation.deeds.run((tx) => tx.vault.erase(tx, subject_id))
    await ask(link.token)
    expect(await codesTo(visitor.email)).toEqual([])
    expect((await shown(link)).for).toMatchObject({ name: null, email: null, phone: null })
  })
})

describe('nobody’s mailbox is filled', () => {
  test('three codes for a link in ten minutes, five for an address over all links, twenty in a day', async () => {
    const fresh = await testInstallation()
    const there = await fresh.serve()
    const post = (token: string) =>
      fetch(`${there}/acces/code`, {
        method: 'POST',
        headers: { ...json, 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      })
    const one = await someCard(fresh)
    const visitor = { email: 'nadia@visitor.example' }
    const links = []
    for (let n = 0; n < 3; n++) links.push(await someNamedLink(fresh, one, { visitor, code: true }))
    const counted = async () =>
      (await fresh.owner.data.query<{ all: number }>('select count(*)::int as all from sharing.code')).rows[0]?.all
    for (let turn = 0; turn < 5; turn++) expect((await post(links[0]?.token ?? '')).status).toBe(200)
    expect(await counted()).toBe(3)
    for (const { token } of links) for (let turn = 0; turn < 3; turn++) expect((await post(token)).status).toBe(200)
    expect(await counted()).toBe(5)
    // the same address, written otherwise, is the same mailbox
    const otherwise = await someNamedLink(fresh, one, { visitor: { email: 'NADIA@visitor.example' }, code: true })
    await post(otherwise.token)
    expect(await counted()).toBe(5)
    for (let round = 0; round < 12; round++) {
      fresh.clock.forward({ minutes: 11 })
      for (const { token } of links.slice(0, 2)) for (let turn = 0; turn < 2; turn++) await post(token)
    }
    expect(await counted()).toBe(20)
    fresh.clock.forward({ days: 1 })
    await fresh.tick()
    expect(await counted()).toBe(0)
    await post(links[2]?.token ?? '')
    expect(await counted()).toBe(1)
    await fresh.close()
  })

  test('nor do one owner’s links send without end, whoever asks and to whomever', async () => {
    const one = await someCard(installation)
    for (let n = 0; n < 62; n++) {
      const { token } = await someNamedLink(installation, one, { visitor: someone(), code: true })
      await installation.deeds.run((tx) => sendVisitorCode(tx, { token, language: 'fr', source: `203.0.113.${n}` }))
    }
    const sent = await installation.owner.data.query(
      'select 1 from sharing.code join sharing.link on link.id = code.link_id where card_id = $1',
      [one.cardId],
    )
    expect(sent.rowCount).toBe(60)
  })

  test('and a source that asks for very many, for whatever token, is told to wait', async () => {
    const fresh = await testInstallation()
    const there = await fresh.serve()
    const post = (accept: string) =>
      fetch(`${there}/acces/code`, {
        method: 'POST',
        headers: { accept, 'content-type': 'application/json' },
        body: JSON.stringify({ token: '0'.repeat(32) }),
      })
    for (let turn = 0; turn < 20; turn++) expect((await post(json.accept)).status).toBe(200)
    const refused = await post(json.accept)
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'too-many'])
    const page = await post('text/html')
    expect(page.status).toBe(429)
    expect(await page.text()).toContain('Trop de codes ont été demandés d’ici.')
    await fresh.close()
  })
})

describe('a link that is bound to a browser', () => {
  test('asks first, opens there again without asking, and is dead anywhere else', async () => {
    const link = await someNamedLink(installation, card, { binds: true })
    const first = await open(origin, link.token)
    const text = await first.text()
    expect(text).toContain('cookie durable')
    expect(text).toContain('Ouvrez d’abord ce lien dans le navigateur')
    expect(text).not.toMatch(/Salma|Benjelloun/)
    expect(first.headers.getSetCookie()).toEqual([])
    expect(await codeOf(await open(origin, link.token, {}, json))).toBe('bind')
    expect((await rowOf(link)).bound_digest).toBeNull()

    const pressed = await open(origin, link.token, { bind: true })
    expect(await pressed.text()).toContain('Salma Benjelloun')
    expect(pressed.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-cc_browser='))).toMatch(
      /^__Host-cc_browser=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; Secure; SameSite=Strict$/,
    )
    const browser = browserOf(pressed)
    installation.clock.forward({ minutes: 20 }) // its view session is over
    const again = await openIn(link.token, browser)
    expect(again.status).toBe(200)
    expect(browserOf(again)).toBe(browser) // kept for as long again
    const made_up = `__Host-cc_browser=${Buffer.alloc(32, 7).toString('base64url')}`
    for (const cookie of ['', made_up])
      for (const more of [{}, { bind: true }]) expect(await codeOf(await openIn(link.token, cookie, more))).toBe('link-dead')
  })

  test('pressed in many browsers at once, one wins, and the others get what a link that never was gets', async () => {
    const link = await someNamedLink(installation, card, { binds: true })
    const answers = await Promise.all(Array.from({ length: 12 }, () => open(origin, link.token, { bind: true })))
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(11)
    const never = await (await open(origin, '0'.repeat(32))).text()
    for (const answer of answers) if (answer.status === 404) expect(await answer.text()).toBe(never)
    const [winner] = won
    if (!winner) throw new Error('nobody won')
    // asked for in the same moment by the browser that has it and by others
    const mixed = await Promise.all(
      Array.from({ length: 10 }, (_, one) => openIn(link.token, one === 4 ? browserOf(winner) : '', {}, json)),
    )
    expect(mixed.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, (_, one) => (one === 4 ? 200 : 404)))
  })

  test('keeps one number for all of a browser’s links, and digests that do not show it', async () => {
    const [one, two] = [await someNamedLink(installation, card, { binds: true }), await someNamedLink(installation, card, { binds: true })]
    const browser = browserOf(await open(origin, one.token, { bind: true }))
    expect(browserOf(await openIn(two.token, browser, { bind: true }))).toBe(browser)
    const [first, second] = [await rowOf(one), await rowOf(two)]
    expect(first.bound_digest).not.toEqual(second.bound_digest)
    expect(JSON.stringify([first, second])).not.toContain(browser.slice(browser.indexOf('=') + 1))
    installation.clock.forward({ minutes: 20 })
    for (const { token } of [one, two]) expect((await openIn(token, browser)).status).toBe(200)
  })

  test('asks for everything at its first opening, in order, and for the PIN and the press at each', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true, binds: true, pin: 'riad 27', maxViews: 2 })
    expect(await codeOf(await open(origin, link.token, {}, json))).toBe('bind')
    expect(await codeOf(await open(origin, link.token, { bind: true }, json))).toBe('code')
    await ask(link.token)
    const [code = ''] = await codesTo(visitor.email)
    const pinPage = await (await open(origin, link.token, { bind: true, code })).text()
    expect(pinPage).toContain('<input id="pin"')
    expect(pinPage).toContain(`<input type="hidden" name="code" value="${code}">`)
    expect(await codeOf(await open(origin, link.token, { bind: true, code, pin: 'wrong' }, json))).toBe('pin-wrong')
    expect(await codeOf(await open(origin, link.token, { bind: true, code: `${code}1`, pin: 'riad 27' }, json))).toBe('code-wrong')
    const opened = await open(origin, link.token, { bind: true, code, pin: 'riad 27' }, json)
    expect(opened.status).toBe(200)
    installation.clock.forward({ minutes: 20 })
    const browser = browserOf(opened)
    expect(await codeOf(await openIn(link.token, browser))).toBe('pin')
    expect((await openIn(link.token, browser, { pin: 'riad 27' })).status).toBe(200)
    expect((await shown(link)).state).toBe('spent')
  })

  test('sends no code once it is bound: the browser itself is known', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true, binds: true })
    await ask(link.token)
    const [code = ''] = await codesTo(visitor.email)
    const browser = browserOf(await open(origin, link.token, { bind: true, code }))
    installation.clock.forward({ minutes: 20 })
    await ask(link.token)
    expect(await codesTo(visitor.email)).toEqual([code])
    expect((await openIn(link.token, browser)).status).toBe(200)
  })
})

describe('whom a link was made for is forgotten', () => {
  const forgotten = { name: null, email: null, phone: null }
  const isDestroyed = async (subject: string) =>
    (await installation.owner.keyring.query('select 1 from keyring.subject_key where subject_id = $1', [subject])).rowCount === 0
  const isFound = async (email: string, subject: string) =>
    installation.deeds.read(async (tx) => (await tx.vault.find(tx, rightsField, emailTerm(email))).includes(subject))

  test('when it is taken back, with the browser and the codes', async () => {
    const visitor = someone()
    const link = await someNamedLink(installation, card, { visitor, code: true, binds: true })
    await ask(link.token)
    const [code = ''] = await codesTo(visitor.email)
    const browser = browserOf(await open(origin, link.token, { code, bind: true }))
    const { subject_id, bound_digest } = await rowOf(link)
    expect(await isFound(visitor.email, subject_id)).toBe(true)
    await revoke(link)
    const row = await rowOf(link)
    expect(row).toMatchObject({ visitor: null, opened: true })
    expect(row.bound_digest).not.toEqual(bound_digest)
    expect((await shown(link)).for).toMatchObject({ ...forgotten, opened: true })
    expect(await isFound(visitor.email, subject_id)).toBe(false)
    await installation.tick()
    expect(await isDestroyed(subject_id)).toBe(true)
    expect(await codeOf(await openIn(link.token, browser))).toBe('link-dead')
  })

  test('a month after it expired; or after it was made, where its openings are spent', async () => {
    const soon = new Date(installation.clock.now().getTime() + 86_400_000)
    const expires = await someNamedLink(installation, card, { expiresAt: soon })
    const spent = await someNamedLink(installation, card, { maxViews: 1 })
    const stays = await someNamedLink(installation, card)
    expect((await open(origin, spent.token, { press: true })).status).toBe(200)
    installation.clock.forward({ days: 29 })
    await installation.tick()
    for (const link of [expires, spent, stays]) expect((await shown(link)).for?.name).toBe('Nadia Tazi')
    installation.clock.forward({ days: 2 })
    await installation.tick()
    for (const link of [expires, spent]) expect((await shown(link)).for).toMatchObject(forgotten)
    expect((await shown(stays)).for?.name).toBe('Nadia Tazi')
    const { subject_id } = await rowOf(expires)
    await installation.tick()
    expect(await isDestroyed(subject_id)).toBe(true)
  })

  test('when its card ends, or its owner’s account', async () => {
    for (const end of ['card', 'account'] as const) {
      const one = await someCard(installation)
      const link = await someNamedLink(installation, one)
      const { subject_id } = await rowOf(link)
      await installation.deeds.run((tx) =>
        end === 'card' ? deleteCard(tx, system, one) : closeAccount(tx, system, one.ownerId, onAccountClosed),
      )
      expect((await rowOf(link)) === undefined).toBe(end === 'account')
      installation.clock.forward({ days: 31 })
      await installation.tick()
      await installation.tick()
      expect(await rowOf(link)).toBeUndefined()
      expect(await isDestroyed(subject_id)).toBe(true)
    }
  })
})

test('a view session that a named link began shows the sentence too', async () => {
  const link = await someNamedLink(installation, card)
  const cookie = cookieOf(await open(origin, link.token))
  const page = await (await fetch(`${origin}/c`, { headers: { cookie, accept: 'text/html' } })).text()
  expect(page).toContain('voit seulement s’il a été ouvert.')
})
