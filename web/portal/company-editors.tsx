import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { touchedByCompany, useCompanyCards } from './use-companies.ts'

/** Who else reads and edits something of one's cards: those who run a company, where one agreed to it. Silent where nobody does. */
export function CompanyEditors() {
  const t = useTranslations()
  const { client } = useHouse()
  const known = useCompanyCards()
  const stop = useChange((company: string) => client.letEdit(company, false), touchedByCompany)
  if (known.error) return <Trouble error={known.error} again={known.refetch} />
  if (!known.data || known.data.editors.length === 0) return null
  return (
    <Paper p="md" component="section" aria-labelledby="company-editors">
      <Stack>
        <Title order={2} size="h3" id="company-editors">
          {t('companyEditors')}
        </Title>
        {known.data.editors.map(({ company, name, people, cards }) => (
          <Stack key={company} gap="xs">
            <Text>
              {t('companyEditorsOf', {
                company: `\u2068${name}\u2069`,
                people:
                  people.map((one) => `\u2068${one.name}\u2069 (${t(`company_${one.role}`)})`).join(t('comma')) || t('companyEditorsNone'),
                count: cards.length,
              })}
            </Text>
            <Group>
              <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(company)}>
                {t('companyEditorsStop', { company: `\u2068${name}\u2069` })}
              </Button>
            </Group>
          </Stack>
        ))}
        <Trouble error={stop.error} />
      </Stack>
    </Paper>
  )
}
