import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { KeptInstallation } from '#app/installation.ts'
import { system } from '#platform/actor.ts'
import { exact } from '#platform/audit/chain-rows.ts'
import type { Finding, Remark } from '#platform/audit/findings.ts'
import { headsFiles } from '#platform/audit/heads-files.ts'
import { auditKeeper } from '#platform/audit/keep-audit.ts'
import { record } from '#platform/audit/record.ts'
import { publicKeys, readPublicKey } from '#platform/audit/signing-key.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { headsFile } from '#platform/audit/verify-heads.ts'
import { patientPool } from '#platform/db/connect.ts'
import { urlAs } from '#platform/db/migrate.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { testRolesSecret } from './databases.ts'
import type { TestInstallation } from './installation.ts'

export const keyringOf = ({ keyring, provider, clock }: KeptInstallation) => keyringOn(keyring, provider, clock)

/** What the schedule does for the audit. */
export const keeperOf = (installation: KeptInstallation) =>
  auditKeeper(installation.audit, keyringOf(installation), installation.clock, installation.headsFolder)

/** The columns of a link, as verification knows them. */
export const linkColumns = sql`link.number, link.entry_id, link.entry_digest, ${exact('link.linked_at')} as linked_at, link.chain`

/** Deeds that do nothing but leave an entry; the ids of what they were done to. */
export async function someEntries(installation: KeptInstallation, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  await installation.deeds.run(async (tx) => {
    for (const id of ids) await record(tx, system, { deed: 'account.open', object: { kind: 'account', id }, purpose: 'the account' })
  })
  return ids
}

export interface Verification {
  readonly found: readonly (Finding | Remark)[]
  readonly findings: readonly Finding[]
  readonly links: number
  readonly first: number
  readonly last: number
  readonly heads: number
  readonly exportedHeads: number
}

/** Verifies with the installation's own keys, or others, and with what was exported unless told not to. */
export async function verified(
  installation: TestInstallation,
  given: { readonly exported?: boolean; readonly keys?: readonly string[] } = {},
): Promise<Verification> {
  const texts = given.keys ?? (await publicKeys(keyringOf(installation))).map(({ publicKey }) => publicKey)
  const keys = texts.flatMap((text) => readPublicKey(text) ?? [])
  const found: (Finding | Remark)[] = []
  const exported = given.exported === false ? [] : headsFiles(installation.headsFolder).map(headsFile)
  const data = patientPool(urlAs(installation.databases.data, 'cc_read', testRolesSecret), 1)
  const done = await verifyAudit(data, { keys, exported, now: installation.clock.now() }, (one) => found.push(one)).finally(() =>
    data.end(),
  )
  return { ...done, found, findings: found.filter((one) => 'kind' in one) }
}

/** As somebody with the owner's rights who is not stopped by triggers. */
export async function tamper(installation: TestInstallation, statements: readonly string[]): Promise<void> {
  const owner = await installation.owner.data.connect()
  try {
    await owner.query('begin')
    await owner.query('set local session_replication_role = replica')
    for (const statement of statements) await owner.query(statement)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  } finally {
    owner.release()
  }
}
