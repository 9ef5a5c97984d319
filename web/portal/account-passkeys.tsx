import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Part } from '#web/ui/part.tsx'
import { addPasskey, NoPasskey, passkeysWork } from '#web/ui/passkeys.ts'
import type { Proved } from '#web/ui/prove.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'

export function Passkeys({ proved }: { proved: Proved }) {
  const t = useTranslations()
  const { date } = useWritten()
  const { client } = useHouse()
  const passkeys = useQuery({ queryKey: ['passkeys'], queryFn: client.passkeys })
  const add = useChange(() => proved(() => addPasskey(client, t('thisDevice'))), ['passkeys', 'account'])
  const remove = useChange((id: string) => proved(() => client.removePasskey(id)), ['passkeys', 'account'])
  return (
    <Part title={t('passkeys')}>
      <Text>{t('passkeysText')}</Text>
      {passkeys.isPending && <Loading lines={1} />}
      {(passkeys.data?.items.length ?? 0) > 0 && (
        <ul className="rows">
          {passkeys.data?.items.map(({ id, name, addedAt, lastUsedAt }) => (
            <li key={id} className="line">
              <div>
                <Text fw={600}>
                  <bdi>{name}</bdi>
                </Text>
                <Text size="sm" c="dimmed">
                  {t('addedOn', { date: date(addedAt) })} {lastUsedAt && t('lastUsed', { date: date(lastUsedAt) })}
                </Text>
              </div>
              <Button variant="default" loading={remove.isPending && remove.variables === id} onClick={() => remove.mutate(id)}>
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {add.error instanceof NoPasskey ? (
        <Text role="alert">{t('noPasskeyMade')}</Text>
      ) : (
        <Trouble error={add.error ?? remove.error ?? passkeys.error} />
      )}
      <Group>
        <Button variant="default" disabled={!passkeysWork()} loading={add.isPending} onClick={() => add.mutate(undefined)}>
          {t('addPasskey')}
        </Button>
        {!passkeysWork() && <Text size="sm">{t('passkeysImpossible')}</Text>}
      </Group>
    </Part>
  )
}
