import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inboxTasks } from '#app/inbox.ts'
import { renewSubjectKeys } from '#app/renew-keys.ts'
import { rightsHouse } from '#app/rights.ts'
import { addsUp, fileMails, mailFigures } from '#domains/support/index.ts'
import { messagesBy } from '#domains/support/index-sender.ts'
import { mailsFrom, receiptsTo } from '#domains/support/limits.ts'
import { system } from '#platform/actor.ts'
import { openInbox } from '#platform/mail/inbox.ts'
import { mailReader } from '#platform/mail/read-mail.ts'
import { aPdf, someStaff } from '#test/documents.ts'
import { type TestImap, testImap } from '#test/dovecot.ts'
import { mailboxAt } from '#test/imap-box.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { aMail, aMailOf, file, text } from '#test/mails.ts'
import { sweepNow } from '#test/sweeping.ts'

// Mails to contact@ are fetched from a real IMAP server into the same queue that the form leads to: count in equals count out.

let imap: TestImap
let box: Awaited<ReturnType<typeof mailboxAt>>
let installation: TestInstallation
let origin: string
beforeAll(async () => {
  imap = await testImap()
  box = await mailboxAt(imap.url)
  installation = await testInstallation({ IMAP_URL: imap.url, MAIL_FROM: 'ConnectCard <cards@idnet.example>' })
  origin = await installation.serve()
}, 180_000)
afterAll(async () => {
  await box.close()
  await installation.close()
  await imap.close()
})
beforeEach(async () => {
  installation.clock.forward({ minutes: 11 })
  imap.before = () => undefined
  await box.empty()
  installation.clock.forward({ minutes: 61 })
  await turn()
})

