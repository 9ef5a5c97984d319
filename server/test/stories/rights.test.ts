import { afterAll, beforeAll, expect, test } from 'vitest'
import { copies, rightsHouse } from '#app/rights.ts'
import type { Applicant, RequestKind } from '#contract/requests.ts'
import { accountHolder, accountsOf, emailOf, openAccount } from '#domains/accounts/index.ts'
import { answerRequest } from '#domains/privacy/answer-request.ts'
import { completeRequest } from '#domains/privacy/complete-request.ts'
import { announceErasure, cancelErasure, waiveWindow } from '#domains/privacy/erase-request.ts'
import { readErasureCertificate } from '#domains/privacy/erasure-certificate.ts'
import { fileFromPortal } from '#domains/privacy/file-from-portal.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { followedRequest, requestById } from '#domains/privacy/find-request.ts'
import { approveHold, askHold } from '#domains/privacy/hold-deeds.ts'
import type { Known } from '#domains/privacy/house.ts'
import { carryOutErasures, knownThrough, remindOfRequests, workOnRequests } from '#domains/privacy/index.ts'
import { proveApplicant } from '#domains/privacy/prove-applicant.ts'
import { applicantOf } from '#domains/privacy/request-rows.ts'
import { requestShown } from '#domains/privacy/request-views.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { someContact } from '#test/contacts.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, salmaCard, someLink, someNamedLink } from '#test/people.ts'
import { sweepNow } from '#test/sweeping.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const run = <T>(deed: Parameters<typeof installation.deeds.run<T>>[0]) => installation.deeds.run(deed)
const work = () => workOnRequests(installation.deeds, installation.clock, rightsHouse, copies(installation.audit))
const carryOut = () => carryOutErasures(installation.deeds, installation.clock, rightsHouse, knownThrough(rightsHouse))

let people = 0
async function owner() {
  const email = `owner-${++people}@rights.example`
  return run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Salma Benjelloun', email, language: 'fr' })
    const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card: salmaCard })
    return { ownerId, cardId, email, actor: { kind: 'person', id: ownerId } as const }
  })
}

async function byForm(kind: RequestKind, applicant: Applicant) {
  return run((tx) => fileRequest(tx, system, { kind, door: 'form', language: 'fr', applicant, mail: true }))
}
const shown = (id: string) => installation.deeds.read(async (tx) => requestShown(tx, await requestById(tx, system, id)))
async function lastMailTo(address: string) {
  await installation.deliver()
  return installation.mailbox.findLast(({ to }) => to.toLowerCase() === address.toLowerCase())
}
const codeIn = (text: string) => /(?<!\d)\d{6}(?!\d)/.exec(text.replaceAll(/DR-\d{4}-\d{6}/g, ''))?.[0] ?? ''
const prove = (id: string, code: string) => run(async (tx) => proveApplicant(tx, rightsHouse, await requestById(tx, system, id), code))

test('who is not known is told, once they showed that the address is theirs, and not before', async () => {
  const { id, code } = await byForm('copy', { name: 'Personne', email: 'nobody@nowhere.example' })
  expect(await shown(id)).toMatchObject({ state: 'identity', ball: 'you', reference: 'DR-2026-000001' })
  await work()
  expect(await shown(id)).toMatchObject({ state: 'identity' })
  const mail = await lastMailTo('nobody@nowhere.example')
  expect(mail?.text).toContain('DR-2026-000001')
  expect(mail?.text).toContain(code)
  expect(mail?.subject).not.toMatch(/DR-|Personne/)
  expect(await prove(id, '000000')).toBeInstanceOf(Refusal)
  expect(await prove(id, codeIn(mail?.text ?? ''))).toBeUndefined()
  await work()
  expect(await shown(id)).toMatchObject({ state: 'answered', answer: { outcome: 'nothing held' } })
})

test('a wrong code counts against all that are out, and the third is the last', async () => {
  const { id } = await byForm('copy', { name: 'Nadia Tazi', email: 'tries@nowhere.example' })
  const right = codeIn((await lastMailTo('tries@nowhere.example'))?.text ?? '')
  const wrong = right === '111111' ? '222222' : '111111'
  for (let turn = 0; turn < 3; turn++) expect(await prove(id, wrong)).toBeInstanceOf(Refusal)
  expect(await prove(id, right)).toBeInstanceOf(Refusal)
  expect(await shown(id)).toMatchObject({ state: 'identity' })
})

