import { domainToASCII, domainToUnicode } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LinkUrl } from './card.ts'
import { honestKind, hostShown, hostTrouble, namesAnotherHost } from './link-host.ts'
import { skeleton, wearsOurName } from './look-alikes.ts'
import { fromPunycode } from './punycode.ts'

/** As a browser sends it. */
const at = (host: string) => `https://${domainToASCII(host) || host}/`

describe('a host that is what it seems', () => {
  test.each([
    'atlas-menuiserie.ma',
    'www.linkedin.com',
    'fr.linkedin.com',
    'google.com.sa',
    'orange.ma',
    'instagram.com',
    'linkedin.atlas.ma', // their own page under their own name, and shown whole
    'a.b.c.example',
    'xn--caf-dma.ma',
    '1fichier.com',
    'موقع.مغرب',
    'موقع.المغرب',
    'فندق-الاطلس.ma',
    'فندق٢٤.المغرب',
    'société.fr',
    'œuvres.fr',
    'ⴰⵎⴰⵣⵉⵖ.ma',
    'ישראל.org.il',
    'привет.рф',
    'ελλάδα.gr',
    '日本語.jp',
    'コーヒー.jp',
    '한국.kr',
  ])('%s stands on a card, in its own letters', (host) => {
    expect(hostTrouble(at(host))).toBeUndefined()
    expect(LinkUrl.safeParse(at(host)).success).toBe(true)
    expect(hostShown(new URL(at(host)).hostname)).toBe(domainToUnicode(new URL(at(host)).hostname))
  })

  test.each([
    'https://atlas.ma',
    'https://atlas.ma?x=https://b.ma:80@c',
    'https://atlas.ma#a:b',
    'https://www.tiktok.com/@salma',
    'https://ATLAS.ma/A%20b',
  ])('%s too, whatever comes after it', (url) => expect(hostTrouble(url)).toBeUndefined())
})

describe('a host that is not written plainly', () => {
  test.each([
    'http://atlas.ma/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//atlas.ma/',
    'https:/atlas.ma/',
    'https:atlas.ma',
    'https://atlas.ma:443/',
    'https://atlas.ma:8443/',
    'https://salma@atlas.ma/',
    'https://linkedin.com@evil.ma/',
    'https://salma:x@atlas.ma/',
    'https://atlas.ma./',
    'https://.atlas.ma/',
    'https://atlas..ma/',
    'https://atlas/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://1.2.3.4/',
    'https://[::1]/',
    'https://atlas.123/',
    'https://evil.ma\\@atlas.ma/',
    'https://atlas.ma\\.evil.ma/',
    'https://atlas.ma/\\evil',
    'https://linkedin%2Ecom/',
    'https://linkedin.com%2f.evil.ma/',
    'https://at_las.ma/',
    'https://-atlas.ma/',
    'https://atlas-.ma/',
    'https://ab--atlas.ma/',
    'https://xn--.ma/',
    'https://xn--atlas-.ma/',
    'https://xn--99999999999.ma/',
    `https://${'a'.repeat(64)}.ma/`,
    `https://${'a.'.repeat(127)}ma/`,
    'https://at\tlas.ma/',
    'https://аррӏе.com/',
    '',
  ])('%j is refused', (url) => expect(hostTrouble(url)).toBe('form'))
})

describe('a host that mixes alphabets', () => {
  test.each(['раураl.com', 'gооgle.com', 'xn--gogle-kye.com', 'café日本.ma', 'a\u0301ⵣ.ma', 'xn--a.ma', 'xn--abc-lxdn9as0c.ma'])(
    '%s is refused',
    (host) => expect(hostTrouble(at(host))).toMatch(/mixed|form/),
  )
})

describe('a host that looks like another', () => {
  test.each([
    'аррӏе.com', // Cyrillic from end to end
    'оса.com',
    'ооо.ma',
    'ⵏⵔⵏ.ma', // Tifinagh that reads lol
    'ااه.ma', // Arabic of nothing but strokes and rings
    'fácebook.com',
    'ínstagram.com',
    'lınkedin.com', // without its dot
    'ɡithub.com',
    'rnicrosoft.com',
    'paypa1.com',
    'paypa1-login.ma',
    'g00gle.ma',
    'vvhatsapp.com',
    'linkedln.com',
    'lnstagram.com',
    'attijariwafabanĸ.ma',
    'clocusign.com',
    'linkedin.com.evil.ma',
    'www.paypal.com.secure.example.com',
    'faceboo\u0137.com',
  ])('%s is refused', (host) => expect(hostTrouble(at(host))).toBe('look-alike'))

  test.each([
    'connectcard.ma',
    'c0nnectcard.com',
    'connectcard-support.ma',
    'my-connectcard.ma',
    'connect-card.ma',
    'cönnectcärd.com',
    'соnnесtсаrd.com',
  ])('%s is ours, or seems so', (host) => expect(hostTrouble(at(host))).toBe('reserved'))
})

