import { Button, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

export function CopyButton({ url }: { url: string }) {
  const t = useTranslations()
  const [copied, setCopied] = useState<boolean>()
  return (
    <div>
      <Button
        size="lg"
        fullWidth
        leftSection={copied ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}
        onClick={() =>
          navigator.clipboard.writeText(url).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? t('copied') : t('copyLink')}
      </Button>
      <Text role="status" size="sm">
        {copied === true ? t('copiedText') : copied === false ? t('copyFailed') : ''}
      </Text>
    </div>
  )
}
