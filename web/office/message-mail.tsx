import { Button, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { MailShown } from '#web/client/desk-calls.ts'
import { download } from '#web/ui/download.ts'
import { useChange } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { useDesk } from './use-desk.ts'

/** What a message was as a mail: what of it could not be taken, and the files that came with it. */
export function MessageMail({ id, mail }: { id: string; mail: MailShown }) {
  const t = useTranslations()
  const desk = useDesk()
  const { number } = useWritten()
  const take = useChange((attachment: string) => desk.attachment(id, attachment), [], download)
  return (
    <Stack gap="xs">
      <Text size="sm">{t(mail.automatic ? 'mailAutomatic' : 'mailWritten')}</Text>
      {mail.trouble && <Text c="var(--cc-hold)">{t(`mail_${mail.trouble}`)}</Text>}
      {mail.attachments.length > 0 && (
        <ul className="rows" aria-label={t('attachments')}>
          {mail.attachments.map(({ name, bytes, kept, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves
            <li key={index} className="line">
              <div>
                <bdi className="address">{name}</bdi>
                <Text size="sm" c="dimmed">
                  {t('kilobytes', { size: number(Math.ceil(bytes / 1000)) })}
                </Text>
              </div>
              {kept ? (
                <Button
                  size="sm"
                  variant="default"
                  leftSection={<IconDownload aria-hidden size={18} />}
                  aria-label={t('takeFileOf', { name })}
                  loading={take.isPending && take.variables === kept.id}
                  onClick={() => take.mutate(kept.id)}
                >
                  {t('takeFile')}
                </Button>
              ) : (
                <Text size="sm">{t(why === 'size' ? 'fileTooLarge' : 'fileOtherKind')}</Text>
              )}
            </li>
          ))}
        </ul>
      )}
      {mail.more > 0 && <Text size="sm">{t('moreFiles', { count: mail.more })}</Text>}
      <Trouble error={take.error} />
    </Stack>
  )
}
