import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import pino, { type Logger } from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inboxTasks } from '#app/inbox.ts'
import { type KeptInstallation, migrateBoth, openInstallation, servingUrls } from '#app/installation.ts'
import { keepSchedule } from '#app/schedule.ts'
import { serve } from '#app/server.ts'
import { ensureWorld, worldPeople } from '#app/world.ts'
import { Card } from '#contract/card.ts'
import { companies, contactsReceived, documents, people } from '#db/world.ts'
import { accountByEmail, beginSession } from '#domains/accounts/index.ts'
import { proofCode } from '#domains/privacy/request-rows.ts'
import { prepare } from '#domains/profiles/index.ts'
import { makeAskingLink, servingOn } from '#domains/sharing/index.ts'
import { codeSent } from '#domains/sharing/named-rows.ts'
import { linkSecrets, parseToken, tokenText } from '#domains/sharing/token.ts'
import { system } from '#platform/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { readSettings, type Settings } from '#platform/config/settings.ts'
import { startClusters } from '#platform/db/embedded.ts'
import { faultOf } from '#platform/http/fault.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { rotateRoot } from '#platform/vault/rotate-root.ts'
import { asked, someContact } from '#test/contacts.ts'
import { deeds, publishCard } from '#test/deeds.ts'
import { aPdf, formToFile, someStaff } from '#test/documents.ts'
import { testImap } from '#test/dovecot.ts'
import { aMail, aMailOf, file, text } from '#test/mails.ts'
import { freePort } from '../free-port.ts'
import { root } from '../installation.ts'
import { cookieOf, open } from '../people.ts'
import { type Scan, scanFor } from '../scan/scan.ts'
import { cardValues, nameValues, textValues, type Value } from '../scan/values.ts'
import { formOf, receiptIn, visitorAt } from '../visitor.ts'

// The main job is done over HTTP for the whole named world and two strangers, on a pair of clusters of its own; things go wrong, a link is
// revoked, a person erased, the keyring rotated. Then everything under DATA_DIR and every table is searched for all that is personal.

/**
 * Values of the world that lie in plain somewhere for a reason that has nothing to do with the person. Nothing else is left out; what
 * is never searched for is said in server/test/scan/values.ts.
 */
const knownElsewhere: ReadonlyMap<string, string> = new Map([
  ['Standard', 'a word of PostgreSQL: its catalogue and its settings (a label on a phone)'],
  ['Morocco', 'a word of PostgreSQL: the descriptions of its collations (a country)'],
])

interface Run {
  readonly dataDir: string
  readonly settings: Settings
  readonly installation: KeptInstallation
  readonly log: Logger
  readonly logFile: string
  readonly owner: { readonly data: pg.Client; readonly keyring: pg.Client }
  /** Everything that must lie nowhere. */
  readonly values: Value[]
}

const closing: (() => Promise<unknown>)[] = []
const close = async () => {
  for (const one of closing.splice(0).reverse()) await one()
}
afterAll(close)

let scan: Scan
let searched: readonly Value[]
let planted: ReturnType<typeof plant>
beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cc-scan-story-'))
  closing.push(async () => rmSync(dataDir, { recursive: true, force: true }))
  const clusters = await startClusters({ dataDir, say: () => undefined })
  closing.push(() => clusters.stop())
  const run = await openEverything(dataDir, clusters)
  await ensureWorld(run.installation, () => undefined)
  const strangers = [await publishStranger(run), await publishStranger(run)] as const
  await runSchedule(run)
  const server = await serveEverything(run, clusters)
  await visitWorld(run, server.origin)
  for (const one of strangers) await visitWrongly(run, server, one)
  await workAsOwner(run, server.origin, strangers[0])
  await leaveAsVisitors(run, server.origin, strangers[0])
  await workWithContacts(run, server.origin, strangers[0])
  await pauseWithWords(run, server.origin, strangers[0])
  await askAboutData(run, server.origin, strangers[0])
  await writeMails(run)
  await invoice(run, server.origin, strangers[0])
  await failInside(run, server.origin, strangers[0])
  await takeBack(run, server.origin, strangers)
  await keepMetrics(run)
  await server.close()

  searched = run.values.filter((value) => !('text' in value && knownElsewhere.has(value.text)))
  for (const text of knownElsewhere.keys()) expect(run.values).toContainEqual(expect.objectContaining({ text })) // none that excludes nothing
  planted = plant()
  await hide(run, planted)
  for (const store of ['data', 'keyring'] as const) {
    await run.owner[store].query('vacuum analyze')
    await run.owner[store].query('checkpoint')
  }
  scan = scanFor([...searched, ...Object.values(planted)])
  const rows = (await scan.database('data', clusters.data)) + (await scan.database('keyring', clusters.keyring))
  await Promise.all([run.installation.close(), run.owner.data.end(), run.owner.keyring.end()])
  await clusters.stop()
  const bytes = scan.folder(dataDir)
  expect({ values: searched.length, rows, bytes }).toEqual({
    values: expect.toSatisfy((count: number) => count > 500),
    rows: expect.toSatisfy((count: number) => count > 300),
    bytes: expect.toSatisfy((count: number) => count > 50_000_000),
  })
}, 300_000)

