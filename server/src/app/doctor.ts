import { statfsSync } from 'node:fs'
import { companyFacts } from '#contract/company.ts'
import { lateBreaches } from '#domains/privacy/index.ts'
import { waitingMessages } from '#domains/support/index.ts'
import { keptIn } from '#platform/backup/kept.ts'
import { systemClock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import { kyselyOn, patientPool } from '#platform/db/connect.ts'
import { refuseUnsafeServer, rolesOf, type Store, systemIdentifier, urlAs } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'
import { parkedCount } from '#platform/jobs/parked.ts'
import { queues } from '#platform/jobs/queues.ts'
import { tryTransport } from '#platform/mail/transport.ts'
import { declaredRegister } from './declared.ts'
import { auditFindings, headsFolder } from './doctor-audit.ts'
import { mailbox, mailsFetched } from './doctor-inbox.ts'
import { retentionFindings } from './doctor-retention.ts'
import { lastDrill } from './drill.ts'
import { type Databases, keyProviderOf, reachDatabases } from './installation.ts'
import { personalData } from './personal-data.ts'
import { changesBetween, registerOf } from './register.ts'
import { rolesSecret } from './roles-secret.ts'

export interface Finding {
  readonly check: string
  readonly ok: boolean
  /** What was found, and where it is not right, what to do. */
  readonly says: string
}

/** Looks at everything the product stands on. Changes nothing. */
export async function doctor(settings: Settings): Promise<Finding[]> {
  const findings: Finding[] = [
    publicUrl(settings),
    clock(),
    timeZones(),
    disk(settings),
    await mailServer(settings),
    await mailbox(settings),
    textMessages(settings),
    cndp(settings),
    declaration(settings),
    legalNotice(settings),
    backups(settings),
    headsFolder(settings),
  ]
  let databases: Databases
  try {
    databases = await reachDatabases(settings, () => undefined)
  } catch (error) {
    return [...findings, { check: 'databases', ok: false, says: messageOf(error) }]
  }
  try {
    for (const store of ['data', 'keyring'] as const) findings.push(...(await store_(settings, databases, store)))
    findings.push(
      await apart(settings, databases),
      await keys(settings, databases),
      await databaseClock(databases),
      await parkedMails(databases),
      await breachClocks(databases),
      await messagesWaiting(databases),
      ...(await mailsFetched(settings, databases)),
      ...(await auditFindings(settings, databases)),
      ...(await retentionFindings(settings, databases)),
    )
  } finally {
    await databases.stop()
  }
  return findings
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'unknown')

function publicUrl(settings: Settings): Finding {
  const secure = settings.publicUrl.protocol === 'https:' || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(settings.publicUrl.hostname)
  const says = secure
    ? settings.publicUrl.origin
    : `${settings.publicUrl.origin} is not https: browsers keep no view session there. Put HTTPS in front.`
  return { check: 'PUBLIC_URL', ok: secure, says }
}

function clock(): Finding {
  const year = new Date().getUTCFullYear()
  const ok = year >= 2026 && year < 2100
  return { check: 'clock', ok, says: ok ? new Date().toISOString() : 'The clock of this machine is wrong: set it, and keep it with NTP.' }
}

/** Morocco is at +00:00 all year since 20 September 2026; older time-zone data are an hour off. */
function timeZones(): Finding {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Casablanca', hour: '2-digit' }).format(new Date('2026-12-01T12:00:00Z'))
  const ok = hour === '12'
  return {
    check: 'time zones',
    ok,
    says: ok
      ? `Africa/Casablanca is right (${process.versions.tz})`
      : `Africa/Casablanca is an hour off in ${process.versions.tz}: run the Node.js that npm ci installs.`,
  }
}

function disk(settings: Settings): Finding {
  try {
    const { bavail, bsize } = statfsSync(settings.dataDir)
    const free = Math.floor((bavail * bsize) / 2 ** 20)
    return {
      check: 'disk',
      ok: free > 500,
      says: free > 500 ? `${free} MiB free` : `${free} MiB free beside the data: make room before PostgreSQL has to stop.`,
    }
  } catch {
    return {
      check: 'disk',
      ok: false,
      says: `The data directory ${settings.dataDir} is not there: start the product once, or set DATA_DIR.`,
    }
  }
}

async function store_(settings: Settings, databases: Databases, store: Store): Promise<Finding[]> {
  const owner = patientPool(databases[store], 1)
  const findings: Finding[] = []
  try {
    await refuseUnsafeServer(store, owner)
    findings.push({ check: `${store} database`, ok: true, says: 'answers, and keeps what it confirms' })
  } catch (error) {
    return [{ check: `${store} database`, ok: false, says: messageOf(error) }]
  } finally {
    await owner.end()
  }
  for (const role of rolesOf[store]) {
    const connection = patientPool(urlAs(databases[store], role, rolesSecret(settings)), 1)
    try {
      const found = await connection.query<{ too_much: boolean; too_little: boolean }>(
        `select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls as too_much,
           not exists (select from pg_class where relkind = 'r' and relnamespace <> 'pg_catalog'::regnamespace
             and relnamespace <> 'information_schema'::regnamespace
             and has_schema_privilege(relnamespace, 'usage') and has_table_privilege(oid, 'select')) as too_little
         from pg_roles where rolname = current_user`,
      )
      const { too_much: tooMuch, too_little: tooLittle } = found.rows[0] ?? { too_much: true, too_little: true }
      findings.push({
        check: `role ${role} (${store})`,
        ok: !tooMuch && !tooLittle,
        says: tooMuch
          ? 'has more rights than it needs: take SUPERUSER, CREATEDB, CREATEROLE and BYPASSRLS away'
          : tooLittle
            ? 'reads no table: a backup was restored before the roles were there. Restore it again, as the guide says.'
            : 'logs in, with no more rights than it needs',
      })
    } catch {
      findings.push({
        check: `role ${role} (${store})`,
        ok: false,
        says: 'does not log in: run `connectcard migrate` with the same ROLES_SECRET or DATA_DIR',
      })
    } finally {
      await connection.end()
    }
  }
  return findings
}

async function apart(settings: Settings, databases: Databases): Promise<Finding> {
  const [data, keyring] = [patientPool(databases.data, 1), patientPool(databases.keyring, 1)]
  try {
    const same = (await systemIdentifier(data)) === (await systemIdentifier(keyring))
    const says = same
      ? 'The keyring lies on the same server as the data: give it a server of its own before production.'
      : 'the keyring has a server of its own'
    return { check: 'stores apart', ok: !same || !settings.production, says }
  } finally {
    await Promise.all([data.end(), keyring.end()])
  }
}

async function keys(settings: Settings, databases: Databases): Promise<Finding> {
  const keyring = patientPool(databases.keyring, 1)
  try {
    const found = await keyring.query<{ version: number; age: number }>(
      'select version, extract(day from now() - made_at)::int as age from keyring.root_key order by version',
    )
    const available = new Set(await keyProviderOf(settings).versions())
    const missing = found.rows.filter((row) => !available.has(row.version)).map((row) => row.version)
    if (missing.length > 0)
      return {
        check: 'root key',
        ok: false,
        says: `Version ${missing.join(', ')} is missing at the key provider: bring it back, or nothing opens.`,
      }
    const newest = found.rows.at(-1)
    if (!newest) return { check: 'root key', ok: true, says: 'none yet; the first start makes it' }
    if (found.rows.length > 1)
      return { check: 'root key', ok: false, says: 'A rotation was cut short: run `connectcard keys rotate` to end it.' }
    if (newest.age > 31)
      return {
        check: 'root key',
        ok: false,
        says: `Version ${newest.version} is ${newest.age} days old: run \`connectcard keys rotate\` at least monthly.`,
      }
    return { check: 'root key', ok: true, says: `version ${newest.version}, ${newest.age} days old` }
  } catch {
    return { check: 'root key', ok: false, says: 'The keyring has no tables yet: run `connectcard migrate`.' }
  } finally {
    await keyring.end()
  }
}

/** Whether backups are made, and one was restored of late. */
function backups(settings: Settings): Finding {
  const check = 'backups'
  if (!settings.backups.daily) {
    const says = 'none are made by themselves: set BACKUP_DATA_DIR and BACKUP_KEYRING_DIR, each on a disk of its own.'
    return { check, ok: !settings.production, says }
  }
  const hoursSince = (at: Date | undefined) => (at === undefined ? Number.POSITIVE_INFINITY : (Date.now() - at.getTime()) / 3_600_000)
  for (const store of ['data', 'keyring'] as const) {
    const hours = hoursSince(keptIn(settings.backups[store], store)[0]?.takenAt)
    if (hours > 26)
      return { check, ok: false, says: `The newest of the ${store} is ${old(hours)}: see the log for why, or run \`connectcard backup\`.` }
  }
  const last = lastDrill(settings)
  if (last && !last.ok) return { check, ok: false, says: `The last drill failed: ${last.says}` }
  const hours = hoursSince(last && new Date(last.at))
  if (hours > 8 * 24) return { check, ok: false, says: `The last drill is ${old(hours)}: run \`connectcard drill\`.` }
  return { check, ok: true, says: `made daily; the drill of ${last?.at} ${last?.says}` }
}
const old = (hours: number) => (Number.isFinite(hours) ? `${Math.floor(hours)} hours old` : 'not there')

/** Whether what the program does is what was declared to the CNDP. */
function declaration(settings: Settings): Finding {
  const check = 'CNDP declaration'
  const declared = declaredRegister(settings)
  if (!declared)
    return {
      check,
      ok: !settings.production,
      says: 'none noted: declare what `connectcard register` says, then note it with `connectcard register --declared`.',
    }
  const changes = changesBetween(declared, registerOf(personalData))
  if (changes.length === 0) return { check, ok: true, says: 'the register is as it was declared' }
  const says = `Update the CNDP declaration, then note it with \`connectcard register --declared\`. Changed since: ${changes.join('; ')}`
  return { check, ok: false, says }
}

/** Its form is checked when the settings are read. */
function cndp({ production, cndpReceipt }: Settings): Finding {
  const missing = production && cndpReceipt === undefined
  const says = missing
    ? 'none: nobody can sign up, nor leave their details beside a card. Declare the processing to the CNDP, and set CNDP_RECEIPT.'
    : (cndpReceipt ?? 'none yet')
  return { check: 'CNDP number', ok: !missing, says }
}

/** What the law has IdNet say of itself, and nobody told the program. */
function legalNotice({ production, company }: Settings): Finding {
  const setting = (fact: (typeof companyFacts)[number]) => `COMPANY_${fact === 'taxId' ? 'TAX_ID' : fact.toUpperCase()}`
  const missing = companyFacts.filter((fact) => company[fact] === undefined).map(setting)
  const says =
    missing.length === 0 ? 'all is said at /mentions-legales' : `/mentions-legales says nothing of these: set ${missing.join(', ')}.`
  return { check: 'legal notice', ok: missing.length === 0 || !production, says }
}

/** Goes as far as the login, and sends nothing. */
async function mailServer({ production, mail: { smtp } }: Settings): Promise<Finding> {
  const check = 'mail server'
  if (!smtp) return { check, ok: true, says: 'none: mails are written into DATA_DIR/mail and shown at /dev/mail' }
  try {
    await tryTransport(smtp, production)
    return { check, ok: true, says: 'answers, and lets us in' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown'
    return { check, ok: false, says: `does not take us (${code}): see whether SMTP_URL is right, and whether the server offers TLS.` }
  }
}

/** Asks the provider nothing: a message costs money, and goes to somebody. */
function textMessages({ production, textMessages: provider }: Settings): Finding {
  const none = production
    ? 'no provider: codes go by mail alone, unless TEXT_MESSAGES_URL is set'
    : 'no provider: they are written into DATA_DIR/messages and shown at /dev/mail'
  return { check: 'text messages', ok: true, says: provider ? `by ${provider.url.host}` : none }
}

async function parkedMails(databases: Databases): Promise<Finding> {
  const check = 'parked mails'
  const data = patientPool(databases.data, 1)
  try {
    const db = kyselyOn<Tables>(data)
    let count = 0
    for (const { name } of queues) count += await parkedCount(db, name)
    if (count === 0) return { check, ok: true, says: 'none' }
    return { check, ok: false, says: `${count} failed for good: see \`connectcard mail parked\`, then \`connectcard mail retry\`.` }
  } catch {
    return { check, ok: false, says: 'The data database has no jobs yet: run `connectcard migrate`.' }
  } finally {
    await data.end()
  }
}

async function breachClocks(databases: Databases): Promise<Finding> {
  const check = 'incidents'
  const data = patientPool(databases.data, 1)
  try {
    const late = await lateBreaches(kyselyOn<Tables>(data), systemClock.now())
    if (late === 0) return { check, ok: true, says: 'no clock ran out' }
    return { check, ok: false, says: `${late} passed their 72 hours: the data protection officer notifies the CNDP, or says why not.` }
  } catch {
    return { check, ok: false, says: 'The data database has no register of incidents yet: run `connectcard migrate`.' }
  } finally {
    await data.end()
  }
}

const waitingDays = 3

async function messagesWaiting(databases: Databases): Promise<Finding> {
  const check = 'messages'
  const data = patientPool(databases.data, 1)
  try {
    const waiting = await waitingMessages(kyselyOn<Tables>(data), systemClock.now(), waitingDays)
    if (waiting === 0) return { check, ok: true, says: 'none waits' }
    return { check, ok: false, says: `${waiting} wait for more than ${waitingDays} days: customer service and sales answer by the API.` }
  } catch {
    return { check, ok: false, says: 'The data database has no messages yet: run `connectcard migrate`.' }
  } finally {
    await data.end()
  }
}

async function databaseClock(databases: Databases): Promise<Finding> {
  const data = patientPool(databases.data, 1)
  try {
    const found = await data.query<{ now: Date }>('select clock_timestamp() as now')
    const apartMs = Math.abs((found.rows[0]?.now.getTime() ?? 0) - Date.now())
    const ok = apartMs < 5_000
    return {
      check: 'database clock',
      ok,
      says: ok ? 'agrees with this machine' : `is ${Math.round(apartMs / 1000)} s apart from this machine: keep both with NTP.`,
    }
  } finally {
    await data.end()
  }
}
