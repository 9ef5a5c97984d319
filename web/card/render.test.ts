import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKinds, type Card, type CardView, linkKinds, phoneKinds } from '#contract/card.ts'
import { directionOf, type Language, languages } from '#contract/language.ts'
import { themes } from '#contract/themes.ts'
import {
  cardStyle,
  renderCard as drawCard,
  renderBind,
  renderCode,
  renderCodeSent,
  renderDead,
  renderExpiredView,
  renderPaused,
  renderPin,
  renderPress,
  renderShell,
  renderTooMany,
  renderTrouble,
  script,
  style,
} from './render.ts'

const renderCard = (...given: Parameters<typeof drawCard>): string => drawCard(...given).toString()

import { writtenPhone } from '#web/ui/written-phone.ts'
import { words } from './words.ts'
import { initials, writtenDate, writtenUrl, writtenWait } from './written.ts'

const salma: Card = {
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  nameArabic: { given: 'سلمى', family: 'بنجلون' },
  role: { fr: 'Directrice commerciale', ar: 'مديرة المبيعات', en: 'Sales director' },
  company: { fr: 'Atlas Menuiserie', ar: 'أطلس للنجارة' },
  department: { fr: 'Projets et façades' },
  phones: [
    { kind: 'mobile', number: '+212661234567', whatsapp: true },
    { kind: 'work', number: '+212522456789', label: 'Standard' },
  ],
  emails: [{ kind: 'work', address: 'salma@atlas-menuiserie.example' }],
  addresses: [{ kind: 'work', street: '12, rue des Menuisiers', postcode: '20250', city: 'Casablanca', country: 'Maroc' }],
  links: [
    { kind: 'website', url: 'https://www.atlas-menuiserie.example/' },
    { kind: 'linkedin', url: 'https://www.linkedin.com/in/salma-benjelloun' },
  ],
  note: { fr: 'Portes, fenêtres et agencements sur mesure.\nAtelier ouvert du lundi au samedi.' },
}
const view = (card: Card, more: Partial<CardView> = {}): CardView => ({ card, place: 1, photo: false, ...more })
const full = view(salma, { expires: new Date('2026-12-31T12:00:00Z') })
const token = '0123456789abcdefghjkmnpqrstvwxyz'

const pages: Record<string, (language: Language) => string> = {
  shell: renderShell,
  card: (language) => renderCard(language, full),
  pin: (language) => renderPin(language, { token, wrong: true, waitSeconds: 30 }),
  press: (language) => renderPress(language, { token, remaining: 3 }),
  bind: (language) => renderBind(language, { token, remaining: undefined }),
  'bind, limited': (language) => renderBind(language, { token, remaining: 2 }),
  code: (language) => renderCode(language, { token, bind: true, by: 'mail', wrong: false }),
  'code by text': (language) => renderCode(language, { token, bind: false, by: 'phone', wrong: false }),
  'code, wrong': (language) => renderCode(language, { token, bind: false, by: 'mail', wrong: true }),
  'code, sent': (language) => renderCodeSent(language, { token, bind: true, refused: false }),
  'passing card': (language) => renderCard(language, view(salma, { passing: true })),
  'named card': (language) => renderCard(language, { ...full, named: { limited: true } }),
  dead: renderDead,
  expired: renderExpiredView,
  trouble: renderTrouble,
  tooMany: renderTooMany,
}

const bodyOf = (page: string) => page.slice(page.indexOf('<body>'))
/** The tags of a page in order, without their attributes' values: what hostile text must not change. */
const tagsOf = (page: string) => page.replaceAll(/"[^"]*"/g, '""').match(/<[^>]*>/g) ?? []

