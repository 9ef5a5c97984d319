import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { MultipartBody, readMultipart } from './multipart.ts'

const upload = { field: 'file', mostBytes: 1_000 }
const type = 'multipart/form-data; boundary=b'
const body = (...parts: (string | Buffer)[]) =>
  Buffer.concat([...parts.flatMap((part) => [Buffer.from('--b\r\n'), Buffer.from(part), Buffer.from('\r\n')]), Buffer.from('--b--\r\n')])
const text = (name: string, value: string | Buffer, more = '') =>
  Buffer.concat([Buffer.from(`Content-Disposition: form-data; name="${name}"${more}\r\n\r\n`), Buffer.from(value)])
const file = (value: string | Buffer, name = 'file') => text(name, value, '; filename="a.vcf"\r\nContent-Type: text/html')
const read = (bytes: Buffer, of = type) => readMultipart(new MultipartBody(of, bytes), upload)
const code = (bytes: Buffer, of = type) =>
  read(bytes, of).then(
    () => 'taken',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

test('fields and a file come as they were sent, to the byte; a field given twice is a list', async () => {
  const noise = Buffer.from([0, 255, 13, 10, 45, 45, 99])
  const { fields, file: sent } = await read(body(text('name', 'سلمى\r\nب'), file(noise), text('a', ''), text('b', '1'), text('b', '2')))
  expect(fields).toEqual({ name: 'سلمى\r\nب', a: '', b: ['1', '2'] })
  expect(sent).toEqual({ bytes: noise, cut: false })
})

test('a form of which no file was chosen has none; one that is too large is cut, and says so', async () => {
  expect(await read(body(text('file', '', '; filename=""\r\nContent-Type: application/octet-stream')))).toEqual({
    fields: {},
    file: undefined,
  })
  const { file: sent } = await read(body(file(Buffer.alloc(5_000, 1))))
  expect(sent).toMatchObject({ cut: true })
  expect(sent?.bytes.length).toBe(1_000)
})

describe('is refused', () => {
  test.each([
    ['without a boundary', body(text('a', '1')), 'multipart/form-data', 'invalid'],
    ['with another boundary', body(text('a', '1')), 'multipart/form-data; boundary=c', 'invalid'],
    ['without an end', body(text('a', '1')).subarray(0, -6), type, 'invalid'],
    ['empty', Buffer.alloc(0), type, 'invalid'],
    ['with a thousand parts', body(...Array.from({ length: 1_000 }, (_, n) => text(`f${n}`, 'x'))), type, 'invalid'],
    ['with two files', body(file('a'), file('b')), type, 'invalid'],
    ['with a file in another field', body(file('a', 'name')), type, 'invalid'],
    ['with text that is not UTF-8', body(text('a', Buffer.from([0xc3, 0x28]))), type, 'invalid'],
    ['with a name that is none', body(Buffer.from('Content-Disposition: form-data\r\n\r\nx')), type, 'invalid'],
    ['with more text than a form holds', body(text('a', 'x'.repeat(70_000))), type, 'too-large'],
  ])('a form %s', async (_what, bytes, of, expected) => {
    expect(await code(bytes, of)).toBe(expected)
  })

  test('a form within a form is the bytes of a file, and no form', async () => {
    const inner = body(text('name', 'Eve'))
    const { fields, file: sent } = await read(body(text('file', inner, '; filename="x"\r\nContent-Type: multipart/mixed; boundary=z')))
    // the boundary of the outer one ends the part: what follows is read as the outer form's own
    expect(Object.keys(fields)).toEqual(['name'])
    expect(sent?.bytes.toString() ?? '').not.toContain('Eve')
  })
})

test('whatever the bytes, it ends: with a form or with a refusal', async () => {
  const pieces = fc.constantFrom(
    '--b',
    '--b--',
    '\r\n',
    '\r\n\r\n',
    'Content-Disposition: form-data; name="a"',
    '; filename="',
    ':',
    '\0',
    'x'.repeat(2_000),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), async (parts) => {
      expect(['taken', 'invalid', 'too-large']).toContain(await code(Buffer.from(parts.join(''))))
    }),
    { numRuns: 2_000 },
  )
})
