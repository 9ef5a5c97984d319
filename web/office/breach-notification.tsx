import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Facts } from './facts.tsx'
import { useDesk } from './use-desk.ts'

/** What a notification to the CNDP holds, under its headings, to be carried over. That it was taken is recorded. */
export function BreachNotification({ id }: { id: string }) {
  const t = useTranslations()
  const desk = useDesk()
  const { moment, number } = useWritten()
  const take = useChange(() => desk.notification(id), [])
  const all = take.data
  return (
    <Stack gap="sm">
      <Text size="sm">{t('notificationText')}</Text>
      <Trouble error={take.error} />
      {all ? (
        <Facts
          facts={[
            [t('reference'), all.reference],
            [t('controller'), all.controller],
            [t('contactPoint'), all.contact],
            [t('noticedAt'), moment(all.noticedAt)],
            [t('beganAt'), all.beganAt && moment(all.beganAt)],
            [t('natures'), `${all.nature.kinds.map((kind) => t(`nature_${kind}`)).join(', ')} — ${all.nature.says}`],
            [t('ofData'), all.categories.join(', ')],
            [t('personsAbout'), all.persons.approximately === null ? null : number(all.persons.approximately)],
            [t('personsListed'), number(all.persons.listed)],
            [t('breach_consequences'), all.consequences],
            [t('breach_measures'), all.measures],
            [t('tellPersons'), all.personsTold.notToldBecause ?? all.personsTold.says],
            [t('breach_delay'), all.delay],
            [t('lack_dgssi'), all.dgssi.notifiedAt && `${moment(all.dgssi.notifiedAt)} · ${all.dgssi.reference ?? ''}`],
          ]}
        />
      ) : (
        <Group>
          <Button variant="default" loading={take.isPending} onClick={() => take.mutate(undefined)}>
            {t('notificationTake')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
