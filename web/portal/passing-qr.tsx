import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { useAwake } from './use-awake.ts'
import { usePageSeen } from './use-page-seen.ts'
import { usePassingCode } from './use-passing-code.ts'

interface Given {
  readonly card: string
  /** Back to a code that stays. */
  onStay(): void
  onClose(): void
}

/** A code that is another one each minute, so that a photograph of this screen soon opens nothing. */
export function PassingQr({ card, onStay, onClose }: Given) {
  const t = useTranslations()
  const { number } = useWritten()
  const code = usePassingCode(card)
  useAwake(usePageSeen() && code.is === 'shown')
  return (
    <Modal opened fullScreen onClose={onClose} title={t('fullQrTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack align="stretch" className="held-out">
        {code.is === 'asked' && <Loading lines={1} height={320} />}
        {code.is === 'shown' && (
          <>
            <img
              className="qr whole-screen"
              src={`data:image/svg+xml,${encodeURIComponent(code.svg)}`}
              alt={t('passingQrOf')}
              width="320"
              height="320"
            />
            <span className="passes" key={code.link} aria-hidden />
            {/* a timer is read when it is asked for, and not at each second */}
            <Text role="timer" ta="center" className="figures" {...(code.late && { c: 'var(--cc-hold)' })}>
              {t(code.late ? 'passingLate' : 'passingNext', { count: code.seconds, shown: number(code.seconds) })}
            </Text>
          </>
        )}
        {code.is === 'over' && (
          <>
            <Text role="alert" ta="center" c="var(--cc-hold)">
              {t('passingOver')}
            </Text>
            <Group justify="center" className="deeds">
              <Button onClick={code.again}>{t('retry')}</Button>
            </Group>
          </>
        )}
        {code.is === 'refused' && (
          <>
            <Trouble error={code.error} />
            <Group justify="center" className="deeds">
              <Button onClick={code.again}>{t('passingAgain')}</Button>
            </Group>
          </>
        )}
        <Text ta="center" size="sm">
          {t('passingText')}
        </Text>
        <Group justify="center" className="deeds">
          <Button variant="default" onClick={onStay}>
            {t('passingStay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