test('a request is followed by its reference and its code, however that is typed, and by no other pair', async () => {
  const { id, code } = await byForm('copy', { name: 'Nadia Tazi', email: 'follow@nowhere.example' })
  const { reference } = await shown(id)
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  expect((await run((tx) => followedRequest(tx, ` ${reference.toLowerCase()} `, typed))).row.id).toBe(id)
  const other = await byForm('copy', { name: 'Nadia Tazi', email: 'follow2@nowhere.example' })
  for (const pair of [
    [reference, other.code],
    [reference, ''],
    ['DR-2026-999999', code],
    ['', ''],
  ] as const)
    await expect(run((tx) => followedRequest(tx, pair[0], pair[1]))).rejects.toMatchObject({ code: 'request-unknown' })
})

test('what is missing is asked for, and the clocks stand still until it comes', async () => {
  const { id } = await byForm('rectification', { email: 'missing@nowhere.example' })
  expect(await shown(id)).toMatchObject({ state: 'asked', missing: ['name', 'text'], ball: 'you' })
  const before = await shown(id)
  installation.clock.forward({ days: 3 })
  expect((await shown(id)).suspendedDays).toBe(3)
  expect((await shown(id)).due > before.due).toBe(true)
  await expect(run(async (tx) => completeRequest(tx, system, await requestById(tx, system, id), { name: 'Nadia' }))).rejects.toMatchObject({
    code: 'invalid',
    fields: ['text'],
  })
  await run(async (tx) => completeRequest(tx, system, await requestById(tx, system, id), { name: 'Nadia', text: 'Mon nom s’écrit Tazi.' }))
  expect(await shown(id)).toMatchObject({ state: 'identity', missing: [], suspendedDays: 3 })
})

test('a copy by a mailbox alone waits a day, the account is told, and its holder sees the request', async () => {
  const salma = await owner()
  const { id } = await byForm('copy', { name: 'Salma', email: salma.email })
  const mail = await lastMailTo(salma.email)
  expect(await prove(id, codeIn(mail?.text ?? ''))).toBeUndefined()
  await work()
  expect(await shown(id)).toMatchObject({ state: 'open', waitsUntil: expect.any(String) })
  expect((await lastMailTo(salma.email))?.subject).toBe('Une demande concerne votre compte')
  const theirs = await installation.owner.data.query('select person_id from privacy.request where id = $1', [id])
  expect(theirs.rows).toEqual([{ person_id: salma.ownerId }])
  installation.clock.forward({ days: 1 })
  await work()
  expect(await shown(id)).toMatchObject({ state: 'answered', answer: { outcome: 'granted' }, copyUntil: expect.any(String) })
})

test('an objection to prospecting holds wherever they are known, within the minute', async () => {
  const salma = await owner()
  const email = 'no-ads@courrier.example'
  const contact = await someContact(installation, salma, { name: 'Nadia Tazi', email })
  const { id } = await byForm('prospecting', { name: 'Nadia', email })
  await prove(id, codeIn((await lastMailTo(email))?.text ?? ''))
  await work()
  expect(await shown(id)).toMatchObject({ state: 'answered', answer: { outcome: 'granted' } })
  const kept = await installation.owner.data.query('select no_prospecting from contacts.contact where id = $1', [contact])
  expect(kept.rows).toEqual([{ no_prospecting: true }])
})

