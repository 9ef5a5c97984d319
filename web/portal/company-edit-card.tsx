import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { companyTexts } from '#contract/companies.ts'
import type { MemberShown, MembersCard } from '#web/client/calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'

interface Given {
  readonly company: string
  readonly member: MemberShown
  readonly name: string
  onClose(): void
}

/** What a member's card says of the company, for those who run it, where the member lets them. */
export function CompanyEditCard({ company, member, name, onClose }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const cards = useQuery({
    queryKey: ['membersCards', company, member.person],
    queryFn: () => client.membersCards(company, member.person),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Modal opened onClose={onClose} title={t('companyCardEdit', { name })} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text>{t('companyCardEditText', { name })}</Text>
        {cards.error && <Trouble error={cards.error} again={cards.refetch} />}
        {cards.isPending && <Loading lines={2} />}
        {cards.data?.cards.length === 0 && <Text>{t('companyCardNone')}</Text>}
        {cards.data?.cards.map((card) => (
          <OneCard key={`${card.id} ${card.revision}`} company={company} person={member.person} card={card} onDone={onClose} />
        ))}
      </Stack>
    </Modal>
  )
}

function OneCard({ company, person, card, onDone }: { company: string; person: string; card: MembersCard; onDone(): void }) {
  const t = useTranslations()
  const { client } = useHouse()
  const own = card.language
  const [typed, setTyped] = useState(() => Object.fromEntries(companyTexts.map((field) => [field, card[field]?.[own] ?? ''])))
  /** What is written in other languages stays. */
  const textOf = (field: (typeof companyTexts)[number]) => {
    const { [own]: _before, ...others } = card[field] ?? {}
    const text = typed[field]?.trim() ?? ''
    const next = { ...others, ...(text !== '' && { [own]: text }) }
    return Object.keys(next).length === 0 ? null : next
  }
  const save = useChange(
    () =>
      client.changeMembersCard(company, person, card.id, {
        company: textOf('company'),
        role: textOf('role'),
        department: textOf('department'),
        revision: card.revision,
      }),
    ['membersCards'],
    () => {
      onDone()
      notifications.show({ message: t('companyCardEdited'), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(save.error))
  useGoToFault(save.error)
  const labels = { company: t('company'), role: t('role'), department: t('department') }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(undefined)
      }}
    >
      <Stack>
        {companyTexts.map((field) => (
          <FreeText
            key={field}
            label={labels[field]}
            maxLength={field === 'company' ? 160 : 120}
            value={typed[field] ?? ''}
            error={fault(field) ?? fault(`draft.${field}`)}
            onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
        <Trouble error={save.error} />
        <Group justify="flex-end" className="deeds">
          <Button type="submit" loading={save.isPending}>
            {t('companyCardSave')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
