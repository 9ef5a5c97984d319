import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { LedTo } from './help-topics.ts'
import { paths } from './paths.ts'

/** From a screen to the answer about it. */
export function HelpLink({ topic }: { topic: LedTo }) {
  const t = useTranslations()
  return (
    <Link className="link" to={paths.help} search={{ topic }}>
      {t(`helpOn_${topic}`)}
    </Link>
  )
}
