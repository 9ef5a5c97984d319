import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCheck, IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { undertaking } from '#contract/undertaking.ts'
import type { OfficeDoor } from '#web/client/desk-calls.ts'
import { queries, useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { SecondFactorStep } from './second-factor-step.tsx'
import { useDesk, useJobs } from './use-desk.ts'

interface Given {
  readonly door: OfficeDoor
  onOpen(): void
}

/** What is missing before somebody may work, one thing after the other, and then the button that opens the office. */
export function Door({ door, onOpen }: Given) {
  const t = useTranslations()
  const desk = useDesk()
  const jobs = useJobs()
  const { moment } = useWritten()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const sign = useChange(() => proved(() => desk.sign(door.undertaking.version)), ['office'])
  const open = useChange(
    () => proved(desk.open),
    ['waits'],
    (now) => {
      queries.setQueryData(['office'], now)
      onOpen()
    },
  )
  if (door.jobs.length === 0) return <NoJob />
  const { signedAt } = door.undertaking
  return (
    <Stack gap="lg">
      <Text>{t('doorHello', { name: `\u2068${door.name}\u2069`, jobs: jobs(door.jobs) })}</Text>
      <Step done={door.secondFactor} title={t('doorFactor')}>
        {door.secondFactor ? <Text c="dimmed">{t('doorFactorDone')}</Text> : <SecondFactorStep />}
      </Step>
      <Step done={signedAt !== null} title={t('doorUndertaking')}>
        {signedAt === null ? (
          <>
            <Undertaking />
            <Trouble error={sign.error} />
            <Group>
              <Button loading={sign.isPending} onClick={() => sign.mutate(undefined)}>
                {t('doorSign')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Text c="dimmed">{t('doorSigned', { date: moment(signedAt) })}</Text>
            <details>
              <summary>{t('doorRead')}</summary>
              <Undertaking />
            </details>
          </>
        )}
      </Step>
      <Trouble error={open.error} />
      <Stack gap="xs">
        <Group>
          <Button
            size="lg"
            data-autofocus
            loading={open.isPending}
            disabled={!door.secondFactor || signedAt === null}
            onClick={() => open.mutate(undefined)}
          >
            {t('doorOpen')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {!door.secondFactor || signedAt === null ? t('doorMissing') : t('doorLasts')}
        </Text>
      </Stack>
      {dialog}
    </Stack>
  )
}

/** The door as a screen of its own. */
export const DoorScreen = ({ door }: { door: OfficeDoor }) => {
  const t = useTranslations()
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{t('office')}</ScreenTitle>
      <Door door={door} onOpen={() => undefined} />
    </Stack>
  )
}

function Step({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  const t = useTranslations()
  return (
    <Paper p="md" component="section">
      <Stack>
        <Group gap="xs" wrap="nowrap">
          {done ? (
            <IconCheck role="img" aria-label={t('doorDone')} color="var(--cc-good)" />
          ) : (
            <IconCircleDashed role="img" aria-label={t('doorToDo')} color="var(--cc-hold)" />
          )}
          <Title order={2} size="h3">
            {title}
          </Title>
        </Group>
        {children}
      </Stack>
    </Paper>
  )
}

function Undertaking() {
  const { language } = useHouse()
  return (
    <ol className="listed">
      {undertaking.says[language].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ol>
  )
}

function NoJob() {
  const t = useTranslations()
  const account = useAccount()
  return (
    <Alert variant="outline" className="hold" role="note" title={t('doorNoJob')}>
      <Stack>
        <Text c="var(--mantine-color-text)">
          {t.rich('doorNoJobText', { email: account.data?.email ?? '', address: (chunks) => <bdi className="address">{chunks}</bdi> })}
        </Text>
        <Group>
          <Button variant="default" component="a" href="/espace">
            {t('toSpace')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
