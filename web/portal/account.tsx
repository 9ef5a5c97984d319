import { Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useAccount } from '#web/ui/house.tsx'
import { useProof } from '#web/ui/prove.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading } from '#web/ui/trouble.tsx'
import { CloseAccount } from './account-close.tsx'
import { AccountCompany } from './account-company.tsx'
import { AccountDetails } from './account-details.tsx'
import { AccountDocuments } from './account-documents.tsx'
import { AccountEmail } from './account-email.tsx'
import { AccountFactor } from './account-factor.tsx'
import { AccountLookedAt } from './account-looked-at.tsx'
import { Passkeys } from './account-passkeys.tsx'
import { AccountPassword } from './account-password.tsx'
import { Sessions } from './account-sessions.tsx'

/** What an account knows of its holder, and how one signs in to it. */
export function AccountScreen() {
  const t = useTranslations()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  if (!account.data) return <Loading />
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{t('account')}</ScreenTitle>
      <AccountDetails key={account.data.id} account={account.data} />
      <AccountEmail account={account.data} proved={proved} />
      <Passkeys proved={proved} />
      <AccountPassword account={account.data} proved={proved} />
      <AccountFactor account={account.data} proved={proved} />
      <Sessions />
      <AccountCompany />
      <AccountDocuments />
      <AccountLookedAt />
      <CloseAccount proved={proved} />
      {dialog}
    </Stack>
  )
}
