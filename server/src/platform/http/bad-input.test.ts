import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { request, sendRaw } from '#test/raw-http.ts'
import { type ToyServer, toyServer } from '#test/toy-api.ts'

let toys: ToyServer
beforeAll(async () => {
  toys = await toyServer()
})
afterAll(() => toys.http.close(0))

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const post = (body: string | Buffer, headers: Record<string, string> = json) => sendRaw(toys.port, request('POST /things', headers, body))

interface Problem {
  readonly code: string
  readonly fields: readonly string[]
}
/** The refusal that an answer carries: always a problem, never a value, a path or a stack. */
function problemOf(answer: Awaited<ReturnType<typeof sendRaw>>): Problem & { readonly status: number } {
  expect(answer.headers.get('content-type'), `${answer.status} ${answer.body}`).toBe('application/problem+json; charset=utf-8')
  for (const name of ['strict-transport-security', 'x-content-type-options', 'content-security-policy', 'referrer-policy', 'x-robots-tag'])
    expect(answer.headers.has(name), name).toBe(true)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.body).not.toMatch(/node_modules|server\/src|secret|FST_|\bat \//)
  const problem: Problem & { status: number; type: string; title: string } = JSON.parse(answer.body)
  expect(problem.status).toBe(answer.status)
  expect(problem.type).toBe(`urn:connectcard:refusal:${problem.code}`)
  expect(problem.title.length).toBeGreaterThan(10)
  return { status: answer.status, code: problem.code, fields: problem.fields }
}
const invalid = (...fields: string[]) => ({ status: 400, code: 'invalid', fields })

test('what has the right form passes, as JSON and as a form', async () => {
  expect((await post('{"name":"Salma سلمى 🎴","count":3}')).body).toBe('{"name":"Salma سلمى 🎴","count":3}')
  expect((await post('name=Salma+%D8%B3%D9%84%D9%85%D9%89%20%F0%9F%8E%B4', form)).body).toBe('{"name":"Salma سلمى 🎴"}')
  for (const type of ['application/json; charset=utf-8', 'Application/JSON;Charset="UTF-8"', 'application/json;charset=utf8'])
    expect((await post('{"name":"x"}', { 'content-type': type })).status, type).toBe(200)
})

