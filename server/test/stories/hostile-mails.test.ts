import { afterAll, beforeAll, expect, test } from 'vitest'
import { inboxTasks } from '#app/inbox.ts'
import { MailKept, Question } from '#contract/messages.ts'
import { addsUp, mailFigures } from '#domains/support/index.ts'
import { mostInADay, wordsToDesk } from '#domains/support/limits.ts'
import { mailOf, questionOf } from '#domains/support/message-rows.ts'
import { system } from '#platform/actor.ts'
import { type TestImap, testImap } from '#test/dovecot.ts'
import { word } from '#test/everything.ts'
import { fileable, senderless } from '#test/hostile-mails.ts'
import { mailboxAt } from '#test/imap-box.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { ticketIn, visitorAt } from '#test/visitor.ts'

// A thousand mails as nobody should write them: each is a message, or lies where it lay.

let imap: TestImap
let installation: TestInstallation
beforeAll(async () => {
  imap = await testImap()
  installation = await testInstallation({ IMAP_URL: imap.url })
}, 180_000)
afterAll(async () => {
  await installation.close()
  await imap.close()
})

const kinds = [...fileable.map((one) => ({ one, senderless: false })), ...senderless.map((one) => ({ one, senderless: true }))]
const sent = Array.from({ length: 1_000 }, (_, at) => {
  const { one, senderless: without } = kinds[at % kinds.length] ?? { one: fileable[0], senderless: false }
  const [what, make] = one ?? ['', () => Buffer.alloc(0)]
  const [from, said] = [`t${at}@envoi.example`, word()]
  return { what, from, said, without, bytes: make(from, said) }
})

test('of a thousand hostile mails none is lost, none is taken twice, and nothing that they say goes where it should not', async () => {
  imap.drop(...sent.map(({ bytes }) => bytes))
  for (let turns = 0; turns < 20; turns++) {
    for (const task of inboxTasks(installation.settings, installation)) await task.run()
    if ((await mailFigures(installation.db)).fetched === sent.length) break
  }
  const without = sent.filter((one) => one.without).length
  const figures = await mailFigures(installation.db)
  expect(figures).toEqual({ fetched: 1_000, filed: 1_000 - without, ours: 0, setAside: without, takenOut: 0, waits: 0, lie: without })
  expect(addsUp(figures)).toBe(true)

  const messages = await installation.deeds.run(async (tx) => {
    const rows = await tx.rows.selectFrom('support.message').selectAll().orderBy('id').execute()
    const subjects = await tx.vault.subjects(
      tx,
      rows.map(({ subject_id }) => subject_id),
      { actor: system, purpose: 'rights' },
    )
    return rows.flatMap(({ id, subject_id, question, mail }) => {
      const subject = subjects.get(subject_id)
      if (!subject || !question || !mail) return []
      return [{ says: Question.parse(subject.open(questionOf, id, question)), mail: MailKept.parse(subject.open(mailOf, id, mail)) }]
    })
  })
  const bySender = Map.groupBy(messages, ({ says }) => says.email)
  expect(messages).toHaveLength(1_000 - without)
  for (const { what, from, said } of sent.filter((one) => !one.without)) {
    const theirs = bySender.get(from) ?? []
    expect(theirs, what).toHaveLength(1)
    const read = theirs.map(({ says, mail }) => `${says.subject} ${says.text} ${mail.trouble}`).join()
    // what cannot be read whole says so; of all else, what its sender wrote can be read
    expect(read.includes(said) || /unreadable/.test(read), `${what}: ${read.slice(0, 200)}`).toBe(true)
    for (const { says } of theirs) {
      expect(says.name, what).not.toMatch(/[\r\n]/)
      if (what === 'HTML alone') expect(says.text).not.toMatch(/<p|<script|alert\(1\)/)
    }
  }
  expect(sent.filter(({ what, from }) => what === '999 parts' && bySender.get(from)?.[0]?.mail.more !== 880)).toEqual([])
  expect(sent.filter(({ what, from }) => what === 'windows-1256' && !bySender.get(from)?.[0]?.says.text.startsWith('مرحبا'))).toEqual([])

  const box = await mailboxAt(imap.url)
  expect(await box.lie()).toHaveLength(without)
  await box.close()

  await installation.deliver()
  const isDesk = ({ to }: { readonly to: string }) => to.toLowerCase() === 'contact@idnet.ma'
  const receipts = installation.mailbox.filter((one) => !isDesk(one))
  expect(installation.mailbox.filter(isDesk)).toHaveLength(wordsToDesk.most)
  expect(receipts.map(({ to }) => to).filter((to) => !bySender.has(to))).toEqual([])
  expect(new Set(receipts.map(({ to }) => to)).size).toBe(receipts.length)
  expect(receipts.length).toBeGreaterThan(800)
  expect(new Set(receipts.map(({ subject }) => subject)).size).toBeLessThanOrEqual(2)
  for (const { text } of receipts) expect(text).not.toMatch(/victim|script/)

  // more came by mail than the form takes in a day: it is open nevertheless
  expect(messages.length).toBeGreaterThan(mostInADay)
  const visitor = visitorAt(await installation.serve())
  const ticket = ticketIn((await visitor.get('/contact')).text)
  installation.clock.forward({ seconds: 5 })
  const form = { name: 'Nadia Tazi', email: 'nadia@courrier.example', text: 'Gravez-vous un logo ?', ticket }
  expect((await visitor.post('/contact', form)).status).toBe(201)
}, 600_000)
