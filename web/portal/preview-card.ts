import type { Card } from '#contract/card.ts'
import { type Audience, Draft, editionOf, sees } from '#contract/draft.ts'
import { directionOf, type Language } from '#contract/language.ts'
import { ofEachPicture, type Picture } from '#contract/pictures.ts'
import { cardSheet } from '#web/card/sheet.ts'
import { lists, type Draft as OnScreen, toSend } from './draft.ts'

/** What an audience would see of what is written now; what is not written to its end yet is left out. Undefined without a name. */
export function cardAsWritten(written: OnScreen, audience: Audience): Card | undefined {
  const { draft } = toSend(written)
  const whole = Draft.safeParse(draft)
  const rest = whole.success ? whole : Draft.safeParse(without(draft, whole.error.issues))
  if (!rest.success) return undefined
  try {
    return editionOf(rest.data, audience)
  } catch {
    return undefined // nobody's yet
  }
}

function without(draft: OnScreen, issues: readonly { readonly path: readonly PropertyKey[] }[]): object {
  const faulty = new Set(issues.map(({ path }) => path.slice(0, lists.some((list) => list === path[0]) ? 2 : 1).join('.')))
  const kept = Object.entries(draft).flatMap(([field, value]: [string, unknown]) => {
    if (faulty.has(field)) return []
    return [[field, Array.isArray(value) ? value.filter((_one, at) => !faulty.has(`${field}.${at}`)) : value]]
  })
  return Object.fromEntries(kept)
}

export interface Shown {
  readonly id: string
  readonly draft: OnScreen
  readonly audience: Audience
  readonly language: Language
  readonly exchange: boolean
  readonly pictures: { readonly [P in Picture]: boolean }
  /** Goes up when a picture is another one. */
  readonly drawn: number
}

/** Draws the visitor's page into a frame that has its style already. Pictures that are there stay, and do not flicker. */
export function drawInto(page: Document, { id, draft, audience, language, exchange, pictures, drawn }: Shown): void {
  const card = cardAsWritten(draft, audience)
  if (!card) return
  const there = ofEachPicture((which) => pictures[which] && sees(audience, draft.audiences[which]))
  const { title, theme, main } = cardSheet(language, { card, place: 0, base: `/api/cards/${id}`, exchange, ...there })
  const fresh = page.createElement('template')
  fresh.innerHTML = main.toString()
  const known = new Map([...page.images].map((image) => [image.getAttribute('src'), image]))
  for (const image of fresh.content.querySelectorAll('img')) {
    const source = `${image.getAttribute('src')}?of=${drawn}`
    const before = known.get(source)
    if (before) {
      before.alt = image.alt
      image.replaceWith(before)
    } else image.setAttribute('src', source)
  }
  page.title = title
  page.documentElement.lang = language
  page.documentElement.dir = directionOf(language)
  page.body.className = theme ?? ''
  page.body.replaceChildren(fresh.content)
}
