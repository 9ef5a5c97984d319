import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openInstallation } from '#app/installation.ts'
import { renewIndexKey, renewSubjectKeys } from '#app/renew-keys.ts'
import { rightsHouse } from '#app/rights.ts'
import { directionOf, languages } from '#contract/language.ts'
import { MessageOffered, MessageTaken, messageKinds } from '#contract/messages.ts'
import type { Job } from '#contract/staff.ts'
import { messagesBy } from '#domains/support/index-sender.ts'
import { receiptsTo } from '#domains/support/limits.ts'
import { system } from '#platform/actor.ts'
import { someStaff } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { anOrder, aQuestion, someMessage } from '#test/messages.ts'
import { sweepNow } from '#test/sweeping.ts'
import { ticketIn, visitorAt } from '#test/visitor.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())
// what other tests sent from here is forgotten
beforeEach(() => installation.clock.forward({ minutes: 11 }))

const paths = { question: '/contact', order: '/commander' } as const
const nadia = { name: 'Nadia Tazi', email: 'nadia@courrier.example', phone: '06 61 00 01 00', text: 'Gravez-vous un logo ?' }
const cards = { ...nadia, company: 'Riad Al Mandar', quantity: '40', material: 'Cèdre' }
const typed = { question: nadia, order: cards }
const rows = async () => (await installation.owner.data.query('select * from support.message order by id')).rows
const referenceIn = (text: string) => /<bdi>(ME-\d{4}-\d{6})<\/bdi>/.exec(text)?.[1] ?? ''
const mailsTo = async (address: string) => {
  await installation.deliver()
  return installation.mailbox.filter(({ to }) => to.toLowerCase() === address.toLowerCase())
}

/** A form, after the time it takes to fill it in. */
async function drawn(kind: 'question' | 'order', language = 'fr') {
  const { ticket, notice } = await offered(kind, language)
  installation.clock.forward({ seconds: 5 })
  return { ticket, notice }
}
async function offered(kind: 'question' | 'order', language = 'fr') {
  const { text } = await visitorAt(origin, language).get(paths[kind])
  return { ticket: ticketIn(text), notice: /name="notice" value="([^"]+)"/.exec(text)?.[1] ?? '' }
}

test.each(languages)(
  'both forms stand in %s without a script, say what becomes of it, and ask for the choice of article 43',
  async (language) => {
    for (const kind of messageKinds)
      for (const page of [await visitorAt(origin, language).get(paths[kind]), await visitorAt(origin).get(`${paths[kind]}/${language}`)]) {
        expect(page.status).toBe(200)
        expect(page.text).toContain(`<html lang="${language}" dir="${directionOf(language)}">`)
        expect(page.text).not.toMatch(/<script|undefined|\[object|NaN/)
        expect(page.text).toContain('name="noProspecting"')
        expect(page.headers.get('x-robots-tag')).toBe('all')
        expect(page.headers.get('cache-control')).toBe('no-store')
      }
  },
)

test.each(messageKinds)(
  'a message (%s) is kept once, sealed, with the notice that was read; its sender and the desk are told of its reference',
  async (kind) => {
    const email = `${kind}@envoi.example`
    const { ticket, notice } = await drawn(kind)
    const fields = { ...typed[kind], email, ticket, notice, noProspecting: '1' }
    const before = (await rows()).length
    const page = await visitorAt(origin).post(paths[kind], fields)
    expect(page.status).toBe(201)
    const reference = referenceIn(page.text)
    expect(reference).not.toBe('')
    const again = await Promise.all([1, 2, 3].map(() => visitorAt(origin).post(paths[kind], fields)))
    expect(again.map(({ status, text }) => [status, referenceIn(text)])).toEqual([1, 2, 3].map(() => [201, reference]))
    const kept = (await rows()).slice(before)
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ kind, reference, notice, no_prospecting: true, language: 'fr' })
    expect(kept[0].question === null).toBe(kind === 'order')
    for (const value of [nadia.name, email, nadia.text]) expect(JSON.stringify(kept[0])).not.toContain(value)
    const mails = await mailsTo(email)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain(reference)
    expect(mails[0]?.text).toContain('/droits/demande/fr')
    expect(JSON.stringify(mails[0])).not.toContain(nadia.text)
    const toDesk = (await mailsTo('contact@IdNet.ma')).at(-1)
    expect(toDesk?.text).toContain(reference)
    expect(JSON.stringify(toDesk)).not.toContain(email)
  },
)

test('three presses at once are one message', async () => {
  const { ticket } = await drawn('question')
  const fields = { ...nadia, email: 'atonce@envoi.example', ticket }
  const pages = await Promise.all([1, 2, 3].map(() => visitorAt(origin).post('/contact', fields)))
  expect(pages.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(pages.map(({ text }) => referenceIn(text))).size).toBe(1)
  const found = await installation.deeds.run((tx) => messagesBy(tx, 'atonce@envoi.example'))
  expect(found).toHaveLength(1)
})