test('punycode reads as every browser reads it, and never fails otherwise than by saying so', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'abz09-éüßقعⵣж日한'), { minLength: 1, maxLength: 20 }), (letters) => {
      const ascii = domainToASCII(`${letters.join('')}.ma`)
      fc.pre(ascii !== '')
      expect(hostShown(ascii)).toBe(domainToUnicode(ascii))
    }),
    { numRuns: 2_000 },
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const read = fromPunycode(text)
      expect(read === undefined || typeof read === 'string').toBe(true)
    }),
    { numRuns: 5_000 },
  )
})

test('no host that passes shows a letter of two alphabets, a mark that floats or something unseen', () => {
  const labels = fc.string({
    unit: fc.constantFrom(
      ...'abcilmo01-',
      'а',
      'о',
      'ӏ',
      'ο',
      'ı',
      'ɡ',
      'ق',
      'ه',
      '\u064E',
      '\u0640',
      '\u200C',
      'ⵏ',
      'é',
      '工',
      'ー',
      '٢',
      '۲',
      '̇',
    ),
    maxLength: 8,
  })
  let passed = 0
  fc.assert(
    fc.property(fc.array(labels, { minLength: 1, maxLength: 3 }), (parts) => {
      const url = at(`${parts.join('.')}.ma`)
      if (hostTrouble(url) !== undefined) return
      passed++
      for (const label of hostShown(new URL(url).hostname).split('.')) {
        const scripts = ['Latin', 'Arabic', 'Cyrillic', 'Greek', 'Tifinagh', 'Han'].filter((one) =>
          new RegExp(`(?=\\p{L})\\p{sc=${one}}`, 'u').test(label),
        )
        expect(scripts.length, label).toBeLessThanOrEqual(1)
        expect(label).not.toMatch(/\p{M}(?<!\p{sc=Latin})|\p{Cf}|\u0640|[ıɡ]/u)
        if (/[^\x00-\x7F]/.test(label) && scripts[0] !== 'Latin') expect(skeleton(label)).toMatch(/[^a-z0-9-]/)
      }
    }),
    { numRuns: 10_000 },
  )
  expect(passed).toBeGreaterThan(100)
})

describe('a network', () => {
  test.each([
    ['linkedin', 'https://www.linkedin.com/in/salma', 'linkedin'],
    ['linkedin', 'https://notlinkedin.com/in/salma', 'other'],
    ['linkedin', 'https://evil.ma/linkedin.com', 'other'],
    ['youtube', 'https://youtu.be/abc', 'youtube'],
    ['x', 'https://twitter.com/salma', 'x'],
    ['instagram', 'https://www.linkedin.com/in/salma', 'other'],
    ['website', 'https://atlas.ma/', 'website'],
    ['calendar', 'https://agenda.example/', 'calendar'],
  ] as const)('%s at %s is %s', (kind, url, honest) => expect(honestKind({ kind, url })).toBe(honest))
})

test.each([
  ['linkedin.com', 'https://evil.ma/', true],
  ['https://www.paypal.com/login', 'https://evil.ma/', true],
  ['paypal.com', 'https://notpaypal.com/', true],
  ['www.atlas.ma', 'https://atlas.ma/', false],
  ['atlas.ma', 'https://www.atlas.ma/a', false],
  ['linkedin.com', 'https://fr.linkedin.com/in/salma', false],
  ['موقع.المغرب', 'https://xn--4gbrim.xn--mgbc0a9azcg/', false],
  ['Node.js', 'https://nodejs.org/', false],
  ['Mon site', 'https://atlas.ma/', false],
  ['Me. Alaoui', 'https://alaoui.ma/', false],
])('the label %j of %s names another host: %s', (label, url, another) => expect(namesAnotherHost(label, url)).toBe(another))

describe('our own name', () => {
  test.each([
    'ConnectCard',
    'ConnectCard Support',
    'Support Connect Card',
    'CONNECT-CARDS',
    'C0nnectCard',
    'СоnnесtСаrd', // Cyrillic С, о, е, с, а
    'Ϲοnnectᴄard',
    'ＣｏｎｎｅｃｔＣａｒｄ',
    '𝐂𝐨𝐧𝐧𝐞𝐜𝐭𝐂𝐚𝐫𝐝',
    'Co\u00ADnnect\u200BCard',
    'Connéct Càrd',
    'ConnectCarcl',
    'L’équipe ConnectCard',
  ])('is seen in %j', (text) => expect(wearsOurName(text)).toBe(true))
  test.each([
    'Salma Benjelloun',
    'Connect',
    'Card',
    'Connect Cardiologie',
    'Reconnect Cards SARL',
    'كونكت',
    'ⵙⴰⵍⵎⴰ',
    'IdNet',
    'Conne CT Card',
    '',
  ])('is not seen in %j', (text) => expect(wearsOurName(text)).toBe(false))
})

test('a skeleton is that of itself, however often it is taken, and of no other letter case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      fc.pre(text.isWellFormed())
      expect(skeleton(skeleton(text))).toBe(skeleton(text))
    }),
  )
  expect(skeleton('MICROSOFT')).toBe(skeleton('rnicrosoft'))
})
