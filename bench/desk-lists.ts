import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { undertaking } from '#contract/undertaking.ts'
import { acceptInvitation, inviteStaff, openOffice, signUndertaking } from '#domains/access/index.ts'
import { beginSession, liveSession, openAccount } from '#domains/accounts/index.ts'
import { openQuestion } from '#domains/support/desk.ts'
import { keepMessage } from '#domains/support/keep-message.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { officeCookieName, sessionCookieName } from '#platform/http/operation.ts'
import { median } from './samples.ts'
import { benchProduct, root, say } from './served.ts'

// Whether a queue of the office, a search and a person's list of who looked take longer with a million cases than with ten thousand: see bench/README.md.

const { values: asked } = parseArgs({
  options: {
    few: { type: 'string', default: '10000' },
    times: { type: 'string', default: '100' },
    turns: { type: 'string', default: '40' },
  },
})
const [few, times, turns] = [asked.few, asked.times, asked.turns].map(Number) as [number, number, number]

/** Rows as the deeds write them, one in a hundred still open; what lies in them is never opened by a list, and is no real text. */
const fills = [
  `insert into vault.subject (id, kind, key_version, made_at)
    select ('00000000-0000-7000-8000-' || lpad(to_hex(one), 12, '0'))::uuid, 'attempt', 1, now() from generate_series(1, $1::int) as one`,
  `insert into support.message (id, reference, kind, language, subject_id, question, no_prospecting, ticket, made_at, last_at, closed, answered_by)
    select ('01900000-0000-7000-8000-' || lpad(to_hex(one), 12, '0'))::uuid, 'ME-2026-' || lpad(one::text, greatest(6, length(one::text)), '0'), 'question', (array['fr', 'ar', 'en'])[1 + one / 100 % 3],
      ('00000000-0000-7000-8000-' || lpad(to_hex(one), 12, '0'))::uuid, '\\x00', false, gen_random_uuid(), now(), now(), one % 100 > 0,
      case when one / 300 % 2 = 0 then gen_random_uuid() end
    from generate_series(1, $1::int) as one`,
  `insert into support.message_number (year, last) values (2026, $1)`,
  `insert into support.closing (message_id, why, at, by_id) select id, 'answered', now(), gen_random_uuid() from support.message where closed`,
  `insert into privacy.request (id, reference, kind, door, language, subject_id, applicant, code, state, received_on, due_on, made_at, ended_at)
    select ('01900000-0000-7000-8000-' || lpad(to_hex(one), 12, '0'))::uuid, 'DR-2026-' || lpad(one::text, greatest(6, length(one::text)), '0'), (array['copy', 'access', 'erasure'])[1 + one / 100 % 3], 'form',
      (array['fr', 'ar', 'en'])[1 + one / 300 % 3],
      ('00000000-0000-7000-8000-' || lpad(to_hex(one), 12, '0'))::uuid, '\\x00', '\\x00',
      case when one % 100 > 0 then 'answered' else 'open' end, current_date, current_date + one / 900 % 20 - 10, now(), case when one % 100 > 0 then now() end
    from generate_series(1, $1::int) as one`,
  `insert into vault.blind_index (field, digest, subject_id, key_version)
    select field, sha256((field || one)::bytea), ('00000000-0000-7000-8000-' || lpad(to_hex(one), 12, '0'))::uuid, 1
    from generate_series(1, $1::int) as one, unnest(array['support.question.desk', 'privacy.request.desk']) as field`,
  `insert into audit.opening (entry_id, at, person_id, jobs, case_kind, case_id, reference, subject_pseudonym, fields, purpose)
    select gen_random_uuid(), now() - make_interval(secs => one), gen_random_uuid(), array['customer service'], 'message', gen_random_uuid(), 'ME-2026-' || lpad(one::text, greatest(6, length(one::text)), '0'),
      gen_random_uuid()::text, array['name'], 'contact requests'
    from generate_series(1, $1::int) as one`,
]

/** Somebody among them: what they wrote is found by their name, and was opened; so are others' cases, by the million. */
async function somebody(tx: Tx): Promise<string> {
  const email = 'salma@bench.example'
  const id = await openAccount(tx, system, { name: 'Salma Benjelloun', email, language: 'fr' })
  const says = { name: 'Salma Benjelloun', email, text: 'Bonjour.' }
  const message = { kind: 'question', says } as const
  const kept = await keepMessage(tx, { message, language: 'fr', noProspecting: false, notice: undefined, ticketId: tx.ids.next() })
  for (let look = 0; look < 10; look++) await openQuestion(tx, { actor: { kind: 'person', id }, jobs: ['customer service'] }, kept.id)
  return `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: '' })}`
}