const turn = async () => {
  for (const task of inboxTasks(installation.settings, installation)) await task.run()
}
const rows = async () => (await installation.owner.data.query('select * from support.message order by id')).rows
const figures = () => mailFigures(installation.db)
const mailsTo = async (address: string) => {
  await installation.deliver()
  return installation.mailbox.filter(({ to }) => to.toLowerCase() === address.toLowerCase())
}
async function service() {
  const staff = await someStaff(installation, 'customer service')
  return async (path: string, body?: object) => {
    const answer = await fetch(origin + path, {
      method: body || path.endsWith('/open') ? 'POST' : 'GET',
      headers: { cookie: staff.cookie, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(bytes.toString()) : undefined
    return { status: answer.status, headers: answer.headers, bytes, body: json }
  }
}
/** Delivers one mail, has it fetched, and opens what it became. */
async function filed(mail: Buffer) {
  const before = new Set((await rows()).map(({ id }) => id))
  await box.deliver(mail)
  await turn()
  const made = (await rows()).filter(({ id }) => !before.has(id))
  expect(made).toHaveLength(1)
  const opened = await (await service())(`/api/desk/messages/${made[0].id}/open`)
  expect(opened.status).toBe(200)
  return { row: made[0], ...opened.body }
}

test('a mail becomes a question, once, and leaves the mailbox; its sender is told what a form would have told them', async () => {
  const email = 'first@envoi.example'
  const mail = aMail({ From: `=?utf-8?Q?Nadia_Ta=C3=AFzi?= <${email}>`, 'Message-ID': '<one@envoi.example>', Subject: 'Un logo' })
  const { row, says, mail: was } = await filed(mail)
  expect(says).toEqual({ name: 'Nadia Taïzi', email, subject: 'Un logo', text: 'Gravez-vous un logo ?' })
  expect(was).toEqual({ automatic: false, trouble: null, attachments: [], more: 0 })
  expect(row).toMatchObject({ kind: 'question', language: 'fr', no_prospecting: true, notice: expect.stringMatching(/^1-[0-9a-f]{6}$/) })
  for (const value of [email, 'Nadia', 'Un logo', 'Gravez', 'one@']) expect(JSON.stringify(row)).not.toContain(value)
  expect(await box.lie()).toEqual([])
  await turn()
  const receipts = await mailsTo(email)
  expect(receipts).toHaveLength(1)
  const [receipt] = receipts
  expect(receipt?.subject).toBe('Votre message est arrivé')
  for (const part of [row.reference, 'contact@IdNet.ma', 'CNDP', 'douze mois', '/droits/demande/fr', '09-08'])
    expect(receipt?.text).toContain(part)
  for (const part of ['Un logo', 'Gravez', 'Nadia']) expect(receipt?.text).not.toContain(part)
})

test('who writes in Arabic is answered in Arabic, whatever the mail was written in', async () => {
  const arabic = Buffer.from([0xe3, 0xd1, 0xcd, 0xc8, 0xc7]) // مرحبا, as Windows writes it
  const head = aMail(
    {
      From: 'arabic@envoi.example',
      Subject: '=?windows-1256?B?49HNyMc=?=',
      'Content-Type': 'text/plain; charset=windows-1256',
      'Content-Transfer-Encoding': '8bit',
    },
    '',
  )
  const { row, says } = await filed(Buffer.concat([head, arabic]))
  expect([row.language, says.subject, says.text]).toEqual(['ar', 'مرحبا', 'مرحبا'])
  expect((await mailsTo('arabic@envoi.example'))[0]?.subject).toBe('وصلت رسالتك')
})

test('customer service answers, and the answer joins the mail in its reader’s mailbox', async () => {
  const email = 'answered@envoi.example'
  const { row } = await filed(
    aMail({
      From: email,
      'Message-ID': '<two@envoi.example>',
      References: '<zero@envoi.example> <one@envoi.example>',
      Subject: 'Secret de Nadia',
    }),
  )
  const desk = await service()
  expect((await desk(`/api/desk/messages/${row.id}/answer`, { text: 'Oui, dès quarante cartes.' })).status).toBe(200)
  const answer = (await mailsTo(email)).at(-1)
  expect(answer?.text).toContain('Oui, dès quarante cartes.')
  expect(answer?.subject).toContain(row.reference)
  expect(answer?.subject).not.toContain('Secret')
  expect(answer?.inReplyTo).toBe('<two@envoi.example>')
  expect(answer?.references).toEqual(['<zero@envoi.example>', '<one@envoi.example>', '<two@envoi.example>'])
})

test('files that do no harm are kept sealed for who opens the message; of the others their name and size are told', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const pdf = aPdf('canary-in-a-file')
  const mail = aMailOf({ From: 'files@envoi.example' }, [
    [text, 'Voici le logo.'],
    [file('logo.png', 'image/png'), png],
    [file('évil/../"name".html', 'text/html'), Buffer.from('<script>alert(1)</script>')],
    [file('logo.png.exe', 'image/png'), Buffer.from('MZ...')],
    [file('plan.pdf'), pdf],
    [file('too large.pdf', 'application/pdf'), Buffer.concat([pdf, Buffer.alloc(5_000_000, 32)])],
  ])
  const { row, says, mail: was } = await filed(mail)
  expect(says.text).toBe('Voici le logo.')
  expect(
    was.attachments.map(({ bytes, kept, why }: { bytes: number; kept: { type: string } | null; why: string }) => [
      bytes,
      kept?.type ?? why,
    ]),
  ).toEqual([
    [png.length, 'png'],
    [25, 'kind'],
    [5, 'kind'],
    [pdf.length, 'pdf'],
    [pdf.length + 5_000_000, 'size'],
  ])
  expect(was.attachments[0].name).toBe('logo.png')
  const lying = await installation.owner.data.query('select content from support.attachment where message_id = $1', [row.id])
  expect(lying.rows).toHaveLength(2)
  for (const { content } of lying.rows) expect(content.includes('canary-in-a-file')).toBe(false)
  const desk = await service()
  const [picture, , , plan] = was.attachments
  const got = await desk(`/api/desk/messages/${row.id}/attachments/${picture.kept.id}/open`)
  expect([got.status, got.headers.get('content-type'), got.headers.get('content-disposition')]).toEqual([
    200,
    'image/png',
    expect.stringMatching(/^attachment; filename="ME-2026-\d{6}-\d\.png"$/),
  ])
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  expect(got.bytes.equals(png)).toBe(true)
  expect((await desk(`/api/desk/messages/${row.id}/attachments/${plan.kept.id}/open`)).bytes.equals(pdf)).toBe(true)
  expect((await desk(`/api/desk/messages/${row.id}/attachments/${randomUUID()}/open`)).status).toBe(404)
  const other = await filed(aMail({ From: 'files@envoi.example' }))
  expect((await desk(`/api/desk/messages/${other.row.id}/attachments/${picture.kept.id}/open`)).status).toBe(404)
  const entries = await installation.owner.data.query("select from audit.entry where object_id = $1 and deed = 'message.open-file'", [
    row.id,
  ])
  expect(entries.rowCount).toBe(2)
  const receipt = (await mailsTo('files@envoi.example'))[0]
  expect(receipt?.text).toContain('Pièces jointes non gardées\u00A0: 3.')
  // a new key opens the files too, and they go with the message
  installation.clock.forward({ days: 2 })
  await renewSubjectKeys(installation, 1, () => undefined)
  expect((await (await service())(`/api/desk/messages/${row.id}/attachments/${picture.kept.id}/open`)).bytes.equals(png)).toBe(true)
  const known = await installation.deeds.run((tx) => messagesBy(tx, 'files@envoi.example'))
  expect(await installation.deeds.run((tx) => rightsHouse.erase(tx, system, known))).toBe('erased')
  expect((await installation.owner.data.query('select from support.attachment where message_id = $1', [row.id])).rowCount).toBe(0)
})

const noReceipt: readonly (readonly [string, Parameters<typeof aMail>[0]])[] = [
  ['an automatic answer', { 'Auto-Submitted': 'auto-replied' }],
  ['a returned mail', { 'Return-Path': '<>' }],
  ['a report of delivery', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=cut' }],
  ['a mail of a list', { 'List-Id': 'News <news.envoi.example>' }],
  ['bulk', { Precedence: 'bulk' }],
  ['who wants no answers', { 'X-Auto-Response-Suppress': 'OOF, AutoReply' }],
  ['a mailer', { From: 'Mail <MAILER-DAEMON@mx.envoi.example>' }],
  ['spam', { 'X-Spam-Flag': 'YES' }],
  ['a forged sender', { 'Authentication-Results': 'mx.idnet.example; spf=fail smtp.mailfrom=x; dmarc=fail' }],
]
test.each(noReceipt)('%s is filed, and given no receipt', async (_what, headers) => {
  const from = headers.From ?? `quiet-${randomUUID()}@envoi.example`
  const { row, mail } = await filed(aMail({ From: from, ...headers }))
  expect([mail.automatic, row.notice]).toEqual([true, null])
  expect(await mailsTo(/[^< ]+@[^> ]+/.exec(from)?.[0] ?? '')).toEqual([])
})

test('our own mails stay where they are: what we write to the desk is not written of again', async () => {
  const before = (await rows()).length
  for (const from of ['cards@idnet.example', 'CONTACT@idnet.ma', 'contact@idnet.example'])
    await box.deliver(aMail({ From: `ConnectCard <${from}>`, 'Auto-Submitted': 'auto-generated', Subject: from }))
  await turn()
  await turn()
  expect((await rows()).length).toBe(before)
  expect(await box.lie()).toHaveLength(3)
  expect(addsUp(await figures())).toBe(true)
})

test('a mail that does not say who sent it stays, and is counted', async () => {
  const [before, rowsBefore] = [await figures(), (await rows()).length]
  for (const From of [undefined, 'undisclosed-recipients:;', '<>', 'Nadia <nadia at home>', `x@${'y'.repeat(300)}.example`])
    await box.deliver(aMail({ From, Subject: 'who?' }))
  await turn()
  await turn()
  const after = await figures()
  expect([after.setAside - before.setAside, after.lie, after.fetched - before.fetched]).toEqual([5, 5, 5])
  expect((await rows()).length).toBe(rowsBefore)
  expect(await box.lie()).toHaveLength(5)
})

test('who fills the mailbox delays nobody else, fills no other’s, and loses nothing', async () => {
  const before = (await rows()).length
  const bomb = Array.from({ length: mailsFrom.most + 5 }, (_, at) => aMail({ From: 'bomb@envoi.example', Subject: `${at}` }))
  await box.deliver(...bomb)
  await turn()
  expect((await rows()).length - before).toBe(mailsFrom.most)
  expect((await figures()).waits).toBe(5)
  expect(await box.lie()).toHaveLength(5)
  await box.deliver(aMail({ From: 'patient@envoi.example' }))
  await turn()
  expect(await box.lie()).toHaveLength(5)
  expect(await mailsTo('bomb@envoi.example')).toHaveLength(receiptsTo.most)
  installation.clock.forward({ minutes: 11 })
  await turn()
  expect((await rows()).length - before).toBe(mailsFrom.most + 6)
  expect(await box.lie()).toEqual([])
  // taken out by hand, those that wait are counted too
  await box.deliver(...bomb)
  await turn()
  const { waits } = await figures()
  expect(waits).toBeGreaterThan(0)
  await box.empty()
  installation.clock.forward({ minutes: 61 })
  await turn()
  expect((await figures()).takenOut).toBe(waits)
  expect(addsUp(await figures())).toBe(true)
})

test('what was never seen comes before what waits, however much that is', async () => {
  await box.deliver(...Array.from({ length: mailsFrom.most + 4 }, () => aMail({ From: 'many@envoi.example' })))
  await turn()
  expect((await figures()).waits).toBe(4)
  await box.deliver(aMail({ From: 'last@envoi.example' }))
  const [inbox, reader] = [await openInbox(new URL(imap.url)), mailReader()]
  await fileMails(installation.deeds, { inbox, reader, isOurs: () => false, most: 1 })
  await Promise.all([inbox.close(), reader.close()])
  expect(await installation.deeds.run((tx) => messagesBy(tx, 'last@envoi.example'))).toHaveLength(1)
})

test('a mail that is too large is filed by its beginning, and its sender is told so', async () => {
  const head = aMailOf({ From: 'large@envoi.example' }, [[text, 'Voici tout.']])
    .toString()
    .replace(/--cut--\r\n$/, '')
  const large = Buffer.concat([
    Buffer.from(`${head}--cut\r\n${file('all.pdf')}\r\n\r\n`),
    Buffer.alloc(10_100_000, '%PDF-1.7\r\n'),
    Buffer.from('--cut--'),
  ])
  const { says, mail } = await filed(large)
  expect([says.text, mail.trouble, mail.attachments[0]?.kept]).toEqual(['Voici tout.', 'too large', null])
  expect((await mailsTo('large@envoi.example'))[0]?.text).toContain('10\u00A0Mo')
  expect(await box.lie()).toEqual([])
}, 60_000)

test('killed after the message was written and before the mail was removed, it is not taken twice; nor by two at once', async () => {
  const before = (await rows()).length
  await box.deliver(aMail({ From: 'killed@envoi.example', Subject: 'killed' }))
  imap.before = (line) => {
    if (/UID (?:STORE|EXPUNGE)/.test(line)) throw new Error('killed')
  }
  await expect(turn()).rejects.toThrow('the mailbox could not be read')
  expect([(await rows()).length - before, await box.lie()]).toEqual([1, ['killed']])
  imap.before = () => undefined
  await turn()
  expect([(await rows()).length - before, await box.lie()]).toEqual([1, []])
  await box.deliver(...[1, 2, 3, 4, 5].map((at) => aMail({ From: `atonce${at}@envoi.example` })))
  await Promise.allSettled([turn(), turn(), turn()])
  expect((await rows()).length - before).toBe(6)
  await turn()
  expect(await box.lie()).toEqual([])
  expect(addsUp(await figures())).toBe(true)
})

test('what was filed and still lies in a mailbox that was made anew is known by its bytes', async () => {
  const before = (await rows()).length
  await box.deliver(aMail({ From: 'anew@envoi.example' }))
  imap.before = (line) => {
    if (/UID (?:STORE|EXPUNGE)/.test(line)) throw new Error('killed')
  }
  await expect(turn()).rejects.toThrow('the mailbox could not be read')
  imap.before = () => undefined
  await box.close()
  imap.renumber()
  box = await mailboxAt(imap.url)
  await turn()
  expect((await rows()).length - before).toBe(1)
  expect(await box.lie()).toEqual([])
  expect(addsUp(await figures())).toBe(true)
})

test('it is found by its sender’s address, and erased a year after the last word', async () => {
  const email = 'year@envoi.example'
  const { row } = await filed(aMail({ From: email.toUpperCase() }))
  expect(await installation.deeds.run((tx) => rightsHouse.knownBy(tx, email))).toHaveLength(1)
  installation.clock.forward({ days: 367 })
  await sweepNow(installation, 'messages')
  expect((await installation.owner.data.query('select from support.message where id = $1', [row.id])).rowCount).toBe(0)
})

test('before the receipt of the CNDP, production fetches nothing', () => {
  const { mail } = installation.settings
  expect(inboxTasks({ production: true, cndpReceipt: undefined, mail }, installation)).toEqual([])
  expect(inboxTasks({ production: true, cndpReceipt: 'D-W-903/2024', mail }, installation)).toHaveLength(1)
  expect(inboxTasks({ production: false, cndpReceipt: undefined, mail: { ...mail, inbox: undefined } }, installation)).toEqual([])
})
