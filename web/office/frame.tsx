import { Button, Text } from '@mantine/core'
import { IconCommand, IconDoorExit } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import type { OfficeDoor } from '#web/client/desk-calls.ts'
import { queries, useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { dropKept } from '#web/ui/kept.ts'
import { LanguageChoice } from '#web/ui/language-choice.tsx'
import { Star } from '#web/ui/star.tsx'
import { useTheirLanguage } from '#web/ui/their-language.ts'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { ColourScheme } from './colour-scheme.tsx'
import { Count } from './counts.tsx'
import { DoorScreen } from './door.tsx'
import { DoorAgain } from './door-again.tsx'
import { Palette, usePalette } from './palette.tsx'
import { paths } from './paths.ts'
import { roomsOf } from './rooms.ts'
import { Shortcuts, useShortcuts } from './shortcuts.tsx'
import { signInAgain } from './sign-in.ts'
import { useDesk, useDoor, useJobs } from './use-desk.ts'

/** The office: the door for whoever is not in, the rooms for whoever is. */
export function OfficeFrame() {
  const account = useAccount()
  const door = useDoor()
  const { sessionEnded } = useHouse()
  useTheirLanguage(account.data?.language)
  const signedOut = [account.error, door.error].some((error) => error instanceof Refused && error.code === 'signed-out')
  useEffect(() => {
    if (signedOut) signInAgain()
  }, [signedOut])
  // while it is closed under somebody's hands the room stays, with what they were writing
  if (account.data && door.data && (door.data.open || sessionEnded !== undefined)) return <Rooms door={door.data} />
  const error = account.error ?? door.error
  return (
    <Page>
      {account.data && door.data ? (
        <DoorScreen door={door.data} />
      ) : (
        <div className="middle">
          {error && !signedOut ? <Trouble error={error} again={() => Promise.all([account.refetch(), door.refetch()])} /> : <Loading />}
        </div>
      )}
    </Page>
  )
}

function Page({ aside, nav, children }: { aside?: ReactNode; nav?: ReactNode; children: ReactNode }) {
  const t = useTranslations()
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  // a new room is read from its beginning
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => main.current?.focus({ preventScroll: true }), [pathname])
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top office-top">
        <Link to={paths.home} className="brand">
          <Star /> {t('officeBrand')}
        </Link>
        {aside}
        <ColourScheme />
        <LanguageChoice />
      </header>
      <div className={nav ? 'office' : 'page'}>
        {nav}
        <main id="main" ref={main} tabIndex={-1} className="office-main">
          {children}
        </main>
      </div>
    </>
  )
}

function Rooms({ door }: { door: OfficeDoor }) {
  const t = useTranslations()
  const desk = useDesk()
  const jobs = useJobs()
  const palette = usePalette()
  const shortcuts = useShortcuts()
  const close = useChange(desk.close, [], (now) => {
    // the next person at this browser finds nothing of what was opened or typed here
    dropKept()
    queries.removeQueries({ predicate: ({ queryKey: [key] }) => key !== 'account' && key !== 'office' })
    queries.setQueryData(['office'], now)
  })
  return (
    <Page
      aside={
        <>
          <Text size="sm" className="office-who">
            <bdi>{door.name}</bdi> · {jobs(door.jobs)}
          </Text>
          <Button variant="default" leftSection={<IconCommand aria-hidden size={20} />} onClick={palette.open}>
            {t('goTo')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDoorExit aria-hidden size={20} />}
            loading={close.isPending}
            onClick={() => close.mutate(undefined)}
          >
            {t('closeOffice')}
          </Button>
        </>
      }
      nav={
        <nav className="rooms" aria-label={t('rooms')}>
          <RoomLink to="home" />
          {roomsOf(door).map((room) => (
            <RoomLink key={room} to={room} />
          ))}
          <Text size="sm" c="dimmed" className="rooms-help">
            {t('keysHelp')}
          </Text>
        </nav>
      }
    >
      {close.error && <Trouble error={close.error} />}
      <Outlet />
      <Palette door={door} {...palette} onShortcuts={shortcuts.open} onCloseOffice={() => close.mutate(undefined)} />
      <Shortcuts {...shortcuts} />
      <DoorAgain />
    </Page>
  )
}

function RoomLink({ to }: { to: keyof typeof paths }) {
  const t = useTranslations()
  return (
    <Link
      to={paths[to]}
      className="tab"
      activeOptions={{ exact: to === 'home', includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      {t(`room_${to}`)}
      <Count room={to} />
    </Link>
  )
}
