import { Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { Part } from '#web/ui/part.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { AskDesk } from './ask-desk.tsx'
import { BackToMyData } from './back-to-my-data.tsx'
import { paths } from './paths.ts'

const places = [
  ['correct_account', paths.account],
  ['correct_cards', paths.home],
  ['correct_contacts', paths.contacts],
] as const

/** What can be corrected here and now is led to; the rest is asked of the desk. */
export function CorrectionScreen() {
  const t = useTranslations()
  return (
    <Stack className="middle" gap="lg">
      <BackToMyData />
      <ScreenTitle>{t('correctTitle')}</ScreenTitle>
      <Part title={t('correctHere')}>
        <ul className="rows">
          {places.map(([says, to]) => (
            <li key={says} className="line leads">
              <Link to={to} className="link whole-line">
                {t(says)}
              </Link>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('correctOther')}>
        <AskDesk kind="rectification" label={t('correctLabel')} hint={t('correctHint')} send={t('correctSend')} />
      </Part>
    </Stack>
  )
}
