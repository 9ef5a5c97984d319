import { Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LinkMade, NewAskingLink, NewLink } from '#web/client/calls.ts'
import { AskingForm } from './asking-form.tsx'
import { useChange, useHouse } from './house.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkReady } from './link-ready.tsx'
import { Trouble } from './trouble.tsx'
import type { Wish } from './wish-form.tsx'
import { useWritten } from './written.ts'

type Ready = LinkMade & { readonly label: string; readonly kept: boolean; readonly asks?: boolean }

/** A link that is ready when the sheet opens: one button copies it. Whoever wants another one says so under 'more options'. */
export function ShareSheet({ card, onClose }: { card: string; onClose(): void }) {
  const t = useTranslations()
  const { date } = useWritten()
  const { client } = useHouse()
  const [made, setMade] = useState<Ready>()
  const [asksFirst, setAsksFirst] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  const key = useRef(crypto.randomUUID())

  /** The plain link of this name that is there already: a sheet opened ten times makes one link. */
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
    return one && { ...(await client.copyLink(one.id)), label, kept: true }
  }
  /** A wish that is sent again after a lost answer has the same key, and gets the link that was made, not a second one. */
  const makeOne = async ({ wish, key }: Wish<NewLink>): Promise<Ready> => {
    const link = await client.makeLink(card, wish, key)
    return { ...link, label: wish.label, kept: !wish.showOnce }
  }
  const touched = ['links', 'cards'] as const
  const plain = useChange(
    async () => {
      // without the marks that some dates hold to be read from right to left: a label is refused with them
      const label = t('linkOf', { date: date(new Date()) }).replace(/[\u061C\u200E\u200F\u2066-\u2069]/g, '')
      return (await known(label)) ?? makeOne({ wish: { label }, key: key.current })
    },
    touched,
    setMade,
  )
  const wished = useChange(makeOne, touched, setMade)
  const asking = useChange(
    async ({ wish, key }: Wish<NewAskingLink>): Promise<Ready> => ({
      ...(await client.makeAskingLink(card, wish, key)),
      label: wish.label,
      kept: true,
      asks: true,
    }),
    ['links'],
    setMade,
  )
  useEffect(() => {
    // whoever made a link further down is led to it
    if (wished.data ?? asking.data) top.current?.querySelector('button')?.focus()
  }, [wished.data, asking.data])
  const first = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sheet opens
  useEffect(() => {
    if (first.current) return
    first.current = true
    plain.mutate(undefined)
  }, [])
  return (
    <Modal opened onClose={onClose} title={t('shareTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <div ref={top}>
          {made ? (
            <LinkReady made={made} />
          ) : plain.error ? (
            <Trouble error={plain.error} again={() => plain.mutate(undefined)} />
          ) : (
            <Stack role="status" aria-label={t('makingLink')}>
              <Skeleton h={50} />
              <Skeleton h={50} />
            </Stack>
          )}
        </div>
        <Text>{t('canForward')}</Text>
        <details>
          <summary>{t('learnMore')}</summary>
          <Text size="sm">{t('openNetwork')}</Text>
        </details>
        <details>
          <summary>{t('moreOptions')}</summary>
          <details className="inner" open={asksFirst} onToggle={(event) => setAsksFirst(event.currentTarget.open)}>
            <summary>{t('asksFirst')}</summary>
            {asksFirst && (
              <Stack>
                <Text size="sm">{t('asksFirstText')}</Text>
                <AskingForm card={card} busy={asking.isPending} error={asking.error} onMake={asking.mutateAsync} />
              </Stack>
            )}
          </details>
          {/* one form at a time: both have a name, a term and a button of the same words */}
          {!asksFirst && <LinkForm card={card} busy={wished.isPending} error={wished.error} onMake={wished.mutateAsync} />}
        </details>
      </Stack>
    </Modal>
  )
}