test('an erasure: cards stop at once, seven days to take it back, then nothing opens, and a certificate that names nobody', async () => {
  const salma = await owner()
  const other = await owner()
  const link = await someLink(installation, salma)
  const left = await someContact(installation, other, { name: 'Salma Benjelloun', email: salma.email })
  const named = await someNamedLink(installation, other, { visitor: { name: 'Salma', email: salma.email } })
  expect((await open(origin, link.token)).status).toBe(200)
  const request = await run((tx) =>
    fileFromPortal(tx, salma.actor, rightsHouse, { personId: salma.ownerId, name: 'Salma', kind: 'erasure' }),
  )
  if (request instanceof Refusal) throw request
  expect(request).toMatchObject({ state: 'window', erasesAt: expect.any(String) })
  expect((await open(origin, link.token)).status).toBe(404)
  expect((await lastMailTo(salma.email))?.subject).toBe('Un effacement est annoncé')
  installation.clock.forward({ days: 6 })
  expect(await carryOut()).toBe(0)
  installation.clock.forward({ days: 1 })
  const subjectId = (await run((tx) => accountHolder(tx, salma.ownerId)))?.subjectId ?? ''
  expect(await carryOut()).toBe(1)
  expect(await carryOut()).toBe(0)
  const done = await shown(request.id)
  expect(done).toMatchObject({ state: 'answered', answer: { outcome: 'granted' } })
  const dead = async (table: string, column: string, id: string) =>
    (await installation.owner.data.query(`select from ${table} where ${column} = $1`, [id])).rowCount
  expect(await dead('accounts.person', 'id', salma.ownerId)).toBe(0)
  expect(await dead('vault.tombstone', 'subject_id', subjectId)).toBe(1)
  expect(await dead('contacts.deletion', 'contact_id', left)).toBe(1)
  expect(await dead('sharing.revocation', 'link_id', named.id)).toBe(1)
  const text = done.certificate ?? ''
  expect(text).not.toMatch(/Salma|rights\.example/)
  const attested = await readErasureCertificate(await run(async (tx) => tx.vault.keyring), text)
  expect(attested).toMatchObject({ reference: request.reference, done: 'erasure', keys: expect.any(Number) })
  expect(attested?.keys).toBeGreaterThanOrEqual(3)
  expect(
    await readErasureCertificate(await run(async (tx) => tx.vault.keyring), text.replace('"done":"erasure"', '"done":"anonymisation"')),
  ).toBeUndefined()
  // told, and then no longer known
  expect((await lastMailTo(salma.email))?.subject).toBe('Du nouveau pour votre demande')
  const { row, subject } = await run((tx) => requestById(tx, system, request.id))
  expect(subject.open(applicantOf, row.id, row.applicant)).toEqual({})
})

test('an erasure that is taken back leaves everything as it was, also a card that was paused before', async () => {
  const salma = await owner()
  const paused = await run((tx) => publishCard(tx, system, { ownerId: salma.ownerId, label: 'Autre', card: salmaCard }))
  await installation.owner.data.query('insert into profiles.pause (card_id, paused_at) values ($1, now())', [paused])
  const link = await someLink(installation, salma)
  const request = await run((tx) =>
    fileFromPortal(tx, salma.actor, rightsHouse, { personId: salma.ownerId, name: 'Salma', kind: 'anonymisation' }),
  )
  if (request instanceof Refusal) throw request
  await expect(
    run((tx) => fileFromPortal(tx, salma.actor, rightsHouse, { personId: salma.ownerId, name: 'Salma', kind: 'erasure' })),
  ).rejects.toMatchObject({ code: 'request-state' })
  installation.clock.forward({ days: 6 })
  await run(async (tx) => cancelErasure(tx, salma.actor, await requestById(tx, salma.actor, request.id)))
  expect((await open(origin, link.token)).status).toBe(200)
  const still = await installation.owner.data.query('select card_id from profiles.pause where card_id = $1', [paused])
  expect(still.rowCount).toBe(1)
  installation.clock.forward({ days: 2 })
  expect(await carryOut()).toBe(0)
  expect(await run((tx) => emailOf(tx, system, salma.ownerId))).toBe(salma.email)
})

test('two workers at once erase once; what fails in the middle is done again', async () => {
  const salma = await owner()
  const request = await run((tx) =>
    fileFromPortal(tx, salma.actor, rightsHouse, { personId: salma.ownerId, name: 'Salma', kind: 'erasure' }),
  )
  if (request instanceof Refusal) throw request
  await run(async (tx) => waiveWindow(tx, await requestById(tx, salma.actor, request.id)))
  const failing = { ...rightsHouse, erase: async () => Promise.reject(new Error('killed')) }
  await expect(carryOutErasures(installation.deeds, installation.clock, failing, knownThrough(failing))).rejects.toThrow('killed')
  expect(await shown(request.id)).toMatchObject({ state: 'window' })
  expect((await Promise.all([carryOut(), carryOut()])).sort()).toEqual([0, 1])
})

