import { get, type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#db/world.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { salmaCard, someCard, someLink } from '#test/people.ts'

// The shell and the card together, as they come over the wire, without the photo: a phone on a slow network has them in one flight.
const most = 14 * 1_024

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

/** The bytes of an answer as they were sent: fetch would unpack them. */
function weigh(path: string, headers: Record<string, string>, body?: string): Promise<{ bytes: Buffer; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    const options = { headers: { accept: 'text/html', ...headers }, agent: false } as const
    const told = (answer: IncomingMessage) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve({ bytes: Buffer.concat(chunks), encoding: answer.headers['content-encoding'] })
        else reject(new Error(`${path} answered ${answer.statusCode}`))
      })
    }
    if (body === undefined) get(origin + path, options, told).once('error', reject)
    else
      request(origin + path, { ...options, method: 'POST' }, told)
        .once('error', reject)
        .end(body)
  })
}

const cards = [
  ['a card of the tests', salmaCard] as const,
  ...people.flatMap((person) => (person.card ? [[person.name, person.card] as const] : [])),
]
const unpack = { br: brotliDecompressSync, gzip: gunzipSync }

test.each(cards)('%s weighs at most 14 KB with its shell, in every language, as brotli and as gzip', async (_name, card) => {
  const { token } = await someLink(installation, await someCard(installation, card))
  for (const encoding of ['br', 'gzip'] as const)
    for (const language of ['fr', 'ar', 'en']) {
      const headers = { 'accept-encoding': encoding, 'accept-language': language }
      const shell = await weigh('/l', headers)
      const ask = { ...headers, 'content-type': 'application/json' }
      const whole = await weigh('/l/open', ask, JSON.stringify({ token }))
      const opened = await weigh('/l/open', ask, JSON.stringify({ token, styled: true })) // as the shell asks
      for (const one of [whole, opened]) {
        expect([shell.encoding, one.encoding]).toEqual([encoding, encoding])
        expect(unpack[encoding](one.bytes).toString()).toContain('/card.vcf')
        expect(shell.bytes.length + one.bytes.length, `${encoding}, ${language}`).toBeLessThanOrEqual(most)
      }
      expect(opened.bytes.length, `${encoding}, ${language}`).toBeLessThan(0.7 * whole.bytes.length)
    }
})

test('a browser’s usual wish is answered as brotli; none, or one for neither, as it is', async () => {
  expect((await weigh('/l', { 'accept-encoding': 'gzip, deflate, br, zstd' })).encoding).toBe('br')
  expect((await weigh('/l', { 'accept-encoding': 'gzip;q=1.0, br;q=0' })).encoding).toBe('gzip')
  for (const headers of [{}, { 'accept-encoding': 'identity' }, { 'accept-encoding': 'br;q=0, gzip;q=0' }])
    expect((await weigh('/l', headers)).encoding).toBeUndefined()
})
