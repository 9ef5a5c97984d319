import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { LinkMade, NewLink } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useWritten } from '#web/ui/written.ts'

/** A link that can be handed on. */
export type Ready = LinkMade & { readonly label: string; readonly kept: boolean; readonly asks?: boolean; readonly audience?: string }

/** What a new link touches of what is shown. */
export const linksTouched = ['links', 'cards'] as const

/** A label with a date of today: without the marks that some dates hold to be read from right to left, with which a label is refused. */
export function useDatedLabel(): (word: 'linkOf' | 'chipOf' | 'signatureOf' | 'paperOf' | 'phoneOf' | 'passingOf') => string {
  const t = useTranslations()
  const { date } = useWritten()
  return (word) => t(word, { date: date(new Date()) }).replace(/[\u061C\u200E\u200F\u2066-\u2069]/g, '')
}

/** Makes the link a card is shared by as it stands, or finds the one made today: asked for ten times it is one link. */
export function usePlainLink(card: string, onReady?: (link: Ready) => void) {
  const { client } = useHouse()
  const labelled = useDatedLabel()
  // the same wish after a lost answer has the same key, and gets the link that was made, not a second one
  const key = useRef(crypto.randomUUID())

  async function known(label: string): Promise<Ready | undefined> {
    const { items } = await client.links({ card, state: 'live' })
    const one = items.find(
      (link) =>
        link.label === label &&
        link.kept &&
        !link.pin &&
        link.audience === 'anyone' &&
        !link.expiresAt &&
        link.openingsLeft === null &&
        link.for === null &&
        link.asks === null,
    )
    return one && { ...(await client.copyLink(one.id)), label, kept: true, audience: 'anyone' }
  }
  return useChange(
    async (): Promise<Ready> => {
      const label = labelled('linkOf')
      const wish: NewLink = { label }
      return (await known(label)) ?? { ...(await client.makeLink(card, wish, key.current)), label, kept: true, audience: 'anyone' }
    },
    linksTouched,
    onReady,
  )
}

/** A link for one chip alone, with a label of its own, so that it is taken back without the others. Until `kept` is called the same one comes again. */
export function useChipLink(card: string) {
  const { client } = useHouse()
  const labelled = useDatedLabel()
  const wish = useRef<{ readonly label: string; readonly key: string }>(undefined)
  const made = useRef<Ready>(undefined)
  const gone = useRef(false)

  async function make(): Promise<Ready> {
    if (made.current) return made.current
    if (!wish.current) {
      const { items } = await client.links({ card, state: 'live' })
      const taken = new Set(items.map(({ label }) => label))
      const first = labelled('chipOf')
      let label = first
      for (let count = 2; taken.has(label); count++) label = `${first} (${count})`
      wish.current = { label, key: crypto.randomUUID() }
    }
    const { label, key } = wish.current
    const link = { ...(await client.makeLink(card, { label }, key)), label, kept: true }
    made.current = link
    if (gone.current) takeBack()
    return link
  }
  /** It is on a chip, or in somebody's hands: the next one is another. */
  function kept() {
    made.current = undefined
    wish.current = undefined
  }
  function takeBack() {
    const link = made.current
    kept()
    // where that does not arrive it stays in the list of accesses, where it can be taken back
    if (link) client.revoke({ links: [link.id] }).catch(() => undefined)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the place is left: a link that is on no chip opens nothing
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      takeBack()
    }
  }, [])
  return { make, kept }
}