async function productOf(size: number) {
  const product = await benchProduct()
  const owner = new pg.Client({ connectionString: product.ownerUrl })
  await owner.connect()
  for (const fill of fills) await owner.query(fill, fill.includes('$1') ? [size] : [])
  await owner.end()
  say(`${size} cases`)
  const cookie = await product.installation.deeds.run(async (tx) => {
    const email = 'service@bench.example'
    const id = await openAccount(tx, system, { name: 'Service', email, language: 'fr' })
    const actor = { kind: 'person', id } as const
    await acceptInvitation(tx, actor, {
      personId: id,
      token: await inviteStaff(tx, system, { name: 'Service', email, jobs: ['customer service', 'data protection officer'] }),
    })
    const token = await beginSession(tx, { personId: id, how: 'passkey', agent: '' })
    const session = await liveSession(tx, token)
    await sql`update support.message set answered_by = ${id} where mod(('x' || right(id::text, 8))::bit(32)::int, 500) in (0, 100, 117)`.execute(
      tx.rows,
    )
    await signUndertaking(tx, actor, id, undertaking.version)
    return `${sessionCookieName}=${token}; ${officeCookieName}=${await openOffice(tx, { actor, sessionId: session?.id ?? '' })}`
  })
  const theirs = await product.installation.deeds.run(somebody)
  return { product, cookie, theirs, origin: `http://127.0.0.1:${await product.serve()}`, size }
}
type Place = Awaited<ReturnType<typeof productOf>>

async function timed({ origin, cookie: works }: Place, path: string, body?: object, cookie = works): Promise<number> {
  const began = performance.now()
  const headers = { cookie, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(origin + path, { method: body ? 'POST' : 'GET', headers, ...(body && { body: JSON.stringify(body) }) })
  const text = await answer.text()
  if (answer.status !== 200 || text.includes('"items":[]')) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return performance.now() - began
}

const [small, large] = [await productOf(few), await productOf(few * times)]
/** Half way down, where a list that counts rows would be slow. */
const middle = ({ size }: Place) =>
  `01900000-0000-7000-8000-${Math.floor(size / 2)
    .toString(16)
    .padStart(12, '0')}`
/** A page that a filter makes. Only the large house is sure to have one of each where two meet. */
const messages = (query: string) => (place: Place) => timed(place, `/api/desk/messages?${query}`)
const requests = (query: string) => (place: Place) => timed(place, `/api/desk/requests?${query}`)
const asks: { readonly [name: string]: (place: Place) => Promise<number> } = {
  'open questions': (place) => timed(place, '/api/desk/messages'),
  'closed questions, half way down': (place) => timed(place, `/api/desk/messages?state=closed&after=${middle(place)}`),
  'open questions in Arabic': messages('language=ar'),
  'questions nobody answered': messages('state=unanswered'),
  'questions nobody answered, in Arabic': messages('state=unanswered&language=ar'),
  'open questions that one answered': messages('mine=1'),
  'closed questions that one answered, in Arabic': messages('state=closed&mine=1&language=ar'),
  'closed questions in Arabic, half way down': (place) =>
    timed(place, `/api/desk/messages?state=closed&language=ar&after=${middle(place)}`),
  'a question by its number': messages('state=closed&reference=2026-000042'),
  'late requests': requests('state=late'),
  'late requests for a copy, in Arabic': requests('state=late&kind=copy&language=ar'),
  'open requests for a copy, in Arabic': requests('kind=copy&language=ar'),
  'answered requests for a copy, half way down': (place) => timed(place, `/api/desk/requests?state=ended&kind=copy&after=${middle(place)}`),
  'open requests': (place) => timed(place, '/api/desk/requests'),
  'answered requests, half way down': (place) => timed(place, `/api/desk/requests?state=ended&after=${middle(place)}`),
  'a search by reference': (place) => timed(place, '/api/desk/search', { text: 'ME-2026-000042' }),
  'a search by name': (place) => timed(place, '/api/desk/search', { text: 'Benjelloun Salma' }),
  'who looked at my data': (place) => timed(place, '/api/account/openings', undefined, place.theirs),
}
const found: Record<string, { few: number; many: number; ratio: number }> = {}
for (const [name, ask] of Object.entries(asks)) {
  const taken: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let turn = 0; turn < turns; turn++) {
    taken.few.push(await ask(small))
    taken.many.push(await ask(large))
  }
  const [a, b] = [median(taken.few), median(taken.many)]
  found[name] = { few: a, many: b, ratio: b / a }
  process.stdout.write(`${name}: ${a.toFixed(1)} ms among ${few}, ${b.toFixed(1)} ms among ${few * times}: ${(b / a).toFixed(2)} times\n`)
}
writeFileSync(join(root, 'bench', 'results', 'desk-lists.json'), `${JSON.stringify({ few, times, found }, null, 2)}\n`)
await small.product.close()
await large.product.close()