describe('every page', () => {
  for (const [name, render] of Object.entries(pages)) {
    test.each(languages)(`${name} in %s`, (language) => {
      const page = render(language)
      expect(page).toMatch(new RegExp(`^<!doctype html><html lang="${language}" dir="${directionOf(language)}"`))
      expect(page).toContain('<meta name="robots" content="noindex,nofollow,noarchive">')
      expect(page.split('<style>')[1]?.split('</style>')[0]).toBe(/card$|shell/.test(name) ? cardStyle : style)
      expect(page.match(/<h1/g)?.length).toBeGreaterThan(0)
      expect(page).not.toMatch(/\sstyle=|\son\w+=/)
      expect(page).not.toMatch(/undefined|\[object|NaN|Infinity/)
      expect(page.includes('<script')).toBe(name === 'shell')
      for (const [, id] of page.matchAll(/aria-describedby="([^"]*)"/g)) {
        for (const one of id?.split(' ') ?? []) expect(page).toContain(`id="${one}"`)
      }
    })
  }

  test('the shell carries exactly the script that is hashed', () => {
    expect(renderShell('fr').split('<script>')[1]?.split('</script>')[0]).toBe(script)
    expect(() => new Function(script)).not.toThrow()
    expect(`${cardStyle}${script}`).not.toMatch(/<\//)
  })

  test('the script stands before the style: it asks for the card while the rest is on its way', () => {
    expect(renderShell('fr').indexOf('<script>')).toBeLessThan(renderShell('fr').indexOf('<style>'))
  })

  test.each(languages)('a card for the shell is the same without what the shell has, in %s', (language) => {
    const [whole, bare] = [renderCard(language, full).toString(), renderCard(language, full, true).toString()]
    expect(bodyOf(bare)).toBe(bodyOf(whole))
    expect(bare.slice(0, bare.indexOf('<body>'))).toMatch(
      /^<!doctype html><html lang="\w\w" dir="\w{3}"><head><title>[^<]+<\/title><\/head>$/,
    )
  })

  test.each(languages)('shell and card together weigh at most 14 KB in %s', (language) => {
    for (const squeeze of [gzipSync, brotliCompressSync]) {
      const card = renderCard(language, { ...full, named: { limited: true }, exchange: true })
      expect(squeeze(renderShell(language)).length + squeeze(card).length).toBeLessThanOrEqual(14336)
    }
  })
})

describe('a card', () => {
  const hostile = fc
    .tuple(
      fc.constantFrom('', '"><script>alert(1)</script>', "' onload='x", '</style>', '&lt;', '<img src=x onerror=x>', '\u202E', '{{x}}'),
      fc.string(),
    )
    .map(([seed, text]) => `${seed}${text}x`)
  const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
  const texts = optional(fc.record({ fr: hostile, ar: hostile, en: hostile }))
  const anyCard = fc.record({
    language: fc.constantFrom(...languages),
    name: fc.record({ given: hostile, family: hostile }),
    nameArabic: optional(fc.record({ family: hostile })),
    role: texts,
    department: texts,
    company: texts,
    phones: fc.array(
      fc.record({ kind: fc.constantFrom(...phoneKinds), number: hostile, label: optional(hostile), whatsapp: fc.boolean() }),
      { maxLength: 3 },
    ),
    emails: fc.array(fc.record({ kind: fc.constantFrom(...addressKinds), address: hostile, label: optional(hostile) }), { maxLength: 3 }),
    addresses: fc.array(
      fc.record({
        kind: fc.constantFrom(...addressKinds),
        street: optional(hostile),
        postcode: optional(hostile),
        city: hostile,
        region: optional(hostile),
        country: optional(hostile),
      }),
      { maxLength: 2 },
    ),
    links: fc.array(
      fc.record({
        kind: fc.constantFrom(...linkKinds),
        url: hostile.map((text) => `https://www.linkedin.com/${text}`),
        label: optional(hostile),
      }),
      { maxLength: 4 },
    ),
    note: texts,
    theme: optional(fc.oneof(fc.constantFrom(...themes), hostile)),
  })
  const plain = (card: Card): Card =>
    JSON.parse(JSON.stringify(card, (_key, value) => (typeof value === 'string' ? harmless(value) : value)))
  const harmless = (text: string) =>
    [...languages, ...phoneKinds, ...addressKinds, ...linkKinds].some((word) => word === text) || text.startsWith('https:') ? text : 'x'

  test('says hostile text as text, in every field', () => {
    fc.assert(
      fc.property(anyCard, optional(hostile), fc.constantFrom(...languages), (card, place, language) => {
        // The renderer must hold even where the contract's own parsing was skipped.
        const more = { inApp: true, logo: true, photo: true, cover: true, ...(place !== undefined && { whereabouts: place }) }
        const page = renderCard(language, view(card as Card, more))
        const tame = renderCard(language, view(plain(card as Card), { ...more, ...(place !== undefined && { whereabouts: 'x' }) }))
        const names = (one: string) => tagsOf(one).map((tag) => /^<\/?[a-z0-9!]+/i.exec(tag)?.[0])
        expect(names(page).filter((tag) => tag !== '<bdi' && tag !== '</bdi')).toEqual(
          names(tame).filter((tag) => tag !== '<bdi' && tag !== '</bdi'),
        )
        expect(tagsOf(page).join('')).not.toMatch(/\s(style|on\w+)=|<script/)
        for (const [, src] of page.matchAll(/<img [^>]*src="([^"]*)"/g)) expect(src).toMatch(/^\/c\/1\/(?:photo|logo|cover)$/)
        for (const [, href] of page.matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^(tel:|mailto:|https:\/\/|\/c\/1\/|\/favicon\.svg$|\/droits(?:#protection)?$)/)
      }),
      { numRuns: 300 },
    )
  })

  test('shows the name in the reader’s script first', () => {
    expect(renderCard('fr', full)).toContain(
      '<h1 tabindex="-1"><bdi>Salma Benjelloun</bdi> <span><bdi lang="ar">سلمى بنجلون</bdi></span></h1>',
    )
    expect(renderCard('ar', full)).toContain(
      '<h1 tabindex="-1"><bdi>سلمى بنجلون</bdi> <span><bdi lang="fr">Salma Benjelloun</bdi></span></h1>',
    )
    expect(renderCard('ar', full)).toContain('<title>سلمى بنجلون</title>')
  })

  test('marks a text that is not in the page’s language', () => {
    expect(renderCard('en', full)).toContain('<p class="org"><bdi lang="fr">Atlas Menuiserie</bdi></p>')
    expect(renderCard('ar', full)).toContain('<p class="org"><bdi>أطلس للنجارة</bdi></p>')
  })

  test('offers what there is, and nothing else', () => {
    const page = renderCard('fr', full)
    for (const href of ['/c/1/card.vcf', 'tel:+212661234567', 'https://wa.me/212661234567', 'mailto:salma@atlas-menuiserie.example']) {
      expect(page).toContain(`href="${href}"`)
    }
    expect(page).toContain(
      'https://www.openstreetmap.org/search?query=12%2C%20rue%20des%20Menuisiers%2C%2020250%2C%20Casablanca%2C%20Maroc',
    )
    expect(page).toContain('>06 61 23 45 67<')
    const bare = bodyOf(
      renderCard('fr', view({ language: 'ar', nameArabic: { given: 'يوسف' }, phones: [], emails: [], addresses: [], links: [] })),
    )
    expect(bare).toContain('<h1 tabindex="-1"><bdi lang="ar">يوسف</bdi></h1>')
    expect(bare).not.toMatch(/class="(quick|rows|role|org|note)"/)
    expect([...bare.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/c/1/card.vcf', '/droits', '/droits#protection'])
  })

  test('opens WhatsApp with the place of the day, in the reader’s language, and with nothing where there is none', () => {
    const chat = (language: Language, whereabouts?: string) =>
      /href="(https:\/\/wa\.me[^"]*)"/.exec(renderCard(language, view(salma, { ...(whereabouts !== undefined && { whereabouts }) })))?.[1]
    expect(chat('fr')).toBe('https://wa.me/212661234567')
    const said = (language: Language, place: string) => new URL(chat(language, place) ?? '').searchParams.get('text')
    expect(said('fr', 'GITEX Africa & Cie, Marrakech')).toBe('Bonjour, nous nous sommes rencontrés à GITEX Africa & Cie, Marrakech.')
    expect(said('ar', 'الدار البيضاء')).toBe('السلام عليكم، التقينا في الدار البيضاء.')
    expect(said('en', 'the fair #2?')).toBe('Hello, we met at the fair #2?.')
    expect(new URL(chat('fr', 'x&phone=1#"><script>') ?? '').searchParams.has('phone')).toBe(false)
    expect(renderCard('fr', view(salma, { whereabouts: 'Fès' })).match(/F%C3%A8s|Fès/g)).toHaveLength(1)
  })

  test('wears the colours of its owner', () => {
    expect(renderCard('fr', view({ ...salma, theme: 'zellige' }))).toContain('<body class="zellige">')
    expect(renderCard('fr', view(salma))).toContain('<body><main')
    for (const theme of themes.slice(1)) expect(cardStyle.match(new RegExp(`\\.${theme}\\{`, 'g'))).toHaveLength(2)
    expect(style).not.toContain('.zellige')
  })

  test('makes a long name smaller', () => {
    const named = (given: string) => renderCard('fr', view({ ...salma, name: { given }, nameArabic: undefined }))
    expect(named('Mohammed-Abderrahmane Benchekroun-Bennouna')).toContain('<h1 tabindex="-1" class="long">')
    expect(named('Salma Benjelloun')).toContain('<h1 tabindex="-1"><bdi>')
  })

  test('says what to do in a browser inside another app, and only there', () => {
    expect(renderCard('fr', view(salma, { inApp: true }))).toContain(`<p class="app">${words.fr.inApp}</p>`)
    expect(bodyOf(renderCard('fr', view(salma)))).not.toContain('class="app"')
  })

  test('keeps the room of its pictures, and waits for none', () => {
    const page = renderCard('fr', view(salma, { photo: true, logo: true }))
    expect(page).toContain('width="104" height="104" decoding="async">')
  })

  test('calls no fax, and writes to WhatsApp only where it may be', () => {
    const phones = (...list: Card['phones']) => bodyOf(renderCard('fr', view({ ...salma, phones: list })))
    expect(phones({ kind: 'fax', number: '+212522456789' })).not.toContain('tel:')
    expect(phones({ kind: 'mobile', number: '+212661234567' })).toContain('wa.me/212661234567')
    expect(phones({ kind: 'mobile', number: '+212661234567', whatsapp: false })).not.toContain('wa.me')
    expect(phones({ kind: 'mobile', number: '+212661234567' }, { kind: 'work', number: '+212522456789', whatsapp: true })).toContain(
      'wa.me/212522456789',
    )
  })

  test('shows where a link leads when its host is not the network it claims', () => {
    const page = bodyOf(
      renderCard('fr', view({ ...salma, links: [{ kind: 'linkedin', url: 'https://linkedin.com.evil.example/in/x', label: 'LinkedIn' }] })),
    )
    expect(page).toContain('<small><bdi dir="ltr">linkedin.com.evil.example</bdi></small>')
  })

  test('says who shared it, until when, and opens the door to rights', () => {
    expect(renderCard('fr', full)).toContain('Partagée avec vous par \u2068Salma\u2069, jusqu’au 31 décembre 2026.')
    expect(renderCard('fr', view(salma))).toContain('Partagée avec vous par \u2068Salma\u2069.')
    expect(renderCard('fr', full)).toMatch(/href="\/droits".*href="\/droits#protection"/)
  })

  test('says to whom it was made for that its owner sees whether it was opened, and who told us of them', () => {
    const page = renderCard('fr', { ...full, named: { limited: false } })
    expect(page).toContain('Lien fait pour vous\u00A0: \u2068Salma\u2069 voit seulement s’il a été ouvert.')
    expect(page).toContain('mailto:contact@IdNet.ma')
    expect(renderCard('fr', full)).not.toMatch(/fait pour vous|<details|IdNet/)
  })

  test('shows the photo of its place, or initials', () => {
    expect(renderCard('fr', view(salma, { photo: true, place: 4 }))).toContain('<img class="face" src="/c/4/photo"')
    expect(renderCard('fr', full)).toContain('aria-hidden="true">SB</span>')
    expect(renderCard('ar', full)).toContain('lang="ar">س ب</span>')
  })
})

describe('what asks for something', () => {
  test('carries the token, and what was answered before, as text', () => {
    const given = { token: '"><b>', code: '"><i>', bind: true }
    for (const page of [
      renderPin('fr', { ...given, wrong: false, waitSeconds: 0 }),
      renderPress('fr', given),
      renderBind('fr', { ...given, remaining: 1 }),
      renderCode('fr', { ...given, by: 'mail', wrong: false }),
      renderCode('fr', { ...given, by: 'phone', wrong: true }),
      renderCodeSent('fr', { ...given, refused: true }),
    ]) {
      expect(page).toContain('name="token" value="&quot;&gt;&lt;b&gt;"')
      expect(page).toContain('<input type="hidden" name="bind" value="1">')
      expect(page.replace('<b>ConnectCard</b>', '')).not.toMatch(/<b>|<i>/)
    }
    expect(renderPin('fr', { ...given, wrong: true, waitSeconds: 0 })).toContain('name="code" value="&quot;&gt;&lt;i&gt;"')
    expect(renderPin('fr', { token, wrong: true, waitSeconds: 0 })).not.toContain('name="code"')
  })

  test('has each form lead where it is to go, also without a script', () => {
    const actions = (page: string) => [...page.matchAll(/<form method="post" action="([^"]*)"/g)].map(([, action]) => action)
    expect(actions(renderCode('fr', { token, bind: true, by: 'mail', wrong: false }))).toEqual(['/acces/code', '/l/open'])
    expect(actions(renderCodeSent('fr', { token, bind: true, refused: false }))).toEqual(['/l/open', '/acces/code'])
    expect(actions(renderBind('fr', { token, remaining: undefined }))).toEqual(['/l/open'])
    // each says what happens when it is sent
    for (const page of [renderCodeSent('fr', { token, bind: true, refused: false }), renderBind('fr', { token, remaining: 1 })])
      expect(page.match(/class="say" role="status"/g)).toHaveLength(actions(page).length)
  })

  test('tie the error and the wait to the field', () => {
    expect(renderPin('fr', { token, wrong: false, waitSeconds: 0 })).not.toMatch(/aria-invalid=|data-wait=/)
    const page = renderPin('fr', { token, wrong: true, waitSeconds: 90 })
    expect(page).toContain('aria-describedby="hint error wait" aria-invalid="true"')
    expect(page).toContain('data-wait="90"')
    expect(page).toContain('1:30')
  })
})

describe('words', () => {
  test('none is empty, French says chiffré, digits are Western', () => {
    for (const language of languages) {
      const all = JSON.stringify(words[language], (_key, value) => (typeof value === 'function' ? value(2, 'x') : value))
      expect(all).not.toMatch(/""|crypté|[٠-٩]/)
    }
    const arabicLetters = /\p{Script=Arabic}/u
    const { link, ...arabic } = words.ar
    for (const [key, text] of Object.entries(arabic)) if (typeof text === 'string') expect(text, key).toMatch(arabicLetters)
    expect(link.website).toMatch(arabicLetters)
    for (const language of ['fr', 'en'] as const) expect(JSON.stringify(words[language])).not.toMatch(arabicLetters)
  })

  test('Arabic counts', () => {
    for (const [n, times] of [
      [1, 'مرة واحدة.'],
      [2, 'مرتين.'],
      [3, '3 مرات.'],
      [11, '11 مرة.'],
      [100, '100 مرة.'],
    ] as const) {
      expect(words.ar.pressRemaining(n).endsWith(` ${times}`)).toBe(true)
    }
  })
})

describe('as people write it', () => {
  test.each([
    ['+212661234567', '06 61 23 45 67'],
    ['+33612345678', '+33 6 12 34 56 78'],
    ['+12125551234', '+1 212 555 1234'],
    ['+34612345678', '+34 612 34 56 78'],
    ['+442071838750', '+44 20 71 83 87 50'],
    ['+21620123456', '+216 20 12 34 56'],
    ['+2126612345', '+212 661 23 45'],
  ])('%s is %s', (number, written) => expect(writtenPhone(number)).toBe(written))

  test('a number loses and gains no digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (number) => {
        const digits = writtenPhone(number).replaceAll(/\D/g, '')
        expect(digits).toBe(/^\+212\d{9}$/.test(number) ? `0${number.slice(4)}` : number.slice(1))
      }),
    )
  })

  test('dates in Moroccan time, waits, addresses of the web', () => {
    expect(writtenDate('fr', new Date('2026-12-31T23:30:00Z'))).toMatch(/^(1er janvier 2027|31 décembre 2026)$/)
    expect(writtenDate('fr', new Date('2027-01-01T12:00:00Z'))).toBe('1er janvier 2027')
    expect(writtenDate('ar', new Date('2026-12-31T12:00:00Z'))).toBe('31 دجنبر 2026')
    expect(writtenDate('en', new Date('2026-12-31T12:00:00Z'))).toBe('31 December 2026')
    expect([0.2, 59, 60, 725, 3723].map(writtenWait)).toEqual(['0:01', '0:59', '1:00', '12:05', '1:02:03'])
    expect(writtenUrl('https://WWW.Exemple.ma:8443/a/b/?q#f')).toEqual({ host: 'exemple.ma', path: '/a/b' })
  })

  test('initials', () => {
    expect(initials({ given: 'élodie' }, 'latin')).toBe('É')
    expect(initials({ given: 'يوسف', family: 'الإدريسي' }, 'arabic')).toBe('ي إ')
    expect(initials({ given: '123' }, 'latin')).toBe('')
  })
})

