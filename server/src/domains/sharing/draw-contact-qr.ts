import type { z } from 'zod'
import type { ContactPart, ContactQr } from '#contract/contact-qr.ts'
import type { Language } from '#contract/language.ts'
import { compactVcard, publishedCard } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { qrPng } from './qr.ts'

/** What a code of 97 modules a side holds at level M (version 20): larger ones are not read off a phone's screen. */
const room = 666

export interface ContactQrWanted {
  readonly ownerId: string
  readonly cardId: string
  readonly language?: Language | undefined
  readonly parts: readonly ContactPart[]
}

/**
 * Draws the contact itself as a QR code: of the published card what anyone may see. The picture goes to its owner and is kept nowhere; that
 * it was made is on record, for it cannot be taken back. Refuses a card that is not the owner's, or not published.
 */
export async function drawContactQr(tx: Tx, actor: Actor, input: ContactQrWanted): Promise<z.infer<typeof ContactQr>> {
  const { cardId, parts } = input
  const { card, owner } = await publishedCard(tx, actor, input, 'anyone')
  const { vcard, holds, leftOut } = compactVcard(card, { language: input.language ?? card.language, parts, room })
  await record(tx, actor, { deed: 'card.contact-qr', object: { kind: 'card', id: cardId }, subject: owner, purpose: 'sharing the card' })
  const png = await qrPng(vcard)
  return { png: png.toString('base64'), holds: [...holds], leftOut: [...leftOut] }
}
