import { sections } from '#contract/card.ts'
import type { MeantFor } from '#contract/draft.ts'
import { languages } from '#contract/language.ts'
import { type Draft, type Listed, lists, toSend } from './draft.ts'
import { national } from './phone.ts'

/** One thing that two drafts say differently: what it is called, and what each says; undefined where it says nothing. */
export interface Change {
  readonly title: string
  readonly before: string | undefined
  readonly after: string | undefined
}
/** How a draft is read aloud, in the words of its reader. */
export interface Saying {
  word(key: string): string
  /** Those a field is meant for. */
  meant(audience: MeantFor | undefined): string
  titled(key: 'inLanguage' | 'changeAudience' | 'changeOrder', given: { field?: string; title?: string; language?: string }): string
}

const texts = ['role', 'company', 'department', 'note'] as const

/** What differs, field by field, in the order of the form. Blank lines and spaces at the edges say nothing. */
export function changesBetween(older: Draft, newer: Draft, say: Saying): Change[] {
  const [before, after] = [toSend(older).draft, toSend(newer).draft]
  const found: Change[] = []
  const compare = (title: string, was: string | undefined, is: string | undefined) => {
    if (was !== is) found.push({ title, before: was, after: is })
  }
  compare(say.word('cardLanguage'), say.word(`language_${before.language}`), say.word(`language_${after.language}`))
  for (const name of ['name', 'nameArabic'] as const)
    for (const part of ['given', 'family'] as const)
      compare(say.word(name === 'name' ? part : `${part}Arabic`), before[name]?.[part], after[name]?.[part])
  for (const field of texts) {
    for (const language of languages) {
      const title =
        language === after.language
          ? say.word(field)
          : say.titled('inLanguage', { field: say.word(field), language: say.word(`language_${language}`) })
      compare(title, before[field]?.[language], after[field]?.[language])
    }
    if (before[field] && after[field]) compareMeant(field)
  }
  for (const list of lists) found.push(...linesOf(list, before, after, say))
  for (const picture of ['photo', 'logo', 'cover'] as const) compareMeant(picture)
  compare(say.word('theme'), say.word(`theme_${before.theme ?? 'majorelle'}`), say.word(`theme_${after.theme ?? 'majorelle'}`))
  const order = ({ order: said = [] }: Draft) => [...new Set([...said, ...sections])].map((section) => say.word(section)).join(', ')
  compare(say.word('order'), order(before), order(after))
  return found

  function compareMeant(field: (typeof texts)[number] | 'photo' | 'logo' | 'cover') {
    compare(say.titled('changeAudience', { field: say.word(field) }), say.meant(older.audiences[field]), say.meant(newer.audiences[field]))
  }
}

/** What makes a line the same one, changed. */
const keysOf: { readonly [L in Listed]: (item: Draft[L][number]) => string } = {
  phones: ({ number }) => number,
  emails: ({ address }) => address.toLowerCase(),
  addresses: ({ street = '', city = '' }) => `${street}\n${city}`,
  links: ({ url }) => url,
}
const one = { phones: 'phone', emails: 'email', addresses: 'address', links: 'link' } as const

function linesOf<L extends Listed>(list: L, before: Draft, after: Draft, say: Saying): Change[] {
  const keyOf = keysOf[list] as (item: Draft[L][number]) => string
  const title = say.word(one[list])
  const lines = (draft: Draft) => draft[list] as Draft[L]
  const left = new Map(lines(before).map((item) => [keyOf(item), item]))
  const found: Change[] = []
  for (const item of lines(after)) {
    const was = left.get(keyOf(item))
    left.delete(keyOf(item))
    const [said, says] = [was && lineSaid(list, was, say), lineSaid(list, item, say)]
    if (said !== says) found.push({ title, before: said, after: says })
  }
  const gone = [...left.values()].map((item) => ({ title, before: lineSaid(list, item, say), after: undefined }))
  const stayed = (draft: Draft, beside: Draft) => {
    const there = new Set(lines(beside).map(keyOf))
    return lines(draft).filter((item) => there.has(keyOf(item)))
  }
  const [was, is] = [stayed(before, after), stayed(after, before)]
  const moved = was.map(keyOf).join('\n') !== is.map(keyOf).join('\n')
  const inOrder = (items: Draft[L][number][]) => items.map((item) => lineSaid(list, item, say).split(' · ')[0]).join(', ')
  return [
    ...found,
    ...gone,
    ...(moved ? [{ title: say.titled('changeOrder', { title: say.word(list) }), before: inOrder(was), after: inOrder(is) }] : []),
  ]
}

function lineSaid(list: Listed, item: Draft[Listed][number], say: Saying): string {
  const parts = [
    ...('number' in item ? [national(item.number), say.word(`phone_${item.kind}`), item.whatsapp && 'WhatsApp'] : []),
    ...(list === 'emails' && 'address' in item ? [item.address, say.word(`place_${item.kind}`)] : []),
    ...('url' in item ? [item.url, say.word(`site_${item.kind}`)] : []),
    ...(list === 'addresses' && !('number' in item) && !('url' in item) && !('address' in item)
      ? [
          [item.street?.replaceAll('\n', ', '), item.postcode, item.city, item.region, item.country].filter(Boolean).join(', '),
          say.word(`place_${item.kind}`),
        ]
      : []),
    'label' in item && item.label,
    say.meant(item.audience),
  ]
  return parts.filter(Boolean).join(' · ')
}
