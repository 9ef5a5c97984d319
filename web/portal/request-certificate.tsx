import { Anchor, Button, Group, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { download } from '#web/ui/download.ts'
import { Part } from '#web/ui/part.tsx'

/** What was erased, signed: as a file, whose text anybody can have verified on a public page. */
export function RequestCertificate({ reference, certificate }: { reference: string; certificate: string }) {
  const t = useTranslations()
  return (
    <Part title={t('certificate')}>
      <Text>{t('certificateText')}</Text>
      <Group>
        <Button
          variant="default"
          onClick={() => download({ file: new Blob([certificate], { type: 'application/json' }), name: `${reference}.json` })}
        >
          {t('saveCertificate')}
        </Button>
        <Anchor href="/droits/attestation">{t('verifyCertificate')}</Anchor>
      </Group>
    </Part>
  )
}
