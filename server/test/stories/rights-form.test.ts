import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copies, rightsHouse } from '#app/rights.ts'
import { directionOf, languages } from '#contract/language.ts'
import { requestKinds } from '#contract/requests.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { carryOutErasures, knownThrough, workOnRequests } from '#domains/privacy/index.ts'
import { system } from '#platform/actor.ts'
import { someContact } from '#test/contacts.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard } from '#test/people.ts'
import { type Got, visitorAt } from '#test/visitor.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const work = () => workOnRequests(installation.deeds, installation.clock, rightsHouse, copies(installation.audit))
const nobody = { kind: 'copy', name: 'Nadia Tazi', email: 'nadia@nowhere.example', phone: '', text: '' }
const pairIn = ({ text }: Got) => ({
  reference: /<bdi>(DR-\d{4}-\d{6})<\/bdi>/.exec(text)?.[1] ?? '',
  code: /<bdi>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/bdi>/.exec(text)?.[1] ?? '',
})
async function codeFor(address: string): Promise<string> {
  await installation.deliver()
  return installation.mailbox.findLast(({ to, code }) => to === address && code !== undefined)?.code ?? ''
}

test.each(languages)('the form, the page that follows and the one that verifies stand in %s, without a script', async (language) => {
  const visitor = visitorAt(origin, language)
  for (const path of ['/droits/demande', '/droits/suivi', '/droits/attestation'])
    for (const page of [await visitor.get(path), await visitor.get(`${path}/${language}`)]) {
      expect(page.status).toBe(200)
      expect(page.text).toContain(`<html lang="${language}" dir="${directionOf(language)}">`)
      expect(page.text).not.toMatch(/<script|undefined|\[object/)
      expect(page.headers.get('x-robots-tag')).toContain('noindex')
    }
  for (const kind of requestKinds) expect((await visitor.get('/droits/demande')).text).toContain(`value="${kind}"`)
})

test('who asks gets a reference, a code and a day, and the same once more for a second press', async () => {
  const visitor = visitorAt(origin)
  const ticket = randomUUID()
  const first = await visitor.post('/droits/demande', { ...nobody, ticket })
  expect(first.status).toBe(201)
  const pair = pairIn(first)
  expect(pair.reference).not.toBe('')
  expect(first.text).toContain('Réponse au plus tard')
  expect(pairIn(await visitor.post('/droits/demande', { ...nobody, ticket }))).toEqual(pair)
  const followed = await visitor.post('/droits/suivi', pair)
  expect(followed.status).toBe(200)
  expect(followed.text).toContain(`Demande ${pair.reference}`)
  expect(followed.text).not.toContain('nadia@nowhere.example')
})

test('the version of the notice that was beside the form is kept with the request', async () => {
  const visitor = visitorAt(origin)
  const shown = /name="notice" value="(\d+-[0-9a-f]{6})"/.exec((await visitor.get('/droits/demande')).text)?.[1] ?? ''
  expect(shown).not.toBe('')
  const pair = pairIn(await visitor.post('/droits/demande', { ...nobody, ticket: randomUUID(), notice: shown }))
  const rows = await installation.owner.data.query('select notice from privacy.request where reference = $1', [pair.reference])
  expect(rows.rows).toEqual([{ notice: shown }])
  expect((await visitor.json('/droits/demande', { ...nobody, notice: 'another' })).status).toBe(400)
})

test('an address that comes with what was missing is written to, and its code proves it', async () => {
  const visitor = visitorAt(origin)
  const pair = await installation.deeds.run(async (tx) => {
    const applicant = { name: 'Nadia Tazi' }
    const { id, code } = await fileRequest(tx, system, { kind: 'copy', door: 'staff', language: 'fr', applicant, mail: false })
    const { reference } = await tx.rows.selectFrom('privacy.request').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
    return { reference, code }
  })
  const address = 'nadia-later@nowhere.example'
  expect((await visitor.post('/droits/suivi/complement', { ...pair, name: '', email: address, phone: '', text: '' })).status).toBe(200)
  const proof = await codeFor(address)
  expect(proof).toMatch(/^\d{6}$/)
  const proven = await visitor.post('/droits/suivi/preuve', { ...pair, proof })
  expect(proven.status).toBe(200)
  const rows = await installation.owner.data.query('select proven_at is not null as proven from privacy.request where reference = $1', [
    pair.reference,
  ])
  expect(rows.rows).toEqual([{ proven: true }])
})

test('what cannot be read is said beside its field, and nothing is lost', async () => {
  const visitor = visitorAt(origin, 'ar')
  const wrong = { kind: '', name: 'نادية التازي', email: 'not an address', phone: '12', text: 'صححوا <b>اسمي</b>' }
  const page = await visitor.post('/droits/demande', wrong)
  expect(page.status).toBe(422)
  expect(page.text.match(/class="wrong"/g)).toHaveLength(3)
  expect(page.text).toContain('value="نادية التازي"')
  expect(page.text).toContain('صححوا &lt;b&gt;اسمي&lt;/b&gt;')
  expect((await visitor.post('/droits/demande', { ...nobody, email: '' })).text).toContain('عنوان بريد إلكتروني')
  const answer = await visitor.json('/droits/demande', { ...wrong })
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'invalid', fields: ['kind', 'phone', 'email'] })
})

