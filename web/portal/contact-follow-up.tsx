import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { zone } from '#web/ui/zone.ts'
import { FollowUp } from './follow-up.tsx'
import { contactsTouched } from './use-contacts.ts'

const inDays = (days: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(Date.now() + days * 86_400_000))

/** The day to come back to somebody: kept as soon as it is a whole date. */
export function ContactFollowUp({ contact: { id, followUp } }: { contact: ContactOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [typed, setTyped] = useState<string>()
  const change = useChange(
    (date: string | null) => client.changeContact(id, { followUp: date }),
    contactsTouched,
    () => setTyped(undefined),
  )
  const choose = (date: string) => {
    setTyped(date)
    if (/^20\d\d-\d\d-\d\d$/.test(date)) change.mutate(date)
  }
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs">
        <TextInput
          type="date"
          label={t('followUp')}
          min="2000-01-01"
          max="2099-12-31"
          value={typed ?? followUp ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => choose(inDays(1))}>
          {t('tomorrow')}
        </Button>
        <Button variant="default" onClick={() => choose(inDays(7))}>
          {t('inAWeek')}
        </Button>
        {followUp !== null && (
          <Button variant="subtle" onClick={() => change.mutate(null)}>
            {t('noFollowUp')}
          </Button>
        )}
      </Group>
      <div role="status">
        <FollowUp date={followUp} />
      </div>
      <Trouble error={change.error} />
    </Stack>
  )
}
