import { Button, Group } from '@mantine/core'
import { useTranslations } from 'use-intl'

/** The next page of a list, where there is one. */
export function More({ more }: { more: { readonly loading: boolean; load(): unknown } | undefined }) {
  const t = useTranslations()
  if (!more) return undefined
  return (
    <Group>
      <Button variant="default" loading={more.loading} onClick={() => more.load()}>
        {t('more')}
      </Button>
    </Group>
  )
}