// name, address, phone, and what exactly: every set of them (décret 2-09-165, art. 37)
test.each(Array.from({ length: 16 }, (_, set) => set))('parts that are missing: %i of 15', async (set) => {
  const given = (bit: number, text: string) => ((set & bit) === 0 ? '' : text)
  const fields = {
    kind: 'rectification',
    name: given(1, 'Nadia Tazi'),
    email: given(2, `parts-${set}@nowhere.example`),
    phone: given(4, '0661000100'),
    text: given(8, 'Mon nom s’écrit autrement.'),
  }
  const page = await visitorAt(origin).post('/droits/demande', fields)
  if (fields.email === '' && fields.phone === '') return expect(page.status).toBe(422)
  expect(page.status).toBe(201)
  const missing = [
    fields.name === '' && 'Votre nom',
    fields.email === '' && 'Une adresse e-mail',
    fields.text === '' && 'Votre demande, précisément',
  ]
  for (const part of missing) if (part) expect(page.text).toContain(`>${part}</label>`)
  expect(page.text.includes('en attente de ce qui manque')).toBe(missing.some((part) => part !== false))
})

test('nothing tells whether an address is known: page, mail and their lengths are alike', async () => {
  const known = 'known-00001@rights.example'
  await installation.deeds.run((tx) => openAccount(tx, system, { name: 'Salma', email: known, language: 'fr' }))
  const unknown = 'other-00001@rights.example'
  const pages: Got[] = []
  for (const email of [known, unknown]) pages.push(await visitorAt(origin).post('/droits/demande', { ...nobody, kind: 'erasure', email }))
  const plain = ({ text }: Got) => text.replaceAll(/DR-\d{4}-\d{6}|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}|value="[^"]*"/g, '')
  expect(pages.map(plain)[0]).toBe(pages.map(plain)[1])
  await installation.deliver()
  const mails = [known, unknown].map((address) => installation.mailbox.filter(({ to }) => to === address))
  expect(mails.map((some) => some.length)).toEqual([1, 1])
  const words = (text = '') => text.replaceAll(/DR-\d{4}-\d{6}|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}|^\d{6}$/gm, '')
  expect(words(mails[0]?.[0]?.text)).toBe(words(mails[1]?.[0]?.text))
})

