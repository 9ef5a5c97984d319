import { hash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** `ours`: one of the program's own, or of the desk's; `set aside`: it does not say who sent it; `waits`: too many came. All three stay in the mailbox. */
export type MailOutcome = 'filed' | 'ours' | 'set aside' | 'waits'
type Figure = 'fetched' | 'filed' | 'ours' | 'set aside' | 'taken out'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'support.fetched_mail': { uid_validity: number; uid: number; digest: Buffer; outcome: MailOutcome; at: Date }
    'support.mail_figure': { outcome: Figure; times: number }
  }
}

/** Where a mail lies: the number that its server gave it, and as long as what that number is good. */
export interface MailPlace {
  readonly validity: number
  readonly number: number
}

const rowOf = (tx: RowsTx, { validity, number }: MailPlace) =>
  tx.rows.selectFrom('support.fetched_mail').select('outcome').where('uid_validity', '=', validity).where('uid', '=', number)

/** What became of a mail before. One whose mailbox was made anew is known by its bytes, and goes by its new number from then on. */
export async function outcomeBefore(tx: Tx, place: MailPlace, bytes: Buffer): Promise<MailOutcome | undefined> {
  const known = await rowOf(tx, place).executeTakeFirst()
  if (known) return known.outcome
  const elsewhere = await tx.rows
    .selectFrom('support.fetched_mail')
    .select(['uid_validity', 'uid', 'outcome'])
    .where('digest', '=', await digestOf(tx, bytes))
    .where('uid_validity', '<>', place.validity)
    .orderBy('uid')
    .executeTakeFirst()
  if (!elsewhere) return undefined
  await tx.rows
    .updateTable('support.fetched_mail')
    .set({ uid_validity: place.validity, uid: place.number, at: tx.clock.now() })
    .where('uid_validity', '=', elsewhere.uid_validity)
    .where('uid', '=', elsewhere.uid)
    .execute()
  return elsewhere.outcome
}

const digestOf = (tx: Tx, bytes: Buffer) => tx.vault.digest('support.fetched-mail', hash('sha256', bytes))

/** Notes what became of a mail, and counts it. */
export async function noteOutcome(tx: Tx, { validity, number }: MailPlace, bytes: Buffer, outcome: MailOutcome): Promise<void> {
  const before = await rowOf(tx, { validity, number }).executeTakeFirst()
  if (!before) await count(tx, 'fetched')
  if (outcome !== 'waits') await count(tx, outcome)
  const row = { outcome, at: tx.clock.now() }
  await tx.rows
    .insertInto('support.fetched_mail')
    .values({ uid_validity: validity, uid: number, digest: await digestOf(tx, bytes), ...row })
    .onConflict((known) => known.columns(['uid_validity', 'uid']).doUpdateSet(row))
    .execute()
}

const count = (tx: RowsTx, outcome: Figure, times = 1) =>
  sql`insert into support.mail_figure (outcome, times) values (${outcome}, ${times})
    on conflict (outcome) do update set times = mail_figure.times + excluded.times`.execute(tx.rows)

const hour = 3_600_000

/**
 * What is known of the mails that lie there. What has left the mailbox is forgotten, an hour later: another process may have taken a mail that came
 * after this one looked. So is, after a week, what lay in a mailbox that was made anew.
 */
export async function knownOf(tx: Tx, validity: number, numbers: readonly number[]): Promise<ReadonlyMap<number, MailOutcome>> {
  const now = tx.clock.now().getTime()
  const gone = await sql<{ outcome: MailOutcome }>`
    delete from support.fetched_mail
    where (uid_validity = ${validity} and uid <> all(${[...numbers]}::bigint[]) and at < ${new Date(now - hour)})
      or (uid_validity <> ${validity} and at < ${new Date(now - 7 * 24 * hour)})
    returning outcome`.execute(tx.rows)
  const takenOut = gone.rows.filter(({ outcome }) => outcome === 'waits').length
  if (takenOut > 0) await count(tx, 'taken out', takenOut)
  const rows = await tx.rows.selectFrom('support.fetched_mail').select(['uid', 'outcome']).where('uid_validity', '=', validity).execute()
  return new Map(rows.map(({ uid, outcome }) => [Number(uid), outcome]))
}

export interface MailFigures {
  readonly fetched: number
  readonly filed: number
  readonly ours: number
  readonly setAside: number
  readonly takenOut: number
  /** Of those that were fetched, how many wait for their turn in the mailbox. */
  readonly waits: number
  /** How many that were set aside still lie there. */
  readonly lie: number
}

/** What became of all mails. `fetched` is the sum of the others but the last. */
export async function mailFigures(db: Kysely<Tables>): Promise<MailFigures> {
  const counted = await db.selectFrom('support.mail_figure').selectAll().execute()
  const rows = await db
    .selectFrom('support.fetched_mail')
    .select(['outcome', ({ fn }) => fn.countAll<string>().as('count')])
    .groupBy('outcome')
    .execute()
  const figure = (outcome: Figure) => Number(counted.find((one) => one.outcome === outcome)?.times ?? 0)
  const there = (outcome: MailOutcome) => Number(rows.find((one) => one.outcome === outcome)?.count ?? 0)
  return {
    fetched: figure('fetched'),
    filed: figure('filed'),
    ours: figure('ours'),
    setAside: figure('set aside'),
    takenOut: figure('taken out'),
    waits: there('waits'),
    lie: there('set aside'),
  }
}

export const addsUp = ({ fetched, filed, ours, setAside, takenOut, waits }: MailFigures): boolean =>
  fetched === filed + ours + setAside + takenOut + waits
