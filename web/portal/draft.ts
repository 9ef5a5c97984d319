import type { CardOpened } from '#web/client/calls.ts'
import { international, national } from './phone.ts'

export type Draft = CardOpened['draft']
export type Listed = 'phones' | 'emails' | 'addresses' | 'links'
export const lists = ['phones', 'emails', 'addresses', 'links'] as const

const trimmed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([name, part]) => {
    const one = trimmed(part)
    return one === undefined ? [] : [[name, one]]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/** A line of a list that says nothing yet, and is not sent. */
function blank(list: Listed, item: object): boolean {
  const says = { phones: ['number'], emails: ['address'], addresses: ['street', 'city', 'region', 'postcode', 'country'], links: ['url'] }[
    list
  ]
  return !Object.entries(item).some(([name, value]) => says.includes(name) && typeof value === 'string' && value.trim() !== '')
}

/** What is saved, as it stands on the screen: numbers as people write them here. */
export const onScreen = (draft: Draft): Draft => ({
  ...draft,
  phones: draft.phones.map((phone) => ({ ...phone, number: national(phone.number) })),
})

export interface Sent {
  readonly draft: Draft
  /** The line on the screen of a line that was sent: blank ones stay behind. */
  readonly lineOf: { readonly [L in Listed]: readonly number[] }
}

/** What is saved of what stands on the screen: without blanks, and with numbers in the one form that is stored. */
export function toSend(draft: Draft): Sent {
  const lineOf = { phones: [] as number[], emails: [] as number[], addresses: [] as number[], links: [] as number[] }
  const sent: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(draft)) {
    const list = lists.find((one) => one === field)
    if (!list) {
      const kept = trimmed(value)
      if (kept !== undefined) sent[field] = kept
      continue
    }
    const items: readonly object[] = draft[list]
    sent[list] = items.flatMap((item, line) => {
      if (blank(list, item)) return []
      lineOf[list].push(line)
      const kept = trimmed(item)
      const number = typeof kept === 'object' && kept !== null && 'number' in kept ? String(kept.number) : undefined
      return [{ ...(kept as object), ...(number !== undefined && { number: international(number) }) }]
    })
  }
  return { draft: sent as Draft, lineOf }
}

export const hasName = ({ name, nameArabic }: Draft): boolean =>
  [name, nameArabic].some((one) => (one?.given ?? '').trim() !== '' || (one?.family ?? '').trim() !== '')