test('a visitor without account has a copy: code, copy, fetched once', async () => {
  const card = await someCard(installation)
  const email = 'copy@courrier.example'
  await someContact(installation, card, { name: 'Nadia Tazi', email })
  const visitor = visitorAt(origin)
  const pair = pairIn(await visitor.post('/droits/demande', { ...nobody, email }))
  const wrong = await visitor.post('/droits/suivi/preuve', { ...pair, proof: '000000' })
  expect([wrong.status, wrong.text.includes('Ce code n’est pas le bon')]).toEqual([422, true])
  // as an Arabic keyboard writes figures
  const proof = (await codeFor(email)).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
  expect((await visitor.post('/droits/suivi/preuve', { ...pair, proof })).text).toContain('en cours')
  await work()
  const ready = await visitor.post('/droits/suivi', pair)
  expect(ready.text).toContain('Votre copie')
  const early = await visitor.post('/droits/suivi/copie', { ...pair, proof: '123456' })
  expect(early.status).toBe(422)
  expect((await visitor.post('/droits/suivi/code', pair)).text).toContain('Un code vient d’être envoyé')
  const code = await codeFor(email)
  const copy = await visitor.post('/droits/suivi/copie', { ...pair, proof: code })
  expect([copy.status, copy.headers.get('content-type'), copy.text.slice(0, 2)]).toEqual([200, 'application/zip', 'PK'])
  const again = await visitor.post('/droits/suivi', pair)
  expect(again.text).not.toContain('/droits/suivi/copie')
  expect(again.text).toContain('Copie prise')
})

test('a visitor without account is erased: preview, confirmation, window, certificate that anybody verifies', async () => {
  const card = await someCard(installation)
  const email = 'erase@courrier.example'
  await someContact(installation, card, { name: 'Nadia Tazi', email })
  const visitor = visitorAt(origin, 'en')
  const pair = pairIn(await visitor.post('/droits/demande', { ...nobody, kind: 'erasure', email }))
  const preview = await visitor.post('/droits/suivi/preuve', { ...pair, proof: await codeFor(email) })
  expect(preview.text).toContain('<b>1</b> details that you left to others')
  expect((await visitor.post('/droits/suivi/effacement', pair)).text).toContain('Tick the box')
  expect((await visitor.post('/droits/suivi/effacement', { ...pair, sure: '1' })).text).toContain('Erasure announced')
  expect((await visitor.post('/droits/suivi/effacement', { ...pair, sure: '1' })).status).toBe(422)
  installation.clock.forward({ days: 7 })
  await carryOutErasures(installation.deeds, installation.clock, rightsHouse, knownThrough(rightsHouse))
  const done = await visitor.post('/droits/suivi', pair)
  expect(done.text).toContain('Granted')
  const certificate = /readonly>\n(.*)<\/textarea>/.exec(done.text)?.[1]?.replaceAll('&quot;', '"') ?? ''
  const verified = await visitor.post('/droits/attestation', { certificate })
  expect([verified.status, verified.text.includes('It is ours')]).toEqual([200, true])
  const altered = await visitor.post('/droits/attestation', { certificate: certificate.replace(/"keys":\d+/, '"keys":999') })
  expect([altered.status, altered.text.includes('not ours')]).toEqual([422, true])
  for (const nonsense of ['', '{}', 'null', '[]', '"', '{"version":1'])
    expect((await visitor.post('/droits/attestation', { certificate: nonsense })).status).toBe(422)
})

test('codes of requests are not guessed at', async () => {
  const visitor = visitorAt(origin)
  const { reference } = pairIn(await visitor.post('/droits/demande', { ...nobody, email: 'guess@nowhere.example' }))
  const answers = []
  for (let turn = 0; turn < 62; turn++)
    answers.push((await visitor.post('/droits/suivi', { reference, code: `AAAA-AAAA-${1000 + turn}` })).status)
  expect(new Set(answers)).toEqual(new Set([404, 429]))
  installation.clock.forward({ minutes: 11 })
})

test('one address is not filled with mails, whoever asks', async () => {
  const email = 'bombed@nowhere.example'
  for (let turn = 0; turn < 5; turn++) await visitorAt(origin).post('/droits/demande', { ...nobody, email })
  await installation.deliver()
  expect(installation.mailbox.filter(({ to }) => to === email)).toHaveLength(3)
})