test('the owner’s order of the parts is kept, and what they left out follows', () => {
  const drawn = renderCard('fr', view({ ...salma, order: ['links', 'phones'] }))
  const rows = drawn.slice(drawn.indexOf('<ul class="rows"'))
  const [link = -1, phone = -1, mail = -1, address = -1] = ['linkedin.com', 'tel:', 'mailto:', 'openstreetmap.org'].map((text) =>
    rows.indexOf(text),
  )
  expect(link).toBeGreaterThan(0)
  expect(link).toBeLessThan(phone)
  expect(phone).toBeLessThan(mail)
  expect(mail).toBeLessThan(address)
})

test('a logo stands on the cover, with words for those who do not see it', () => {
  expect(renderCard('ar', view(salma, { logo: true }))).toContain('<img class="logo" src="/c/1/logo" alt="شعار الشركة">')
  expect(renderCard('ar', view(salma))).not.toContain('class="logo"')
})

test('a cover of its own stands over ours, and whoever does not see it misses no word', () => {
  const page = renderCard('fr', view(salma, { cover: true, logo: true, place: 2 }))
  expect(page).toContain('<div class="cover own">')
  expect(page).toContain('<img class="scene" src="/c/2/cover" alt=""')
  expect(page.indexOf('class="scene"')).toBeLessThan(page.indexOf('class="logo"'))
  expect(renderCard('fr', view(salma))).not.toMatch(/class="scene"|cover own/)
})

test('the page of a paused card says hostile words as words, and has nothing to press but the doors', () => {
  const own = { fr: '<img src=x onerror=alert(1)>\n"onload=' }
  const page = renderPaused('ar', { card: salma, message: { sentence: 'back', own }, until: '2026-12-03' }).toString()
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(page).not.toMatch(/<img|<script|<form/)
  expect(page).toContain('2026')
  expect([...page.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/droits', '/droits#protection'])
})
