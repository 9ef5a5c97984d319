import { afterEach, describe, expect, test } from 'vitest'
import { aMail } from '#test/mails.ts'
import { type MailReader, mailReader } from './read-mail.ts'

let reader: MailReader
afterEach(() => reader.close())

describe('the reader of mails', () => {
  test('reads one after the other, also after one that cannot be read or takes too long', async () => {
    reader = mailReader(1)
    expect(await reader.read(aMail({}))).toBeUndefined() // nothing is read within a millisecond
    await reader.close()
    reader = mailReader()
    expect((await reader.read(aMail({}, 'one')))?.text.trim()).toBe('one')
    const many = Buffer.from(`Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\n\r\nx\r\n'.repeat(1_200)}--a--\r\n`)
    expect(await reader.read(many)).toBeUndefined()
    expect((await reader.read(aMail({}, 'two')))?.text.trim()).toBe('two')
  })
})
