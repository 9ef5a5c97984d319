import { inLanguage, nameFor } from '#contract/card.ts'
import type { Typed } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'
import { readVcard, UnreadableVcard } from '#domains/profiles/index.ts'

/** What a card file may weigh. */
export const mostFileBytes = 256 * 1024

/**
 * The form filled in from a vCard, for its sender to review: a name, an address, a number, a company. What was typed stays; everything
 * else in the file is dropped here. Undefined for a file that is no vCard with a name.
 */
export function filledIn(typed: Typed, file: Buffer, reader: Language): Typed | undefined {
  try {
    const { card } = readVcard(file)
    const phone = card.phones.find(({ kind }) => kind === 'mobile') ?? card.phones.find(({ kind }) => kind !== 'fax')
    const found: Typed = {
      name: nameFor(card, reader),
      email: card.emails[0]?.address ?? '',
      phone: phone?.number ?? '',
      company: inLanguage(card.company, reader, card.language) ?? '',
      note: '',
    }
    const kept = Object.entries(typed).filter(([, text]) => text.trim() !== '')
    return { ...found, ...Object.fromEntries(kept) }
  } catch (error) {
    if (error instanceof UnreadableVcard) return undefined
    throw error
  }
}
