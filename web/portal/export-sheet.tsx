import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { exportDestinations, exportFormats } from '#contract/contacts.ts'
import { download } from '#web/ui/download.ts'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { contactsTouched, useContactsSummary } from './use-contacts.ts'

interface Given {
  /** These, or all. */
  readonly contacts?: readonly string[]
  onClose(): void
}

/** Takes contacts out in a file: which form, for where, and what that means for the people in it. */
export function ExportSheet({ contacts, onClose }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const summary = useContactsSummary()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const [format, setFormat] = useState<(typeof exportFormats)[number]>('csv')
  const [destination, setDestination] = useState<(typeof exportDestinations)[number]>()
  const [asked, setAsked] = useState(false)
  const count = contacts?.length ?? summary.data?.contacts
  const take = useChange(
    (to: (typeof exportDestinations)[number]) =>
      proved(() => client.exportContacts({ format, destination: to, ...(contacts && { contacts: [...contacts] }) })),
    contactsTouched,
    download,
  )
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={contacts ? t('exportSome', { count: contacts.length }) : t('exportAllTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {take.data ? (
        <Stack>
          <Alert className="good" variant="outline" icon={<IconFileCheck aria-hidden />} role="status" title={t('exportReady')}>
            <Text c="var(--mantine-color-text)">{t('exportReadyText', { name: take.data.name })}</Text>
          </Alert>
          <Group justify="flex-end" gap="xs" className="deeds">
            <Button variant="default" onClick={() => take.data && download(take.data)}>
              {t('downloadAgain')}
            </Button>
            <Button data-autofocus onClick={onClose}>
              {t('close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setAsked(true)
            if (destination) take.mutate(destination)
          }}
        >
          <Stack>
            <Radio.Group
              size="md"
              label={t('exportFormat')}
              value={format}
              onChange={(value) => setFormat(value === 'vcard' ? 'vcard' : 'csv')}
            >
              <Stack gap={0} mt="xs">
                {exportFormats.map((one) => (
                  <Radio key={one} value={one} label={t(`format_${one}`)} description={t(`formatHint_${one}`)} className="choice" />
                ))}
              </Stack>
            </Radio.Group>
            <Radio.Group
              size="md"
              label={t('exportDestination')}
              description={t('exportDestinationHint')}
              error={asked && destination === undefined && t('exportNeedsDestination')}
              value={destination ?? ''}
              onChange={(value) => setDestination(exportDestinations.find((one) => one === value))}
            >
              <Stack gap={0} mt="xs">
                {exportDestinations.map((one) => (
                  <Radio key={one} value={one} label={t(`destination_${one}`)} className="choice" />
                ))}
              </Stack>
            </Radio.Group>
            <Text>{t('exportWarning')}</Text>
            <Text size="sm" c="dimmed">
              {t('exportLeavesOut')}
            </Text>
            <Trouble error={take.error} />
            {take.isPending && <Text role="status">{t('exportUnderWay', { count: count ?? 0 })}</Text>}
            <Group justify="flex-end" gap="xs" className="deeds">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={take.isPending}>
                {t('exportNow', { count: count ?? 0 })}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {dialog}
    </Modal>
  )
}
