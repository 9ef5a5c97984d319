import { Button, Group, Modal, NativeSelect, Paper, Radio, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { InvitedRole, InviteMember } from '#contract/companies.ts'
import { directionOf, Language, languages } from '#contract/language.ts'
import { type CompanyOpened, Refused } from '#web/client/calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { touchedByCompany } from './use-companies.ts'

const Typed = z.object({ email: z.string(), role: InvitedRole, language: Language })
type Typed = z.infer<typeof Typed>

/** Invites an address; what its person will read stands beside, word for word, before it is sent. */
export function CompanyInvite({ company, onClose }: { company: CompanyOpened; onClose(): void }) {
  const t = useTranslations()
  const { client, language: own } = useHouse()
  const [typed, setTyped, forget] = useKept<Typed>(`invitation to ${company.id}`, Typed, { email: '', role: 'member', language: own })
  const { role, language } = typed
  const [sent, setSent] = useState(false)
  const notice = useQuery({
    queryKey: ['invitationNotice', company.id, company.name, role, language],
    queryFn: () => client.invitationNotice(company.id, { role, language }),
  })
  const wish = { ...typed, email: typed.email.trim() }
  const good = InviteMember.safeParse(wish).success
  const invite = useChange(
    () => client.inviteMember(company.id, wish),
    touchedByCompany,
    () => {
      forget()
      onClose()
      notifications.show({ message: t('companyInvited'), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(invite.error))
  useGoToFault(invite.error)
  // an address that is well written and cannot be invited is said so, in the place of how to write one
  const not = invite.error instanceof Refused && invite.error.code !== 'invalid' && invite.error.fields.includes('email')
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('companyInviteTitle', { company: `\u2068${company.name}\u2069` })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setSent(true)
          if (good) invite.mutate(undefined)
        }}
      >
        <Stack>
          <Text>{t('companyInviteText')}</Text>
          <TextInput
            type="email"
            inputMode="email"
            autoComplete="off"
            dir="ltr"
            data-autofocus
            label={t('email')}
            maxLength={254}
            value={typed.email}
            error={good ? (not ? invite.error?.message : fault('email')) : sent && t('checkEmail')}
            onChange={(event) => setTyped({ ...typed, email: event.currentTarget.value })}
          />
          {company.can.invite.length > 1 && (
            <Radio.Group
              label={t('companyRole')}
              value={role}
              onChange={(chosen) => setTyped({ ...typed, role: InvitedRole.parse(chosen) })}
            >
              <Stack gap="xs" pt="xs">
                {(['member', 'administrator'] as const).map((one) => (
                  <Radio key={one} value={one} label={t(`company_${one}`)} description={t(`companyRoleHint_${one}`)} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <NativeSelect
            label={t('companyInviteLanguage')}
            value={language}
            data={languages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
            onChange={(event) => setTyped({ ...typed, language: Language.parse(event.currentTarget.value) })}
          />
          <Stack gap="xs" component="section" aria-label={t('companyInviteNotice')}>
            <Text fw={600}>{t('companyInviteNotice')}</Text>
            {notice.error && <Trouble error={notice.error} again={notice.refetch} />}
            {notice.isPending && <Loading lines={2} height={56} />}
            {notice.data && (
              <Paper p="sm" lang={language} dir={directionOf(language)}>
                <Stack gap="xs">
                  <Text size="sm" fw={600}>
                    {notice.data.subject}
                  </Text>
                  {notice.data.lines.map((line) => (
                    <Text key={line} size="sm">
                      {line}
                    </Text>
                  ))}
                </Stack>
              </Paper>
            )}
          </Stack>
          {!not && <Trouble error={invite.error} />}
          <Group justify="flex-end" className="deeds">
            <Button type="submit" loading={invite.isPending}>
              {t('companyInviteSend')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
