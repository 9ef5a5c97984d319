import { createHash, type KeyObject } from 'node:crypto'
import type { CertificateListed } from '#contract/retention.ts'
import type { DayCertificate } from '#contract/verification.ts'
import { canonicalBytes } from '#platform/audit/canonical.ts'
import { isSignedBy, type SigningKey } from '#platform/audit/signing-key.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Tx } from '#platform/db/transaction.ts'

type Certificate = Tables['privacy.certificate']

/** What one batch did. `late` is how many had been due for more than a day when the run began. */
export interface Done {
  readonly sweep: string
  readonly ended: readonly string[]
  readonly late: number
}

const lanes = [0, 8, 16, 24] as const

/** Adds ids to a digest: it sums their SHA-256, so that the order in which they ended does not matter. */
export function addIds(digest: Buffer, ids: readonly string[]): Buffer {
  const sum = Buffer.from(digest)
  for (const id of ids) {
    const hash = createHash('sha256').update(id).digest()
    for (const at of lanes) sum.writeBigUInt64BE(BigInt.asUintN(64, sum.readBigUInt64BE(at) + hash.readBigUInt64BE(at)), at)
  }
  return sum
}

/** Adds to the day's certificate of a sweep, in the transaction that erased. One that is signed stays: then the day is over, and this one fails. */
export async function certify(tx: Tx, { sweep, ended, late }: Done): Promise<void> {
  const now = tx.clock.now()
  const day = moroccanDate(now)
  await tx.rows
    .insertInto('privacy.certificate')
    .values({ sweep, day, ended: 0, late: 0, digest: Buffer.alloc(32), first_at: now, last_at: now, key_version: null, signature: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const before = await tx.rows
    .selectFrom('privacy.certificate')
    .select(['ended', 'late', 'digest'])
    .where('sweep', '=', sweep)
    .where('day', '=', day)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await tx.rows
    .updateTable('privacy.certificate')
    .set({
      ended: before.ended + ended.length,
      late: Math.max(before.late, late),
      digest: addIds(before.digest, ended),
      last_at: now,
    })
    .where('sweep', '=', sweep)
    .where('day', '=', day)
    .execute()
}

const bytesOf = (one: Certificate, keyVersion: number): Buffer =>
  canonicalBytes([
    'cc/certificate/v1',
    one.sweep,
    one.day,
    String(one.ended),
    String(one.late),
    one.digest,
    one.first_at.toISOString(),
    one.last_at.toISOString(),
    String(keyVersion),
  ])

/** Signs the certificates of days that are over; from then on they stay as they are. Returns how many. */
export async function signCertificates(tx: Tx, key: SigningKey): Promise<number> {
  const open = await tx.rows
    .selectFrom('privacy.certificate')
    .selectAll()
    .where('signature', 'is', null)
    .where('day', '<', moroccanDate(tx.clock.now()))
    .forUpdate()
    .skipLocked()
    .execute()
  for (const one of open)
    await tx.rows
      .updateTable('privacy.certificate')
      .set({ key_version: key.version, signature: key.signBytes(bytesOf(one, key.version)) })
      .where('sweep', '=', one.sweep)
      .where('day', '=', one.day)
      .execute()
  return open.length
}

/** All of them, the newest first, each held against the keys. */
export async function certificatesShown(tx: RowsTx, keys: readonly KeyObject[]): Promise<readonly CertificateListed[]> {
  return (await newestFirst(tx).execute()).map((one) => shown(one, keys))
}

export interface CertificatePage {
  readonly after?: { readonly day: string; readonly sweep: string } | undefined
  readonly sweep?: string | undefined
  /** Only those that found something late. */
  readonly late?: boolean | undefined
  readonly limit: number
}

/** The same in pages. */
export async function certificatePage(tx: RowsTx, keys: readonly KeyObject[], { after, sweep, late, limit }: CertificatePage) {
  const rows = await newestFirst(tx)
    .$if(sweep !== undefined, (query) => query.where('sweep', '=', sweep ?? ''))
    .$if(late === true, (query) => query.where('late', '>', 0))
    .$if(after !== undefined, (query) =>
      query.where(({ eb, and, or }) =>
        or([eb('day', '<', after?.day ?? ''), and([eb('day', '=', after?.day ?? ''), eb('sweep', '>', after?.sweep ?? '')])]),
      ),
    )
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: page.map((one) => shown(one, keys)), next: rows.length > limit && last ? `${last.day} ${last.sweep}` : null }
}

const newestFirst = (tx: RowsTx) => tx.rows.selectFrom('privacy.certificate').selectAll().orderBy('day', 'desc').orderBy('sweep')

const shown = (one: Certificate, keys: readonly KeyObject[]): CertificateListed => ({
  day: one.day,
  sweep: one.sweep,
  ended: one.ended,
  late: one.late,
  digest: one.digest.toString('hex'),
  firstAt: one.first_at.toISOString(),
  lastAt: one.last_at.toISOString(),
  signature: signatureOf(one, keys),
})

function signatureOf(one: Certificate, keys: readonly KeyObject[]): CertificateListed['signature'] {
  if (one.key_version === null || one.signature === null) return 'open'
  return isSignedBy(bytesOf(one, one.key_version), one.signature, keys) ? 'good' : 'bad'
}

/** Those that are signed, the newest first, with all that was signed: anybody holds them against the public keys. */
export async function signedCertificates(tx: RowsTx, most: number): Promise<DayCertificate[]> {
  const all = await tx.rows
    .selectFrom('privacy.certificate')
    .selectAll()
    .where('signature', 'is not', null)
    .orderBy('day', 'desc')
    .orderBy('sweep')
    .limit(most)
    .execute()
  return all.flatMap((one) =>
    one.key_version === null || one.signature === null
      ? []
      : {
          sweep: one.sweep,
          day: one.day,
          ended: one.ended,
          late: one.late,
          digest: one.digest.toString('hex'),
          firstAt: one.first_at.toISOString(),
          lastAt: one.last_at.toISOString(),
          keyVersion: one.key_version,
          signature: one.signature.toString('hex'),
        },
  )
}
