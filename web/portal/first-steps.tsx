import { Paper, Stack, Text, Title } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { CardShown } from '#web/client/calls.ts'

/** From nothing to a shared card: what is done, and what comes next. It goes by itself once a card is shared. */
export function FirstSteps({ cards }: { cards: readonly CardShown[] }) {
  const t = useTranslations()
  const [card, other] = cards
  if (other || card?.state === 'paused' || card?.state === 'deleted' || card?.stopped || (card && card.links > 0)) return null
  const steps = [
    { says: t('firstMake'), done: card !== undefined },
    { says: t('firstPublish'), done: card?.state === 'live' },
    { says: t('firstShare'), done: false },
  ]
  const next = steps.findIndex(({ done }) => !done)
  return (
    <Paper p="md" component="section" aria-labelledby="first-steps">
      <Stack gap="xs">
        <Title order={2} size="h4" id="first-steps">
          {t('firstSteps')}
        </Title>
        <ol className="steps">
          {steps.map(({ says, done }, at) => (
            <li key={says} {...(at === next && { 'aria-current': 'step' as const })}>
              {done ? <IconCircleCheck aria-hidden size={22} color="var(--cc-good)" /> : <IconCircle aria-hidden size={22} />}
              <Text span inherit {...(at === next && { fw: 600 })}>
                {done ? t('firstDone', { step: says }) : says}
              </Text>
            </li>
          ))}
        </ol>
      </Stack>
    </Paper>
  )
}
