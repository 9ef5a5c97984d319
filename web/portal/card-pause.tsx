import { Button, Group, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CardOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { Ask } from './ask.tsx'
import { paths } from './paths.ts'
import { PauseSheet } from './pause-sheet.tsx'
import { usePauseInWords } from './use-pause.ts'

/** What takes a card away from its visitors, for a while or for good. */
export function PauseAndDelete({ card, onChange }: { card: CardOpened; onChange(card: CardOpened): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const go = useNavigate()
  const inWords = usePauseInWords()
  const [deleting, setDeleting] = useState(false)
  const [pausing, setPausing] = useState(false)
  const touched = ['cards', 'links'] as const
  const paused = card.state === 'paused'
  const told = ({ state, pause }: CardOpened) => onChange({ ...card, state, pause })
  const resume = useChange(() => client.resume(card.id), touched, told)
  const remove = useChange(
    () => client.deleteCard(card.id),
    touched,
    () => void go({ to: paths.home }),
  )
  return (
    <Part title={t('pauseAndDelete')}>
      <Text role="status">
        {inWords(card)} {card.pause && t(card.pause.message ? 'pauseTold' : 'pauseUntold')}
      </Text>
      <Trouble error={resume.error} />
      <Group className="deeds" gap="xs">
        {card.pause && (
          <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
            {t(paused ? 'resume' : 'pauseCancel')}
          </Button>
        )}
        {(paused || card.state === 'live') && (
          <Button variant="default" onClick={() => setPausing(true)}>
            {t(card.pause ? 'pauseChange' : 'pause')}
          </Button>
        )}
        <Button variant="default" c="var(--mantine-color-error)" onClick={() => setDeleting(true)}>
          {t('deleteCard')}
        </Button>
      </Group>
      {pausing && (
        <PauseSheet
          card={card}
          onClose={() => setPausing(false)}
          onDone={(changed) => {
            setPausing(false)
            told(changed)
          }}
        />
      )}
      <Ask
        opened={deleting}
        title={t('deleteSure')}
        text={t('deleteText')}
        no={t('keepCard')}
        yes={t('deleteCard')}
        doing={remove}
        onClose={() => setDeleting(false)}
      />
    </Part>
  )
}
