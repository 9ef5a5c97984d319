import { Button, List, Stack, Text, TextInput } from '@mantine/core'
import { IconNfc } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { CopyButton } from './copy-button.tsx'
import { linksTouched, useChipLink } from './ready-link.ts'

/** Where the browser does not write on chips: the chip's link, and what to do with it in an app that does. */
export function ChipGuide({ card }: { card: string }) {
  const t = useTranslations()
  const link = useChipLink(card)
  // from here on it is in its owner's hands, and stays in the list of accesses
  const made = useChange(link.make, linksTouched, link.kept)
  return (
    <Stack gap="xs">
      <Text size="sm">{t('chipGuide')}</Text>
      <List type="ordered" size="sm">
        <List.Item>{t('chipGuideLink')}</List.Item>
        <List.Item>{t('chipGuideApp')}</List.Item>
      </List>
      <Trouble error={made.error} />
      {made.data ? (
        <Stack gap="xs">
          <TextInput
            label={t('link')}
            description={<bdi>{made.data.label}</bdi>}
            readOnly
            value={made.data.url}
            dir="ltr"
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <CopyButton url={made.data.url} />
        </Stack>
      ) : (
        <Button
          variant="default"
          leftSection={<IconNfc aria-hidden size={20} />}
          loading={made.isPending}
          onClick={() => made.mutate(undefined)}
        >
          {t('chipLink')}
        </Button>
      )}
    </Stack>
  )
}
