import { Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { restrictedUses } from '#contract/requests.ts'
import type { RestrictedUse } from '#web/client/calls.ts'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Part } from '#web/ui/part.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { BackToMyData } from './back-to-my-data.tsx'
import { beingDone, useFiling, useRequestDeed, useRequests } from './use-requests.ts'

/** Which uses of one's data stop, each with what that changes said beforehand; and those that were stopped are taken up again. */
export function RestrictionScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const restriction = useQuery({ queryKey: ['restriction'], queryFn: client.restriction })
  return (
    <Stack className="middle" gap="lg">
      <BackToMyData />
      <ScreenTitle>{t('restrictTitle')}</ScreenTitle>
      <Text>{t('restrictTextLong')}</Text>
      {restriction.data ? (
        <Uses stopped={restriction.data.uses} since={restriction.data.since} />
      ) : restriction.error ? (
        <Trouble error={restriction.error} again={restriction.refetch} />
      ) : (
        <Loading lines={6} />
      )}
    </Stack>
  )
}

function Uses({ stopped, since }: { stopped: readonly RestrictedUse[]; since: string | null }) {
  const t = useTranslations()
  const { date } = useWritten()
  const { client } = useHouse()
  const account = useAccount()
  const requests = useRequests()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const [chosen, setChosen, forget] = useKept('restriction', z.array(z.enum(restrictedUses)), [])
  const [asked, setAsked] = useState(false)
  const file = useFiling(proved, () => {
    forget()
    setAsked(false)
  })
  const lift = useRequestDeed(
    (uses: RestrictedUse[]) => client.liftRestriction(uses),
    () => notifications.show({ message: t('liftDone'), color: 'mint' }),
  )
  const all = stopped.includes('all')
  const doing = requests.items?.some((request) => request.kind === 'restriction' && beingDone(request)) ?? false
  const open = chosen.filter((use) => !stopped.includes(use))
  return (
    <Part title={since === null ? t('restrictNone') : t('restrictSince', { date: date(since) })}>
      {since !== null && (
        <Group>
          <Button variant="default" loading={lift.isPending && lift.variables.includes('all')} onClick={() => lift.mutate(['all'])}>
            {t('liftAll')}
          </Button>
        </Group>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (open.length > 0) file.mutate({ kind: 'restriction', uses: open })
        }}
      >
        <Stack>
          <fieldset className="bare">
            <legend className="unseen">{t('restrictChoose')}</legend>
            <ul className="rows">
              {restrictedUses.map((use) => (
                <li key={use} className="line">
                  {all || stopped.includes(use) ? (
                    <>
                      <div className="grows">
                        <Text fw={500}>{t(`use_${use}`)}</Text>
                        <Text size="sm" c="dimmed">
                          {t(`useChanges_${use}`)}
                        </Text>
                      </div>
                      <Badge variant="outline" color="saffron" c="var(--mantine-color-text)" size="lg" tt="none">
                        {t('restrictOn')}
                      </Badge>
                      {!all && (
                        <Button
                          variant="default"
                          aria-label={t('deedOf', { deed: t('liftUse'), label: t(`use_${use}`) })}
                          loading={lift.isPending && lift.variables[0] === use}
                          onClick={() => lift.mutate([use])}
                        >
                          {t('liftUse')}
                        </Button>
                      )}
                    </>
                  ) : (
                    <Checkbox
                      size="md"
                      label={t(`use_${use}`)}
                      description={t(`useChanges_${use}`)}
                      checked={chosen.includes(use)}
                      onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, use] : chosen.filter((one) => one !== use))}
                    />
                  )}
                </li>
              ))}
            </ul>
          </fieldset>
          {doing && (
            <Text role="status" fw={600}>
              {t('restrictDoing')}
            </Text>
          )}
          {asked && open.length === 0 && (
            <Text role="alert" c="var(--mantine-color-error)">
              {t('chooseUse')}
            </Text>
          )}
          <Trouble error={file.error ?? lift.error} />
          {!all && (
            <Group>
              <Button type="submit" loading={file.isPending || doing}>
                {t('restrictSend')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
      {dialog}
    </Part>
  )
}
