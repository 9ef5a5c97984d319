import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { BackTo } from './back-to.tsx'
import { CompanyInvites } from './company-invites.tsx'
import { CompanyName } from './company-name.tsx'
import { CompanySheet } from './company-sheet.tsx'
import { paths } from './paths.ts'
import { useCompanies, useInvites } from './use-companies.ts'

/** 'Mon entreprise': who invites one, the companies one is in, and the way to open one. */
export function CompaniesScreen() {
  const t = useTranslations()
  const companies = useCompanies()
  const [creating, setCreating] = useState(false)
  const invited = (useInvites().data?.invitations.length ?? 0) > 0
  const list = companies.data?.companies
  const create = (
    <Button
      variant={list?.length === 0 && !invited ? 'filled' : 'default'}
      leftSection={<IconPlus aria-hidden size={20} />}
      onClick={() => setCreating(true)}
    >
      {t('companyCreate')}
    </Button>
  )
  return (
    <Stack className="middle" gap="lg">
      <BackTo to={paths.account} says={t('account')} />
      <ScreenTitle>{t('companies')}</ScreenTitle>
      <CompanyInvites />
      {companies.error && <Trouble error={companies.error} again={companies.refetch} />}
      {companies.isPending && <Loading />}
      {list?.length === 0 && (
        <Blank title={<Title order={2}>{t('companiesNone')}</Title>} text={t('companiesNoneText')}>
          {create}
        </Blank>
      )}
      {list && list.length > 0 && (
        <>
          <Text>{t('companiesText')}</Text>
          {list.map(({ id }) => (
            <CompanySheet key={id} id={id} />
          ))}
          <Group>{create}</Group>
        </>
      )}
      {creating && <CompanyName onClose={() => setCreating(false)} />}
    </Stack>
  )
}
