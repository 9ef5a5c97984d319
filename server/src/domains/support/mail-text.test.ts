import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MailKept, Question } from '#contract/messages.ts'
import { languageOf, mailLine, mailText } from './mail-text.ts'
import { messageOfMail } from './message-of-mail.ts'

const mail = {
  from: { address: 'nadia@courrier.example', name: '' },
  subject: '',
  text: '',
  messageId: '',
  references: [],
  automatic: false,
  attachments: [],
}
const ids = () => '01936b3e-7c1a-7d2e-9f40-5a8b6c7d8ea1'

describe('what a mail says', () => {
  test('is what is read, and nothing that hides, reorders or ends a line', () => {
    expect(mailText('a\u0000b\u202Ec\r\nd\u0007 \n\n\n\n\ne\u2028f', 100)).toBe('abc\nd\n\n\ne\nf')
    expect(mailLine(' a\r\nBcc: b\u0085c ', 100)).toBe('a Bcc: b c')
    expect(mailText('x'.repeat(10), 4)).toBe('xxxx')
    expect(mailText('xxx😀', 4)).toBe('xxx\uFFFD')
  })

  test('is a message, whatever it is, where it says who sent it', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 })
    const arrived = fc.record({
      subject: anything,
      text: anything,
      name: anything,
      messageId: anything,
      references: fc.array(anything, { maxLength: 30 }),
      attachments: fc.array(fc.record({ name: anything, bytes: fc.uint8Array({ maxLength: 20 }) }), { maxLength: 25 }),
    })
    fc.assert(
      fc.property(arrived, ({ name, ...rest }) => {
        const read = messageOfMail({ mail: { ...mail, ...rest, from: { ...mail.from, name } }, trouble: null }, ids)
        expect(Question.safeParse(read?.says).success && MailKept.safeParse(read?.mail.kept).success).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['', 'fr'],
    ['Bonjour', 'fr'],
    ['Hello there', 'fr'],
    ['مرحبا', 'ar'],
    ['مرحبا، هل تنقشون شعارا؟ ConnectCard', 'ar'],
    ['Bonjour, une carte pour محمد', 'fr'],
    ['12 34', 'fr'],
  ])('%j is answered in %s', (text, language) => expect(languageOf(text)).toBe(language))
})
