import { Group, Paper, Stack, Text } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading } from '#web/ui/trouble.tsx'
import { Alone } from './alone.tsx'
import { type Counted, isCounted, useWaits } from './counts.tsx'
import { paths, type Room } from './paths.ts'
import { roomsOf } from './rooms.ts'
import { useDoor } from './use-desk.ts'

/** What waits, a room each. */
export function HomeScreen() {
  const t = useTranslations()
  const door = useDoor()
  if (!door.data) return <Loading />
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{t('room_home')}</ScreenTitle>
      <Text>{t('homeText')}</Text>
      <Alone />
      <Paper px="md">
        <ul className="rows">
          {roomsOf(door.data).map((room) => (
            <Line key={room} room={room} />
          ))}
        </ul>
      </Paper>
    </Stack>
  )
}

function Line({ room }: { room: Room }) {
  const t = useTranslations()
  return (
    <li className="line leads">
      <div>
        <Link to={paths[room]} className="link whole-line">
          {t(`room_${room}`)}
        </Link>
        <Text size="sm" c="dimmed">
          {t(`roomText_${room}`)}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        {isCounted(room) && <Waits room={room} />}
        <IconChevronRight aria-hidden size={20} className="turned" />
      </Group>
    </li>
  )
}

function Waits({ room }: { room: Counted }) {
  const t = useTranslations()
  const { data, error } = useWaits(room)
  if (error) return <Text c="dimmed">{t('waitsUnknown')}</Text>
  if (!data) return null
  return (
    <Text fw={600} className="figures whole">
      {data.count === 0 ? t('nothingWaits') : t('waits', { count: data.count, more: data.more ? 'yes' : 'no' })}
    </Text>
  )
}
