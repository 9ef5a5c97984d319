import { Button, Group, Modal, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { CompanyOpened } from '#web/client/calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Trouble } from '#web/ui/trouble.tsx'
import { touchedByCompany } from './use-companies.ts'

/** Opens a company: its name, and nothing else; or corrects the name of one. */
export function CompanyName({ company, onClose }: { company?: CompanyOpened; onClose(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const account = useAccount()
  const [key] = useState(() => crypto.randomUUID())
  const [name, setName, forget] = useKept(
    company ? `name of ${company.id}` : 'new company',
    z.string(),
    company ? company.name : (account.data?.company ?? ''),
  )
  const create = useChange(
    () => (company ? client.renameCompany(company.id, name.trim()) : client.openCompany(name.trim(), key)),
    touchedByCompany,
    () => {
      forget()
      onClose()
      notifications.show({ message: t(company ? 'companyRenamed' : 'companyCreated'), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(create.error))
  useGoToFault(create.error)
  const [sent, setSent] = useState(false)
  const empty = name.trim() === ''
  return (
    <Modal opened onClose={onClose} title={t(company ? 'companyRename' : 'companyCreate')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setSent(true)
          if (!empty) create.mutate(undefined)
        }}
      >
        <Stack>
          <FreeText
            label={t('companyName')}
            description={t('companyNameHint')}
            data-autofocus
            maxLength={160}
            autoComplete="organization"
            value={name}
            error={empty ? sent && t('companyNameNeeded') : fault('name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Trouble error={create.error} />
          <Group justify="flex-end" className="deeds">
            <Button type="submit" loading={create.isPending}>
              {t(company ? 'companyRenameThis' : 'companyCreateThis')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
