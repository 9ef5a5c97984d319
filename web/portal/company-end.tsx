import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CompanyOpened } from '#web/client/calls.ts'
import { useAccount, useChange, useHouse } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { Ask } from './ask.tsx'
import { touchedByCompany } from './use-companies.ts'

/** Leaving a company, or closing it, with what follows said before. */
export function CompanyEnd({ company }: { company: CompanyOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const [asking, setAsking] = useState<'leave' | 'close'>()
  const leave = useChange(
    () => client.leaveCompany(company.id),
    touchedByCompany,
    () => setAsking(undefined),
  )
  const close = useChange(
    () => proved(() => client.closeCompany(company.id)),
    touchedByCompany,
    () => setAsking(undefined),
  )
  const label = `\u2068${company.name}\u2069`
  return (
    <Group className="deeds">
      {company.can.leave && (
        <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsking('leave')}>
          {t('companyLeave')}
        </Button>
      )}
      {company.can.close && (
        <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsking('close')}>
          {t('companyClose')}
        </Button>
      )}
      <Ask
        opened={asking === 'leave'}
        title={t('companyLeaveSure', { company: label })}
        text={t('companyLeaveText')}
        no={t('companyYouKeep')}
        yes={t('companyLeave')}
        doing={leave}
        onClose={() => setAsking(undefined)}
      />
      <Ask
        opened={asking === 'close'}
        title={t('companyCloseSure', { company: label })}
        text={t('companyCloseText')}
        no={t('companyKeep')}
        yes={t('companyClose')}
        doing={close}
        onClose={() => setAsking(undefined)}
      />
      {dialog}
    </Group>
  )
}
