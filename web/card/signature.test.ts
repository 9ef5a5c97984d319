import { expect, test } from 'vitest'
import { Card } from '#contract/card.ts'
import { signatureHtml, signaturePage, signatureText } from './signature.ts'

const url = 'https://cards.example.ma/l#0123456789abcdefghjkmnpqrstvwxyz'
const card = Card.parse({
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  nameArabic: { given: 'سلمى', family: 'بنجلون' },
  role: { fr: 'Directrice <b>commerciale</b> & associée', ar: 'مديرة المبيعات' },
  phones: [
    { kind: 'mobile', number: '+212661000013' },
    { kind: 'work', number: '+212522000013' },
    { kind: 'other', number: '+33612345678' },
  ],
  emails: [{ kind: 'work', address: 'salma@atlas-menuiserie.example' }],
})

test.each(['fr', 'ar', 'en'] as const)(
  'a signature in %s fetches nothing, and leads to the card, a phone and a mailbox only',
  (language) => {
    for (const page of [signatureHtml(card, language, url), signaturePage(card, language, url)]) {
      expect(page).not.toMatch(/<(?:img|script|link|iframe|object|style|svg)|src=|url\(|background=|@import/i)
      const hrefs = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
      expect(hrefs).toEqual(['tel:+212661000013', 'tel:+212522000013', 'mailto:salma@atlas-menuiserie.example', url])
      expect(page).not.toContain('<b>')
    }
  },
)

test('it is written in the reader’s script, from right to left in Arabic', () => {
  expect(signatureHtml(card, 'ar', url)).toMatch(/^<table[^>]* dir="rtl" lang="ar"/)
  expect(signatureHtml(card, 'ar', url)).toContain('سلمى بنجلون')
  expect(signatureText(card, 'fr', url).split('\n')).toEqual([
    'Salma Benjelloun',
    'Directrice <b>commerciale</b> & associée',
    '06 61 00 00 13',
    '05 22 00 00 13',
    'salma@atlas-menuiserie.example',
    `Ma carte de visite : ${url}`,
  ])
})
