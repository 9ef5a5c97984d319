import { type Kysely, sql, type Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { chainBeginning, chainDigest, entryDigest, microseconds } from './canonical.ts'
import { type EntryRow, entryColumns } from './chain-rows.ts'
import type { SigningKey } from './signing-key.ts'

/** As many as one statement takes well within the time it has. */
const batch = 1_000
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** The rows of the audit, as the role that may add links and heads: `cc_chain`. */
export type AuditRows = Kysely<Tables>
type Rows = Transaction<Tables>

interface End {
  readonly number: bigint
  readonly chain: Buffer
  readonly linkedAt: Date | undefined
}

/**
 * Signs the heads that are due, then gives every committed entry that waits its link, in the order of their ids, however late they were
 * committed. Whoever holds the lock does it, of all processes; each batch is one transaction, so a kill loses and doubles nothing.
 */
export async function linkEntries(
  db: AuditRows,
  clock: Clock,
  key: () => Promise<SigningKey>,
): Promise<{ linked: number; signed: number }> {
  const done = { linked: 0, signed: 0 }
  // From one batch to the next, so that a long backlog is not gone through again each time; what comes in behind has its turn next time.
  let after: string | undefined = beforeAll
  while (after !== undefined) {
    const from: string = after
    const turn = await asOnlyOne(db, 'chain', async (rows) => {
      const end = await endOf(rows)
      const now = clock.now() // one for both: no minute ends between them
      const signed = await signHeads(rows, end, now, key)
      return { signed, ...(await linkBatch(rows, end, now, from)) }
    })
    done.linked += turn?.linked ?? 0
    done.signed += turn?.signed ?? 0
    after = turn?.next
  }
  return done
}

/** Runs as the only one of all processes; undefined where another is at work, and does what there is to do. */
export async function asOnlyOne<T>(
  db: AuditRows,
  task: 'chain' | 'heads' | 'days',
  work: (rows: Rows) => Promise<T>,
): Promise<T | undefined> {
  return db.transaction().execute(async (rows) => {
    const { rows: answer } = await sql<{
      got: boolean
    }>`select pg_try_advisory_xact_lock(hashtextextended(${`audit ${task}`}, 0)) as got`.execute(rows)
    return answer[0]?.got ? work(rows) : undefined
  })
}

/** Where the chain ends. The links of days that were dropped are gone: then a head says it. */
async function endOf(rows: Rows): Promise<End> {
  const link = await rows
    .selectFrom('audit.link')
    .select(['number', 'chain', 'linked_at'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (link) return { number: BigInt(link.number), chain: link.chain, linkedAt: link.linked_at }
  const head = await rows.selectFrom('audit.head').select(['number', 'chain']).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return { number: BigInt(head?.number ?? 0), chain: head?.chain ?? chainBeginning, linkedAt: undefined }
}

interface Turn {
  readonly linked: number
  /** Where the next one goes on; undefined when nothing more waits. */
  readonly next: string | undefined
}

async function linkBatch(rows: Rows, end: End, linkedAt: Date, after: string): Promise<Turn> {
  const { rows: waiting } = await sql<{ id: string }>`
    select entry_id as id from audit.waiting where entry_id > ${after} order by entry_id limit ${batch}`.execute(rows)
  if (waiting.length === 0) return { linked: 0, next: undefined }
  const next = waiting.length < batch ? undefined : waiting.at(-1)?.id
  const entries = await unlinked(
    rows,
    waiting.map(({ id }) => id),
  )
  if (entries.length === 0) return { linked: 0, next }
  let { number, chain } = end
  const links = entries.map((entry) => {
    number += 1n
    const link = { number: String(number), entryId: entry.id, entryDigest: entryDigest(entry), linkedAt: microseconds(linkedAt) }
    chain = chainDigest(chain, link)
    return { ...link, chain }
  })
  await sql`
    insert into audit.link (number, entry_id, entry_digest, linked_at, chain)
    select number, entry_id, entry_digest, ${linkedAt}, chain
    from unnest(${links.map((one) => one.number)}::bigint[], ${links.map((one) => one.entryId)}::uuid[],
      ${links.map((one) => one.entryDigest)}::bytea[], ${links.map((one) => one.chain)}::bytea[]) as made (number, entry_id, entry_digest, chain)`.execute(
    rows,
  )
  await sql`delete from audit.waiting where entry_id = any(${links.map((one) => one.entryId)}::uuid[])`.execute(rows)
  return { linked: links.length, next }
}

/** Those of them that have no link. Asked for by their ids: joined with what waits, the database may go through all that is there for each batch. */
async function unlinked(rows: Rows, ids: readonly string[]): Promise<readonly EntryRow[]> {
  const given = sql`any((select ${ids}::uuid[])::uuid[])` // a select of its own: however many they are, an index is asked
  const found = await sql<EntryRow>`
    select ${entryColumns} from audit.entry
    where entry.id = ${given} and entry.id <> all(array(select link.entry_id from audit.link where link.entry_id = ${given}))
    order by entry.id`.execute(rows)
  return found.rows
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)
const minuteOf = (moment: Date): number => Math.floor(moment.getTime() / 60_000)

/**
 * A head for the minute that ended, if it linked something; one for the last day that did, and one for yesterday. Before anything more is
 * linked: so where two links stand in two minutes, the first one has a head, and verification counts on it.
 */
async function signHeads(rows: Rows, end: End, now: Date, key: () => Promise<SigningKey>): Promise<number> {
  const yesterday = dayOf(new Date(now.getTime() - 86_400_000))
  const lastDay = end.linkedAt && dayOf(end.linkedAt)
  const days = lastDay !== undefined && lastDay < yesterday ? [lastDay, yesterday] : [yesterday]
  const { rows: known } = await sql<{ id: string; number: string; days: string[] }>`
    select coalesce(max(id), 0) as id, coalesce(max(number), 0) as number, array(
      select through::text from audit.head where through = any(${days}::date[])) as days
    from (select id, number from audit.head order by id desc limit 1) as newest`.execute(rows)
  const last = known[0]
  if (!last) throw new Error('an aggregate has a row')
  const due: { kind: 'minute' | 'day'; through: string | null }[] = []
  const unsigned = end.linkedAt !== undefined && BigInt(last.number) < end.number
  if (unsigned && minuteOf(end.linkedAt) !== minuteOf(now)) due.push({ kind: 'minute', through: null })
  // nothing of today is in it: it says where its day ends
  if (lastDay !== dayOf(now)) for (const through of days) if (!last.days.includes(through)) due.push({ kind: 'day', through })
  if (due.length === 0) return 0
  const signer = await key()
  const heads = due.map((one, place) => {
    const head = { number: String(end.number), chain: end.chain, ...one }
    return {
      id: String(BigInt(last.id) + BigInt(place) + 1n),
      ...head,
      signed_at: now,
      key_version: signer.version,
      signature: signer.sign({ ...head, signedAt: microseconds(now) }),
    }
  })
  await rows.insertInto('audit.head').values(heads).execute()
  return heads.length
}
