import { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { parkedJobs, retryParked } from '#platform/jobs/parked.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import { postMail } from '#platform/mail/post.ts'
import { onServer } from '#test/databases.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type TestSmtp, testSmtp } from '#test/smtp.ts'
import { mailWorker } from './mail-worker.ts'

const object = '0192f3c1-7e1b-7c3a-9d2e-0123456789ab'
const reader = { address: 'salma.benjelloun@atlas-menuiserie.example', name: 'Salma Benjelloun سلمى' }
const code: Mail = {
  to: reader,
  language: 'fr',
  subject: 'Votre code ConnectCard',
  lines: ['Bonjour <b>Salma</b>,', 'Voici votre code :'],
  code: '042317',
  action: { label: 'Continuer', url: 'https://cards.example/continuer?a=1&b=2' },
  small: ['Il sert une fois, pendant dix minutes.'],
}

let smtp: TestSmtp
let installation: TestInstallation
let mails: Mails
beforeAll(async () => {
  smtp = await testSmtp()
  installation = await testInstallation({ SMTP_URL: smtp.url, MAIL_FROM: 'ConnectCard <cards@idnet.example>' })
})
afterAll(async () => {
  await installation.close()
  await smtp.close()
})
beforeEach(async () => {
  mails = { code: async () => code }
  smtp.taken.length = 0
  smtp.refusals.length = 0
  smtp.whenTaken = async () => undefined
  await installation.owner.data.query('delete from jobs.job')
})

const post = (kind = 'code', id = object) => installation.deeds.run((tx) => postMail(tx, kind, id))
const deliver = () => installation.deliver({ ...mails })
const jobs = async () => (await installation.owner.data.query<{ id: string; state: string; data: unknown }>('select * from jobs.job')).rows
/** As if the wait before the next try were over. */
const later = () => installation.owner.data.query(`update jobs.job set start_after = now() where state = 'retry'`)

describe('a mail', () => {
  test.each(languages)('says the same as text and as HTML, in %s', async (language) => {
    mails = { code: async () => ({ ...code, language }) }
    await post()
    expect(await deliver()).toEqual(['done'])
    const [mail] = await smtp.read()
    expect(mail).toMatchObject({ to: reader.address, name: reader.name, subject: code.subject, code: '042317' })
    const sender = { fr: 'un service d’IdNet', ar: 'خدمة من IdNet', en: 'a service of IdNet' }[language]
    const rights = { fr: 'Vos droits', ar: 'حقوقك', en: 'Your rights' }[language]
    for (const part of [...(code.small ?? []), code.code, 'Continuer', sender, rights, '/droits']) {
      expect(mail?.text).toContain(part)
      expect(mail?.html).toContain(part)
    }
    expect(mail?.text).toContain('Bonjour <b>Salma</b>,')
    expect(mail?.text).toContain('https://cards.example/continuer?a=1&b=2')
    expect(mail?.html).toContain('Bonjour &lt;b&gt;Salma&lt;/b&gt;,')
    expect(mail?.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
  })

  test('loads nothing from anywhere, and runs nothing', async () => {
    await post()
    await deliver()
    const [mail] = await smtp.read()
    expect(mail?.html).not.toMatch(/<(?:img|script|link|iframe|object|form)|@import|url\(|src=|background=/i)
    const addresses = [...(mail?.html.matchAll(/https?:\/\/[^"\s<]+/g) ?? [])].map(([url]) => url)
    expect(addresses).toEqual(['https://cards.example/continuer?a=1&amp;b=2', `${installation.settings.publicUrl.origin}/droits`])
  })

  test('is sent as plain programs send: no answer asked, nothing about the program', async () => {
    await post()
    await deliver()
    const raw = String(smtp.taken[0])
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(raw).toMatch(/^From: ConnectCard <cards@idnet\.example>\r$/m)
    expect(raw).not.toMatch(/^(?:X-Mailer|Received|Disposition-Notification-To|Return-Receipt-To)/im)
  })

  test.each(['\r\n', '\n', '\r', '\u0085', '\u2028', '\u2029', '\0', '\r\n\r\n'])(
    'has no more headers when a name or subject holds %j',
    async (end) => {
      const evil = `Salma${end}Bcc: thief@example.com${end}X-Evil: yes`
      mails = { code: async () => ({ ...code, subject: `Code${end}Bcc: thief@example.com`, to: { ...reader, name: evil } }) }
      await post()
      expect(await deliver()).toEqual(['done'])
      const head = String(smtp.taken[0]).split('\r\n\r\n')[0] ?? ''
      expect(head).not.toMatch(/^(?:bcc|x-evil)/im)
      expect([...head.matchAll(/^([\w-]+):/gm)].map(([, name]) => name).sort()).toEqual(
        [
          'Auto-Submitted',
          'Content-Language',
          'Content-Type',
          'Date',
          'From',
          'MIME-Version',
          'Message-ID',
          'Subject',
          'To',
          'X-Auto-Response-Suppress',
        ].sort(),
      )
      const [mail] = await smtp.read()
      expect(mail?.to).toBe(reader.address)
      expect(mail?.name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    },
  )

  test.each([
    'a@b.example\r\nRCPT TO:<thief@example.com>',
    'a@b.example, thief@example.com',
    'a@b.example>\u2028',
    '<a@b.example>',
    'a b@c.example',
    'a@b@c.example',
    '',
  ])('goes nowhere when the address is %j, and is parked', async (address) => {
    mails = { code: async () => ({ ...code, to: { address } }) }
    await post()
    expect(await deliver()).toEqual(['parked'])
    expect(smtp.taken).toEqual([])
  })

  test('is not sent when there is nothing to say any more', async () => {
    mails = { code: async () => undefined }
    await post()
    expect(await deliver()).toEqual(['done'])
    expect(smtp.taken).toEqual([])
    expect(await jobs()).toEqual([])
  })
})

describe('a job', () => {
  test('is stored with the deed or not at all, and holds ids only', async () => {
    await installation.deeds
      .run(async (tx) => {
        await postMail(tx, 'code', object)
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    expect(await jobs()).toEqual([])
    await post()
    expect((await jobs()).map(({ data }) => data)).toEqual([{ kind: 'code', id: object }])
    await deliver()
    expect(smtp.taken.length).toBe(1)
    expect(await jobs()).toEqual([])
  })

  test.each([421, 451])('that meets a %i is tried again, as the same message', async (status) => {
    smtp.refusals.push(status)
    await post()
    const [job] = await jobs()
    expect(await deliver()).toEqual(['later'])
    expect(await deliver()).toEqual([]) // it waits
    await later()
    expect(await deliver()).toEqual(['done'])
    expect((await smtp.read()).map(({ messageId }) => messageId)).toEqual([`<${job?.id}@localhost>`])
  })

  test('that meets a 550 is parked, listed by ids, and sent again when told to', async () => {
    smtp.refusals.push(550)
    await post()
    const [job] = await jobs()
    expect(await deliver()).toEqual(['parked'])
    await later()
    expect(await deliver()).toEqual([])
    const parked = await parkedJobs(installation.db, 'mail')
    expect(parked).toEqual([{ job: job?.id, kind: 'code', object, tries: 1, code: 'smtp-550', since: expect.any(Date) }])
    expect(await retryParked(installation.db, 'mail', object)).toEqual([])
    expect(await retryParked(installation.db, 'mail', job?.id)).toEqual([job?.id])
    expect(await deliver()).toEqual(['done'])
    expect((await smtp.read())[0]?.messageId).toBe(`<${job?.id}@localhost>`)
  })

  test('that never succeeds is parked at the end of its tries, and stays', async () => {
    mails = {}
    await post()
    await installation.owner.data.query('update jobs.job set retry_count = retry_limit - 1')
    expect(await deliver()).toEqual(['later'])
    await later()
    expect(await deliver()).toEqual(['parked'])
    const kept = await installation.owner.data.query('select deletion_seconds from jobs.job')
    expect(kept.rows).toEqual([{ deletion_seconds: 0 }])
  })

  test('waits while the server is away, and leaves when it is back', async () => {
    const port = Number(new URL(smtp.url).port)
    await smtp.close()
    await post()
    expect(await deliver()).toEqual(['later'])
    smtp = await testSmtp(port)
    await later()
    expect(await deliver()).toEqual(['done'])
    expect(smtp.taken.length).toBe(1)
  })

  test('whose worker fell silent after the server took the mail is sent again, as the same message', async () => {
    await post()
    smtp.whenTaken = () => new Promise(() => undefined) // taken, and never said so
    const log = pino({ level: 'silent' })
    const killed = await mailWorker(installation, installation.settings, log, mails)
    void killed.turn()
    while (smtp.taken.length === 0) await pause(20)
    smtp.whenTaken = async () => undefined
    await killed.stop(1)
    expect(await deliver()).toEqual([]) // it is still held
    await installation.owner.data.query(`update jobs.job set started_on = now() - interval '1 day'`)
    const next = await mailWorker(installation, installation.settings, log, mails)
    await next.tidy()
    await next.stop(1_000)
    await later()
    expect(await deliver()).toEqual(['done'])
    const [first, second] = await smtp.read()
    expect(first?.messageId).toBe(second?.messageId)
    expect(smtp.taken.length).toBe(2)
  })

  test('is run by one of two workers', async () => {
    for (let n = 0; n < 20; n++) await post()
    const log = pino({ level: 'silent' })
    const workers = await Promise.all([1, 2].map(() => mailWorker(installation, installation.settings, log, mails)))
    for (const worker of workers) worker.keepOn()
    while ((await jobs()).length > 0) await pause(50)
    await Promise.all(workers.map((worker) => worker.stop(5_000)))
    const ids = (await smtp.read()).map(({ messageId }) => messageId)
    expect(ids.length).toBe(20)
    expect(new Set(ids).size).toBe(20)
  })

  test('is sent once the database is back from an outage, by the worker that lived through it', async () => {
    const name = new URL(installation.databases.data.replace('@/', '@localhost/')).pathname.slice(1)
    const allow = (connections: boolean) =>
      onServer(inject('servers').data, async (server) => {
        await server.query(`alter database ${name} allow_connections ${connections}`)
        if (!connections) await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
      })
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const worker = await mailWorker(installation, installation.settings, pino(sink), mails)
    worker.keepOn()
    await allow(false)
    while (!lines.some((line) => line.includes('the jobs cannot be reached'))) await pause(50)
    expect(await post().catch(() => 'away')).toBe('away')
    await allow(true)
    await post()
    while (smtp.taken.length === 0) await pause(50)
    await worker.stop(5_000)
    expect((await smtp.read()).length).toBe(1)
  })

  test('leaves nothing personal in its tables and in the log, whatever the server says', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    smtp.refusals.push(451, 550)
    await post()
    await post()
    mails = { ...mails, thrown: async () => Promise.reject(new Error(`no mail for ${reader.address}`)) }
    await post('thrown')
    const worker = await mailWorker(installation, installation.settings, pino({ level: 'debug' }, sink), mails)
    expect((await worker.turn()).toSorted()).toEqual(['later', 'later', 'parked'])
    await worker.stop(1_000)
    const tables = await installation.owner.data.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'jobs'`,
    )
    const stored = await Promise.all(
      tables.rows.map(async ({ name }) => JSON.stringify((await installation.owner.data.query(`select * from ${name}`)).rows)),
    )
    expect(lines.length).toBeGreaterThan(2)
    expect([...lines, ...stored].join('\n')).toContain(object)
    expect([...lines, ...stored].join('\n')).not.toMatch(/salma|atlas|042317|Votre code|Bonjour/i)
  })
})
