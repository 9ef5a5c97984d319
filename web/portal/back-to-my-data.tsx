import { useTranslations } from 'use-intl'
import { BackTo } from './back-to.tsx'
import { paths } from './paths.ts'

/** From one right back to all of them. */
export function BackToMyData() {
  const t = useTranslations()
  return <BackTo to={paths.data} says={t('myData')} />
}
