import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkEntries } from '#platform/audit/chain.ts'
import { newestSigningKey } from '#platform/audit/signing-key.ts'
import { archiveName } from '#platform/backup/kept.ts'
import { readSettings } from '#platform/config/settings.ts'
import { postMail } from '#platform/mail/post.ts'
import { keeperOf, keyringOf, someEntries, tamper } from '#test/audit.ts'
import { testRolesSecret } from '#test/databases.ts'
import { testImap } from '#test/dovecot.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { aMail } from '#test/mails.ts'
import { aQuestion, someMessage } from '#test/messages.ts'
import { type TestSmtp, testSmtp } from '#test/smtp.ts'
import { noteDeclared } from './declared.ts'
import { doctor } from './doctor.ts'
import { inboxTasks } from './inbox.ts'
import { personalData } from './personal-data.ts'
import { registerOf } from './register.ts'

let installation: TestInstallation
let smtp: TestSmtp
beforeAll(async () => {
  installation = await testInstallation()
  smtp = await testSmtp()
})
afterAll(async () => {
  await installation.close()
  await smtp.close()
})

async function found(check: string, environment: NodeJS.ProcessEnv = {}) {
  const { dataDir } = installation.settings
  const { data, keyring } = installation.databases
  const settings = { DATABASE_URL: data, KEYRING_URL: keyring, ROLES_SECRET: testRolesSecret, DATA_DIR: dataDir, ...environment }
  return (await doctor(readSettings(settings, root))).find((one) => one.check === check)
}

test('a mail server that answers is fine, and gets no mail; one that is away is not', async () => {
  expect(await found('mail server', { SMTP_URL: smtp.url })).toMatchObject({ ok: true, says: 'answers, and lets us in' })
  expect(smtp.taken).toEqual([])
  const away = await found('mail server', { SMTP_URL: 'smtp://cards:hunter2@127.0.0.1:1' })
  expect(away).toMatchObject({ ok: false, says: expect.stringContaining('(esocket)') })
  expect(JSON.stringify(away)).not.toContain('hunter2')
  expect(await found('mail server')).toMatchObject({ ok: true, says: expect.stringContaining('/dev/mail') })
})

test('what the legal notice does not say is told by the settings that would, and stands in the way of production alone', async () => {
  expect(await found('legal notice')).toMatchObject({ ok: true, says: expect.stringContaining('COMPANY_RC, COMPANY_TAX_ID, COMPANY_ICE') })
  const facts = { COMPANY_FORM: 'SARL', COMPANY_CAPITAL: '100 000 DH', COMPANY_SEAT: 'Casablanca', COMPANY_RC: 'Casablanca 1' }
  const most = { ...facts, COMPANY_TAX_ID: '1', COMPANY_PHONE: '+212522000000', COMPANY_DIRECTOR: 'IdNet', COMPANY_HOST: 'IdNet' }
  expect((await found('legal notice', most))?.says).toBe('/mentions-legales says nothing of these: set COMPANY_ICE.')
  expect((await found('legal notice', { ...most, COMPANY_ICE: '001561191000066' }))?.says).toBe('all is said at /mentions-legales')
})

test('a mail that failed for good is told of, with how to try again', async () => {
  expect(await found('parked mails')).toMatchObject({ ok: true })
  await installation.deeds.run((tx) => postMail(tx, 'code', '0192f3c1-7e1b-7c3a-9d2e-0123456789ab'))
  const nowhere = { code: async () => ({ to: { address: 'no address' }, language: 'fr', subject: '', lines: [] }) as const }
  expect(await installation.deliver(nowhere)).toEqual(['parked'])
  expect(await found('parked mails')).toMatchObject({ ok: false, says: expect.stringContaining('connectcard mail retry') })
})

test('a role that may read nothing is told of: its grants are lost where a backup is restored before the roles are there', async () => {
  expect(await found('role cc_serve (data)')).toMatchObject({ ok: true })
  const schemas = ['vault', 'profiles', 'sharing']
  for (const schema of schemas) await installation.owner.data.query(`revoke usage on schema ${schema} from cc_serve`)
  expect(await found('role cc_serve (data)')).toMatchObject({ ok: false, says: expect.stringContaining('restored') })
  for (const schema of schemas) await installation.owner.data.query(`grant usage on schema ${schema} to cc_serve`)
})

test('backups are looked for where they are to be made daily, and so is the drill that proves them', async () => {
  expect(await found('backups')).toMatchObject({ ok: true, says: expect.stringContaining('BACKUP_DATA_DIR') })
  const place = mkdtempSync(join(tmpdir(), 'cc-doctor-'))
  const asked = { BACKUP_DATA_DIR: join(place, 'data'), BACKUP_KEYRING_DIR: join(place, 'keys') }
  expect(await found('backups', asked)).toMatchObject({ ok: false, says: expect.stringContaining('not there') })
  for (const [folder, store] of [
    [asked.BACKUP_DATA_DIR, 'data'],
    [asked.BACKUP_KEYRING_DIR, 'keyring'],
  ] as const) {
    mkdirSync(folder)
    writeFileSync(join(folder, archiveName(store, new Date())), '')
  }
  expect(await found('backups', asked)).toMatchObject({ ok: false, says: expect.stringContaining('drill') })
  const drilled = { at: new Date().toISOString(), ok: true, dataOf: null, rows: 1, seconds: 1, says: 'restored' }
  const report = join(asked.BACKUP_DATA_DIR, 'last-drill.json')
  writeFileSync(report, JSON.stringify(drilled))
  expect(await found('backups', asked)).toMatchObject({ ok: true })
  writeFileSync(report, JSON.stringify({ ...drilled, ok: false, says: 'it is damaged' }))
  expect(await found('backups', asked)).toMatchObject({ ok: false, says: expect.stringContaining('it is damaged') })
  rmSync(place, { recursive: true })
})

