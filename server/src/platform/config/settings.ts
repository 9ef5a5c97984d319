import { BlockList } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Company } from '#contract/company.ts'
import { isIce } from '#contract/identifiers.ts'
import { line } from '#contract/text.ts'
import { type TrustedProxies, trustedProxies } from '../http/source.ts'
import { type Mailbox, readMailbox } from '../mail/mailbox.ts'

/** A setting that is missing or wrong: one sentence for the operator. */
export class SettingsTrouble extends Error {}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number >= 0 && number <= 65535)
const publicUrl = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
})
// One way to name the user: the product replaces the owner by its own roles there, and a second one would win over them.
const databaseUrl = z.string().refine((text) => {
  const url = URL.parse(text.replace(/@\//, '@localhost/'))
  const authority = /^postgres(?:ql)?:\/\/([^/?#]*)/.exec(text)?.[1]
  return url !== null && authority?.match(/@/g)?.length === 1 && !url.searchParams.has('user') && !url.searchParams.has('password')
})

const smtpUrl = z.string().refine((text) => {
  const url = URL.parse(text)
  return (
    url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && (url.pathname === '' || url.pathname === '/') && !url.search
  )
})

// A folder may stand in its path; a user and a password must stand in it, for no mailbox is open to everybody.
const imapUrl = z.string().refine((text) => {
  const url = URL.parse(text)
  return (
    url !== null &&
    /^imaps?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    url.username !== '' &&
    url.password !== '' &&
    !url.search &&
    !url.hash &&
    [url.username, url.password, url.pathname].every(isDecodable)
  )
})
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false // a percent sign that stands for nothing
  }
}

// The token that goes there is worth money: it never leaves this machine in plain.
const textUrl = z.string().refine((text) => {
  const url = URL.parse(text)
  return (
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))) &&
    url.username === ''
  )
})

/** Every setting, read here and nowhere else. docs/settings.md says what each does; a test keeps the two alike. */
export const settingsShape = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: publicUrl.optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: databaseUrl.optional(),
  KEYRING_URL: databaseUrl.optional(),
  ROLES_SECRET: z.string().min(32).optional(),
  KEY_PROVIDER: z
    .string()
    .regex(/^(?:file(?::.+)?|environment)$/)
    .optional(),
  ROOT_KEYS: z.string().min(1).optional(),
  AUDIT_HEADS: z.string().min(1).optional(),
  PROCESSES: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number)
    .default(1),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  SERVES: z.enum(['all', 'cards']).default('all'),
  TRUSTED_PROXIES: z
    .string()
    .transform((list, context) => trustedProxies(list) ?? context.addIssue({ code: 'custom' }) ?? z.NEVER)
    .optional(),
  CNDP_RECEIPT: z
    .string()
    .regex(/^[AD](?:-[A-Z]{1,2})?-\d{1,4}\/20\d{2}$/)
    .optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z
    .string()
    .transform((text, context) => readMailbox(text) ?? context.addIssue({ code: 'custom' }) ?? z.NEVER)
    .optional(),
  IMAP_URL: imapUrl.optional(),
  TEXT_MESSAGES_URL: textUrl.optional(),
  TEXT_MESSAGES_TOKEN: z
    .string()
    .regex(/^[\x21-\x7E]+$/)
    .optional(),
  COMPANY_FORM: line(80).optional(),
  COMPANY_CAPITAL: line(80).optional(),
  COMPANY_SEAT: line(200).optional(),
  COMPANY_RC: line(80).optional(),
  COMPANY_TAX_ID: z
    .string()
    .regex(/^\d{1,8}$/)
    .optional(),
  COMPANY_ICE: z.string().refine(isIce).optional(),
  COMPANY_PHONE: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  COMPANY_DIRECTOR: line(120).optional(),
  COMPANY_HOST: line(300).optional(),
  BACKUP_DATA_DIR: z.string().min(1).optional(),
  BACKUP_KEYRING_DIR: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

