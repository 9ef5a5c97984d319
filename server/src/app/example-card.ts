import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Card, LinkUrl } from '#contract/card.ts'
import type { Company } from '#contract/company.ts'
import { Language } from '#contract/language.ts'
import { contentDisposition, vcardFileName, vcardOf, writeVcard } from '#domains/profiles/index.ts'
import { type Operation, operation } from '#platform/http/operation.ts'
import { renderCard } from '#web/card/render.ts'
import { deskAddress } from './mails.ts'
import { cardContentPolicy } from './pages.ts'

// A card of ConnectCard itself, drawn as every card is: it shows what a visitor sees, and is about nobody. It lies in no database, and no key
// leads to it; it says noindex as all cards do, for their renderer knows no exception.

const photo = readFileSync(new URL('../../../web/site/star.png', import.meta.url))
const base = '/exemple'
/** The day it last changed, as a saved contact is told. */
const rev = new Date('2026-11-26T00:00:00Z')

export function exampleCard(publicUrl: URL, { phone, seat }: Company): Card {
  const website = LinkUrl.safeParse(publicUrl.href)
  return Card.parse({
    language: 'fr',
    name: { given: 'ConnectCard' },
    role: {
      fr: 'La carte de visite qui s’ouvre pour qui vous voulez',
      ar: 'بطاقة زيارة تُفتح لمن تريد',
      en: 'The business card that opens for those you choose',
    },
    company: { fr: 'IdNet' },
    ...(phone !== undefined && { phones: [{ kind: 'work', number: phone }] }),
    emails: [{ kind: 'work', address: deskAddress }],
    ...(seat !== undefined && { addresses: [{ kind: 'work', street: seat }] }),
    ...(website.success && { links: [{ kind: 'website', url: website.data }] }),
    note: {
      fr: 'Ceci est un exemple : une carte comme la vôtre, avec vos coordonnées à la place des nôtres.',
      ar: 'هذا مثال: بطاقة كبطاقتك، بمعلوماتك بدل معلوماتنا.',
      en: 'This is an example: a card like yours, with your details in the place of ours.',
    },
  })
}

const open = 'our own card is about nobody, and shows everybody what a card is'
const kept = { 'cache-control': 'public, max-age=300' }
// the home page shows it in a frame, and nobody else's page
const framed = cardContentPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")

export function exampleOperations(publicUrl: URL, company: Company): readonly Operation[] {
  const card = exampleCard(publicUrl, company)
  // stable for one installation: saved again, it replaces itself in an address book
  const digest = createHash('sha256').update(`${publicUrl.origin}${base}`).digest('hex')
  const uid = `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
  const page = (language: Language, vary: string) => ({
    status: 200,
    type: 'text/html; charset=utf-8',
    body: renderCard(language, { card, place: 1, base, photo: true }),
    headers: { ...kept, vary, 'content-security-policy': framed },
  })
  const get = { method: 'GET', open, purpose: 'none', example: {} } as const
  const answers = { 200: { says: 'Our card', types: ['text/html'] } }
  return [
    operation({
      ...get,
      path: base,
      summary: 'A card of ours, as every card is drawn, in the reader’s language',
      answers,
      run: async ({ language }) => page(language, 'Accept-Language, Accept-Encoding'),
    }),
    operation({
      ...get,
      path: `${base}/{language}`,
      summary: 'The same, in this language',
      example: { parameters: { language: 'ar' } },
      parameters: { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } },
      answers,
      run: async ({ parameters }) => page(Language.parse(parameters.language), 'Accept-Encoding'),
    }),
    operation({
      ...get,
      path: `${base}/card.vcf`,
      summary: 'The contact that a visitor of our card saves',
      answers: { 200: { says: 'A vCard', types: ['text/vcard'] } },
      run: async ({ language }) => ({
        status: 200,
        type: 'text/vcard; charset=utf-8',
        body: writeVcard(vcardOf(card, { uid, rev, language, photo })),
        headers: { ...kept, vary: 'Accept-Language', 'content-disposition': contentDisposition(vcardFileName(card, language)) },
      }),
    }),
    operation({
      ...get,
      path: `${base}/photo`,
      summary: 'The picture on our card',
      answers: { 200: { says: 'The star', types: ['image/png'] } },
      run: async () => ({ status: 200, type: 'image/png', body: photo, headers: { ...kept, vary: 'Accept-Encoding' } }),
    }),
  ]
}
