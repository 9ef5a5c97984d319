import { randomInt } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openInstallation, servingUrls } from '#app/installation.ts'
import { renewSubjectKeys } from '#app/renew-keys.ts'
import { copies, rightsHouse } from '#app/rights.ts'
import { serve } from '#app/server.ts'
import type { Language } from '#contract/language.ts'
import { changeAccount, closeAccount, openAccount, phoneOf } from '#domains/accounts/index.ts'
import { requestById } from '#domains/privacy/find-request.ts'
import { forgetProofs, workOnRequests } from '#domains/privacy/index.ts'
import { proveByText } from '#domains/privacy/text-proof.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { servingOn } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { salmaCard } from '#test/people.ts'
import { type TestTextProvider, testTextProvider } from '#test/text-provider.ts'
import { type Got, visitorAt } from '#test/visitor.ts'

// Whoever reads a mailbox asks for the copy or the erasure of the account behind it: a day's wait, or a code to the telephone that we know of it.

let provider: TestTextProvider
let installation: TestInstallation
let origin: string
beforeAll(async () => {
  provider = await testTextProvider()
  installation = await testInstallation({ TEXT_MESSAGES_URL: provider.url, TEXT_MESSAGES_TOKEN: 'token-of-the-provider' })
  origin = await installation.serve()
})
afterAll(async () => {
  await installation.close()
  await provider.close()
})

const run = <T>(deed: Parameters<typeof installation.deeds.run<T>>[0]) => installation.deeds.run(deed)
const work = () => workOnRequests(installation.deeds, installation.clock, rightsHouse, copies(installation.audit))

interface Holder {
  readonly id: string
  readonly email: string
  readonly phone: string
}
let people = 0
async function holder(phone: string | undefined = `+2126617${randomInt(10_000, 99_999)}`): Promise<Holder> {
  const email = `holder-${++people}@texts.example`
  const id = await run((tx) =>
    openAccount(tx, system, { name: 'Salma Benjelloun', email, language: 'fr', ...(phone === '' ? {} : { phone }) }),
  )
  return { id, email, phone }
}

type Pair = { readonly reference: string; readonly code: string }
const pairIn = ({ text }: Got): Pair => ({
  reference: /<bdi>(DR-\d{4}-\d{6})<\/bdi>/.exec(text)?.[1] ?? '',
  code: /<bdi>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/bdi>/.exec(text)?.[1] ?? '',
})
async function mailedTo(address: string): Promise<string> {
  await installation.deliver()
  return installation.mailbox.findLast(({ to, code }) => to === address && code !== undefined)?.code ?? ''
}
/** What the provider was sent since the last look. */
async function texted() {
  await installation.deliverTexts()
  return provider.taken.splice(0).map(({ body }) => JSON.parse(body) as { to: string; text: string })
}
const figuresIn = (text = '') => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? ''
const otherThan = (code: string) => (code === '111111' ? '222222' : '111111')

const typed = { name: 'Salma', phone: '', text: '' }
const file = async (email: string, { kind = 'copy', language = 'fr' as Language, ...more } = {}) =>
  pairIn(await visitorAt(origin, language).post('/droits/demande', { ...typed, kind, email, ...more }))
/** Files a request and shows that the mailbox is read; returns the page that follows it. */
async function waiting(email: string, wishes: Parameters<typeof file>[1] = {}) {
  installation.clock.forward({ minutes: 11 }) // of the mails to one address, and the texts to one number
  const pair = await file(email, wishes)
  const visitor = visitorAt(origin, wishes.language)
  const page = await visitor.post('/droits/suivi/preuve', { ...pair, proof: await mailedTo(email) })
  return { pair, visitor, page }
}
const offered = '/droits/suivi/sms'
const askedFor = '/droits/suivi/preuve-sms'