const formOf: { readonly [name: string]: string } = {
  NODE_ENV: 'development, test or production',
  PORT: 'a number from 0 to 65535',
  METRICS_PORT: 'a number from 0 to 65535',
  PUBLIC_URL: 'an address like https://cards.example.ma, with nothing after the host and port',
  DATABASE_URL: 'an address like postgres://owner:password@host/database',
  KEYRING_URL: 'an address like postgres://owner:password@host/database',
  ROLES_SECRET: 'at least 32 characters',
  KEY_PROVIDER: 'file, file:/a/folder or environment',
  PROCESSES: 'a number from 1 to 99',
  SERVES: 'all or cards',
  CNDP_RECEIPT: 'the number of a receipt of the CNDP, like D-W-903/2024',
  TRUSTED_PROXIES: 'a list of addresses like 127.0.0.1, 10.0.0.0/8',
  SMTP_URL: 'an address like smtp://user:password@mail.example.ma:587 or smtps://user:password@mail.example.ma',
  MAIL_FROM: 'an address like cards@example.ma or ConnectCard <cards@example.ma>',
  IMAP_URL: 'an address like imaps://user:password@mail.example.ma, or with a folder after it: imaps://user:password@mail.example.ma/INBOX',
  TEXT_MESSAGES_URL: 'an address like https://texts.example.ma/messages, without a user in it',
  TEXT_MESSAGES_TOKEN: 'a token without spaces',
  COMPANY_FORM: 'a line of 80 characters at most',
  COMPANY_CAPITAL: 'a line of 80 characters at most',
  COMPANY_SEAT: 'a line of 200 characters at most',
  COMPANY_RC: 'a line of 80 characters at most, like Casablanca 123456',
  COMPANY_TAX_ID: 'the digits of the IF, eight at most',
  COMPANY_ICE: 'the 15 digits of an ICE, whose last two are its key',
  COMPANY_PHONE: 'a number like +212522000000',
  COMPANY_DIRECTOR: 'a line of 120 characters at most',
  COMPANY_HOST: 'a line of 300 characters at most',
  LOG_LEVEL: 'debug, info, warn, error or silent',
}

export interface Settings {
  readonly production: boolean
  readonly port: number
  /** Absent: both loopbacks. */
  readonly host: string | undefined
  readonly publicUrl: URL
  readonly dataDir: string
  /** The owner's URLs of external databases; absent for the embedded ones. */
  readonly databases: { readonly data: string; readonly keyring: string } | undefined
  readonly rolesSecret: string | undefined
  readonly keyProvider: { readonly kind: 'file'; readonly folder: string } | { readonly kind: 'environment'; readonly keys: string }
  /** The folder that the signed heads of the audit are added to. */
  readonly auditHeads: string
  readonly processes: number
  /** A node that serves cards only needs no root key. */
  readonly serves: 'all' | 'cards'
  readonly trustedProxies: TrustedProxies
  /** The number of the CNDP's receipt: without one, production serves no form that collects. */
  readonly cndpReceipt: string | undefined
  /** What the legal notice says of IdNet, as far as it was given. */
  readonly company: Company
  readonly metrics: { readonly host: string; readonly port: number; readonly asked: boolean }
  readonly mail: {
    /** Absent: mails are written into the data directory and shown at /dev/mail; never in production. */
    readonly smtp: URL | undefined
    readonly from: Mailbox
    /** The mailbox that mails to the desk are fetched from. Absent: none are. */
    readonly inbox: URL | undefined
  }
  /** Absent: in production no text message is sent; elsewhere they are written into the data directory and shown at /dev/mail. */
  readonly textMessages: { readonly url: URL; readonly token: string } | undefined
  /** Where backups lie, the two kinds apart. `daily`: they were asked for, and are made by themselves. */
  readonly backups: { readonly data: string; readonly keyring: string; readonly daily: boolean }
  readonly logLevel: z.infer<typeof settingsShape>['LOG_LEVEL']
}