test('the register is held against the one that was declared', async () => {
  expect(await found('CNDP declaration')).toMatchObject({ ok: true, says: expect.stringContaining('none noted') })
  const register = registerOf(personalData)
  noteDeclared(installation.settings, register)
  expect(await found('CNDP declaration')).toMatchObject({ ok: true, says: 'the register is as it was declared' })
  noteDeclared(installation.settings, register.slice(1))
  const changed = await found('CNDP declaration')
  expect(changed).toMatchObject({ ok: false, says: expect.stringContaining('Update the CNDP declaration') })
  expect(changed?.says).toContain(`new: ${register[0]?.purpose}: `)
})

test('an audit whose chain is behind, or whose heads outside are others, is told of', async () => {
  await installation.tick()
  expect(await found('audit heads folder')).toMatchObject({ ok: true, says: expect.stringContaining(installation.headsFolder) })
  expect(await found('audit chain')).toMatchObject({ ok: true })
  expect(await found('audit heads')).toMatchObject({ ok: true })
  await someEntries(installation, 2)
  await installation.owner.data.query("update audit.waiting set since = now() - interval '5 seconds'")
  expect(await found('audit chain')).toMatchObject({ ok: false, says: expect.stringContaining('2 entries have no link') })
  await keeperOf(installation).link()
  expect(await found('audit chain')).toMatchObject({ ok: true })
  for (let day = 0; day < 3; day++) {
    installation.clock.forward({ days: 1 })
    await linkEntries(installation.audit, installation.clock, () => newestSigningKey(keyringOf(installation)))
  }
  expect(await found('audit heads')).toMatchObject({ ok: false, says: expect.stringContaining('have not left the database') })
  await keeperOf(installation).look()
  expect(await found('audit heads')).toMatchObject({ ok: true })
  await tamper(installation, ['delete from audit.head where id = (select max(id) from audit.head)'])
  expect(await found('audit heads')).toMatchObject({ ok: false, says: expect.stringContaining('is not in the database') })
  const taken = join(installation.settings.dataDir, 'taken')
  writeFileSync(taken, '')
  expect(await found('audit heads folder', { AUDIT_HEADS: join(taken, 'heads') })).toMatchObject({ ok: false })
})

test('production without a number of the CNDP collects nothing', async () => {
  const production = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://cards.example.ma',
    KEY_PROVIDER: 'file:/etc/connectcard/keys',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'cards@example.ma',
  }
  expect(await found('CNDP number', production)).toMatchObject({ ok: false })
  expect(await found('CNDP number', { ...production, CNDP_RECEIPT: 'D-W-903/2024' })).toEqual({
    check: 'CNDP number',
    ok: true,
    says: 'D-W-903/2024',
  })
})

test('messages that nobody answered for days are told of', async () => {
  expect(await found('messages')).toMatchObject({ ok: true, says: 'none waits' })
  const { id } = await someMessage(installation, aQuestion())
  await installation.owner.data.query("update support.message set made_at = now() - interval '4 days' where id = $1", [id])
  expect(await found('messages')).toMatchObject({ ok: false, says: expect.stringMatching(/^1 wait for more than 3 days/) })
})

test('a mailbox that does not let us in is told of, and mails in it that nobody read', async () => {
  expect(await found('mailbox of the desk')).toMatchObject({ ok: true, says: expect.stringContaining('IMAP_URL') })
  expect(await found('mails to the desk')).toBeUndefined()
  const imap = await testImap()
  try {
    const there = { IMAP_URL: imap.url }
    expect(await found('mailbox of the desk', there)).toMatchObject({ ok: true, says: 'answers, and lets us in' })
    const away = await found('mailbox of the desk', { IMAP_URL: 'imap://contact:hunter2@127.0.0.1:1' })
    expect(away).toMatchObject({ ok: false, says: expect.stringContaining('econnrefused') })
    expect(away?.says).not.toMatch(/hunter2/)
    const shut = { NODE_ENV: 'production', PUBLIC_URL: 'https://cards.example.ma', KEY_PROVIDER: 'file:/etc/keys', SMTP_URL: smtp.url }
    const early = await found('mailbox of the desk', { ...there, ...shut, MAIL_FROM: 'cards@example.ma' })
    expect(early).toMatchObject({ ok: false, says: expect.stringContaining('CNDP_RECEIPT') })
    expect(await found('mails to the desk', there)).toMatchObject({ ok: true, says: expect.stringMatching(/^0 fetched/) })
    imap.drop(aMail({ From: undefined }), aMail({}))
    const settings = readSettings({ ...there, DATA_DIR: installation.settings.dataDir }, '/')
    for (const task of inboxTasks(settings, installation)) await task.run()
    expect(await found('mails to the desk', there)).toMatchObject({
      ok: false,
      says: expect.stringMatching(/^1 lie .* 2 fetched: 1 filed/),
    })
    await installation.owner.data.query("update support.mail_figure set times = times - 1 where outcome = 'filed'")
    expect(await found('mails to the desk', there)).toMatchObject({ ok: false, says: expect.stringContaining('do not add up') })
  } finally {
    await imap.close()
  }
}, 120_000)
