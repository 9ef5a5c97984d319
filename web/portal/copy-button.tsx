import { Button, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** Copies a text, by default a link. */
export function CopyButton({ url, label, quiet = false }: { url: string; label?: string; quiet?: boolean }) {
  const t = useTranslations()
  const [copied, setCopied] = useState<boolean>()
  return (
    <div>
      <Button
        size={quiet ? 'md' : 'lg'}
        variant={quiet ? 'default' : 'filled'}
        fullWidth
        leftSection={copied ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}
        onClick={() =>
          navigator.clipboard.writeText(url).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? t('copied') : (label ?? t('copyLink'))}
      </Button>
      <Text role="status" size="sm">
        {copied === true ? t('copiedText') : copied === false ? t('copyFailed') : ''}
      </Text>
    </div>
  )
}
