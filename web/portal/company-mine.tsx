import { Checkbox, Stack, Switch, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { CompanyOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { touchedByCompany, useCompanyCards } from './use-companies.ts'

/** What is one's own in a company: the cards one carries under it, and whether those who run it may edit what they say of it. */
export function CompanyMine({ company }: { company: CompanyOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const cards = useQuery({ queryKey: ['cards', 'of mine'], queryFn: () => client.cards({ limit: '100' }) })
  const known = useCompanyCards()
  const put = useChange(
    ({ card, on }: { card: string; on: boolean }) => client.putCardUnder(card, on ? company.id : null),
    touchedByCompany,
  )
  const letEdit = useChange((edits: boolean) => client.letEdit(company.id, edits), touchedByCompany)
  // where nobody else runs it, there is nobody to let
  const others = company.role === 'member' || company.runBy.length > 1 || company.edits
  const mine = cards.data?.items.filter(({ state }) => state !== 'deleted')
  const carried = new Set(known.data?.under.flatMap((one) => (one.company === company.id ? [one.card] : [])))
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t('companyCard')}
      </Title>
      <Text size="sm">{t('companyCardText')}</Text>
      {(cards.isPending || known.isPending) && <Loading lines={1} height={44} />}
      {(cards.error ?? known.error) && (
        <Trouble error={cards.error ?? known.error} again={() => Promise.all([cards.refetch(), known.refetch()])} />
      )}
      {mine?.length === 0 && <Text>{t('companyCardsNone')}</Text>}
      {known.data &&
        mine?.map(({ id, label }) => (
          <Checkbox
            key={id}
            label={t('companyCardUnder', { label: `\u2068${label}\u2069` })}
            // what was pressed shows at once
            checked={put.isPending && put.variables.card === id ? put.variables.on : carried.has(id)}
            disabled={put.isPending}
            onChange={(event) => put.mutate({ card: id, on: event.currentTarget.checked })}
          />
        ))}
      <Trouble error={put.error} />
      {others && (
        <Switch
          mt="xs"
          label={t('companyLetEdit')}
          description={t('companyLetEditText')}
          checked={letEdit.isPending ? letEdit.variables : company.edits}
          disabled={letEdit.isPending}
          onChange={(event) => letEdit.mutate(event.currentTarget.checked)}
        />
      )}
      <Trouble error={letEdit.error} />
    </Stack>
  )
}
