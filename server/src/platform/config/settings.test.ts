import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings, SettingsTrouble, settingsShape } from './settings.ts'

const root = resolve(import.meta.dirname, '../../../..')
const sentence = (environment: NodeJS.ProcessEnv): string => {
  try {
    readSettings(environment, '/srv/connectcard')
  } catch (error) {
    if (error instanceof SettingsTrouble) return error.message
    throw error
  }
  return 'no refusal'
}

const two = { DATABASE_URL: 'postgres://o:secret@a/x', KEYRING_URL: 'postgres://o:secret@b/x' }
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://cards.example.ma',
  KEY_PROVIDER: 'file:/etc/keys',
  SMTP_URL: 'smtp://cards:secret@mail.example.ma:587',
  MAIL_FROM: 'ConnectCard <cards@example.ma>',
  ...two,
}

describe('a wrong value is refused in one sentence that names the setting', () => {
  test.each([
    ['NODE_ENV', ['prod', 'Production', ' ']],
    ['PORT', ['-1', '65536', '3000 ', ' 3000', '0x50', '3e3', 'http', '١٢٣', '123456']],
    ['METRICS_PORT', ['-1', '65536', 'no', '1.5']],
    [
      'PUBLIC_URL',
      [
        'cards.example.ma',
        'ftp://cards.example.ma',
        'https://',
        'javascript:alert(1)',
        'https://cards.example.ma/app',
        'https://cards.example.ma/?a=1',
        'https://cards.example.ma/#a',
        'https://user:secret@cards.example.ma',
        'http://localhost:99999',
      ],
    ],
    [
      'DATABASE_URL',
      [
        'mysql://a/b',
        'host=a dbname=b',
        'postgres://[',
        'localhost:5432',
        'postgres://h/x',
        'postgres://o:sec@ret@h/x',
        'postgres://h/x?user=o&password=secret',
        'postgres://o@h/x?user=o',
        'postgres://o@h/x?a=1&password=secret',
      ],
    ],
    ['KEYRING_URL', ['http://a/b', 'postgres']],
    ['ROLES_SECRET', ['short', 'x'.repeat(31)]],
    ['KEY_PROVIDER', ['kms', 'file:', 'File', 'environment:X']],
    ['PROCESSES', ['0', '-2', '100', '2.5', 'two', '02']],
    ['SMTP_URL', ['mail.example.ma', 'http://a', 'smtp://', 'smtp:', 'smtp://a/b', 'smtp://o:secret@a?tls=no', 'smtp://a:99999']],
    [
      'IMAP_URL',
      [
        'mail.example.ma',
        'https://o:secret@a',
        'imaps://a',
        'imaps://o@a',
        'imaps://:secret@a',
        'imaps://o:secret@',
        'imaps://o:secret@a?tls=no',
        'imaps://o:secret@a:99999',
        'imaps://o:sec%ret@a',
      ],
    ],
    [
      'MAIL_FROM',
      ['cards', 'a@b@c', 'A <a@b.example', 'a@b.example, c@d.example', 'A <a@b.example> <c@d.example>', 'a@b.example\r\nBcc: secret@c'],
    ],
    [
      'TEXT_MESSAGES_URL',
      [
        'texts.example.ma',
        'http://texts.example.ma',
        'http://localhost.evil.example',
        'https://user:secret@texts.example.ma',
        'ftp://a',
        'https://',
      ],
    ],
    ['TEXT_MESSAGES_TOKEN', ['a secret', 'secret\r\nX: y', 'é']],
    ['LOG_LEVEL', ['trace', 'DEBUG', 'verbose']],
    ['COMPANY_ICE', ['1', '001561191000067', '00156119100006', 'ICE 001561191000066']],
    ['COMPANY_PHONE', ['0522000000', '+2125', '+212 522 00 00 00']],
    ['COMPANY_TAX_ID', ['123456789', 'IF 1234567']],
    ['COMPANY_SEAT', ['a\nb', ' a', 'x'.repeat(201)]],
  ])('%s', (name, values) => {
    for (const value of values) {
      const said = sentence({ [name]: value })
      expect(said, value).toMatch(new RegExp(`^${name} must be .+\\.$`))
      expect(said).not.toContain('\n')
      if (/secret|alert/.test(value)) expect(said).not.toContain(value)
    }
  })

  test.each([
    ['a keyring without data', { KEYRING_URL: two.KEYRING_URL }, /^DATABASE_URL is missing: /],
    ['data without a keyring', { DATABASE_URL: two.DATABASE_URL }, /^KEYRING_URL is missing: /],
    [
      'one address for both',
      { DATABASE_URL: two.DATABASE_URL, KEYRING_URL: two.DATABASE_URL },
      /^KEYRING_URL and DATABASE_URL are the same/,
    ],
    ['keys from an empty environment', { KEY_PROVIDER: 'environment' }, /^ROOT_KEYS is missing: /],
    ['one port for two servers', { PORT: '3000', METRICS_PORT: '3000' }, /^METRICS_PORT and PORT are the same/],
    ['production without an address', { ...production, PUBLIC_URL: '' }, /^PUBLIC_URL is missing: /],
    ['production in the clear', { ...production, PUBLIC_URL: 'http://cards.example.ma' }, /^PUBLIC_URL must begin with https:/],
    ['production without keys', { ...production, KEY_PROVIDER: undefined }, /^KEY_PROVIDER is missing: /],
    ['production without a mail server', { ...production, SMTP_URL: '' }, /^SMTP_URL is missing: /],
    [
      'text messages without a token',
      { TEXT_MESSAGES_URL: 'https://texts.example.ma' },
      /^TEXT_MESSAGES_URL and TEXT_MESSAGES_TOKEN belong/,
    ],
    ['one place for backups without the other', { BACKUP_DATA_DIR: '/b' }, /^BACKUP_DATA_DIR and BACKUP_KEYRING_DIR belong/],
    [
      'one place for both backups',
      { BACKUP_DATA_DIR: '/b', BACKUP_KEYRING_DIR: '/b/' },
      /^BACKUP_DATA_DIR and BACKUP_KEYRING_DIR are the same/,
    ],
    ['a token for no provider', { TEXT_MESSAGES_TOKEN: 'secret' }, /^TEXT_MESSAGES_URL and TEXT_MESSAGES_TOKEN belong/],
    [
      'production with text messages in the clear',
      { ...production, TEXT_MESSAGES_URL: 'http://localhost:9/', TEXT_MESSAGES_TOKEN: 'secret' },
      /^TEXT_MESSAGES_URL must begin with https:/,
    ],
    ['production without a sender', { ...production, MAIL_FROM: '' }, /^MAIL_FROM is missing: /],
  ])('%s', (_, environment, says) => {
    const said = sentence(environment)
    expect(said).toMatch(says)
    expect(said).toMatch(/^[^\n]+\.$/)
    expect(said).not.toContain('secret')
  })
})

