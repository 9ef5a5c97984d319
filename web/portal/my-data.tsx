import './contacts.css'
import { Group, Paper, Stack, Text } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { DataCopy } from './data-copy.tsx'
import { HelpLink } from './help-link.tsx'
import { MyRequests } from './my-requests.tsx'
import { paths } from './paths.ts'

const rights = ['correct', 'restrict', 'object', 'erase'] as const

/** What one may ask of us about one's own data, and what one asked. */
export function MyDataScreen() {
  const t = useTranslations()
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{t('myData')}</ScreenTitle>
      <Text>{t('dataIntro')}</Text>
      <HelpLink topic="data" />
      <DataCopy />
      <Paper px="md" component="section" aria-label={t('rightsForAll')}>
        <ul className="rows">
          {rights.map((right) => (
            <li key={right} className="line leads">
              <div>
                <Link to={paths[right]} className="link whole-line">
                  {t(right)}
                </Link>
                <Text size="sm" c="dimmed">
                  {t(`${right}Text`)}
                </Text>
              </div>
              <Group c="dimmed">
                <IconChevronRight aria-hidden size={20} className="turned" />
              </Group>
            </li>
          ))}
        </ul>
      </Paper>
      <Paper px="md">
        <div className="line leads">
          <div>
            <Link to={paths.lookedAt} className="link whole-line">
              {t('lookedAt')}
            </Link>
            <Text size="sm" c="dimmed">
              {t('lookedAtText')}
            </Text>
          </div>
          <Group c="dimmed">
            <IconChevronRight aria-hidden size={20} className="turned" />
          </Group>
        </div>
      </Paper>
      <MyRequests />
    </Stack>
  )
}