test.each(messageKinds)('a program takes the ticket of the form, and sends a message (%s)', async (kind) => {
  const offered = await fetch(origin + paths[kind])
  const { ticket, notice } = MessageOffered.parse(await offered.json())
  installation.clock.forward({ seconds: 5 })
  const answer = await visitorAt(origin).json(paths[kind], { ...typed[kind], email: `program-${kind}@envoi.example`, ticket, notice })
  expect([answer.status, MessageTaken.parse(JSON.parse(answer.text)).reference]).toEqual([201, expect.stringMatching(/^ME-2026-\d{6}$/)])
})

test('what cannot be read is said beside its field, in the reader’s language, and nothing is lost', async () => {
  const { ticket } = await drawn('order', 'ar')
  const wrong = {
    company: '',
    quantity: 'beaucoup',
    material: 'خشب <b>الأرز</b>',
    name: 'نادية التازي',
    email: 'not an address',
    phone: '12',
    text: '',
  }
  const page = await visitorAt(origin, 'ar').post('/commander', { ...wrong, ticket, noProspecting: '1' })
  expect(page.status).toBe(422)
  expect([...page.text.matchAll(/class="wrong" id="(\w+)-wrong"/g)].map(([, field]) => field)).toEqual([
    'company',
    'quantity',
    'email',
    'phone',
  ])
  expect(page.text).toContain('value="نادية التازي"')
  expect(page.text).toContain('value="خشب &lt;b&gt;الأرز&lt;/b&gt;"')
  expect(page.text).toContain('value="beaucoup"')
  expect(page.text).toContain('value="1" checked')
  expect(ticketIn(page.text)).toBe(ticket)
  const answer = await visitorAt(origin).json('/commander', { ...wrong, ticket })
  expect(JSON.parse(answer.text)).toMatchObject({
    code: 'invalid',
    fields: expect.arrayContaining(['company', 'quantity', 'email', 'phone']),
  })
  // as an Arabic keyboard writes figures
  const right = { ...wrong, company: 'رياض', quantity: '٤٠', email: 'arabic@envoi.example', phone: '' }
  expect((await visitorAt(origin, 'ar').post('/commander', { ...right, ticket })).status).toBe(201)
})

test.each([
  ['nothing at all', {}, ['name', 'email', 'text']],
  ['no message', { ...nadia, text: ' ' }, ['text']],
  ['text in disguise', { ...nadia, name: 'Nadia\u0000' }, ['name']],
  ['too much', { ...nadia, text: 'x'.repeat(4_001) }, ['text']],
])('%s is refused', async (_what, fields, wrong) => {
  const { ticket } = await drawn('question')
  const answer = await visitorAt(origin).json('/contact', { ...fields, ticket })
  expect([answer.status, JSON.parse(answer.text).fields]).toEqual([400, wrong])
})

test('what comes too fast, too late, from elsewhere or with the hidden field filled is asked for once more, and then taken', async () => {
  const before = (await rows()).length
  const fast = await offered('question')
  const cases = [
    { ...fast, website: '' },
    { ticket: 'made up', website: '' },
    { ticket: '', website: '' },
    { ticket: `${fast.ticket.slice(0, -2)}AA`, website: '' },
    { ...(await drawn('question')), website: 'https://spam.example' },
  ]
  let page = await visitorAt(origin).get('/contact')
  for (const sent of cases) {
    const fresh = sent.ticket === fast.ticket ? { ...sent, ...(await offered('question')) } : sent
    page = await visitorAt(origin).post('/contact', { ...nadia, email: 'slow@envoi.example', ...fresh })
    expect([page.status, page.text.includes('appuyez encore une fois')]).toEqual([409, true])
    expect(page.text).toContain('value="slow@envoi.example"')
  }
  const old = await drawn('question')
  installation.clock.forward({ days: 1, minutes: 1 })
  page = await visitorAt(origin).post('/contact', { ...nadia, email: 'slow@envoi.example', ...old })
  expect(page.status).toBe(409)
  expect((await rows()).length).toBe(before)
  installation.clock.forward({ seconds: 3 })
  expect((await visitorAt(origin).post('/contact', { ...nadia, email: 'slow@envoi.example', ticket: ticketIn(page.text) })).status).toBe(
    201,
  )
})

test('a flood from one source is held off without losing what was typed, and one mailbox is not filled', async () => {
  const email = 'flood@envoi.example'
  const statuses: number[] = []
  let last = await visitorAt(origin).get('/contact')
  for (let turn = 0; turn < 12; turn++) {
    const { ticket } = await drawn('question')
    last = await visitorAt(origin).post('/contact', { ...nadia, email, ticket })
    statuses.push(last.status)
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429, 429])
  expect(last.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(last.text).toContain(`value="${email}"`)
  expect(await mailsTo(email)).toHaveLength(receiptsTo.most)
})

