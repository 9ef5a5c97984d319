import { NativeSelect, useMantineColorScheme } from '@mantine/core'
import { useTranslations } from 'use-intl'

const schemes = ['auto', 'light', 'dark'] as const

/** By day, by night, or as the machine has it. */
export function ColourScheme() {
  const t = useTranslations()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <NativeSelect
      aria-label={t('colours')}
      value={colorScheme}
      data={schemes.map((scheme) => ({ value: scheme, label: t(`colours_${scheme}`) }))}
      onChange={({ currentTarget }) => setColorScheme(schemes.find((one) => one === currentTarget.value) ?? 'auto')}
      w={164}
    />
  )
}
