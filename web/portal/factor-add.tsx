import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { FactorBegun } from '#web/client/calls.ts'
import { FactorForm } from '#web/ui/factor-form.tsx'
import { queries, useHouse } from '#web/ui/house.tsx'
import type { Proved } from '#web/ui/prove.tsx'
import { CopyButton } from './copy-button.tsx'

interface Given {
  readonly begun: FactorBegun
  readonly proved: Proved
  onDone(codes: readonly string[]): void
  onForget(): void
}

const inFours = (key: string) => key.match(/.{1,4}/g)?.join(' ') ?? key

/** What the application is given, to read or to type, and the first code that it shows. */
export function AddFactor({ begun: { secret, uri, qr }, proved, onDone, onForget }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  return (
    <Stack>
      <Text>{t('factorScan')}</Text>
      <img className="qr" src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={t('factorQr')} width="208" height="208" />
      <Group justify="center">
        <Button component="a" variant="default" href={uri}>
          {t('factorOpen')}
        </Button>
      </Group>
      <div>
        <Text>{t('factorKey')}</Text>
        <Text className="key" dir="ltr">
          {inFours(secret)}
        </Text>
      </div>
      <CopyButton url={secret} label={t('factorKeyCopy')} quiet />
      <FactorForm
        text={t('factorThen')}
        label={t('factorConfirm')}
        confirm={async (code) => {
          const { codes } = await proved(() => client.confirmFactor(code))
          onDone(codes)
          await queries.invalidateQueries({ queryKey: ['account'] })
        }}
      />
      <Button variant="subtle" onClick={onForget}>
        {t('factorForget')}
      </Button>
    </Stack>
  )
}
