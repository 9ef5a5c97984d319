import { Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { NewAskingLink, NewLink } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { AskingForm } from './asking-form.tsx'
import { ContactQr } from './contact-qr.tsx'
import { HelpLink } from './help-link.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkComing, LinkReady } from './link-ready.tsx'
import { MailSignature } from './mail-signature.tsx'
import { PrintPaper } from './print-paper.tsx'
import { linksTouched, type Ready, useDatedLabel, usePlainLink } from './ready-link.ts'
import { ShowInCase } from './show-in-case.tsx'
import type { Wish } from './wish-form.tsx'
import { WriteChip } from './write-chip.tsx'

/** A link that is ready when the sheet opens: one button copies it. Whoever wants another one says so under 'more options'. */
export function ShareSheet({ card, onClose }: { card: string; onClose(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const labelled = useDatedLabel()
  const [made, setMade] = useState<Ready>()
  const [asksFirst, setAsksFirst] = useState(false)
  const [chip, setChip] = useState(false)
  const [offline, setOffline] = useState(false)
  const [signed, setSigned] = useState(false)
  const [paper, setPaper] = useState(false)
  const [inCase, setInCase] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  /** A wish that is sent again after a lost answer has the same key, and gets the link that was made, not a second one. */
  const makeOne = async ({ wish, key }: Wish<NewLink>): Promise<Ready> => {
    const link = await client.makeLink(card, wish, key)
    return { ...link, label: wish.label, kept: !wish.showOnce, ...(wish.audience && { audience: wish.audience }) }
  }
  const plain = usePlainLink(card, setMade)
  const wished = useChange(makeOne, linksTouched, setMade)
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
    plain.mutate()
  }, [])
  return (
    <Modal opened onClose={onClose} title={t('shareTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <div ref={top}>
          {made ? (
            <LinkReady made={made} />
          ) : plain.error ? (
            <Trouble error={plain.error} again={() => plain.mutate()} />
          ) : (
            <LinkComing label={labelled('linkOf')} />
          )}
        </div>
        <Text>{t('canForward')}</Text>
        <details>
          <summary>{t('learnMore')}</summary>
          <Text size="sm">{t('openNetwork')}</Text>
          <HelpLink topic="share" />
        </details>
        <details>
          <summary>{t('moreOptions')}</summary>
          <details className="inner" onToggle={(event) => setChip(event.currentTarget.open)}>
            <summary>{t('chipTitle')}</summary>
            {chip && <WriteChip card={card} />}
          </details>
          <details className="inner" onToggle={(event) => setSigned(event.currentTarget.open)}>
            <summary>{t('signatureTitle')}</summary>
            {signed && <MailSignature card={card} />}
          </details>
          <details className="inner" onToggle={(event) => setPaper(event.currentTarget.open)}>
            <summary>{t('paperTitle')}</summary>
            {paper && plain.data && <PrintPaper card={card} plain={plain.data.id} />}
          </details>
          <details className="inner" onToggle={(event) => setOffline(event.currentTarget.open)}>
            <summary>{t('contactQr')}</summary>
            {offline && plain.data && <ContactQr card={card} link={plain.data.id} />}
          </details>
          <details className="inner" onToggle={(event) => setInCase(event.currentTarget.open)}>
            <summary>{t('inCaseTitle')}</summary>
            {inCase && <ShowInCase card={card} />}
          </details>
          <details className="inner" open={asksFirst} onToggle={(event) => setAsksFirst(event.currentTarget.open)}>
            <summary>{t('asksFirst')}</summary>
            {asksFirst && (
              <Stack>
                <Text size="sm">{t('asksFirstText')}</Text>
                <HelpLink topic="asking" />
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
