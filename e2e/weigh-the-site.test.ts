import { get, type IncomingMessage } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

// The public pages as they come over the wire: one flight of a slow network each, and the home page with the card that it shows in two.

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const flight = 14 * 1_024

interface Weighed {
  readonly bytes: Buffer
  readonly encoding: string | undefined
  readonly kept: string | undefined
}
/** As it was sent: fetch would unpack it. */
const weigh = (path: string): Promise<Weighed> =>
  new Promise((resolve, reject) => {
    const told = (answer: IncomingMessage) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', () => {
        const { 'content-encoding': encoding, 'cache-control': kept } = answer.headers
        if (answer.statusCode === 200) resolve({ bytes: Buffer.concat(chunks), encoding, kept })
        else reject(new Error(`${path} answered ${answer.statusCode}`))
      })
    }
    get(origin + path, { headers: { accept: 'text/html', 'accept-encoding': 'br' }, agent: false }, told).once('error', reject)
  })

test.each(languages)('in %s every page comes in one flight, as brotli, and may be kept for five minutes', async (language) => {
  const pages = ['', '/droits', '/confidentialite', '/confidentialite/texte-fondateur', '/mentions-legales']
  for (const path of pages.map((one) => `${one}/${language}`)) {
    const { bytes, encoding, kept } = await weigh(path)
    expect([encoding, kept], path).toEqual(['br', 'public, max-age=300'])
    expect(bytes.length, path).toBeLessThanOrEqual(flight)
    // compressed once, as far as it goes
    expect(bytes.length / brotliDecompressSync(bytes).length, path).toBeLessThan(0.34)
  }
  for (const path of [`/contact/${language}`, `/commander/${language}`]) {
    const { bytes, encoding, kept } = await weigh(path)
    expect([encoding, kept], path).toEqual(['br', 'no-store'])
    expect(bytes.length, path).toBeLessThanOrEqual(flight)
  }
})

test('the home page, the card in its frame and the picture of that card come in one flight together', async () => {
  let all = 0
  for (const path of ['/fr', '/exemple/fr', '/exemple/photo']) all += (await weigh(path)).bytes.length
  expect(all).toBeLessThanOrEqual(flight)
})
