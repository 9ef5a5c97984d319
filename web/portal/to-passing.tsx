import { Button, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** The way from a code that stays to one that changes each minute, and what for. */
export function ToPassing({ onPass }: { onPass(): void }) {
  const t = useTranslations()
  return (
    <>
      <Text ta="center" size="sm">
        {t('passingWhy')}
      </Text>
      <Group justify="center" className="deeds">
        <Button variant="default" leftSection={<IconRefresh aria-hidden size={20} />} onClick={onPass}>
          {t('passingQr')}
        </Button>
      </Group>
    </>
  )
}
