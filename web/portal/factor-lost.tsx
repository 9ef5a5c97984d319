import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'

/** What there is to do without one's application: what works at once first, then the day's wait, then the desk. */
export function FactorLost({ challenge }: { challenge: string }) {
  const t = useTranslations()
  const { moment } = useWritten()
  const { client, language } = useHouse()
  const lose = useChange(() => client.loseFactor(challenge), [])
  return (
    <Part title={t('factorLost')}>
      {lose.data ? (
        <Alert
          className="hold"
          variant="outline"
          icon={<IconClockHour4 aria-hidden />}
          role="status"
          title={t('factorLostAsked', { date: moment(lose.data.offAt) })}
        >
          <Text c="var(--mantine-color-text)">{t('factorLostAskedText')}</Text>
        </Alert>
      ) : (
        <Stack>
          <ul className="listed">
            <li>{t('factorLostCodes')}</li>
            <li>{t('factorLostPasskey')}</li>
          </ul>
          <Text>{t('factorLostWait')}</Text>
          <Trouble error={lose.error} />
          <Group>
            <Button variant="default" loading={lose.isPending} onClick={() => lose.mutate(undefined)}>
              {t('factorLostStart')}
            </Button>
          </Group>
        </Stack>
      )}
      <Text>
        {t.rich('factorLostDesk', {
          link: (chunks) => (
            <a className="link" href={`/droits/demande/${language}`}>
              {chunks}
            </a>
          ),
        })}
      </Text>
    </Part>
  )
}