describe('what is given is taken', () => {
  test('nothing: a product to try on this machine', () => {
    expect(readSettings({ PATH: '/bin', PORT: '' }, '/srv/connectcard')).toEqual({
      production: false,
      port: 3000,
      host: undefined,
      publicUrl: new URL('http://localhost:3000'),
      dataDir: '/srv/connectcard/data',
      databases: undefined,
      rolesSecret: undefined,
      company: {},
      keyProvider: { kind: 'file', folder: '/srv/connectcard/data/root-keys' },
      auditHeads: '/srv/connectcard/data/audit-heads',
      processes: 1,
      serves: 'all',
      cndpReceipt: undefined,
      trustedProxies: expect.anything(),
      metrics: { host: '127.0.0.1', port: 9464, asked: false },
      mail: { smtp: undefined, from: { name: 'ConnectCard', address: 'connectcard@localhost' }, inbox: undefined },
      textMessages: undefined,
      backups: { data: '/srv/connectcard/data/backups/data', keyring: '/srv/connectcard/data/backups/keyring', daily: false },
      logLevel: 'info',
    })
  })

  test('production', () => {
    const text = { TEXT_MESSAGES_URL: 'https://texts.example.ma/v1/messages?from=CC', TEXT_MESSAGES_TOKEN: 'k-1' }
    const read = readSettings(
      {
        ...production,
        ...text,
        IMAP_URL: 'imaps://contact%40idnet.ma:secret@mail.example.ma/INBOX',
        PROCESSES: '4',
        METRICS_PORT: '9000',
        KEY_PROVIDER: 'file:keys',
        AUDIT_HEADS: 'heads',
      },
      '/srv/connectcard',
    )
    expect(read).toMatchObject({
      production: true,
      databases: { data: two.DATABASE_URL, keyring: two.KEYRING_URL },
      keyProvider: { kind: 'file', folder: resolve('keys') },
      auditHeads: resolve('heads'),
      processes: 4,
      metrics: { port: 9000, asked: true },
      mail: {
        smtp: new URL(production.SMTP_URL),
        from: { name: 'ConnectCard', address: 'cards@example.ma' },
        inbox: { pathname: '/INBOX' },
      },
      textMessages: { url: new URL(text.TEXT_MESSAGES_URL), token: 'k-1' },
    })
  })

  test.each(['postgres://o@/x?host=/run/pg&port=5433', 'postgresql://o:p%40@[::1]:5432/x', 'postgres://o@h/x?sslmode=require'])(
    '%s',
    (url) => {
      expect(readSettings({ DATABASE_URL: url, KEYRING_URL: two.KEYRING_URL }, '/').databases?.data).toBe(url)
    },
  )

  test('the metrics have a port beside every port', () => {
    for (let port = 1; port <= 65_535; port += 97) {
      const { metrics } = readSettings({ PORT: String(port) }, '/')
      expect(metrics.port, `${port}`).toBeGreaterThan(0)
      expect(metrics.port).toBeLessThanOrEqual(65_535)
      expect(metrics.port).not.toBe(port)
    }
  })
})

test('docs/settings.md lists exactly these settings, with their defaults', () => {
  const lines = readFileSync(join(root, 'docs/settings.md'), 'utf8').split('\n')
  const documented = lines.flatMap((line) => {
    const [, name, standard] = /^\| `([A-Z_]+)` \| (.+?) \| .+\.(?:`)? \|$/.exec(line) ?? []
    return name && standard ? [[name, standard] as const] : []
  })
  expect(documented.map(([name]) => name).sort()).toEqual(Object.keys(settingsShape.shape).sort())
  const standards: Record<string, unknown> = settingsShape.parse({})
  for (const [name, standard] of documented)
    if (standards[name] !== undefined) expect(standard.split(' ')[0], name).toBe(`\`${standards[name]}\``)
})
