import { z } from 'zod'
import { Language } from './language.ts'
import { line, paragraph } from './text.ts'
import { themes } from './themes.ts'

/** A text that may be written in each of the languages. A reader gets their own, else the card's, else any. */
export const inLanguages = <T extends z.ZodType>(text: T) =>
  z
    .strictObject({ fr: text.optional(), ar: text.optional(), en: text.optional() })
    .refine((texts) => Object.values(texts).some((one) => one !== undefined), { error: 'empty' })

export const Name = z
  .strictObject({ given: line(80).optional(), family: line(80).optional() })
  .refine((name) => name.given !== undefined || name.family !== undefined, { error: 'empty' })
export type Name = z.infer<typeof Name>

export const PhoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, { error: 'e164' })
export const EmailAddress = z.email().max(254)

/** https only, in ASCII. What else an owner may not write is said by `link-host.ts`: those rules grow, and what is stored must stay readable. */
export const LinkUrl = z
  .string()
  .max(500)
  .refine(
    (text) => {
      if (!/^https:\/\/[\x21-\x7E]+$/.test(text) || !URL.canParse(text)) return false
      const url = new URL(text)
      return url.username === '' && url.password === '' && url.hostname.includes('.')
    },
    { error: 'https' },
  )

export const phoneKinds = ['mobile', 'work', 'home', 'fax', 'other'] as const
export const addressKinds = ['work', 'home', 'other'] as const
export const linkKinds = ['website', 'linkedin', 'instagram', 'facebook', 'x', 'youtube', 'tiktok', 'github', 'calendar', 'other'] as const

/** The parts of a card below its head, in the order in which they stand where the owner says nothing else. */
export const sections = ['phones', 'emails', 'addresses', 'links', 'note'] as const
export type Section = (typeof sections)[number]

/** Every field of a card. */
export const CardFields = z.strictObject({
  language: Language,
  name: Name.optional(),
  nameArabic: Name.optional(),
  role: inLanguages(line(120)).optional(),
  department: inLanguages(line(120)).optional(),
  company: inLanguages(line(160)).optional(),
  phones: z
    .array(z.strictObject({ kind: z.enum(phoneKinds), number: PhoneNumber, label: line(40).optional(), whatsapp: z.boolean().optional() }))
    .max(8)
    .default([]),
  emails: z
    .array(z.strictObject({ kind: z.enum(addressKinds), address: EmailAddress, label: line(40).optional() }))
    .max(8)
    .default([]),
  addresses: z
    .array(
      z.strictObject({
        kind: z.enum(addressKinds),
        street: paragraph(200).optional(),
        city: line(100).optional(),
        region: line(100).optional(),
        postcode: line(20).optional(),
        country: line(80).optional(),
      }),
    )
    .max(4)
    .default([]),
  links: z
    .array(z.strictObject({ kind: z.enum(linkKinds), url: LinkUrl, label: line(60).optional() }))
    .max(20)
    .default([]),
  note: inLanguages(paragraph(1000)).optional(),
  order: z.array(z.enum(sections)).max(sections.length).optional(),
  theme: z.enum(themes).optional(),
})

/** What a card says. Its pictures travel beside it, as bytes. */
export const Card = CardFields.refine((card) => card.name !== undefined || card.nameArabic !== undefined, { error: 'name', path: ['name'] })
export type Card = z.infer<typeof Card>

/** What the visitor's page is drawn from: the card, and how it came to this reader. */
export interface CardView {
  card: Card
  /** Its place in the view session: pages are `/c/<place>…`. */
  place: number
  /** Where its pictures are instead, for its owner's own look at it. */
  base?: string
  photo: boolean
  logo?: boolean
  /** A picture of its own at the head, in the place of ours. */
  cover?: boolean
  /** Whether visitors may leave their details beside it. */
  exchange?: boolean
  /** When the link stops opening; absent when it has no such date. */
  expires?: Date
  /** Its owner's screen showed it for a minute. */
  passing?: boolean
  /** Made for this visitor: its owner sees whether it was opened and, where it has a limit, whether it still opens. */
  named?: { limited: boolean }
  /** Where its owner said they are, today. */
  whereabouts?: string
  /** The reader's browser is one inside another app, which may not save a contact. */
  inApp?: boolean
}

export const fullName = (name: Name): string => [name.given, name.family].filter((part) => part !== undefined).join(' ')

/** The name of a card in the reader's script, else in the other. */
export function nameFor({ name, nameArabic }: Pick<Card, 'name' | 'nameArabic'>, reader: Language): string {
  const one = reader === 'ar' ? (nameArabic ?? name) : (name ?? nameArabic)
  return one ? fullName(one) : ''
}

/** The reader's text, else the card's own language, else whichever there is. */
export function inLanguage(
  texts: { [L in Language]?: string | undefined } | undefined,
  reader: Language,
  own: Language,
): string | undefined {
  return texts && (texts[reader] ?? texts[own] ?? texts.fr ?? texts.ar ?? texts.en)
}
