import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestImap, testImap } from '#test/dovecot.ts'
import { mailboxAt } from '#test/imap-box.ts'
import { folderOf, imapOptions, openInbox } from './inbox.ts'

let imap: TestImap
beforeAll(async () => {
  imap = await testImap()
}, 120_000)
afterAll(() => imap.close())

const mail = (subject: string, body = 'Bonjour') => `From: Nadia <nadia@courrier.example>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`

describe('a mailbox', () => {
  test('is read in the order in which mails came, is as it was afterwards, and lets go of what is removed', async () => {
    const box = await mailboxAt(imap.url)
    const empty = await openInbox(new URL(imap.url))
    expect(await empty.numbers()).toEqual([])
    await empty.close()
    await box.deliver(mail('one'), mail('two'), mail('three'))
    const inbox = await openInbox(new URL(imap.url))
    const numbers = await inbox.numbers()
    expect(numbers).toHaveLength(3)
    const [first = 0, second = 0] = numbers
    const fetched = await inbox.fetch(first, 1_000)
    expect(fetched?.bytes.toString()).toBe(mail('one'))
    expect(fetched?.size).toBe(mail('one').length)
    await inbox.remove([first])
    await inbox.remove([first]) // gone already
    await inbox.remove([])
    expect(await inbox.fetch(first, 1_000)).toBeUndefined()
    expect(await box.lie()).toEqual(['two', 'three'])
    const large = mail('large', 'x'.repeat(200_000))
    await box.deliver(large)
    await inbox.close()
    const later = await openInbox(new URL(imap.url))
    expect(later.validity).toBe(inbox.validity)
    const last = (await later.numbers()).at(-1) ?? 0
    expect(last).toBeGreaterThan(second)
    const beginning = await later.fetch(last, 100_000)
    expect([beginning?.size, beginning?.bytes.length]).toEqual([large.length, 65_536])
    await Promise.all([later.close(), box.close()])
  })

  test('whose server is not there, does not know us or has no such folder is told of by a code, without what the server said', async () => {
    const wrong = new URL(imap.url)
    wrong.password = 'hunter2'
    const nowhere = new URL(imap.url)
    nowhere.pathname = '/Nowhere'
    const gone = new URL(imap.url)
    gone.port = '1'
    for (const [url, code] of [
      [wrong, 'imap-login'],
      [nowhere, 'imap-folder'],
      [gone, 'econnrefused'],
    ] as const) {
      const trouble: unknown = await openInbox(url).catch((error: unknown) => error)
      expect(trouble).toMatchObject({ code })
      expect(trouble instanceof Error ? `${trouble.message}${trouble.stack}` : '').not.toMatch(/hunter2|contact@|Nowhere/)
    }
  })

  test('is spoken to on another machine over TLS alone, with a certificate that holds', async () => {
    expect(imapOptions(new URL('imaps://u:p@mail.example.ma'))).toMatchObject({
      port: 993,
      secure: true,
      tls: { rejectUnauthorized: true },
    })
    expect(imapOptions(new URL('imap://u:p@mail.example.ma'))).toMatchObject({ port: 143, secure: false, doSTARTTLS: true })
    expect(imapOptions(new URL('imap://u:p@localhost.evil.example'))).toMatchObject({ doSTARTTLS: true })
    expect(imapOptions(new URL('imap://u:p@[::1]:1143'))).toMatchObject({ host: '::1', port: 1143, tls: { rejectUnauthorized: false } })
    expect(imapOptions(new URL('imap://a%40b:p%3A@h'))).toMatchObject({ auth: { user: 'a@b', pass: 'p:' } })
    expect([folderOf(new URL('imap://u:p@h')), folderOf(new URL('imap://u:p@h/')), folderOf(new URL('imap://u:p@h/De%20l%C3%A0'))]).toEqual(
      ['INBOX', 'INBOX', 'De là'],
    )
  })
})
