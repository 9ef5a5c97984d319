import { setTimeout as pause } from 'node:timers/promises'
import { reseal as resealInvitations } from '#domains/access/index.ts'
import { reindex as reindexAccount, reseal as resealAccount } from '#domains/accounts/index.ts'
import { reindex as reindexDocuments, reseal as resealDocuments } from '#domains/archive/index.ts'
import { reindex as reindexInvited, reseal as resealCompany } from '#domains/clients/index.ts'
import { reindex as reindexContact, reseal as resealContact } from '#domains/contacts/index.ts'
import { heldSubjects, reindex as reindexRequest, reseal as resealPrivacy } from '#domains/privacy/index.ts'
import { reseal as resealCards } from '#domains/profiles/index.ts'
import { reindex as reindexVisitor, reseal as resealLinks } from '#domains/sharing/index.ts'
import { reindex as reindexMessage, reseal as resealMessage } from '#domains/support/index.ts'
import { deedsOn, type Tx } from '#platform/db/transaction.ts'
import { reseal as resealKeptAnswers } from '#platform/http/kept-answers.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { keysKeptMilliseconds, type Reseal, vaultOn } from '#platform/vault/vault.ts'
import type { Installation } from './installation.ts'

type Progress = (done: number, all: number) => void

async function resealAll(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const people = [resealAccount, resealInvitations, resealCompany, resealContact, resealMessage, resealKeptAnswers]
  for (const reseal of [...people, resealCards, resealLinks, resealDocuments, resealPrivacy]) await reseal(tx, subjectId, again)
}

/**
 * Gives every subject whose key is older than `days` a new one, and puts what lies under the old key under the new: one subject, one
 * transaction. The old key is kept for the backups of its time. What was cut short goes on with those still old.
 */
export async function renewSubjectKeys(installation: Installation, days: number, progress: Progress): Promise<{ renewed: number }> {
  const { keyring, provider, clock, deeds } = installation
  const keys = keyringOn(keyring, provider, clock)
  const before = new Date(clock.now().getTime() - days * 86_400_000)
  const counted = await keyring.query<{ all: number }>(
    `select count(*)::int as all from (select from keyring.subject_key group by subject_id having max(made_at) < $1) as old`,
    [before],
  )
  const all = counted.rows[0]?.all ?? 0
  let renewed = 0
  let after: string | undefined
  for (;;) {
    const batch = await keys.subjectKeysMadeBefore(before, after, 500)
    after = batch.at(-1)?.subjectId
    if (after === undefined) return { renewed }
    for (const { subjectId } of batch.filter((one) => one.replacedAt === null)) {
      const done = await deeds.run((tx) => tx.vault.renew(tx, subjectId, (again) => resealAll(tx, subjectId, again)))
      if (done) renewed++ // others are erased, or were never used: the sweep has them
    }
    progress(renewed, all)
  }
}

/**
 * Makes the blind index anew under a new index key. Processes look for every version, and write the newest within half a minute of its
 * making: only then are the old entries replaced, and the old key destroyed. What was cut short goes on.
 */
export async function renewIndexKey(
  installation: Installation,
  progress: Progress,
  patience = keysKeptMilliseconds + 1_000,
): Promise<{ version: number; reindexed: number }> {
  const { keyring, provider, clock, db } = installation
  const keys = keyringOn(keyring, provider, clock)
  const [newest, ...older] = await keys.secret('index')
  const version = older.length > 0 ? newest.version : newest.version + 1
  await keys.makeSecret('index', version)
  await pause(patience)
  const deeds = deedsOn(db, vaultOn(keys, heldSubjects), clock, uuidsByTime(clock)) // a vault that has not kept the old key
  const old = db.selectFrom('vault.blind_index').where('key_version', '<', version)
  const counted = await old.select((select) => select.fn.count<string>('subject_id').distinct().as('all')).executeTakeFirstOrThrow()
  let reindexed = 0
  for (;;) {
    const batch = await old.select('subject_id').distinct().orderBy('subject_id').limit(500).execute()
    if (batch.length === 0) break
    for (const { subject_id } of batch) {
      const known = await deeds.run(
        async (tx) =>
          (await reindexAccount(tx, subject_id)) ||
          (await reindexContact(tx, subject_id)) ||
          (await reindexDocuments(tx, subject_id)) ||
          (await reindexMessage(tx, subject_id)) ||
          (await reindexRequest(tx, subject_id)) ||
          (await reindexInvited(tx, subject_id)) ||
          reindexVisitor(tx, subject_id),
      )
      if (!known) throw new Error('an index entry belongs to no domain')
      reindexed++
    }
    progress(reindexed, Number(counted.all))
  }
  await keys.destroySecretsBefore('index', version)
  return { version, reindexed }
}
