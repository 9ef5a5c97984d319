import { NativeSelect, Paper, Stack } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Audience } from '#contract/draft.ts'
import { type Language, languages } from '#contract/language.ts'
import type { CardOpened } from '#web/client/calls.ts'
import { hasName } from './draft.ts'
import { Only } from './only.tsx'
import { drawInto } from './preview-card.ts'
import { useAudiences } from './use-audiences.ts'
import type { DraftSaving } from './use-draft.ts'
import { oneOf } from './visible-to.tsx'

interface Given {
  readonly card: CardOpened
  readonly draft: DraftSaving
  /** Goes up when a picture is another one. */
  readonly drawn: number
}

/** The page as visitors will see it, drawn at each key by the program that draws theirs. */
export function LivePreview({ card, draft: { draft, state }, drawn }: Given) {
  const t = useTranslations()
  const frame = useRef<HTMLIFrameElement>(null)
  const [audience, setAudience] = useState<Audience>('anyone')
  const [reader, setReader] = useState<Language>()
  const { choices, own } = useAudiences()
  const named = hasName(draft)
  // the frame comes from the server, with the visitor's own style, once a draft with a name is there
  const [begun, setBegun] = useState(hasName(card.draft))
  if (!begun && named && state === 'saved') setBegun(true)
  const language = reader ?? draft.language
  const draw = () => {
    const page = frame.current?.contentDocument
    if (!page?.querySelector('main')) return
    drawInto(page, { id: card.id, draft, audience, language, exchange: card.exchange, pictures: card, drawn })
  }
  useLayoutEffect(draw)
  return (
    <Stack gap="sm">
      <Only when={[audience, language, own, t]}>
        {() => (
          <div className="fields">
            <NativeSelect
              label={t('previewFor')}
              value={audience}
              onChange={(event) => setAudience(event.currentTarget.value)}
              data={choices}
            />
            <NativeSelect
              label={t('previewIn')}
              value={language}
              onChange={(event) => setReader(oneOf(languages, event.currentTarget.value, draft.language))}
              data={languages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
            />
          </div>
        )}
      </Only>
      {named && begun ? (
        <iframe
          ref={frame}
          className="preview"
          title={t('preview')}
          src={`/api/cards/${card.id}/preview?audience=anyone&language=fr`}
          onLoad={draw}
        />
      ) : (
        <Paper p="xl">{t('previewNeedsName')}</Paper>
      )}
    </Stack>
  )
}
