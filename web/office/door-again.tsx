import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useAccount, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { Door } from './door.tsx'
import { signInAddress } from './sign-in.ts'
import { useDoor } from './use-desk.ts'

/** The office closed under somebody's hands: it opens again in place, over what they were writing. */
export function DoorAgain() {
  const t = useTranslations()
  const { sessionEnded, signedInAgain } = useHouse()
  const account = useAccount()
  const door = useDoor()
  if (sessionEnded === undefined) return null
  const out = sessionEnded === 'signed-out'
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={out ? t('signedOut') : t('closedMeanwhile')}
      size="lg"
      zIndex={220}
    >
      <Stack>
        <Text>{out ? t('signedOutText') : t('closedMeanwhileText')}</Text>
        {out ? (
          <Group>
            <Button component="a" href={signInAddress()}>
              {t('signInAgain')}
            </Button>
          </Group>
        ) : door.data ? (
          <Door door={door.data} onOpen={() => signedInAgain(account.data?.id ?? '')} />
        ) : door.error ? (
          <Trouble error={door.error} again={door.refetch} />
        ) : (
          <Loading />
        )}
      </Stack>
    </Modal>
  )
}
