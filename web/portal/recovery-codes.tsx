import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { download } from '#web/ui/download.ts'
import { CopyButton } from './copy-button.tsx'

/** Ten codes, shown this once: to copy, print, or download. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const t = useTranslations()
  const text = [t('recoveryFile'), ...codes].join('\n')
  const file = () => download({ file: new Blob([`${text}\n`], { type: 'text/plain' }), name: 'connectcard-codes.txt' })
  const list = codes.map((code) => (
    <li key={code}>
      <code dir="ltr">{code}</code>
    </li>
  ))
  return (
    <Stack role="region" aria-label={t('recoveryCodes')}>
      <Text fw={600}>{t('recoveryCodes')}</Text>
      <Text>{t('recoveryText')}</Text>
      <ol className="codes">{list}</ol>
      <CopyButton url={text} label={t('recoveryCopy')} quiet />
      <Group gap="xs" className="deeds">
        <Button variant="default" leftSection={<IconDownload aria-hidden size={20} />} onClick={file}>
          {t('recoverySave')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter aria-hidden size={20} />} onClick={() => window.print()}>
          {t('recoveryPrint')}
        </Button>
      </Group>
      <Button onClick={onDone}>{t('recoveryDone')}</Button>
      {createPortal(
        // alone on its page when it is printed
        <div className="printed" aria-hidden>
          <p>{t('recoveryFile')}</p>
          <ol>{list}</ol>
        </div>,
        document.body,
      )}
    </Stack>
  )
}