test('visitors who asked to be told of a closing are told before the account is erased', async () => {
  const salma = await owner()
  const contact = await someContact(installation, salma, { name: 'Nadia', email: 'told@courrier.example' })
  await installation.owner.data.query('update contacts.contact set tell_closing = true where id = $1', [contact])
  const request = await run((tx) =>
    fileFromPortal(tx, salma.actor, rightsHouse, { personId: salma.ownerId, name: 'Salma', kind: 'erasure' }),
  )
  if (request instanceof Refusal) throw request
  installation.clock.forward({ days: 7 })
  expect(await carryOut()).toBe(0)
  expect((await lastMailTo('told@courrier.example'))?.subject).toBe('Un compte ConnectCard est fermé')
  expect(await carryOut()).toBe(1)
  const { certificate, state } = await shown(request.id)
  expect(state).toBe('answered')
  // the card's share went with the closing, a turn before the account's key: both are attested
  const attested = await readErasureCertificate(await run(async (tx) => tx.vault.keyring), certificate ?? '')
  expect(attested?.keys).toBeGreaterThanOrEqual(2)
})

test('one request that cannot be answered keeps no other from its turn', async () => {
  const [one, other] = [await owner(), await owner()]
  const ask = async (who: typeof one) => {
    const asked = await run((tx) =>
      fileFromPortal(tx, who.actor, rightsHouse, { personId: who.ownerId, name: 'Salma', kind: 'prospecting' }),
    )
    if (asked instanceof Refusal) throw asked
    return asked.id
  }
  const [first, second] = [await ask(one), await ask(other)]
  const failing = {
    ...rightsHouse,
    refuseProspecting: async (tx: Tx, actor: Actor, known: Known) => {
      const [account] = await accountsOf(tx, known)
      if (account?.id === one.ownerId) throw new Error('broken')
      await rightsHouse.refuseProspecting(tx, actor, known)
    },
  }
  const working = workOnRequests(installation.deeds, installation.clock, failing, copies(installation.audit))
  await expect(working).rejects.toThrow('broken')
  expect([(await shown(first)).state, (await shown(second)).state]).toEqual(['open', 'answered'])
  await work()
  expect((await shown(first)).state).toBe('answered')
})

test('an anonymisation leaves months of openings of nobody in particular, and no small number', async () => {
  const salma = await owner()
  const count = (day: string, openings: number) =>
    installation.owner.data.query("insert into sharing.opening_count (card_id, day, kind, openings) values ($1, $2, 'link', $3)", [
      salma.cardId,
      day,
      openings,
    ])
  await count('2026-09-03', 4)
  await count('2026-10-03', 4)
  await count('2026-10-09', 3)
  const request = await run((tx) =>
    fileFromPortal(tx, salma.actor, rightsHouse, { personId: salma.ownerId, name: 'Salma', kind: 'anonymisation' }),
  )
  if (request instanceof Refusal) throw request
  installation.clock.forward({ days: 7 })
  expect(await carryOut()).toBe(1)
  const left = await installation.owner.data.query('select month::text, openings from privacy.anonymous_openings')
  expect(left.rows).toEqual([{ month: '2026-10-01', openings: 7 }])
})

test('a restriction stops what was chosen on the next request, and nothing else', async () => {
  const salma = await owner()
  const link = await someLink(installation, salma)
  const restrict = async (uses: readonly ('sharing' | 'contacts')[]) => {
    const asked = await run((tx) =>
      fileFromPortal(tx, salma.actor, rightsHouse, { personId: salma.ownerId, name: 'Salma', kind: 'restriction', uses: [...uses] }),
    )
    if (asked instanceof Refusal) throw asked
    await work()
    expect(await shown(asked.id)).toMatchObject({ state: 'answered', answer: { outcome: 'granted' } })
  }
  await restrict(['contacts'])
  const page = await (await open(origin, link.token)).text()
  expect(page).toContain('Salma')
  expect(page).not.toContain('/echange')
  await restrict(['sharing'])
  expect((await open(origin, link.token)).status).toBe(404)
  const subjectId = (await run((tx) => accountHolder(tx, salma.ownerId)))?.subjectId ?? ''
  await run((tx) => tx.vault.lift(tx, subjectId, ['sharing']))
  expect((await open(origin, link.token)).status).toBe(200)
})