test('a code to the telephone of the account ends the day’s wait at once, and the number is not shown', async () => {
  const { email, phone } = await holder('+212661078943')
  const { pair, visitor, page } = await waiting(email)
  expect([page.status, page.text.includes(`action="${offered}"`), page.text.includes(`action="${askedFor}"`)]).toEqual([200, true, false])
  expect(page.text).toContain('Un jour d’attente')
  expect(page.text).toContain('il suffit d’attendre')
  const sent = await visitor.post(offered, pair)
  expect([sent.status, sent.text.includes('par SMS'), sent.text.includes(`action="${askedFor}"`)]).toEqual([200, true, true])
  const [text, ...others] = await texted()
  expect(others).toEqual([])
  expect(text?.to).toBe(phone)
  expect(text?.text).toMatch(/^ConnectCard : \d{6} confirme une demande sur vos données \(10 min\)/)
  expect(text?.text).not.toMatch(/Salma|DR-|texts\.example/)
  const code = figuresIn(text?.text)
  const pages = [page, sent, await visitor.post('/droits/suivi', pair)].map(({ text: shown }) => shown.replaceAll(/value="[^"]*"/g, ''))
  // not even its last figures, nor its first ones
  for (const part of ['8943', '66107', code]) expect(pages.join()).not.toContain(part)
  await work()
  expect((await visitor.post('/droits/suivi', pair)).text).toContain('en cours')
  const proved = await visitor.post(askedFor, { ...pair, proof: code })
  expect([proved.status, proved.text.includes('l’attente est finie'), proved.text.includes('Un jour d’attente')]).toEqual([
    200,
    true,
    false,
  ])
  await work()
  const ready = await visitor.post('/droits/suivi', pair)
  expect(ready.text).toContain('Votre copie')
  const audit = await installation.owner.data.query(
    "select deed, purpose from audit.entry where deed = 'request.texted' and object_id = (select id from privacy.request where reference = $1)",
    [pair.reference],
  )
  expect(audit.rows).toEqual([{ deed: 'request.texted', purpose: 'rights' }])
  // given twice, it is no longer at that point
  expect((await visitor.post(askedFor, { ...pair, proof: code })).status).toBe(422)
})

test('the account is told by mail all the same, and of both ways; also where the code was quicker than the mail', async () => {
  const slow = await holder()
  const first = await waiting(slow.email)
  await installation.deliver()
  const told = installation.mailbox.findLast(({ to }) => to === slow.email)
  expect(told?.subject).toBe('Une demande concerne votre compte')
  expect(told?.text).toContain('sauf si un code envoyé par SMS au téléphone de ce compte la confirme avant')
  expect(told?.text).not.toContain(slow.phone.slice(-8))
  expect(first.page.text).toContain(offered)

  const quick = await holder()
  const { pair, visitor } = await waiting(quick.email)
  await visitor.post(offered, pair)
  await visitor.post(askedFor, { ...pair, proof: figuresIn((await texted())[0]?.text) })
  await work() // answered before the mail is composed
  await installation.deliver()
  const mail = installation.mailbox.find(({ to, subject }) => to === quick.email && subject === 'Une demande concerne votre compte')
  expect(mail?.text).toContain('elle n’attend plus')

  const taken = await holder()
  const third = await waiting(taken.email)
  await third.visitor.post('/droits/suivi/retrait', third.pair)
  await installation.deliver()
  expect(
    installation.mailbox.find(({ to, subject }) => to === taken.email && subject === 'Une demande concerne votre compte'),
  ).toBeUndefined()
})

test('who waits instead has their copy the day after, as before', async () => {
  const { email } = await holder()
  const { pair, visitor } = await waiting(email)
  await visitor.post(offered, pair)
  expect(await texted()).toHaveLength(1)
  installation.clock.forward({ days: 1 })
  await work()
  expect((await visitor.post('/droits/suivi', pair)).text).toContain('Votre copie')
})

test('an erasure goes on to what goes and what stays at once, in Arabic, and is announced', async () => {
  const { email } = await holder()
  const { pair, visitor, page } = await waiting(email, { kind: 'erasure', language: 'ar' })
  expect(page.text).toContain('يوم من الانتظار')
  expect((await visitor.post('/droits/suivi/effacement', { ...pair, sure: '1' })).status).toBe(422)
  expect((await visitor.post(offered, pair)).status).toBe(200)
  const [text] = await texted()
  expect(text?.text).toMatch(/^ConnectCard: الرمز \d{6} يؤكد طلبا بشأن معطياتك/)
  // two parts of a message in Arabic letters, at most
  expect(text?.text.length).toBeLessThanOrEqual(134)
  const proof = figuresIn(text?.text).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
  const preview = await visitor.post(askedFor, { ...pair, proof })
  expect(preview.text).toContain('قبل التأكيد')
  expect((await visitor.post('/droits/suivi/effacement', { ...pair, sure: '1' })).text).toContain('أعلن عن المحو')
})

test('a program is told both ways: until when it waits, and whether a code may be asked for or is out', async () => {
  const { email } = await holder()
  const { pair, visitor } = await waiting(email, { language: 'en' })
  const json = async (path: string, body: object = pair) => {
    const { status, text } = await visitor.json(path, body)
    return { status, body: JSON.parse(text) }
  }
  expect(await json('/droits/suivi')).toMatchObject({ status: 200, body: { waitsUntil: expect.any(String), textCode: 'offered' } })
  expect(await json(offered)).toMatchObject({ status: 200, body: { textCode: 'sent' } })
  const [text] = await texted()
  expect(text?.text).toMatch(/^ConnectCard: \d{6} confirms a request about your data/)
  expect(text?.text.length).toBeLessThanOrEqual(160)
  const code = figuresIn(text?.text)
  expect(await json(askedFor, { ...pair, proof: otherThan(code) })).toMatchObject({ status: 400, body: { code: 'code-wrong' } })
  expect(await json(askedFor, { ...pair, proof: code })).toMatchObject({ status: 200, body: { waitsUntil: null, textCode: null } })
  expect(await json(offered)).toMatchObject({ status: 409, body: { code: 'request-state' } })
  await texted()
})

test('a mailed code is no texted one, nor the other way round, and no mail holds what was texted', async () => {
  const { email } = await holder()
  const { pair, visitor } = await waiting(email)
  // mailed, and good, and given where the texted one is asked for
  await visitor.post(offered, pair)
  const first = figuresIn((await texted())[0]?.text)
  await visitor.post('/droits/suivi/code', pair)
  const mailed = await mailedTo(email)
  expect(mailed).not.toBe(first)
  expect((await visitor.post(askedFor, { ...pair, proof: mailed })).status).toBe(422)
  await visitor.post(offered, pair)
  const second = figuresIn((await texted())[0]?.text)
  // nor does asking for mails again bring the newer one, which was texted
  expect(await mailedTo(email)).toBe(mailed)
  expect((await visitor.post(askedFor, { ...pair, proof: second })).text).toContain('l’attente est finie')
  await work()
  expect((await visitor.post('/droits/suivi/copie', { ...pair, proof: first })).status).toBe(422)
  expect((await visitor.post('/droits/suivi/copie', { ...pair, proof: mailed })).headers.get('content-type')).toBe('application/zip')
  // before the mailbox is shown, a texted code of another request shows nothing either
  installation.clock.forward({ minutes: 11 })
  const other = await file(email)
  for (const proof of [first, second]) expect((await visitor.post('/droits/suivi/preuve', { ...other, proof })).status).toBe(422)
})

describe('no code is offered or sent', () => {
  const refused = async (email: string, more: Record<string, string> = {}) => {
    const { pair, visitor, page } = await waiting(email, more)
    expect([page.status, page.text.includes('Un jour d’attente'), page.text.includes(offered)]).toEqual([200, true, false])
    const pressed = await visitor.post(offered, pair)
    expect([pressed.status, pressed.text.includes('n’en est plus là')]).toEqual([422, true])
    expect((await visitor.post(askedFor, { ...pair, proof: '123456' })).status).toBe(422)
    expect(await texted()).toEqual([])
    return { pair, visitor }
  }

  test('where the account has no telephone, whatever number is typed into the request or stands on a card', async () => {
    const { id: ownerId, email } = await holder('')
    await run((tx) => publishCard(tx, system, { ownerId, label: 'Carte', card: salmaCard }))
    await refused(email, { phone: '+212661999999' })
  })

  test('to a number that somebody put there lately; nor where it was taken away', async () => {
    const salma = await holder()
    await run((tx) => changeAccount(tx, system, salma.id, { phone: '+212661888888' }))
    await refused(salma.email)
    installation.clock.forward({ days: 30 })
    const { page } = await waiting(salma.email)
    expect(page.text).toContain(offered)
    await run((tx) => changeAccount(tx, system, salma.id, { phone: null }))
    await refused(salma.email)
  })

  test('to the number of an account that is closed, or erased', async () => {
    const closed = await holder()
    await run((tx) => closeAccount(tx, system, closed.id, []))
    await refused(closed.email)
    const closing = await holder()
    const { pair, visitor } = await waiting(closing.email)
    await visitor.post(offered, pair)
    const code = figuresIn((await texted())[0]?.text)
    await run((tx) => closeAccount(tx, system, closing.id, []))
    const page = await visitor.post(askedFor, { ...pair, proof: code })
    expect([page.status, page.text.includes('Un jour d’attente'), page.text.includes(offered)]).toEqual([422, true, false])
    const erased = await holder()
    const access = { actor: system, purpose: 'rights' } as const
    expect(await run((tx) => phoneOf(tx, access, erased.id))).toBe(erased.phone)
    await run(async (tx) => {
      const { subject_id } = await tx.rows
        .selectFrom('accounts.person')
        .select('subject_id')
        .where('id', '=', erased.id)
        .executeTakeFirstOrThrow()
      await tx.vault.erase(tx, subject_id)
    })
    expect(await run((tx) => phoneOf(tx, access, erased.id))).toBeUndefined()
  })

  test('in production without a provider', async () => {
    const { email } = await holder()
    const { pair } = await waiting(email)
    const settings = { ...installation.settings, production: true, cndpReceipt: 'D-W-903/2024', textMessages: undefined }
    const serving = servingOn(servingUrls(settings, installation.databases), installation.clock)
    const server = await serve(settings, serving, pino({ level: 'silent' }), { metrics: false, installation })
    const address = server.app.server.address()
    const visitor = visitorAt(`http://localhost:${typeof address === 'object' && address ? address.port : 0}`)
    const page = await visitor.post('/droits/suivi', pair)
    expect([page.status, page.text.includes('Un jour d’attente'), page.text.includes(offered)]).toEqual([200, true, false])
    expect((await visitor.post(offered, pair)).status).toBe(422)
    await server.close()
    expect((await visitorAt(origin).post('/droits/suivi', pair)).text).toContain(offered)
  })
})

test('until the mailbox is shown to be theirs, asking for a text message does the same, whether there is an account or not', async () => {
  const { email } = await holder()
  const answers: Got[] = []
  for (const one of [email, 'nobody@texts.example']) {
    const pair = await file(one)
    const visitor = visitorAt(origin)
    answers.push(await visitor.post('/droits/suivi', pair), await visitor.post(offered, pair))
    answers.push(await visitor.post(askedFor, { ...pair, proof: '123456' }))
  }
  const plain = ({ text, status }: Got) => ({ status, text: text.replaceAll(/DR-\d{4}-\d{6}|value="[^"]*"/g, '') })
  const [known, unknown] = [answers.slice(0, 3).map(plain), answers.slice(3).map(plain)]
  expect(known).toEqual(unknown)
  expect(known.map(({ status }) => status)).toEqual([200, 422, 422])
  expect(answers.map(({ text }) => text).join()).not.toContain('SMS au téléphone')
  expect(await texted()).toEqual([])
})

describe('a code', () => {
  async function texting() {
    const salma = await holder()
    const { pair, visitor } = await waiting(salma.email)
    await visitor.post(offered, pair)
    const code = figuresIn((await texted())[0]?.text)
    const give = async (proof = code) => (await visitor.post(askedFor, { ...pair, proof })).status
    return { salma, pair, visitor, code, give }
  }

  test('is good for three tries: the third wrong one is the last', async () => {
    const { code, give } = await texting()
    for (let turn = 0; turn < 3; turn++) expect(await give(otherThan(code))).toBe(422)
    expect(await give()).toBe(422)
  })

  test('is good for ten minutes', async () => {
    const early = await texting()
    installation.clock.forward({ minutes: 9, seconds: 59 })
    expect(await early.give()).toBe(200)
    const late = await texting()
    installation.clock.forward({ minutes: 10 })
    expect(await late.give()).toBe(422)
  })

  test('is good once, also where it is given twice at the same time', async () => {
    const { pair, code } = await texting()
    const id = (await installation.owner.data.query('select id from privacy.request where reference = $1', [pair.reference])).rows[0]?.id
    const both = await Promise.all([1, 2].map(() => run(async (tx) => proveByText(tx, await requestById(tx, system, id), code))))
    expect(both.filter((outcome) => outcome === undefined)).toHaveLength(1)
    expect(both.filter((outcome) => outcome instanceof Refusal)).toHaveLength(1)
    const steps = await installation.owner.data.query("select from privacy.step where request_id = $1 and step = 'texted'", [id])
    expect(steps.rowCount).toBe(1)
  })

  test('is of no other request, nor of a number that the account no longer has', async () => {
    const { salma, code } = await texting()
    const other = await waiting(salma.email)
    expect((await other.visitor.post(askedFor, { ...other.pair, proof: code })).status).toBe(422)
    const moved = await texting()
    await run((tx) => changeAccount(tx, system, moved.salma.id, { phone: '+212661777777' }))
    await run((tx) => tx.rows.updateTable('accounts.person').set({ phone_changed_at: null }).where('id', '=', moved.salma.id).execute())
    expect(await moved.give()).toBe(422)
  })

  test('is not sent any more once the request was taken back, or the number changed, before it left', async () => {
    for (const then of ['taken back', 'changed'] as const) {
      const salma = await holder()
      const { pair, visitor } = await waiting(salma.email)
      await visitor.post(offered, pair)
      if (then === 'taken back') await visitor.post('/droits/suivi/retrait', pair)
      else {
        await run((tx) => changeAccount(tx, system, salma.id, { phone: '+212661666666' }))
        await run((tx) => tx.rows.updateTable('accounts.person').set({ phone_changed_at: null }).where('id', '=', salma.id).execute())
      }
      expect(await texted(), then).toEqual([])
    }
  })

  test('is sent and good under a new key of the request and of the account', async () => {
    const salma = await holder()
    const { pair, visitor } = await waiting(salma.email)
    await visitor.post(offered, pair)
    installation.clock.forward({ days: 2 })
    await renewSubjectKeys(installation, 1, () => undefined)
    installation.clock.forward({ days: -2 })
    const [text] = await texted()
    expect(text?.to).toBe(salma.phone)
    expect((await visitor.post(askedFor, { ...pair, proof: figuresIn(text?.text) })).text).toContain('l’attente est finie')
  })

  test('goes to somebody who had every use of their data stopped: it serves their own rights', async () => {
    const salma = await holder()
    await run(async (tx) => {
      const { subject_id } = await tx.rows
        .selectFrom('accounts.person')
        .select('subject_id')
        .where('id', '=', salma.id)
        .executeTakeFirstOrThrow()
      await tx.vault.restrict(tx, subject_id, ['all'])
    })
    const { pair, visitor } = await waiting(salma.email)
    await visitor.post(offered, pair)
    expect(await texted()).toMatchObject([{ to: salma.phone }])
  })

  test('is forgotten with the others after a day, and lies nowhere in plain', async () => {
    const { pair, code } = await texting()
    const rows = async () =>
      (
        await installation.owner.data.query(
          'select proof.* from privacy.proof join privacy.request on request.id = request_id where reference = $1',
          [pair.reference],
        )
      ).rows
    expect(JSON.stringify(await rows())).not.toContain(code)
    expect((await rows()).map(({ way }) => way).sort()).toEqual(['mail', 'text'])
    installation.clock.forward({ days: 1, minutes: 11 })
    await forgetProofs(installation.deeds, installation.clock)
    expect(await rows()).toEqual([])
  })
})

describe('nobody’s telephone is filled, nor its code guessed at', () => {
  test('three texts to a number in ten minutes, over all requests and processes, and ten in a day', async () => {
    const { email, phone } = await holder()
    const requests = [await waiting(email), await waiting(email)]
    const other = await openInstallation(installation.settings, installation.databases, installation.clock)
    const statuses: number[] = []
    const press = async (which: number) => {
      const { pair, visitor } = requests[which % 2] ?? {}
      if (pair && visitor) statuses.push((await visitor.post(offered, pair)).status)
    }
    for (let turn = 0; turn < 4; turn++) await press(turn)
    expect(statuses.splice(0)).toEqual([200, 200, 200, 422])
    for (let round = 0; round < 4; round++) {
      installation.clock.forward({ minutes: 11 })
      for (let turn = 0; turn < 2; turn++) await press(turn)
    }
    expect(statuses.splice(0)).toEqual([200, 200, 200, 200, 200, 200, 200, 422])
    const sent = (await texted()).filter(({ to }) => to === phone)
    expect(sent.length).toBeLessThanOrEqual(10)
    const kept = await other.db
      .selectFrom('privacy.proof')
      .select('id')
      .where('way', '=', 'text')
      .where('number_digest', 'is not', null)
      .execute()
    expect(kept.length).toBeGreaterThanOrEqual(10)
    await other.close()
    // it says so, and that waiting is enough
    const { pair, visitor } = requests[0] ?? {}
    const page = pair && visitor && (await visitor.post(offered, pair))
    expect(page?.text).toContain('Trop d’essais')
    expect(page?.text).toContain('il suffit d’attendre')
  })

  test('twenty from one source in ten minutes, whatever they are for', async () => {
    installation.clock.forward({ minutes: 11 })
    const pair = await file('nobody-at-all@texts.example')
    const codes: string[] = []
    for (let turn = 0; turn < 21; turn++) codes.push(JSON.parse((await visitorAt(origin).json(offered, pair)).text).code)
    expect(codes).toEqual([...Array.from({ length: 20 }, () => 'request-state'), 'too-many'])
    installation.clock.forward({ minutes: 11 })
  })
})
