import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslations } from 'use-intl'

/** A password, which the keyboard can show too, and which says aloud that it was refused. */
export function PasswordField({ error, ...rest }: PasswordInputProps) {
  const t = useTranslations()
  return (
    <PasswordInput
      required
      withAsterisk={false}
      error={error}
      aria-invalid={error ? 'true' : undefined}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      {...rest}
    />
  )
}
