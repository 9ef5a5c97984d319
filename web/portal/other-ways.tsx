import { Button, Group, Text } from '@mantine/core'
import { IconMail, IconMessage, IconShare2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** Whether this browser opens the phone's own sheet of apps and people near by. */
const phoneShares = () => typeof navigator.share === 'function'

interface Given {
  readonly url: string
  /** What is said to whoever gets the link, around an address. */
  sentence(url: string): string
}

/** The same sentence by text message, by mail, or by whatever the phone offers. */
export function OtherWays({ url, sentence }: Given) {
  const t = useTranslations()
  const [failed, setFailed] = useState(false)
  const body = encodeURIComponent(sentence(url))
  const share = () =>
    // the address goes apart, so that it arrives as one where nothing but an address is taken
    navigator.share({ text: sentence('').trim(), url }).then(
      () => setFailed(false),
      // whoever closes the sheet again changed their mind
      (error: unknown) => setFailed(!(error instanceof DOMException && error.name === 'AbortError')),
    )
  const quiet = { variant: 'subtle', px: 'xs' } as const
  return (
    <div>
      <Group component="section" gap={4} aria-label={t('otherWays')} justify="center">
        {/* an empty query before the body is what both iOS and Android read */}
        <Button {...quiet} leftSection={<IconMessage aria-hidden size={20} />} component="a" href={`sms:?&body=${body}`}>
          {t('bySms')}
        </Button>
        <Button
          {...quiet}
          leftSection={<IconMail aria-hidden size={20} />}
          component="a"
          href={`mailto:?subject=${encodeURIComponent(t('mailSubject'))}&body=${body}`}
        >
          {t('byMail')}
        </Button>
        {phoneShares() && (
          <Button {...quiet} leftSection={<IconShare2 aria-hidden size={20} />} onClick={share}>
            {t('byPhone')}
          </Button>
        )}
      </Group>
      <Text role="status" size="sm" ta="center">
        {failed && t('byPhoneFailed')}
      </Text>
    </div>
  )
}