/** Reads and checks the settings. `root` is the folder that relative paths start from. */
export function readSettings(environment: NodeJS.ProcessEnv, root: string): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => name in settingsShape.shape && value !== ''))
  const read = settingsShape.safeParse(given)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0] ?? 'setting')
    throw new SettingsTrouble(`${name} must be ${formOf[name] ?? 'a text that is not empty'}.`)
  }
  const env = read.data
  const production = env.NODE_ENV === 'production'
  if (production && !env.PUBLIC_URL)
    throw new SettingsTrouble('PUBLIC_URL is missing: in production, set it to the address people open, like https://cards.example.ma.')
  if (production && !env.PUBLIC_URL?.startsWith('https://'))
    throw new SettingsTrouble('PUBLIC_URL must begin with https:// in production: cookies and saved contacts need it.')
  if (production && !env.KEY_PROVIDER)
    throw new SettingsTrouble('KEY_PROVIDER is missing: in production, say where the root key lives, like file:/etc/connectcard/keys.')
  if (production && !env.SMTP_URL)
    throw new SettingsTrouble('SMTP_URL is missing: in production mails leave by a server, like smtp://user:password@mail.example.ma:587.')
  if (production && !env.MAIL_FROM)
    throw new SettingsTrouble(
      'MAIL_FROM is missing: in production, set it to the address mails come from, like ConnectCard <cards@example.ma>.',
    )
  if ((env.TEXT_MESSAGES_URL === undefined) !== (env.TEXT_MESSAGES_TOKEN === undefined))
    throw new SettingsTrouble(
      'TEXT_MESSAGES_URL and TEXT_MESSAGES_TOKEN belong together: set both to send text messages by a provider, or none.',
    )
  if (production && env.TEXT_MESSAGES_URL && !env.TEXT_MESSAGES_URL.startsWith('https://'))
    throw new SettingsTrouble('TEXT_MESSAGES_URL must begin with https:// in production: codes and numbers go there.')
  if (env.DATABASE_URL && !env.KEYRING_URL)
    throw new SettingsTrouble('KEYRING_URL is missing: with an external DATABASE_URL the keyring needs a database of its own too.')
  if (env.KEYRING_URL && !env.DATABASE_URL)
    throw new SettingsTrouble('DATABASE_URL is missing: KEYRING_URL is given, so both databases must be external.')
  if (env.DATABASE_URL && env.DATABASE_URL === env.KEYRING_URL)
    throw new SettingsTrouble('KEYRING_URL and DATABASE_URL are the same: the keyring must be a database of its own.')
  if ((env.BACKUP_DATA_DIR === undefined) !== (env.BACKUP_KEYRING_DIR === undefined))
    throw new SettingsTrouble('BACKUP_DATA_DIR and BACKUP_KEYRING_DIR belong together: set both to have backups made daily, or none.')
  if (env.BACKUP_DATA_DIR && env.BACKUP_KEYRING_DIR && resolve(env.BACKUP_DATA_DIR) === resolve(env.BACKUP_KEYRING_DIR))
    throw new SettingsTrouble('BACKUP_DATA_DIR and BACKUP_KEYRING_DIR are the same: the keyring lies apart, or what was erased comes back.')
  if (env.METRICS_PORT && env.METRICS_PORT === env.PORT)
    throw new SettingsTrouble('METRICS_PORT and PORT are the same: metrics have a port of their own, so that the world does not read them.')

  const dataDir = resolve(root, env.DATA_DIR)
  return {
    production,
    port: env.PORT,
    host: env.HOST,
    publicUrl: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`),
    dataDir,
    databases: env.DATABASE_URL && env.KEYRING_URL ? { data: env.DATABASE_URL, keyring: env.KEYRING_URL } : undefined,
    rolesSecret: env.ROLES_SECRET,
    keyProvider: keyProviderOf(env.KEY_PROVIDER ?? 'file', env.ROOT_KEYS, dataDir),
    auditHeads: env.AUDIT_HEADS === undefined ? resolve(dataDir, 'audit-heads') : resolve(env.AUDIT_HEADS),
    serves: env.SERVES,
    cndpReceipt: env.CNDP_RECEIPT,
    company: {
      form: env.COMPANY_FORM,
      capital: env.COMPANY_CAPITAL,
      seat: env.COMPANY_SEAT,
      rc: env.COMPANY_RC,
      taxId: env.COMPANY_TAX_ID,
      ice: env.COMPANY_ICE,
      phone: env.COMPANY_PHONE,
      director: env.COMPANY_DIRECTOR,
      host: env.COMPANY_HOST,
    },
    trustedProxies: env.TRUSTED_PROXIES ?? new BlockList(),
    processes: env.PROCESSES,
    metrics: { host: env.METRICS_HOST, port: env.METRICS_PORT ?? besides(env.PORT), asked: env.METRICS_PORT !== undefined },
    mail: {
      smtp: env.SMTP_URL === undefined ? undefined : new URL(env.SMTP_URL),
      from: env.MAIL_FROM ?? { name: 'ConnectCard', address: 'connectcard@localhost' },
      inbox: env.IMAP_URL === undefined ? undefined : new URL(env.IMAP_URL),
    },
    textMessages:
      env.TEXT_MESSAGES_URL !== undefined && env.TEXT_MESSAGES_TOKEN !== undefined
        ? { url: new URL(env.TEXT_MESSAGES_URL), token: env.TEXT_MESSAGES_TOKEN }
        : undefined,
    backups: {
      data: resolve(root, env.BACKUP_DATA_DIR ?? resolve(dataDir, 'backups', 'data')),
      keyring: resolve(root, env.BACKUP_KEYRING_DIR ?? resolve(dataDir, 'backups', 'keyring')),
      daily: env.BACKUP_DATA_DIR !== undefined,
    },
    logLevel: env.LOG_LEVEL,
  }
}

// 9464 beside the usual 3000, and a port of its own for every other one
const besides = (main: number): number => (main === 0 ? 0 : main + 6464 <= 65535 ? main + 6464 : main - 6464)

function keyProviderOf(text: string, keys: string | undefined, dataDir: string): Settings['keyProvider'] {
  if (text === 'file') return { kind: 'file', folder: resolve(dataDir, 'root-keys') }
  if (text !== 'environment') return { kind: 'file', folder: resolve(text.slice('file:'.length)) }
  if (!keys) throw new SettingsTrouble('ROOT_KEYS is missing: KEY_PROVIDER=environment needs the root keys there, like 1:<64 hex digits>.')
  return { kind: 'environment', keys }
}
