import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconNfc } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Trouble } from '#web/ui/trouble.tsx'
import { ChipGuide } from './chip-guide.tsx'
import { HelpLink } from './help-link.tsx'
import { canWriteChips, type NotWritten, writeChip } from './nfc.ts'
import { linksTouched, useChipLink } from './ready-link.ts'

type State =
  | { readonly is: 'idle' | 'making' | 'near' }
  | { readonly is: 'written'; readonly label: string }
  | { readonly is: 'not'; readonly why: Exclude<NotWritten, 'stopped'> }
  | { readonly is: 'trouble'; readonly error: Error }

const says = { forbidden: 'chipForbidden', off: 'chipOff', unable: 'chipUnable', failed: 'chipFailed' } as const

/** A link of its own on an NFC chip: written here where the browser can, else in two steps with an app. */
export function WriteChip({ card }: { card: string }) {
  const t = useTranslations()
  return (
    <Stack>
      <Text size="sm">{t('chipText')}</Text>
      <Text size="sm">{t('chipWarning')}</Text>
      <HelpLink topic="chip" />
      {canWriteChips() ? <Writing card={card} /> : <ChipGuide card={card} />}
    </Stack>
  )
}

function Writing({ card }: { card: string }) {
  const t = useTranslations()
  const known = useQueryClient()
  const link = useChipLink(card)
  const [state, setState] = useState<State>({ is: 'idle' })
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  async function write() {
    stop.current = new AbortController()
    const { signal } = stop.current
    try {
      setState({ is: 'making' })
      const { url, label } = await link.make()
      if (signal.aborted) return
      setState({ is: 'near' })
      const why = await writeChip(url, signal)
      if (why === 'stopped') return setState({ is: 'idle' })
      if (why) return setState({ is: 'not', why })
      link.kept()
      setState({ is: 'written', label })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      setState({ is: 'trouble', error })
    }
    for (const key of linksTouched) await known.invalidateQueries({ queryKey: [key] })
  }
  if (state.is === 'near')
    return (
      <Stack gap="xs">
        <Alert className="hold" variant="outline" icon={<IconNfc aria-hidden />} role="status">
          <Text c="var(--mantine-color-text)">{t('chipNear')}</Text>
        </Alert>
        <Button variant="default" onClick={() => stop.current?.abort()}>
          {t('cancel')}
        </Button>
      </Stack>
    )
  return (
    <Stack gap="xs">
      {state.is === 'written' && (
        <Alert className="good" variant="outline" icon={<IconCheck aria-hidden />} role="status" title={t('chipWritten')}>
          <Text c="var(--mantine-color-text)">{t('chipWrittenText', { label: `\u2068${state.label}\u2069` })}</Text>
        </Alert>
      )}
      {state.is === 'not' && (
        <Alert className="hold" variant="outline" role="alert">
          <Text c="var(--mantine-color-text)">{t(says[state.why])}</Text>
        </Alert>
      )}
      {state.is === 'trouble' && <Trouble error={state.error} />}
      <Group className="deeds">
        <Button variant="default" leftSection={<IconNfc aria-hidden size={20} />} loading={state.is === 'making'} onClick={write}>
          {state.is === 'written' ? t('chipAgain') : state.is === 'not' || state.is === 'trouble' ? t('retry') : t('chip')}
        </Button>
      </Group>
    </Stack>
  )
}
