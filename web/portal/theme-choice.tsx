import { useTranslations } from 'use-intl'
import { shades, type Theme, themes } from '#contract/themes.ts'

/** The colours a card may have: each by its name, with what a visitor sees of it by day and by night. */
export function ThemeChoice({ value = themes[0], onChange }: { value?: Theme | undefined; onChange(theme: Theme): void }) {
  const t = useTranslations()
  return (
    <fieldset className="themes">
      <legend>{t('theme')}</legend>
      {themes.map((theme) => (
        <label key={theme}>
          <input type="radio" name="theme" value={theme} checked={theme === value} onChange={() => onChange(theme)} />
          <svg viewBox="0 0 40 28" width="40" height="28" aria-hidden="true">
            <path fill={shades[theme].light.brand} d="M6 0h14v28H6a6 6 0 0 1-6-6V6a6 6 0 0 1 6-6z" />
            <path fill={shades[theme].dark.brand} d="M20 0h14a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6H20z" />
          </svg>
          {t(`theme_${theme}`)}
        </label>
      ))}
      <p>{t('themeHint')}</p>
    </fieldset>
  )
}
