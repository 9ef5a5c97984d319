import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { categories } from '#contract/register.ts'
import type { BreachOpened } from '#web/client/desk-calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { Act } from './act.tsx'
import { BreachAuthority } from './breach-authority.tsx'
import { Clock72 } from './breach-clock.tsx'
import { BreachExport } from './breach-export.tsx'
import { AmendBreach } from './breach-form.tsx'
import { BreachNotification } from './breach-notification.tsx'
import { BreachPersons } from './breach-persons.tsx'
import { CaseFile } from './case-file.tsx'
import { Facts } from './facts.tsx'
import { useDesk } from './use-desk.ts'
import { useOpened } from './use-opened.ts'

/** One incident: what is known, who was told, what it still lacks, and every entry as it was written. */
export function BreachFile({ id }: { id: string }) {
  const t = useTranslations()
  const desk = useDesk()
  const opened = useOpened<BreachOpened>(id)
  return (
    <CaseFile<BreachOpened>
      opened={opened}
      tells={t('readRecorded')}
      button={t('openBreach')}
      fields={[t('breach_what'), t('ofData'), t('entries')]}
      open={() => desk.openBreach(id)}
    >
      {(one, show) => (
        <>
          <BreachSays one={one} />
          <div>
            <Act says={t('notification')}>
              <BreachNotification id={one.id} />
            </Act>
            <Act says={t('exportList')}>
              <BreachExport one={one} />
            </Act>
            {!one.closed && (
              <>
                <Act says={t('amend')}>
                  <AmendBreach one={one} onDone={show} />
                </Act>
                <Act says={t('lack_cndp')} open={one.lacks.includes('cndp')}>
                  <BreachAuthority which="cndp" one={one} onDone={show} />
                </Act>
                {one.known.dgssi && (
                  <Act says={t('lack_dgssi')} open={one.lacks.includes('dgssi')}>
                    <BreachAuthority which="dgssi" one={one} onDone={show} />
                  </Act>
                )}
                <Act says={t('tellPersons')}>
                  <BreachPersons one={one} onDone={show} />
                </Act>
                <BreachClose one={one} onDone={show} />
              </>
            )}
          </div>
        </>
      )}
    </CaseFile>
  )
}

function BreachSays({ one: { known, clock, persons, entries, lacks } }: { one: BreachOpened }) {
  const t = useTranslations()
  const { language } = useHouse()
  const { moment, number } = useWritten()
  const names: { readonly [category: string]: { readonly fr: string; readonly ar: string; readonly en: string } } = categories
  return (
    <Stack>
      <Text>
        <Clock72 {...clock} />
      </Text>
      <Facts
        facts={[
          [t('noticedAt'), moment(clock.noticedAt)],
          [t('dueAt'), moment(clock.dueAt)],
          [t('beganAt'), known.beganAt && moment(known.beganAt)],
          [t('breach_what'), known.what],
          [t('natures'), known.natures?.map((nature) => t(`nature_${nature}`)).join(', ')],
          [t('ofData'), known.categories?.map((category) => names[category]?.[language] ?? category).join(', ')],
          [t('personsAbout'), known.persons === undefined ? undefined : number(known.persons)],
          [t('personsListed'), t('personsTold', { found: persons.found, told: persons.told })],
          [t('breach_consequences'), known.consequences],
          [t('breach_measures'), known.measures],
          [t('breach_delay'), known.delay],
          [t('lacks'), lacks.length === 0 ? t('lacksNothing') : lacks.map((lack) => t(`lack_${lack}`)).join(' · ')],
        ]}
      />
      <details>
        <summary>{t('entries')}</summary>
        <ol className="listed">
          {entries.map(({ step, at, says }) => (
            <li key={`${step}${at}`}>
              {t(`breachStep_${step}`)} · <bdi>{moment(at)}</bdi>
              {(says.reason ?? says.reference) && (
                <>
                  {' · '}
                  <bdi>{says.reason ?? says.reference}</bdi>
                </>
              )}
            </li>
          ))}
        </ol>
      </details>
    </Stack>
  )
}

function BreachClose({ one, onDone }: { one: BreachOpened; onDone(one: BreachOpened): void }) {
  const t = useTranslations()
  const desk = useDesk()
  const close = useChange(
    () => desk.closeBreach(one.id),
    ['breaches', 'waits'],
    (now) => {
      onDone(now)
      notifications.show({ message: t('breachClosedNow'), color: 'mint' })
    },
  )
  return (
    <Stack gap="xs">
      <Trouble error={close.error} />
      <Group>
        <Button variant="default" loading={close.isPending} disabled={one.lacks.length > 0} onClick={() => close.mutate(undefined)}>
          {t('closeBreach')}
        </Button>
        {one.lacks.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('closeLacks', { lacks: one.lacks.map((lack) => t(`lack_${lack}`)).join(' · ') })}
          </Text>
        )}
      </Group>
    </Stack>
  )
}