test('without the receipt of the CNDP, production collects nothing: where to write instead', async () => {
  const shut = await testInstallation({
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://cards.example.ma',
    KEY_PROVIDER: 'file:/etc/keys',
    SMTP_URL: 'smtp://mail.example.ma:587',
    MAIL_FROM: 'cards@example.ma',
  })
  try {
    const closed = await shut.serve()
    for (const kind of messageKinds) {
      const page = await visitorAt(closed).get(paths[kind])
      expect(page.text).not.toContain('<form')
      expect(page.text).toContain('mailto:contact@IdNet.ma')
      expect((await visitorAt(closed).post(paths[kind], { ...typed[kind] })).status).toBe(409)
      expect((await visitorAt(closed).json(paths[kind], { ...typed[kind] })).status).toBe(409)
    }
    expect((await shut.owner.data.query('select from support.message')).rowCount).toBe(0)
  } finally {
    await shut.close()
  }
})

async function at(job: Job) {
  const staff = await someStaff(installation, job)
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(origin + path, {
      method,
      headers: { cookie: staff.cookie, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, body: text === '' ? undefined : JSON.parse(text), by: staff.id }
  }
}

test('customer service reads and answers questions, sales orders, and neither the other’s', async () => {
  const [service, sales] = [await at('customer service'), await at('sales')]
  const question = await someMessage(installation, aQuestion({ email: 'desk-q@envoi.example' }))
  const order = await someMessage(installation, anOrder({ email: 'desk-o@envoi.example' }))
  const queue = await service('GET', '/api/desk/messages?limit=100')
  expect(queue.body.items).toContainEqual(expect.objectContaining({ id: question.id, state: 'open' }))
  expect(queue.text).not.toMatch(/Nadia|envoi|logo/)
  expect(queue.body.items.map(({ id }: { id: string }) => id)).not.toContain(order.id)
  expect((await service('GET', '/api/desk/orders')).status).toBe(403)
  expect((await sales('GET', '/api/desk/messages')).status).toBe(403)
  // with the id of the other kind, each finds nothing
  expect((await service('POST', `/api/desk/messages/${order.id}/open`)).status).toBe(404)
  expect((await sales('POST', `/api/desk/orders/${question.id}/open`)).status).toBe(404)
  expect((await sales('POST', `/api/desk/orders/${order.id}/open`)).body.says).toMatchObject({ company: 'Riad Al Mandar', quantity: 40 })

  const opened = await service('POST', `/api/desk/messages/${question.id}/open`)
  expect(opened.body).toMatchObject({ says: { name: 'Nadia Tazi', text: 'Gravez-vous un logo ?' }, noProspecting: true, answers: [] })
  const answered = await service('POST', `/api/desk/messages/${question.id}/answer`, { text: 'Oui.\n\nDès quarante cartes.' })
  expect(answered.body).toMatchObject({ state: 'answered', answers: [{ text: 'Oui.\n\nDès quarante cartes.', by: answered.by }] })
  const mail = (await mailsTo('desk-q@envoi.example')).at(-1)
  expect(mail?.subject).not.toContain(question.reference)
  for (const part of [question.reference, 'Oui.', 'Dès quarante cartes.']) expect(mail?.text).toContain(part)

  expect((await service('POST', `/api/desk/messages/${question.id}/close`, { why: 'answered' })).body).toMatchObject({
    state: 'closed',
    closed: { why: 'answered', by: answered.by },
  })
  for (const [deed, body] of [['answer', { text: 'Encore.' }] as const, ['close', { why: 'unwanted' }] as const]) {
    const refused = await service('POST', `/api/desk/messages/${question.id}/${deed}`, body)
    expect([refused.status, refused.body.code]).toEqual([409, 'message-closed'])
  }
  expect((await service('GET', '/api/desk/messages?state=closed')).body.items).toContainEqual(
    expect.objectContaining({ id: question.id, state: 'closed' }),
  )
  const { rows: entries } = await installation.owner.data.query(
    'select deed, purpose, case_id, actor_id from audit.entry where object_id = $1 order by id',
    [question.id],
  )
  const own = { purpose: 'contact requests', case_id: question.id, actor_id: answered.by }
  const deeds = ['answer', 'close', 'open', 'open', 'open', 'take'].map((one) => `message.${one}`)
  expect(entries.map(({ deed }) => deed).sort()).toEqual(deeds)
  for (const entry of entries.filter(({ deed }) => deed !== 'message.take')) expect(entry).toMatchObject(own)
})

test('its sender is known by their address: corrected, objecting, restricted, erased for good', async () => {
  const service = await at('customer service')
  const email = 'rights@envoi.example'
  const ids = [
    await someMessage(installation, aQuestion({ email })),
    await someMessage(installation, anOrder({ email: email.toUpperCase() })),
  ]
  const [question] = ids
  const known = await installation.deeds.run((tx) => rightsHouse.knownBy(tx, email))
  expect(known).toHaveLength(2)
  expect(await installation.deeds.run((tx) => rightsHouse.goes(tx, known))).toEqual([{ what: 'messages', count: 2 }])
  const change = { name: 'Nadia Alami', phone: '+212661000177', company: 'Riad Neuf' }
  expect(await installation.deeds.run((tx) => rightsHouse.correct(tx, system, known, change))).toBe(2)
  const opened = await service('POST', `/api/desk/messages/${question?.id}/open`)
  expect(opened.body.says).toEqual({ name: 'Nadia Alami', email, phone: '+212661000177', text: 'Gravez-vous un logo ?' })

  await installation.owner.data.query('update support.message set no_prospecting = false')
  await installation.deeds.run((tx) => rightsHouse.refuseProspecting(tx, system, known))
  const { rows: objecting } = await installation.owner.data.query('select id from support.message where no_prospecting order by id')
  expect(objecting.map(({ id }) => id).sort()).toEqual(ids.map(({ id }) => id).sort())

  await installation.deeds.run(async (tx) => {
    for (const id of known) await tx.vault.restrict(tx, id, ['staff'])
  })
  for (const deed of ['open', 'answer', 'close']) {
    const body = { open: undefined, answer: { text: 'Non.' }, close: { why: 'answered' } }[deed]
    const refused = await service('POST', `/api/desk/messages/${question?.id}/${deed}`, body)
    expect([refused.status, refused.body.code], deed).toEqual([409, 'restricted'])
  }
  expect(await installation.deeds.run((tx) => rightsHouse.erase(tx, system, known))).toBe('erased')
  expect(await installation.deeds.run((tx) => rightsHouse.knownBy(tx, email))).toEqual([])
  expect((await service('POST', `/api/desk/messages/${question?.id}/open`)).status).toBe(404)
  const left = await installation.owner.data.query('select from support.message where id = any($1)', [ids.map(({ id }) => id)])
  expect(left.rowCount).toBe(0)
})

test('under a new key a message opens with its answers, and its sender is found under a new index', async () => {
  const service = await at('customer service')
  const [email, other] = ['renewed-q@envoi.example', 'renewed-o@envoi.example']
  const question = await someMessage(installation, aQuestion({ email }))
  await someMessage(installation, anOrder({ email: other }))
  await service('POST', `/api/desk/messages/${question.id}/answer`, { text: 'Oui.' })
  const sealed = async () =>
    (await installation.owner.data.query('select question from support.message where id = $1', [question.id])).rows[0]
  const before = await sealed()
  installation.clock.forward({ days: 2 })
  expect((await renewSubjectKeys(installation, 1, () => undefined)).renewed).toBeGreaterThan(2)
  expect(await sealed()).not.toEqual(before)
  await renewIndexKey(installation, () => undefined, 0)
  const staff = await at('customer service')
  const opened = await staff('POST', `/api/desk/messages/${question.id}/open`)
  expect(opened.body).toMatchObject({ says: { email }, answers: [{ text: 'Oui.' }] })
  // another process, which keeps no older key
  const fresh = await openInstallation(installation.settings, installation.databases, installation.clock)
  for (const address of [email, other]) expect(await fresh.deeds.run((tx) => messagesBy(tx, address))).toHaveLength(1)
  await fresh.close()
})

test('a message goes a year after the last word about it, answered or not, with its key', async () => {
  const silent = await someMessage(installation, aQuestion({ email: 'silent@envoi.example' }))
  const answered = await someMessage(installation, aQuestion({ email: 'answered@envoi.example' }))
  installation.clock.forward({ days: 200 })
  const staff = await at('customer service')
  await staff('POST', `/api/desk/messages/${answered.id}/answer`, { text: 'Oui.' })
  const left = async () =>
    (await installation.owner.data.query('select id from support.message where id = any($1)', [[silent.id, answered.id]])).rows.map(
      ({ id }) => id,
    )
  installation.clock.forward({ days: 164 })
  await sweepNow(installation, 'messages')
  expect((await left()).sort()).toEqual([silent.id, answered.id].sort())
  installation.clock.forward({ days: 3 })
  await sweepNow(installation, 'messages')
  expect(await left()).toEqual([answered.id])
  installation.clock.forward({ days: 200 })
  await sweepNow(installation, 'messages')
  expect(await left()).toEqual([])
})
