import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Finding, Remark, Tell } from '#platform/audit/findings.ts'
import { headsFiles } from '#platform/audit/heads-files.ts'
import { readPublicKey } from '#platform/audit/signing-key.ts'
import { type Verified, verifyAudit } from '#platform/audit/verify.ts'
import { checkExported, type HeadsFile, headsFile } from '#platform/audit/verify-heads.ts'
import { systemClock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import { patientPool } from '#platform/db/connect.ts'
import { urlAs } from '#platform/db/migrate.ts'
import { FileTrouble } from './file-trouble.ts'
import { keyProviderOf, reachDatabases, type Say } from './installation.ts'
import { ownKeys } from './own-keys.ts'
import { rolesSecret } from './roles-secret.ts'

export interface VerifyOptions {
  /** A file of exported heads, or a folder of them; the folder of the settings where none is named. */
  readonly heads?: string
  /** 32 bytes in base64url, or files that hold such; the installation's own where none is given. */
  readonly publicKey?: readonly string[]
}

/** Reads the whole audit, as a role that may only read. Changes nothing. */
export async function verify(settings: Settings, options: VerifyOptions, say: Say, tell: Tell): Promise<Verified> {
  const exported = exportedFiles(options.heads ?? settings.auditHeads, options.heads !== undefined)
  const given = givenKeys(options.publicKey ?? [])
  const databases = await reachDatabases(settings, say)
  const data = patientPool(urlAs(databases.data, 'cc_read', rolesSecret(settings)), 1)
  const keyring = patientPool(urlAs(databases.keyring, 'cc_keyring', rolesSecret(settings)), 1)
  try {
    const keys = given.length > 0 ? given : await ownKeys({ keyring, provider: keyProviderOf(settings), clock: systemClock })
    return await verifyAudit(data, { keys, exported, now: systemClock.now() }, tell)
  } finally {
    await Promise.all([data.end(), keyring.end()])
    await databases.stop()
  }
}

/** The exported heads alone, without any database: anywhere, by anybody who has the public key. */
export async function verifyHeads(options: Required<VerifyOptions>, tell: Tell): Promise<number> {
  const keys = givenKeys(options.publicKey)
  if (keys.length === 0) throw new FileTrouble('Name the public key that the heads must be signed with: --public-key KEY.')
  return checkExported(exportedFiles(options.heads, true), keys, undefined, tell)
}

function exportedFiles(path: string, named: boolean): readonly HeadsFile[] {
  if (!existsSync(path)) {
    if (!named) return []
    throw new FileTrouble(`There are no heads at ${path}.`)
  }
  return (statSync(path).isDirectory() ? headsFiles(path) : [path]).map(headsFile)
}

function givenKeys(given: readonly string[]): readonly KeyObject[] {
  return given.map((text) => {
    const key = readPublicKey(existsSync(text) ? readFileSync(text, 'utf8').trim() : text)
    if (!key)
      throw new FileTrouble(
        '--public-key must be 32 bytes in base64url, or a file that holds them, as `connectcard audit key` prints them.',
      )
    return key
  })
}

/** One line for one who reads it. */
export function lineOf(found: Finding | Remark): string {
  const [entry, before] = found.entries ?? []
  const at = found.number === undefined ? '' : ` number ${found.number}`
  const others = 'count' in found && found.count !== undefined ? ` (the first of ${found.count})` : ''
  if ('remark' in found) {
    switch (found.remark) {
      case 'dated back':
        return `note: entry ${entry},${at}, says it is more than an hour older than the one linked before it`
      case 'waits for its link':
        return `note: ${found.count} wait for their link: the product gives it within two seconds, while it runs`
      case 'not yet signed':
        return `note: ${found.count} from${at} on are in no signed head yet: they are signed within a minute, while the product runs`
      case 'line is no head':
        return `note: ${found.count} lines of the exported heads are none: a kill cut them short, or somebody changed them`
    }
  }
  const range = found.upTo === undefined || found.upTo === found.number ? at : ` numbers ${found.number ?? 1} to ${found.upTo}`
  switch (found.kind) {
    case 'entry altered':
      return `ALTERED: entry ${entry},${at}`
    case 'entry removed':
      return found.number === undefined ? `REMOVED before it was linked: entry ${entry}` : `REMOVED: entry ${entry},${at}`
    case 'entry never linked':
      return `INSERTED: entry ${entry} has no link, and waits for none`
    case 'link removed':
      return `REMOVED: the links,${range}`
    case 'link altered or moved':
      return before
        ? `ALTERED OR MOVED: the link of entry ${entry},${at}, does not follow on that of entry ${before}`
        : `ALTERED OR MOVED: the link of entry ${entry},${at}, is not the first`
    case 'head not signed by our key':
      return `NOT SIGNED by the key: head ${found.head}, of${at}`
    case 'head altered':
      return `ALTERED: head ${found.head}, of${at}, goes back behind an earlier one`
    case 'head removed':
      return found.head === undefined ? `REMOVED: the head of${at}` : `REMOVED: head ${found.head}${others}`
    case 'chain rewritten':
      return `REWRITTEN: the signed head ${found.head}${others} knows another chain up to number ${found.upTo}`
    case 'tail cut':
      return `CUT: the end of the chain,${range}, which the signed head ${found.head}${others} knows`
  }
}
