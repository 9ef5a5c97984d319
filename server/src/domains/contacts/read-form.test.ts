import { describe, expect, test } from 'vitest'
import { internationalOf } from '#platform/typed.ts'
import { detailsFrom } from './read-form.ts'

const typed = { name: 'Nadia', email: '', phone: '0612345678', company: '', note: '' }
const read = (more: Partial<typeof typed>, written = false) => detailsFrom({ ...typed, ...more }, written ? 'a mail' : undefined)

describe('a number is taken as people write it', () => {
  test.each([
    ['0612345678', '+212612345678'],
    ['06 12-34.56 78', '+212612345678'],
    ['+212 6 12 34 56 78', '+212612345678'],
    ['+212 (0)6 12 34 56 78', '+212612345678'],
    ['00212612345678', '+212612345678'],
    ['212612345678', '+212612345678'],
    ['٠٦١٢٣٤٥٦٧٨', '+212612345678'],
    ['٠٦ ١٢ ٣٤ ٥٦ ٧٨', '+212612345678'],
    ['۰۶۱۲۳۴۵۶۷۸', '+212612345678'],
    ['tel:0612345678', '+212612345678'],
    ['05 22 45 67 89', '+212522456789'],
    ['07 01 23 45 67', '+212701234567'],
    ['08 08 08 08 08', '+212808080808'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['+966 50 123 4567', '+966501234567'],
    ['\u202A+212 612-345678\u202C', '+212612345678'],
    ['\u206606 12 34 56 78\u2069', '+212612345678'],
  ])('%s', (written, number) => {
    expect(read({ phone: written })).toEqual({ details: { name: 'Nadia', phone: number } })
  })

  test.each([
    '',
    '12',
    '06 12',
    '061234567899',
    '+212 6',
    'abc',
    '0612345678 poste 12',
    '+999 123456',
    '0612345678; 0612345679',
    '=1+1',
    '06123\u000045678',
  ])('and %s is none', (written) => {
    expect(internationalOf(written)).toBeUndefined()
  })
})

describe('what is wrong is said of its field', () => {
  test.each([
    [{ name: '' }, { name: 'missing' }],
    [{ name: ' \t\u200F ' }, { name: 'missing' }],
    [{ name: 'x'.repeat(121) }, { name: 'long' }],
    [{ name: 'Na\u0000dia' }, { name: 'text' }],
    [{ name: 'Na\u001Bdia' }, { name: 'text' }],
    [{ name: 'Na\ud800dia' }, { name: 'text' }],
    [{ email: 'nadia' }, { email: 'email' }],
    [{ email: 'nadia@example.ma, autre@example.ma' }, { email: 'email' }],
    [{ email: 'Nadia <nadia@example.ma>' }, { email: 'email' }],
    [{ email: `${'x'.repeat(260)}@example.ma` }, { email: 'email' }],
    [{ phone: '' }, { email: 'reach' }],
    [{ phone: '12' }, { phone: 'phone' }],
    [{ company: 'x'.repeat(161) }, { company: 'long' }],
    [{ note: 'x'.repeat(1_001) }, { note: 'long' }],
    [{ note: 'a\u0007b' }, { note: 'text' }],
    [
      { name: '', phone: '1', email: 'x', company: '\u0001', note: '\u0001' },
      { name: 'missing', phone: 'phone', email: 'email', company: 'text', note: 'text' },
    ],
  ])('%j', (more, wrong) => {
    expect(read(more)).toEqual({ wrong })
  })

  test('a wish for mails needs an address', () => {
    expect(read({}, true)).toEqual({ wrong: { email: 'needed' } })
    expect(read({ email: 'nadia@example.ma' }, true)).toHaveProperty('details')
  })
})

test('line breaks become a space in a line and stay in a message; what nobody sees is taken out', () => {
  const name = 'Nadia\r\nBcc: x@evil.example'
  for (const end of ['\r\n', '\r', '\n', '\u0085', '\u2028', '\u2029'])
    expect(read({ name: `Nadia${end}Tazi`, note: `a${end}b` })).toEqual({
      details: { name: 'Nadia Tazi', phone: '+212612345678', note: 'a\nb' },
    })
  expect(read({ name })).toMatchObject({ details: { name: 'Nadia Bcc: x@evil.example' } })
  expect(read({ name: '\u202Eaidan\u200F', email: ' mailto:Nadia@Example.ma\u200E ' })).toMatchObject({
    details: { name: 'aidan', email: 'Nadia@Example.ma' },
  })
})
