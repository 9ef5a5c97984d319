import { Paper, Stack, Switch, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { CardOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'

/** Whether visitors may leave their details beside this card. It holds at once, for what is published too. */
export function ExchangeSwitch({ card, onDone }: { card: CardOpened; onDone(exchange: boolean): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const change = useChange(
    (open: boolean) => client.switchExchange(card.id, open),
    ['cards'],
    ({ exchange }) => onDone(exchange),
  )
  return (
    <Paper p="md" component="section">
      <Stack>
        <Title order={2} size="h3">
          {t('exchange')}
        </Title>
        <Switch
          label={t('exchangeLabel')}
          description={card.exchange ? t('exchangeOn') : t('exchangeOff')}
          checked={card.exchange}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
        <Trouble error={change.error} />
      </Stack>
    </Paper>
  )
}
