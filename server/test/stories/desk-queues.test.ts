import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import type { RequestListed } from '#contract/requests.ts'
import type { Job } from '#contract/staff.ts'
import { completeRequest } from '#domains/privacy/complete-request.ts'
import { requestById } from '#domains/privacy/find-request.ts'
import { lateRequests } from '#domains/privacy/index.ts'
import { answerMessage, closeMessage } from '#domains/support/answer-message.ts'
import { keepMessage } from '#domains/support/keep-message.ts'
import { system } from '#platform/actor.ts'
import { someStaff } from '#test/documents.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { aQuestion } from '#test/messages.ts'

// The queues of the office are narrowed by the server, page by page: what is wanted may lie far behind the first fifty.

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

async function at(job: Job) {
  const { id, cookie } = await someStaff(installation, job)
  const call = async (method: string, path: string, body?: object) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) }
    const answer = await fetch(origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  /** Every page of a list, three lines at a time. */
  async function all<One extends { readonly id: string }>(path: string): Promise<One[]> {
    const items: One[] = []
    for (let after = ''; ; ) {
      const { status, body } = await call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=3${after && `&after=${after}`}`)
      expect(status, JSON.stringify(body)).toBe(200)
      items.push(...body.items)
      if (body.next === null) return items
      after = body.next
    }
  }
  return { id, call, all }
}

test('messages by language, by who answered, by number, and all of these together', async () => {
  const [me, other] = [await at('customer service'), await at('customer service')]
  interface Made {
    readonly id: string
    readonly reference: string
    readonly language: string
    readonly by: string | undefined
    readonly closed: boolean
  }
  const made: Made[] = []
  for (let round = 0; round < 2; round++)
    for (const language of languages)
      for (const by of [undefined, me.id, other.id])
        for (const closed of [false, true]) {
          installation.clock.forward({ seconds: 1 })
          const kept = await installation.deeds.run(async (tx) => {
            const sent = { language, noProspecting: false, notice: undefined, ticketId: tx.ids.next() }
            const one = await keepMessage(tx, { ...sent, message: aQuestion({ email: `queue-${made.length}@envoi.example` }) })
            const which = { kind: 'question', id: one.id } as const
            // somebody else had answered before
            if (by) await answerMessage(tx, { kind: 'person', id: other.id }, { ...which, by: other.id }, 'Oui.')
            if (by) await answerMessage(tx, { kind: 'person', id: by }, { ...which, by }, 'Non.')
            if (closed) await closeMessage(tx, { kind: 'person', id: other.id }, { ...which, by: other.id }, 'answered')
            return one
          })
          made.push({ ...kept, language, by, closed })
        }
  const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id)
  for (const state of ['open', 'unanswered', 'closed'])
    for (const language of [undefined, ...languages])
      for (const mine of [false, true]) {
        const asked = new URLSearchParams({ state, ...(language && { language }), ...(mine && { mine: '1' }) })
        const wanted = made.filter(
          (one) =>
            one.closed === (state === 'closed') &&
            (state !== 'unanswered' || one.by === undefined) &&
            (language === undefined || one.language === language) &&
            (!mine || one.by === me.id),
        )
        const found = ids(await me.all(`/api/desk/messages?${asked}`))
        expect(found, String(asked)).toEqual(state === 'closed' ? ids(wanted).reverse() : ids(wanted))
      }
  const [, one] = made
  if (!one) throw new Error('nothing was made')
  for (const typed of [one.reference, one.reference.toLowerCase().replaceAll('-', ' '), String(Number(one.reference.slice(8)))]) {
    const path = `/api/desk/messages?state=closed&reference=${encodeURIComponent(typed)}`
    expect(ids(await me.all(path)), typed).toEqual([one.id])
  }
  expect(await me.all('/api/desk/messages?state=closed&reference=salma')).toEqual([])
  for (const wrong of ['language=de', 'state=mine', 'mine=yes', `reference=${'1'.repeat(41)}`]) {
    const refused = await me.call('GET', `/api/desk/messages?${wrong}`)
    expect([refused.status, refused.body.fields], wrong).toEqual([400, [wrong.slice(0, wrong.indexOf('='))]])
  }
})

test('requests by kind and language, and those that are late, that which is latest first, as their clocks say', async () => {
  let desk = await at('data protection officer')
  const day = (back: number) => new Date(installation.clock.now().getTime() - back * 86_400_000).toISOString().slice(0, 10)
  const file = async (kind: string, language: string, back: number, text?: string) =>
    (
      await desk.call('POST', '/api/desk/requests', {
        kind,
        language,
        receivedOn: day(back),
        applicant: { name: 'Nadia Tazi', email: 'nadia@courrier.example', ...(text && { text }) },
      })
    ).body.id as string
  for (const [kind, language, back] of [
    ['copy', 'fr', 3],
    ['copy', 'ar', 30],
    ['prospecting', 'fr', 2],
    ['copy', 'fr', 12],
    ['access', 'ar', 30],
    ['copy', 'ar', 11],
  ] as const)
    await file(kind, language, back)
  // what is missing is asked for: its clock stands still, and goes on from there when it comes
  const lacks = await file('rectification', 'fr', 30)
  const extended = await file('objection', 'fr', 30, 'Je m’oppose.')
  await desk.call('POST', `/api/desk/requests/${extended}/extend`, { text: 'La CNDP donne du temps.', until: day(-20) })
  const answered = await file('copy', 'fr', 40)
  await desk.call('POST', `/api/desk/requests/${answered}/answer`, { outcome: 'refused', reason: 'not the controller', text: 'Ailleurs.' })

  const open = await desk.all<RequestListed>('/api/desk/requests')
  expect(open).toHaveLength(8)
  expect(open.find(({ id }) => id === lacks)?.state).toBe('asked')
  const byDue = (some: readonly RequestListed[]) =>
    some.toSorted((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1)).map(({ id }) => id)
  const compare = async () => {
    const now = await desk.all<RequestListed>('/api/desk/requests')
    for (const kind of [undefined, 'copy', 'access', 'rectification'])
      for (const language of [undefined, 'fr', 'ar']) {
        const asked = new URLSearchParams({ ...(kind && { kind }), ...(language && { language }) })
        const wanted = now.filter(
          (one) => (kind === undefined || one.kind === kind) && (language === undefined || one.language === language),
        )
        expect((await desk.all(`/api/desk/requests?${asked}`)).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
        asked.set('state', 'late')
        expect(
          (await desk.all(`/api/desk/requests?${asked}`)).map(({ id }) => id),
          String(asked),
        ).toEqual(byDue(wanted.filter(({ late }) => late)))
      }
    const { rows } = await installation.owner.data.query(
      "select id, due_on::text from privacy.request where state <> 'asked' and ended_at is null",
    )
    expect(new Map(rows.map(({ id, due_on }) => [id, due_on]))).toEqual(
      new Map(now.filter(({ state }) => state !== 'asked').map(({ id, due }) => [id, due])),
    )
    const late = now.filter(({ late }) => late).length
    expect(await installation.deeds.read((tx) => lateRequests(tx))).toBe(late)
    return late
  }
  expect(await compare()).toBe(5)
  // its author answers three days later: what it was given to answer is not counted
  installation.clock.forward({ days: 3 })
  await installation.deeds.run(async (tx) =>
    completeRequest(tx, system, await requestById(tx, system, lacks), { text: 'Mon nom s’écrit Fassi-Fihri.' }),
  )
  desk = await at('data protection officer')
  expect((await desk.all<RequestListed>('/api/desk/requests')).find(({ id }) => id === lacks)).toMatchObject({
    late: true,
    suspendedDays: 3,
  })
  expect(await compare()).toBe(6)
  const ended = await desk.all('/api/desk/requests?state=ended&kind=copy&language=fr')
  expect(ended.map(({ id }) => id)).toEqual([answered])
  expect((await desk.call('GET', `/api/desk/requests?state=late&after=${crypto.randomUUID()}`)).status).toBe(404)
})

test('incidents: those that are open, and those that are closed', async () => {
  const desk = await at('data protection officer')
  const what = { what: 'Une session volée.', natures: ['confidentiality'], categories: [], dgssi: false }
  const noticedAt = installation.clock.now().toISOString()
  const ids: string[] = []
  for (let count = 0; count < 5; count++) {
    installation.clock.forward({ seconds: 1 })
    ids.push((await desk.call('POST', '/api/desk/breaches', { noticedAt, ...what })).body.id)
  }
  const [first = ''] = ids
  for (const deed of ['cndp', 'tell-nobody', 'close'])
    await desk.call('POST', `/api/desk/breaches/${first}/${deed}`, deed === 'close' ? undefined : { reason: 'Aucun risque.' })
  const list = async (state: string) => (await desk.all(`/api/desk/breaches?state=${state}`)).map(({ id }) => id)
  expect(await list('closed')).toEqual([first])
  expect(await list('open')).toEqual(ids.slice(1).reverse())
  expect((await desk.all('/api/desk/breaches?reference=1')).map(({ id }) => id)).toEqual([first])
})
