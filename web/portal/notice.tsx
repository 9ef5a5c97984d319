import { Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Notice } from '#web/client/calls.ts'

/** The notice of article 5 of law 09-08: folded, and there. */
export function NoticeText({ notice }: { notice: Notice }) {
  const t = useTranslations()
  const lines: readonly (readonly [string, string])[] = [
    [t('noticeController'), [notice.controller, notice.address].join(t('comma'))],
    [t('noticePurposes'), notice.purposes.join(t('semicolon'))],
    [t('noticeRecipients'), notice.recipients],
    [t('noticeKept'), notice.kept],
    [
      t('noticeMandatory'),
      notice.fields
        .flatMap(({ name, mandatory, without }) =>
          mandatory ? [`${t.has(name as 'name') ? t(name as 'name') : name} (${without ?? ''})`] : [],
        )
        .join(t('semicolon')),
    ],
    [t('noticeRights'), notice.rights],
    [t('noticeNetworks'), notice.openNetworks],
  ]
  return (
    <details>
      <summary>{t('noticeTitle')}</summary>
      <Stack gap="xs" pb="sm">
        {lines.map(([head, says]) => (
          <Text key={head} size="sm">
            <b>{head}</b> {says}
          </Text>
        ))}
        <Text size="sm">{notice.cndp === null ? t('noticeNoNumber') : t('noticeNumber', { number: notice.cndp })}</Text>
      </Stack>
    </details>
  )
}