test('the scan finds what is planted: in a table, in the WAL alone, in logs and files, in any encoding', () => {
  const placesOf = (value: Value) => [...new Set(scan.findings().flatMap((one) => (one.value === value ? [one.where] : [])))]
  const [base, wal] = [expect.stringMatching(/^postgres\/data\/base\//), expect.stringMatching(/^postgres\/data\/pg_wal\//)]
  expect(placesOf(planted.table)).toEqual(expect.arrayContaining(['data: public.planted', base, wal]))
  expect(placesOf(planted.gone).length).toBeGreaterThan(0)
  expect(placesOf(planted.gone).filter((place) => !/^postgres\/data\/pg_wal\//.test(place))).toEqual([])
  expect(placesOf(planted.log)).toEqual(['logs/connectcard.log'])
  expect(placesOf(planted.wide)).toEqual(['mail/old/export.csv'])
  expect(placesOf(planted.phone)).toEqual(['logs/postgres-keyring.log'])
  expect(placesOf(planted.photo)).toEqual(['mail/old/thumb.bin'])
  const inKeyring = ['base', 'pg_wal'].map((folder) => expect.stringMatching(new RegExp(`^postgres/keyring/${folder}/`)))
  expect(placesOf(planted.token)).toEqual(expect.arrayContaining(['keyring: public.planted', ...inKeyring]))
})

test('nothing personal of anyone lies in plain in data files, WAL, logs or tables after the journeys', () => {
  const found = scan.findings().filter(({ value }) => searched.includes(value))
  expect(found.map(({ value, encoding, where }) => `${value.whose}: ${value.what}, as ${encoding}, in ${where}`)).toEqual([])
})

async function openEverything(dataDir: string, clusters: { data: string; keyring: string; stop(): Promise<void> }): Promise<Run> {
  const metricsPort = await freePort()
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'debug', METRICS_PORT: String(metricsPort) }, root)
  await migrateBoth(settings, clusters, root, () => undefined)
  const logFile = join(dataDir, 'logs', 'connectcard.log')
  const form = { level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime } // as app/server.ts writes it, to a file
  return {
    dataDir,
    settings,
    installation: await openInstallation(settings, clusters),
    log: pino(form, pino.destination({ dest: logFile, sync: true })),
    logFile,
    owner: { data: await connected(clusters.data), keyring: await connected(clusters.keyring) },
    values: [],
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function serveEverything({ settings, log, installation }: Run, clusters: { data: string; keyring: string }) {
  const server = await serve(settings, servingOn(servingUrls(settings, clusters), systemClock), log, { metrics: true, installation })
  const address = server.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return { origin: `http://localhost:${address.port}`, port: address.port, close: () => server.close() }
}

const runSchedule = ({ installation, log }: Run) => keepSchedule(installation, log).stop()

function tokenValues(whose: string, token: string): Value[] {
  const bytes = parseToken(token) ?? Buffer.alloc(0)
  return [
    { whose, what: 'token', text: token },
    { whose, what: 'token', bytes },
    { whose, what: 'key of a link', bytes: linkSecrets(bytes).kek },
  ]
}

/** A text that no other can be mistaken for. */
const random = () => tokenText(randomBytes(20))
/** One that Morocco's plan has: not every number after 6 is. */
const randomPhone = () => `+21266${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, '0')}`

interface Stranger {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly pin: string
  readonly ownerId: string
  readonly cardId: string
  readonly links: { readonly [kind in 'plain' | 'withPin' | 'limited']: { readonly id: string; readonly token: string } }
}

/** Somebody with a card on which every field is filled, a photo of noise, and links of each kind. */
async function publishStranger({ installation, values }: Run): Promise<Stranger> {
  const [given, family, host] = [random(), random(), random()]
  const [name, email, phone] = [`${given} ${family}`, `${random()}@${host}.example`, randomPhone()]
  const [label, linkLabel, pin] = [`Carte ${random()}`, `Lien ${random()}`, `${random()} é`]
  const card = Card.parse({
    language: 'fr',
    name: { given, family },
    nameArabic: { given: 'زكريا', family: 'التزارني' },
    role: { fr: `Rôle ${random()}` },
    department: { fr: `Service ${random()}` },
    company: { fr: `Société ${random()}` },
    phones: [{ kind: 'mobile', number: randomPhone(), label: random() }],
    emails: [{ kind: 'work', address: email, label: random() }],
    addresses: [{ kind: 'home', street: `3, rue ${random()}\nétage ${random()}`, city: random(), region: random(), country: 'Maroc' }],
    links: [{ kind: 'website', url: `https://${host}.example/${random()}`, label: random() }],
    note: { fr: random(), ar: `ملاحظة ${random()}` },
  })
  const noise = { width: 300, height: 300, channels: 3 } as const
  const picture = () =>
    sharp(randomBytes(300 * 300 * 3), { raw: noise })
      .png()
      .toBuffer()
  const [photo, logo, cover] = await Promise.all([
    prepare.photo(await picture()),
    prepare.logo(await picture()),
    prepare.cover(await picture()),
  ])

  const inDeed = installation.deeds.run
  const ownerId = await inDeed((tx) => deeds.openAccount(tx, system, { name, email, phone, language: 'fr' }))
  const cardId = await inDeed((tx) => publishCard(tx, system, { ownerId, label, card, pictures: { photo, logo, cover } }))
  const share = (wishes: object) => inDeed((tx) => deeds.shareCard(tx, system, { ownerId, cardId, label: linkLabel, ...wishes }))
  const links = { plain: await share({}), withPin: await share({ pin }), limited: await share({ showOnce: true, maxViews: 2 }) }
  await expect(inDeed((tx) => deeds.openAccount(tx, system, { name, email, language: 'fr' }))).rejects.toThrow('account-exists')

  values.push(
    ...cardValues(name, card),
    ...nameValues(name, name),
    { whose: name, what: 'phone', phone },
    ...Object.entries({ photo, logo, cover }).map(([what, bytes]) => ({ whose: name, what, photo: bytes })),
  )
  for (const [what, text] of Object.entries({ email, label, linkLabel, pin })) values.push(...textValues(name, what, text))
  for (const { token } of Object.values(links)) values.push(...tokenValues(name, token))
  return { name, email, phone, pin, ownerId, cardId, links }
}

/** Every link of the named world, opened as a visitor would; what the people say of themselves is collected on the way. */
async function visitWorld({ installation, settings, values }: Run, origin: string): Promise<void> {
  for (const company of companies) values.push(...textValues(company.key, 'company', company.name))
  for (const { client, about } of documents) values.push(...textValues(client, 'what was invoiced', about))
  for (const { details, place, note } of contactsReceived) {
    const { name, phone, ...texts } = details
    values.push(...nameValues(name, name), ...(phone === undefined ? [] : [{ whose: name, what: 'phone', phone }]))
    for (const [what, text] of Object.entries({ ...texts, place, 'own note': note })) values.push(...textValues(name, what, text))
  }
  let opened = 0
  for (const { name, email, phone, links } of await worldPeople(installation, settings.publicUrl)) {
    const person = people.find((one) => one.email === email)
    values.push(...nameValues(name, name), ...textValues(name, 'e-mail', email), { whose: name, what: 'phone', phone })
    if (person?.card) values.push(...cardValues(name, person.card), ...textValues(name, 'label', 'Carte principale'))
    for (const [index, { label, url }] of links.entries()) {
      const token = url.slice(-32)
      const pin = person?.links.find((link) => link.label === label)?.pin
      values.push(...tokenValues(name, token), ...textValues(name, 'label', label))
      await fetch(`${origin}/l/${token}`)
      const answer = await open(origin, token, { press: true, ...(pin && { pin }) })
      expect(answer.status, `${name}, ${label}`).toBe(200)
      opened++
      const cookie = cookieOf(answer)
      values.push({ whose: name, what: 'cookie', text: cookie.slice(cookie.indexOf('=') + 1) })
      const get = async (path: string) => fetch(origin + path, { headers: { cookie, accept: 'text/html' } })
      for (const path of ['/c', '/c/1', '/c/card.vcf', '/c/1/card.vcf', '/c/2']) await (await get(path)).arrayBuffer()
      if (!person?.face || !person.card || index > 0) continue
      const photo = await get('/c/photo')
      expect(photo.headers.get('content-type'), name).toBe('image/jpeg')
      values.push({ whose: name, what: 'photo', photo: Buffer.from(await photo.arrayBuffer()) })
    }
  }
  expect(opened).toBeGreaterThan(15)
}

/** What goes wrong for visitors: wrong tokens and PINs, addresses, headers and bodies full of personal data, and no HTTP at all. */
async function visitWrongly({ values }: Run, { origin, port }: { origin: string; port: number }, stranger: Stranger): Promise<void> {
  const { name, email, phone, pin, links } = stranger
  const { plain, withPin, limited } = links
  const [wrongToken, wrongPin] = [random(), random()]
  values.push({ whose: name, what: 'wrong token', text: wrongToken }, { whose: name, what: 'wrong PIN', text: wrongPin })
  const personal = { 'user-agent': name, referer: `${origin}/l/${plain.token}`, 'x-forwarded-for': phone, cookie: `session=${email}` }
  const [json, form] = ['application/json', 'application/x-www-form-urlencoded']
  const post = (path: string, body: string, type = json, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { ...personal, 'content-type': type, 'sec-fetch-site': 'same-origin', ...headers },
      body,
    })
  const get = (path: string) => fetch(origin + path, { headers: personal })
  const token = plain.token
  const answers = [
    await open(origin, token),
    await open(origin, withPin.token, { pin: wrongPin }),
    await open(origin, withPin.token, { pin }),
    await open(origin, limited.token),
    await open(origin, limited.token, { press: true }),
    await open(origin, wrongToken),
    await open(origin, wrongToken, { pin: wrongPin }),
    await open(origin, token, {}, { 'content-type': 'text/plain' }),
    await post('/l/open', JSON.stringify({ token })),
    await post('/l/open', JSON.stringify({ token, email })),
    await post('/l/open', JSON.stringify({ token, [email]: name })),
    await post('/l/open', `{"token":"${token}","pin":${email}`),
    await post('/l/open', JSON.stringify({ token: token.repeat(200) })),
    await post('/l/open', email.repeat(2_000)),
    await post('/l/open', `token=${token}&pin=${email}&name=${encodeURIComponent(name)}`, form),
    await post(`/l/${token}`, '', form),
    await post('/l/open', JSON.stringify({ token }), json, { 'sec-fetch-site': 'cross-site' }),
    await post(`/l/${token}/${email}`, '{}'),
    await get(`/l/${token}?email=${encodeURIComponent(email)}`),
    await get(`/${email}/${token}`),
    await get(`/c/${email}`),
    await fetch(`${origin}/c`, { headers: { cookie: `__Host-cc_view=${token}` } }),
    await fetch(`${origin}/l/open?token=${token}`, { method: 'PUT', headers: personal, body: email }),
  ]
  for (const answer of answers) await answer.arrayBuffer()
  const statuses = [...new Set(answers.map((answer) => answer.status))]
  expect(statuses).toEqual(expect.arrayContaining([200, 400, 403, 404, 413, 415]))
  expect(Math.max(...statuses)).toBeLessThan(500)
  await sendRaw(port, `GET /${email} HTTP/9.9\r\nHost: ${token}\r\n\r\n`)
  await sendRaw(port, `${name} ${token}\r\n\r\n`)
  await sendRaw(port, `POST /l/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${email}\r\n\r\n${token}`)
}

/** Sends bytes that are no HTTP, and waits until the server hangs up. */
const sendRaw = (port: number, text: string) =>
  new Promise<void>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
    socket.end(text)
    socket.resume()
  })

/** What an owner does, rightly and wrongly: signs up without ever confirming, edits, shares, sets a password, calls twice. */
async function workAsOwner({ installation, values }: Run, origin: string, { name, ownerId }: Stranger): Promise<void> {
  const agent = `Navigateur ${random()}`
  const token = await installation.deeds.run((tx) => beginSession(tx, { personId: ownerId, how: 'code', agent }))
  const typed = { name: `${random()} ${random()}`, email: `${random()}@test.example`, company: random(), phone: randomPhone() }
  const [label, cardLabel, note, password, wrong, given] = [random(), random(), random(), `${random()} mot`, `${random()} faux`, random()]
  const secret = { agent, token, company: typed.company, label, cardLabel, note, password, wrong, given, typed: typed.email }
  for (const [what, text] of Object.entries(secret)) values.push(...textValues(name, what, text))
  values.push(...nameValues(name, typed.name), { whose: name, what: 'phone typed', phone: typed.phone })

  const call = async (method: string, path: string, body?: unknown, key?: string) => {
    const answer = await fetch(origin + path, {
      method,
      headers: {
        cookie: `${sessionCookieName}=${token}`,
        'sec-fetch-site': 'same-origin',
        'user-agent': agent,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
  }
  const choices = { language: 'fr', noProspecting: true, notice: '2026-11-23' }
  expect((await call('POST', '/api/sign-up', { ...typed, ...choices })).status).toBe(200)
  expect((await call('POST', '/api/sign-up', { ...typed, ...choices, [typed.email]: 1 })).status).toBe(400)
  await call('POST', '/api/sign-in/code', { email: typed.email, language: 'ar' })
  expect((await call('POST', '/api/sign-in/password', { email: typed.email, password: wrong })).status).toBe(401)
  expect((await call('PUT', '/api/account/password', { password })).status).toBe(204)
  const draft = { language: 'fr', name: { given }, note: { fr: note } }
  const made = await call('POST', '/api/cards', { label: cardLabel, draft }, label)
  expect(await call('POST', '/api/cards', { label: cardLabel, draft }, label)).toEqual(made)
  const card = `/api/cards/${made.body.id}`
  expect((await call('POST', `${card}/publish`)).status).toBe(200)
  const link = await call('POST', `${card}/links`, { label, audience: 'clients' }, `k${label}`)
  values.push(...tokenValues(name, link.body.url.slice(-32)))
  expect((await call('GET', '/api/links')).body.items.length).toBeGreaterThan(0)
  expect((await call('GET', `/api/links?after=${encodeURIComponent(typed.email)}`)).status).toBe(400)
  expect((await call('POST', `/api/links/${link.body.id}/copy`)).status).toBe(200)
  expect((await call('PATCH', '/api/account', { company: typed.company })).status).toBe(200)
  const audience = await call('POST', '/api/audiences', { name: cardLabel }, `a${label}`)
  expect((await call('POST', '/api/audiences', { name: cardLabel })).status).toBe(409)
  expect((await call('PATCH', `/api/audiences/${audience.body.id}`, { name: label })).status).toBe(204)
  const ours = await call('POST', `${card}/links`, { label, audience: audience.body.id }, `o${label}`)
  values.push(...tokenValues(name, ours.body.url.slice(-32)))
  expect((await call('DELETE', `/api/audiences/${audience.body.id}`)).body).toEqual({ revoked: 1 })
  await shareWithOne({ installation, values }, origin, (wish) => call('POST', `${card}/links`, wish))
}

/** A link for one visitor, by whom everything of it is used, rightly and wrongly: address, number, code, browser. */
async function shareWithOne(
  { installation, values }: Pick<Run, 'installation' | 'values'>,
  origin: string,
  make: (wish: object) => Promise<{ status: number; body: { id: string; url: string } }>,
): Promise<void> {
  const visitor = { name: `${random()} ${random()}`, email: `${random()}@test.example`, phone: randomPhone() }
  const whose = 'visitor of a named link'
  const made = await make({ label: random(), for: { ...visitor, code: true, binds: true } })
  expect(made.status).toBe(201)
  const token = made.body.url.slice(-32)
  const ask = (more: object = {}) =>
    fetch(`${origin}/acces/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'user-agent': visitor.name },
      body: JSON.stringify({ token, ...more }),
    })
  expect((await ask()).status).toBe(200)
  expect((await ask({ email: visitor.email, [visitor.phone]: visitor.name })).status).toBe(400)
  const code = await installation.deeds.read(async (tx) => {
    const rows = tx.rows.selectFrom('sharing.code as code').innerJoin('sharing.named as named', 'named.link_id', 'code.link_id')
    const row = await rows.select(['code.id', 'code.code', 'named.subject_id']).executeTakeFirstOrThrow()
    const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'rights' })
    return subject.open(codeSent, row.id, row.code)
  })
  expect((await open(origin, token, { bind: true, code: `${code}0` })).status).toBe(200) // asked again
  const opened = await open(origin, token, { bind: true, code })
  expect(await opened.text()).toContain('voit seulement')
  const browser = /__Host-cc_browser=([\w-]+)/.exec(opened.headers.getSetCookie().join())?.[1] ?? ''
  expect(browser).toHaveLength(43)
  values.push(
    ...tokenValues(whose, token),
    ...nameValues(whose, visitor.name),
    ...textValues(whose, 'e-mail', visitor.email),
    { whose, what: 'phone', phone: visitor.phone },
    { whose, what: 'browser', text: browser },
    { whose, what: 'browser', bytes: Buffer.from(browser, 'base64url') },
    // six figures alone are met by chance
    ...[`"${code}"`, `code=${code}`, `code: ${code}`].map((text) => ({ whose, what: 'code', text })),
  )
}

/** Visitors leave their details, rightly and wrongly, from a file too; one corrects and asks, one deletes. The form is typed in real time. */
async function leaveAsVisitors({ values }: Run, origin: string, { links }: Stranger): Promise<void> {
  const visitor = visitorAt(origin)
  const person = () => ({
    name: `${random()} ${random()}`,
    email: `${random()}@test.example`,
    phone: randomPhone(),
    company: random(),
    note: `${random()}\n${random()}`,
  })
  const told = (whose: string, { name, phone, ...texts }: ReturnType<typeof person>) => {
    values.push(...nameValues(whose, name), { whose, what: 'phone', phone })
    for (const [what, text] of Object.entries(texts)) values.push(...textValues(whose, what, text))
    return { name, phone, ...texts }
  }
  const [stays, corrected, goes, wrong, filed] = [
    'author',
    'author, corrected',
    'author, deleted',
    'author, refused',
    'author of a file',
  ].map((whose) => told(whose, person()))
  if (!stays || !corrected || !goes || !wrong || !filed) throw new Error('nobody is there')
  const forms = [await formOf(origin, links.plain.token), await formOf(origin, links.plain.token)]
  const [first, second] = forms.map(({ ticket }) => ticket)
  for (const { ticket } of forms) values.push({ whose: 'author', what: 'ticket', text: ticket })
  await pause(2_100)
  const wishes = { mailReceipt: '1', tellClosing: '1' }
  const vcard = new FormData()
  vcard.set('ticket', first ?? '')
  vcard.set(
    'vcard',
    new Blob([`BEGIN:VCARD\r\nFN:${filed.name}\r\nTEL:${filed.phone}\r\nNOTE:${filed.company}\r\nEND:VCARD\r\n`]),
    `${filed.email}.vcf`,
  )
  const statuses = [
    await visitor.postForm('/echange', vcard),
    await visitor.post('/echange', { ...wrong, phone: wrong.note, ticket: first ?? '' }),
    await visitor.post('/echange', { ...wrong, ticket: `${first}x` }),
    await visitor.post('/echange', { ...wrong, [wrong.email]: wrong.name, ticket: first ?? '' }),
    await visitor.json('/echange', { ...wrong, ticket: first, website: wrong.company }),
  ].map(({ status }) => status)
  expect(statuses).toEqual([200, 422, 410, 400, 409])
  const left = await visitor.post('/echange', { ...stays, ...wishes, ticket: first ?? '' })
  const other = await visitor.post('/echange', { ...goes, ...wishes, ticket: second ?? '' })
  const receipts = [left, other].map(({ text }) => receiptIn(text))
  for (const [one, text] of receipts.entries()) {
    values.push(
      { whose: `author ${one}`, what: 'receipt', text },
      { whose: `author ${one}`, what: 'receipt', bytes: parseToken(text) ?? Buffer.alloc(0) },
    )
  }
  const [kept = '', gone = ''] = receipts
  for (const path of ['open', 'withdraw', 'give-back', 'confirm', 'ask'])
    expect((await visitor.post(`/recu/${path}`, { token: kept })).status).toBe(200)
  expect((await visitor.post('/recu/correct', { ...corrected, token: kept })).status).toBe(200)
  await visitor.get(`/recu/${kept}?name=${encodeURIComponent(stays.name)}`)
  expect((await visitor.post('/recu/delete', { token: gone, sure: '1' })).status).toBe(200)
  expect((await visitor.post('/recu/correct', { ...wrong, token: gone })).status).toBe(404)
}

/** What was left to an owner, and what they do with it, rightly and wrongly: notes, tags, searches, files that leave, an answer. */
async function workWithContacts({ installation, values }: Run, origin: string, { name, ownerId, cardId }: Stranger): Promise<void> {
  const token = await installation.deeds.run((tx) => beginSession(tx, { personId: ownerId, how: 'code', agent: '' }))
  const left = {
    name: `${random()} ${random()}`,
    email: `${random()}@test.example`,
    phone: randomPhone(),
    company: random(),
    note: random(),
  }
  const noted = { ownNote: random(), tag: `T${random().slice(0, 20)}`, place: random(), answer: random(), search: random() }
  values.push(...nameValues(name, left.name), { whose: name, what: 'phone left', phone: left.phone })
  for (const [what, text] of Object.entries({ ...noted, email: left.email, company: left.company, note: left.note }))
    values.push(...textValues(name, what, text))
  const receipt = randomBytes(20)
  values.push(...tokenValues(name, tokenText(receipt)))
  const [id, other] = [
    await someContact(installation, { ownerId, cardId }, left, { receipt, place: noted.place }),
    await someContact(installation, { ownerId, cardId }, left),
  ]
  const question = await asked(installation, id)
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/api/contacts${path}`, {
      method,
      headers: {
        cookie: `${sessionCookieName}=${token}`,
        'sec-fetch-site': 'same-origin',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    await answer.text()
    return answer.status
  }
  const { ownNote, tag } = noted
  expect(await call('PATCH', `/${id}`, { ownNote, tags: [tag], followUp: '2026-12-01', seen: true })).toBe(200)
  for (const search of [left.name, left.email, left.phone, noted.search]) expect(await call('POST', '/search', { search, tag })).toBe(200)
  expect(await call('GET', `?search=${encodeURIComponent(left.email)}`)).toBe(400) // it stands in no address, and is refused there
  expect(await call('GET', '?sort=name')).toBe(200)
  expect(await call('GET', '/duplicates')).toBe(200)
  expect(await call('POST', '/merge', { into: id, contacts: [other] })).toBe(200)
  for (const format of ['csv', 'vcard']) expect(await call('POST', '/export', { format, destination: 'crm' })).toBe(200)
  expect(await call('POST', '/export', { format: 'csv', destination: left.email })).toBe(400)
  expect(await call('POST', `/${id}/answer`, { question, answer: noted.answer })).toBe(200)
  expect(await call('DELETE', `/${other}`)).toBe(204)
  const line = random()
  const asking = await installation.deeds.run((tx) => makeAskingLink(tx, system, { ownerId, cardId, label: random(), line }))
  values.push(...textValues(name, 'whom one asks', line), ...tokenValues(name, asking.token))
  expect(await (await open(origin, asking.token)).text()).toContain(line)
  const request = await someContact(installation, { ownerId, cardId }, left, { kind: 'asked' })
  expect(await call('POST', `/${request}/give-access`, { label: random() })).toBe(204)
}

/** A card is paused with words of its owner's own, rightly and wrongly; a visitor reads them, and the card goes on. */
async function pauseWithWords({ installation, values }: Run, origin: string, { name, ownerId, cardId, links }: Stranger): Promise<void> {
  const token = await installation.deeds.run((tx) => beginSession(tx, { personId: ownerId, how: 'code', agent: '' }))
  const call = async (deed: string, body: object) => {
    const answer = await fetch(`${origin}/api/cards/${cardId}/${deed}`, {
      method: 'POST',
      headers: { cookie: `${sessionCookieName}=${token}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    await answer.text()
    return answer.status
  }
  const [own, later, wrong] = [{ fr: `${random()}\n${random()}`, ar: `عد قريبا ${random()}` }, { fr: random() }, random()]
  for (const text of [own.fr, own.ar, later.fr, wrong]) values.push(...textValues(name, 'what a pause says', text))
  expect(await call('pause', { message: { sentence: wrong, own } })).toBe(400)
  expect(await call('pause', { message: { sentence: 'moved', own: { fr: wrong.repeat(20) } } })).toBe(400)
  expect(await call('pause', { from: '2031-01-01', message: { sentence: 'soon', own: later } })).toBe(200) // one that is to come
  expect(await call('pause', { message: { sentence: 'moved', own } })).toBe(200)
  expect(await (await open(origin, links.plain.token)).text()).toContain(own.fr)
  expect(await call('resume', {})).toBe(200)
  expect((await open(origin, links.plain.token)).status).toBe(200)
  expect(await call('pause', { from: '2031-01-01', message: { sentence: 'soon', own: later } })).toBe(200)
}

/** Somebody asks about their data, rightly and wrongly, by the form and with both codes; and the desk for somebody, in writing. */
async function askAboutData({ installation, values }: Run, origin: string, { name, email, phone }: Stranger): Promise<void> {
  const visitor = visitorAt(origin)
  const asks = { name: `${random()} ${random()}`, email, phone: randomPhone(), text: `${random()}\n${random()}` }
  const [wrong, wrongCode, ticket] = [random(), random(), randomUUID()]
  const told = (whose: string, texts: Record<string, string>) => {
    for (const [what, text] of Object.entries(texts)) values.push(...textValues(whose, what, text))
  }
  values.push(...nameValues(name, asks.name), { whose: name, what: 'phone of a request', phone: asks.phone })
  told(name, { 'words of a request': asks.text, 'refused words': wrong, 'wrong code': wrongCode })
  expect((await visitor.post('/droits/demande', { ...asks, kind: 'copy', phone: wrong, ticket })).status).toBe(422)
  expect((await visitor.post('/droits/demande', { ...asks, kind: 'copy', [wrong]: email })).status).toBe(400)
  const filed = await visitor.post('/droits/demande', { ...asks, kind: 'copy', ticket })
  expect(filed.status).toBe(201)
  const [reference = '', code = ''] = [...filed.text.matchAll(/<bdi>([0-9A-Z-]+)<\/bdi>/g)].map(([, text]) => text ?? '')
  told(name, { 'follow code': code, 'follow code, as typed': code.replaceAll('-', '') })
  expect((await visitor.post('/droits/suivi', { reference, code: wrongCode })).status).toBe(404)
  await visitor.get(`/droits/suivi?reference=${reference}&code=${encodeURIComponent(code)}`)
  const codeBy = (way: 'mail' | 'text') =>
    installation.deeds.read(async (tx) => {
      const proofs = tx.rows.selectFrom('privacy.proof as proof').innerJoin('privacy.request as request', 'request.id', 'proof.request_id')
      const row = await proofs
        .select(['proof.id', 'proof.code', 'request.subject_id'])
        .where('request.reference', '=', reference)
        .where('proof.way', '=', way)
        .executeTakeFirstOrThrow()
      const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'rights' })
      const figures = subject.open(proofCode, row.id, row.code)
      // six figures alone are met by chance
      values.push(
        ...[`"${figures}"`, `proof=${figures}`, `code: ${figures}`].map((text) => ({ whose: name, what: `code by ${way}`, text })),
      )
      return figures
    })
  const give = async (path: string, proof: string) => (await visitor.post(`/droits/suivi/${path}`, { reference, code, proof })).status
  expect(await give('preuve', wrongCode.slice(0, 20))).toBe(422)
  expect(await give('preuve', await codeBy('mail'))).toBe(200)
  const sent = await visitor.post('/droits/suivi/sms', { reference, code })
  expect([sent.status, sent.text.includes(phone)]).toEqual([200, false])
  expect(await give('preuve-sms', wrongCode.slice(0, 20))).toBe(422)
  expect(await give('preuve-sms', await codeBy('text'))).toBe(200)

  const { cookie } = await someStaff(installation, 'data protection officer')
  const desk = async (path: string, body: object = {}) => {
    const answer = await fetch(`${origin}/api/desk/requests${path}`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'idempotency-key': random() },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    return { status: answer.status, id: answer.ok ? (JSON.parse(text).id as string) : '' }
  }
  const applicant = { name: `${random()} ${random()}`, email: `${random()}@test.example`, phone: randomPhone(), text: random() }
  const written = { question: random(), answer: random() }
  const whose = 'somebody who wrote to the desk'
  values.push(...nameValues(whose, applicant.name), { whose, what: 'phone', phone: applicant.phone })
  told(whose, { email: applicant.email, text: applicant.text, ...written })
  const letter = { kind: 'rectification', language: 'fr', applicant }
  expect((await desk('', { ...letter, receivedOn: applicant.email })).status).toBe(400)
  const { status, id } = await desk('', letter)
  expect(status).toBe(201)
  expect((await desk(`/${id}/open`, undefined)).status).toBe(200)
  expect((await desk(`/${id}/ask`, { text: written.question })).status).toBe(200)
  for (const answered of [200, 409])
    expect((await desk(`/${id}/answer`, { outcome: 'granted', text: written.answer })).status).toBe(answered)
}

/** A client is invoiced, rightly and wrongly; the document is searched for, opened and downloaded. */
async function invoice({ installation, values }: Run, origin: string, { name, email, ownerId }: Stranger): Promise<void> {
  const { cookie } = await someStaff(installation, 'accounting')
  const own = await installation.deeds.run((tx) => beginSession(tx, { personId: ownerId, how: 'code', agent: '' }))
  const [sold, wrong] = [random(), random()]
  for (const text of [sold, wrong]) values.push(...textValues(name, 'what was invoiced', text))
  values.push({ whose: name, what: 'digest of a PDF', text: createHash('sha256').update(aPdf(name, sold)).digest('hex') })
  const call = async (method: string, path: string, body?: FormData | object, session = cookie) => {
    const answer = await fetch(origin + path, {
      method,
      headers: {
        cookie: session,
        'sec-fetch-site': 'same-origin',
        'idempotency-key': random(),
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const said = { kind: 'invoice', number: 'FA-2026-999999', date: '2026-03-10', amount: '120000', email }
  const filed = await call('POST', '/api/staff/documents', formToFile(said, aPdf(name, sold)))
  expect(filed.status).toBe(201)
  expect((await call('POST', '/api/staff/documents', formToFile(said, aPdf(name, wrong)))).status).toBe(409)
  expect((await call('POST', '/api/staff/documents', formToFile({ ...said, number: wrong, [email]: name }, aPdf(wrong)))).status).toBe(400)
  expect((await call('POST', '/api/staff/documents', formToFile(said, Buffer.from(`%PDF-1.4 ${wrong}`)))).status).toBe(422)
  const { id } = JSON.parse(filed.text)
  for (const door of ['documents', 'archive']) {
    expect((await call('POST', `/api/staff/${door}/search`, { number: said.number })).text).toContain(name)
    expect((await call('POST', `/api/staff/${door}/${id}/open`)).text).toContain(sold)
  }
  expect((await call('POST', '/api/staff/documents/search', { number: email })).status).toBe(400)
  const session = `${sessionCookieName}=${own}`
  expect((await call('GET', '/api/documents', undefined, session)).text).toContain(name)
  expect((await call('GET', `/api/documents/${id}`, undefined, session)).text).toContain(sold)
}

/** What goes wrong for us: statements that PostgreSQL refuses, under an opening, and with personal data in their very text. */
async function failInside({ owner, logFile }: Run, origin: string, { email, phone, ownerId, links }: Stranger): Promise<void> {
  const { token } = links.plain
  await owner.data.query('alter table profiles.snapshot rename column content to away')
  expect((await open(origin, token)).status).toBeGreaterThanOrEqual(500)
  await owner.data.query('alter table profiles.snapshot rename column away to content')
  expect((await open(origin, token)).status).toBe(200)
  expect(readFileSync(logFile, 'utf8')).toContain('"level":50')
  for (const statement of [
    `select '${email}'::int`,
    `select '${token}'::uuid`,
    `selec '${phone}'`,
    `do $$ begin raise exception '${email}'; end $$`,
    `do $$ begin raise warning '${email}'; end $$; select 1/0`,
  ])
    await expect(owner.data.query(statement)).rejects.toThrow()
  const refused = owner.data.query('insert into accounts.person (id, language) values ($1, $2)', [ownerId, email])
  await expect(refused).rejects.toThrow()
}

/** A revoke, an erasure and a rotation, and what the schedule does with them. */
async function takeBack(run: Run, origin: string, [stays, goes]: readonly [Stranger, Stranger]): Promise<void> {
  const { installation } = run
  const { id: linkId, token } = goes.links.plain
  await installation.deeds.run((tx) => deeds.revokeLink(tx, system, { ownerId: goes.ownerId, linkId }))
  expect((await open(origin, token)).status).toBe(404)
  await installation.deeds.run(async (tx) => {
    const account = await accountByEmail(tx, goes.email)
    await tx.vault.erase(tx, account?.subjectId ?? '')
  })
  await runSchedule(run)
  await rotateRoot(installation.keyring, installation.provider, installation.clock, () => undefined)
  expect((await open(origin, stays.links.plain.token)).status).toBe(200)
}

/** Mails to the desk: one that is taken, one that does not say who sent it, and one as the mailbox fails. */
async function writeMails({ installation, log, values, settings }: Run): Promise<void> {
  const imap = await testImap()
  const random = () => `Canari${randomBytes(8).toString('hex')}`
  const written = (what: string) => {
    const said = random()
    values.push({ whose: 'who wrote a mail', what, text: said })
    return said
  }
  const one = () => {
    const from = `${written('name')} <${written('e-mail')}@envoi.example>`
    const head = { From: from, Subject: written('subject'), 'Message-ID': `<${written('Message-ID')}@envoi.example>` }
    return aMailOf(head, [
      [text, written('text')],
      [file(`${written('file')}.pdf`), aPdf(written('in a file'))],
    ])
  }
  const turn = async () => {
    const mail = { ...settings.mail, inbox: new URL(imap.url) }
    for (const task of inboxTasks({ ...settings, mail }, installation)) await task.run()
  }
  try {
    imap.drop(one(), aMail({ From: written('no address'), Subject: written('subject of nobody') }, written('text of nobody')))
    await turn()
    imap.drop(one())
    imap.before = (line) => {
      if (/UID STORE/.test(line)) throw new Error('away')
    }
    await turn().then(
      () => expect.unreachable('the mailbox was there'),
      (error: unknown) => log.error({ fault: faultOf(error), task: 'mails to the desk' }, 'a scheduled task failed'),
    )
    const taken = await installation.db.selectFrom('support.message').select('id').where('mail', 'is not', null).execute()
    expect(taken).toHaveLength(2)
  } finally {
    await imap.close()
  }
}

async function keepMetrics({ settings, dataDir }: Run): Promise<void> {
  const metrics = await fetch(`http://127.0.0.1:${settings.metrics.port}/metrics`)
  writeFileSync(join(dataDir, 'logs', 'metrics'), await metrics.text())
}

function plant() {
  const text = (what: string) => ({ whose: 'control', what, text: `planted.${random()}@control.example` })
  return {
    table: text('in a table'),
    gone: text('written and deleted'),
    log: text('in a log, in base64'),
    wide: text('in a file, in UTF-16'),
    phone: { whose: 'control', what: 'a phone in a log', phone: '+212698989898' },
    photo: { whose: 'control', what: 'a slice of a photo', photo: randomBytes(3_000) },
    token: { whose: 'control', what: 'a token as bytes in the keyring', bytes: randomBytes(20) },
  } satisfies Record<string, Value>
}

/** Puts each of them where a careless program would. */
async function hide({ owner, dataDir, logFile }: Run, { table, gone, log, wide, photo, token }: ReturnType<typeof plant>): Promise<void> {
  const often = 5 // PostgreSQL cuts a WAL record in two where a page of 8 KiB ends: not all of these at once
  await owner.data.query('create table public.planted (value text)')
  await owner.data.query('create table public.gone (value text)')
  await owner.keyring.query('create table public.planted (value bytea)')
  for (let time = 0; time < often; time++) {
    await owner.data.query('insert into public.planted values ($1)', [table.text])
    await owner.data.query('insert into public.gone values ($1)', [gone.text])
    await owner.keyring.query('insert into public.planted values ($1)', [token.bytes])
  }
  await owner.data.query('delete from public.gone')
  await owner.data.query('drop table public.gone')
  appendFileSync(logFile, `{"body":"${Buffer.from(`{"to":"${log.text}"}`).toString('base64')}"}\n`)
  appendFileSync(join(dataDir, 'logs', 'postgres-keyring.log'), 'called 06 98 98 98 98\n')
  const mail = join(dataDir, 'mail', 'old')
  mkdirSync(mail, { recursive: true })
  writeFileSync(join(mail, 'export.csv'), Buffer.from(`nom;adresse\r\nx;${wide.text}\r\n`, 'utf16le'))
  writeFileSync(join(mail, 'thumb.bin'), Buffer.concat([randomBytes(13), photo.photo.subarray(1_111, 1_135), randomBytes(13)]))
}