describe('a body that is not what was asked for names the field, and never its value', () => {
  test.each<[string, string | Buffer, string[]]>([
    ['nothing', '{}', ['name']],
    ['null', 'null', ['name']],
    ['an array', '[]', ['body']],
    ['a text', '"secret"', ['body']],
    ['a number', '7', ['body']],
    ['no JSON', '{"name":"secret"', ['body']],
    ['two JSONs', '{"name":"a"}{"name":"b"}', ['body']],
    ['a field too many', '{"name":"a","admin":"secret"}', ['admin']],
    ['the wrong type', '{"name":7}', ['name']],
    ['an array for a text', '{"name":["secret"]}', ['name']],
    ['an object for a text', '{"name":{"$ne":null}}', ['name']],
    ['too long a text', `{"name":"${'x'.repeat(101)}"}`, ['name']],
    ['a number beyond the limit', '{"name":"a","count":11}', ['count']],
    ['a number beyond numbers', '{"name":"a","count":1e999}', ['count']],
    ['half a number', '{"name":"a","count":0.5}', ['count']],
    ['a text for a number', '{"name":"a","count":"3"}', ['count']],
    ['the wrong element', '{"name":"a","tags":["b",7]}', ['tags.1']],
    ['NUL', '{"name":"a\\u0000b"}', ['name']],
    ['half a character', '{"name":"\\ud800"}', ['name']],
    ['its other half', '{"name":"\\udc00 secret"}', ['name']],
    ['half a character within', '{"name":"a","tags":["\\ud800"]}', ['tags']],
    ['half a character as a key', '{"\\ud800":1}', ['body']],
    ['bytes that are not UTF-8', Buffer.from('7b226e616d65223a22ff227d', 'hex'), ['body']],
    ['surrogates in UTF-8', Buffer.from('7b226e616d65223a22eda080227d', 'hex'), ['body']],
    ['a byte order mark', Buffer.from('\ufeff{"name":"a"}'), ['body']],
    ['UTF-16', Buffer.from('{"name":"a"}', 'utf16le'), ['body']],
    ['a prototype', '{"name":"a","__proto__":{"admin":true}}', ['body']],
    ['a constructor', '{"name":"a","constructor":{"prototype":{}}}', ['body']],
    ['a prototype further in', '{"name":{"x":{"__proto__":1}}}', ['body']],
    ['great depth', `{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, ['name']],
    ['a field with a long name', `{"${'x'.repeat(5000)}":1,"name":"a"}`, ['body']],
    ['a field whose name is a message', '{"name":"a","secret of salma@example.ma":1}', ['body']],
  ])('%s', async (_, body, fields) => {
    expect(problemOf(await post(body))).toEqual(invalid(...fields))
  })

  test.each<[string, string | Buffer, string[]]>([
    ['nothing', 'x', ['name', 'x']],
    ['JSON in place of a form', '{"name":"secret"}', ['name', 'body']],
    ['a field twice', 'name=a&name=secret', ['name']],
    ['brackets are no arrays', 'name[]=a', ['name', 'name[]']],
    ['a percent sign that encodes nothing', 'name=100%', ['body']],
    ['bytes that are not UTF-8', 'name=%ff', ['body']],
    ['a lone surrogate', 'name=%ED%A0%80', ['body']],
    ['NUL', 'name=a%00b', ['name']],
    ['a prototype', '__proto__=1&name=a', ['body']],
    ['a number, for forms have only texts', 'name=a&count=3', ['count']],
    ['three hundred fields', Array.from({ length: 300 }, (_, at) => `f${at}=1`).join('&'), ['body']],
  ])('form: %s', async (_, body, fields) => {
    expect(problemOf(await post(body, form))).toEqual(invalid(...fields))
  })
})

describe('the reader is answered in their language', () => {
  test.each([
    ['fr-MA', 'fr', 'Un champ n’est pas dans la forme attendue.'],
    ['ar;q=0.9, en;q=0.5', 'ar', 'أحد الحقول ليس على الشكل المطلوب.'],
    ['en-GB', 'en', 'A field does not have the expected form.'],
    ['zgh, *;q=0.1', 'fr', 'Un champ n’est pas dans la forme attendue.'],
  ])('%s', async (accepted, language, title) => {
    const answer = await post('{}', { ...json, 'accept-language': accepted })
    expect(answer.headers.get('content-language')).toBe(language)
    expect(JSON.parse(answer.body)).toMatchObject({ title, code: 'invalid' })
  })

  test('with a page, where they came with a browser', async () => {
    const answer = await post('{}', { ...json, accept: 'text/html,*/*;q=0.8', 'accept-language': 'ar' })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.body).toContain('<html lang="ar"><title>invalid</title>')
  })
})

describe('types of content', () => {
  test.each([
    'text/plain',
    'text/plain;application/json',
    'application/json;charset=utf-16',
    'application/x-www-form-urlencoded; charset=iso-8859-1',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
    ';',
    'application/json, text/plain',
  ])('%s is refused', async (type) => {
    expect(problemOf(await post('{"name":"a"}', { 'content-type': type }))).toEqual({ status: 415, code: 'wrong-type' })
  })

  test('a body without a type, and one in another coding, are refused', async () => {
    expect(problemOf(await post('{"name":"a"}', {}))).toMatchObject({ status: 415 })
    expect(problemOf(await post('{"name":"a"}', { ...json, 'content-encoding': 'gzip' }))).toMatchObject({ status: 415 })
    expect(problemOf(await sendRaw(toys.port, request('POST /things')))).toEqual(invalid('name'))
  })
})

describe('size', () => {
  test('a body over the limit is refused, announced or not', async () => {
    expect((await post(`{"name":"a"}${' '.repeat(64 * 1024 - 12)}`)).status).toBe(200)
    const long = `{"name":"${'x'.repeat(64 * 1024)}"}`
    const tooLarge = { status: 413, code: 'too-large', fields: ['body'] }
    expect(problemOf(await post(long))).toEqual(tooLarge)
    expect(problemOf(await sendRaw(toys.port, request('POST /things', { ...json, 'content-length': '9999999999' })))).toEqual(tooLarge)
    const chunked = `${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`
    const sent = request('POST /things', { ...json, 'transfer-encoding': 'chunked' }).toString() + chunked
    expect(problemOf(await sendRaw(toys.port, sent))).toEqual(tooLarge)
  })

  test('headers and addresses over the limit are refused', async () => {
    const tooLarge = { status: 431, code: 'too-large', fields: ['headers'] }
    for (const bytes of [
      request(`GET /things/${'1'.repeat(20_000)}`),
      request('GET /things/1', { cookie: 'a'.repeat(20_000) }),
      request('GET /things/1', Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`x-${at}`, 'y']))),
    ])
      expect(problemOf(await sendRaw(toys.port, bytes))).toEqual(tooLarge)
    expect(problemOf(await sendRaw(toys.port, request(`GET /things/${'1'.repeat(10_000)}`)))).toMatchObject({ status: 404 })
  })
})
