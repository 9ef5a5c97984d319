import { type Card, fullName } from '#contract/card.ts'
import { hostTrouble, namesAnotherHost } from '#contract/link-host.ts'
import { wearsOurName } from '#contract/look-alikes.ts'
import { Refusal } from '#platform/refusal.ts'

/**
 * Refuses what would take a visitor in: links that look like somebody else's, labels that name another host than they lead to, and names that
 * could be taken for the service. What was stored before a rule was written stays readable; it is refused where it is saved or published again.
 */
export function refuseMisleading(card: Omit<Card, 'order'>, within = ''): void {
  const links = card.links.flatMap(({ url, label }, at) => [
    ...(hostTrouble(url) ? [`${within}links.${at}.url`] : []),
    ...(label !== undefined && namesAnotherHost(label, url) ? [`${within}links.${at}.label`] : []),
  ])
  if (links.length > 0) throw new Refusal('link-misleading', links)
  const names = [
    ...(['name', 'nameArabic'] as const).map((field) => ({ field, text: fullName(card[field] ?? {}) })),
    ...(['role', 'department', 'company'] as const).flatMap((field) => Object.values(card[field] ?? {}).map((text) => ({ field, text }))),
    ...card.links.map(({ label }, at) => ({ field: `links.${at}.label`, text: label })),
  ].flatMap(({ field, text }) => (text !== undefined && wearsOurName(text) ? [`${within}${field}`] : []))
  if (names.length > 0) throw new Refusal('name-reserved', [...new Set(names)])
}
