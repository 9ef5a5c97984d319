import { Modal, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useHouse } from '#web/ui/house.tsx'
import { paths } from './paths.ts'
import { SignIn } from './sign-in.tsx'

/** A session that ended under somebody's hands is taken up again in place. */
export function SignInAgain({ email }: { email: string }) {
  const t = useTranslations()
  const go = useNavigate()
  const { signedInAgain } = useHouse()
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('sessionEnded')}
      zIndex={300}
    >
      <Stack>
        <Text>{t('sessionEndedText')}</Text>
        <SignIn email={email} onDone={(done) => void (signedInAgain(done.account) || go({ to: paths.home }))} />
      </Stack>
    </Modal>
  )
}