test('staff read nothing of who had their reading stopped, but for what the law asks', async () => {
  const salma = await owner()
  const subjectId = (await run((tx) => accountHolder(tx, salma.ownerId)))?.subjectId ?? ''
  await run((tx) => tx.vault.restrict(tx, subjectId, ['staff']))
  const reading = (purpose: 'after-sales' | 'rights') =>
    run((tx) => tx.vault.subject(tx, subjectId, { actor: system, purpose, caseId: subjectId }))
  await expect(reading('after-sales')).rejects.toMatchObject({ code: 'restricted' })
  expect((await reading('rights')).id).toBe(subjectId)
})

test('the desk is reminded at five and eight days, once each; a request goes twenty-three months after its answer', async () => {
  const { id } = await byForm('objection', { name: 'Nadia', email: 'remind@nowhere.example', text: 'Je m’y oppose.' })
  await prove(id, codeIn((await lastMailTo('remind@nowhere.example'))?.text ?? ''))
  const reminded = async () => {
    await remindOfRequests(installation.deeds, installation.clock)
    const steps = await installation.owner.data.query("select from privacy.step where request_id = $1 and step = 'reminded'", [id])
    return steps.rowCount
  }
  installation.clock.forward({ days: 4 })
  expect(await reminded()).toBe(0)
  installation.clock.forward({ days: 1 })
  expect(await reminded()).toBe(1)
  expect(await reminded()).toBe(1)
  expect((await lastMailTo('contact@IdNet.ma'))?.subject).toBe('Une demande attend')
  installation.clock.forward({ days: 3 })
  expect(await reminded()).toBe(2)
  await run(async (tx) => {
    await answerRequest(tx, system, await requestById(tx, system, id), { outcome: 'refused', reason: 'legal obligation', text: 'Non.' })
  })
  const answer = (await shown(id)).answer
  expect(answer?.text).toContain('article 211')
  expect(answer?.text).toContain('CNDP')
  installation.clock.forward({ days: 690 })
  await sweepNow(installation, 'requests')
  expect(await shown(id)).toMatchObject({ state: 'answered' })
  installation.clock.forward({ days: 15 })
  await sweepNow(installation, 'requests')
  await expect(shown(id)).rejects.toMatchObject({ code: 'not-found' })
})

test('no erasure before the account was told', async () => {
  const salma = await owner()
  const { id } = await byForm('erasure', { name: 'Salma', email: salma.email })
  const confirm = () =>
    run(async (tx) => {
      const found = await requestById(tx, system, id)
      await announceErasure(tx, system, found, await knownThrough(rightsHouse)(tx, found))
    })
  await expect(confirm()).rejects.toMatchObject({ code: 'request-state' })
  await prove(id, codeIn((await lastMailTo(salma.email))?.text ?? ''))
  await expect(confirm()).rejects.toMatchObject({ code: 'request-waits' })
  installation.clock.forward({ days: 1 })
  await confirm()
  expect(await shown(id)).toMatchObject({ state: 'window' })
})

test('what a hold keeps is not erased, opens nothing, and its holder is told so', async () => {
  const salma = await owner()
  const other = await owner()
  const left = await someContact(installation, other, { name: 'Salma', email: salma.email })
  const subjectId = (await run((tx) => accountHolder(tx, salma.ownerId)))?.subjectId ?? ''
  const [asks, approves] = [await owner(), await owner()]
  const reviewOn = moroccanDate(installation.clock.now(), { days: 60 })
  const hold = await run((tx) => askHold(tx, asks.actor, { whose: { account: salma.ownerId }, reason: 'claim', note: 'Litige', reviewOn }))
  await run((tx) => approveHold(tx, approves.actor, hold))
  const request = await run((tx) =>
    fileFromPortal(tx, salma.actor, rightsHouse, { personId: salma.ownerId, name: 'Salma', kind: 'erasure' }),
  )
  if (request instanceof Refusal) throw request
  installation.clock.forward({ days: 7 })
  await carryOut()
  expect(await shown(request.id)).toMatchObject({ state: 'answered', answer: { outcome: 'partial', reason: 'legal obligation' } })
  const rows = async (table: string, column: string, id: string) =>
    (await installation.owner.data.query(`select from ${table} where ${column} = $1`, [id])).rowCount
  expect(await rows('accounts.person', 'id', salma.ownerId)).toBe(1)
  expect(await rows('accounts.closing', 'person_id', salma.ownerId)).toBe(1)
  expect(await rows('vault.tombstone', 'subject_id', subjectId)).toBe(0)
  expect(await rows('contacts.deletion', 'contact_id', left)).toBe(1)
})
