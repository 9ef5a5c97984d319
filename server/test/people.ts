import { Card } from '#contract/card.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { makeAskingLink, makeNamedLink, shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import type { TestInstallation } from './installation.ts'

export const salmaCard = Card.parse({
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  nameArabic: { given: 'سلمى', family: 'بنجلون' },
  role: { fr: 'Directrice commerciale', ar: 'مديرة المبيعات' },
  company: { fr: 'Atlas Menuiserie, Casablanca' },
  phones: [{ kind: 'mobile', number: '+212661000013', whatsapp: true }],
  emails: [{ kind: 'work', address: 'salma@atlas-menuiserie.example' }],
})

export interface PublishedCard {
  readonly ownerId: string
  readonly cardId: string
}

let people = 0

/** An account with a published card. */
export async function someCard(installation: TestInstallation, card: Card = salmaCard, photo?: Buffer): Promise<PublishedCard> {
  const email = `person-${++people}@test.example`
  return installation.deeds.run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Salma Benjelloun', email, language: 'fr' })
    const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card, ...(photo && { pictures: { photo } }) })
    return { ownerId, cardId }
  })
}

type LinkWishes = Omit<Parameters<typeof shareCard>[2], 'ownerId' | 'cardId' | 'label'>

export async function someLink(installation: TestInstallation, { ownerId, cardId }: PublishedCard, wishes: LinkWishes = {}) {
  return installation.deeds.run((tx) => shareCard(tx, system, { ownerId, cardId, label: 'Lien', ...wishes }))
}

type NamedWishes = LinkWishes & Partial<Pick<Parameters<typeof makeNamedLink>[2], 'visitor' | 'code' | 'binds' | 'textMessages'>>

/** A link for Nadia. */
export async function someNamedLink(installation: TestInstallation, { ownerId, cardId }: PublishedCard, wishes: NamedWishes = {}) {
  const visitor = { name: 'Nadia Tazi', email: `nadia-${++people}@visitor.example` }
  return installation.deeds.run((tx) =>
    makeNamedLink(tx, system, { ownerId, cardId, label: 'Lien', visitor, code: false, binds: false, ...wishes }),
  )
}

type AskingWishes = Partial<Omit<Parameters<typeof makeAskingLink>[2], 'ownerId' | 'cardId'>>

/** A link by which one asks for access. */
export async function someAskingLink(installation: TestInstallation, { ownerId, cardId }: PublishedCard, wishes: AskingWishes = {}) {
  return installation.deeds.run((tx) =>
    makeAskingLink(tx, system, { ownerId, cardId, label: 'Site web', line: 'Salma Benjelloun, Atlas Menuiserie', ...wishes }),
  )
}

/** Opens a link over HTTP as a browser without a session would. */
export async function open(
  origin: string,
  token: string,
  more: { pin?: string; press?: boolean; code?: string; bind?: boolean } = {},
  headers: Record<string, string> = {},
) {
  return fetch(`${origin}/l/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/html', ...headers },
    body: JSON.stringify({ token, ...more }),
  })
}

/** The Cookie header value that an answer asks the browser to keep. */
export const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
