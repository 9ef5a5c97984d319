import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { contactsById } from '#domains/contacts/contact-views.ts'
import { operator } from '#platform/actor.ts'
import { type Deeds, deedsOn } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'
import { owner } from './among.ts'
import { median } from './samples.ts'
import { benchProduct, root, say } from './served.ts'

// A page of fifty contacts as it is, each under a key of its own, beside the same page from columns in plain: see bench/README.md.

const { values: asked } = parseArgs({ options: { turns: { type: 'string', default: '200' } } })
const turns = Number(asked.turns)
const product = await benchProduct()
const { installation } = product
await product.fill((tx) => owner(tx, 'quelquun', 4_000))
const { deeds, db, keyring, provider, clock } = installation

const page = await db.selectFrom('contacts.contact').select(['id', 'owner_id']).orderBy('id').limit(50).execute()
const ids = page.map(({ id }) => id)
const ownerId = page[0]?.owner_id ?? ''

// the twin: every contact of this owner with its details, place and notes in plain
const all = await db.selectFrom('contacts.contact').select('id').where('owner_id', '=', ownerId).execute()
const shown = await deeds.read((tx) =>
  contactsById(
    tx,
    operator,
    ownerId,
    all.map(({ id }) => id),
  ),
)
const data = new pg.Client({ connectionString: product.ownerUrl })
await data.connect()
await data.query('create schema bench; create table bench.plain (id uuid primary key, details jsonb, place text, note text, tags jsonb)')
for (const { id, details, place, ownNote, tags } of shown.values())
  await data.query('insert into bench.plain values ($1, $2, $3, $4, $5)', [
    id,
    JSON.stringify(details),
    place,
    ownNote,
    JSON.stringify(tags),
  ])
await data.query('grant usage on schema bench to cc_app; grant select on bench.plain to cc_app')
await data.end()
await product.analyze()

const inPlain = (from: Deeds) =>
  from.read((tx) =>
    sql`select contact.id, contact.kind, contact.follow_up, contact.no_prospecting, contact.notice, contact.left_at, contact.changed_at, contact.seen_at,
          contact.keep_until, plain.details, plain.place, plain.note, plain.tags, withdrawal.withdrawn_at, deletion.deleted_at, deletion.deleted_by, access.given_at
        from contacts.contact as contact join bench.plain as plain on plain.id = contact.id
          left join contacts.withdrawal as withdrawal on withdrawal.contact_id = contact.id
          left join contacts.deletion as deletion on deletion.contact_id = contact.id
          left join contacts.access_given as access on access.contact_id = contact.id
        where contact.owner_id = ${ownerId} and contact.id = any(${ids}::uuid[])`.execute(tx.rows),
  )
const sealed = (from: Deeds) => from.read((tx) => contactsById(tx, operator, ownerId, ids))
/** A vault that has kept no key yet, as after half a minute without use. */
const cold = () => deedsOn(db, vaultOn(keyringOn(keyring, provider, clock)), clock, uuidsByTime(clock))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
const taken = { plain: [] as number[], warm: [] as number[], cold: [] as number[] }
for (let turn = 0; turn < turns; turn++) {
  taken.plain.push(await timed(() => inPlain(deeds)))
  taken.warm.push(await timed(() => sealed(deeds)))
  const fresh = cold()
  taken.cold.push(await timed(() => sealed(fresh)))
}
const [plain, warm, coldly] = [median(taken.plain), median(taken.warm), median(taken.cold)]
say(`a page of 50: ${plain.toFixed(1)} ms in plain, ${warm.toFixed(1)} ms sealed (${(warm / plain).toFixed(1)} times)`)
say(`with keys that nobody used for half a minute: ${coldly.toFixed(1)} ms (${(coldly / plain).toFixed(1)} times)`)
const found = { plain, warm, cold: coldly, ratio: warm / plain, ratioCold: coldly / plain }
writeFileSync(join(root, 'bench', 'results', 'sealing.json'), `${JSON.stringify(found, null, 2)}\n`)
await product.close()
