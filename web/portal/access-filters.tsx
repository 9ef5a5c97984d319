import { NativeSelect, SimpleGrid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { linkSorts, linkStates, sortOrders } from '#contract/links.ts'
import { useHouse } from '#web/ui/house.tsx'
import { type AccessSearch, accessSearch, sortedAs } from './access-search.ts'

interface Given {
  readonly search: AccessSearch
  /** Whether the order is chosen here: where there are no heads of columns to press. */
  readonly sorts: boolean
  onChange(search: AccessSearch): void
}
const orders = linkSorts.flatMap((sort) => sortOrders.map((order) => ({ sort, order })))

/** Which accesses are shown, and on a phone in which order. All of it stands in the address. */
export function AccessFilters({ search, sorts, onChange }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const cards = useQuery({ queryKey: ['cards', 'names'], queryFn: () => client.cards({ limit: '100' }) })
  const { sort, order } = sortedAs(search)
  /** The choice of all is empty, and takes its part out of the address. */
  const choose = (change: Record<string, string>) => onChange(accessSearch({ ...search, ...change }))
  return (
    <SimpleGrid className="looks" cols={{ base: 2, xs: sorts ? 3 : 2 }} spacing="sm" maw={sorts ? undefined : '40rem'}>
      <NativeSelect
        label={t('card')}
        value={search.card ?? ''}
        onChange={(event) => choose({ card: event.currentTarget.value })}
        data={[{ value: '', label: t('allCards') }, ...(cards.data?.items ?? []).map(({ id, label }) => ({ value: id, label }))]}
      />
      <NativeSelect
        label={t('state')}
        value={search.state ?? ''}
        onChange={(event) => choose({ state: event.currentTarget.value })}
        data={[{ value: '', label: t('allStates') }, ...linkStates.map((one) => ({ value: one, label: t(`link_${one}`) }))]}
      />
      {sorts && (
        <NativeSelect
          label={t('sortBy')}
          value={`${sort}_${order}`}
          onChange={(event) => {
            const [by = '', way = ''] = event.currentTarget.value.split('_')
            choose({ sort: by, order: way })
          }}
          data={orders.map((one) => ({ value: `${one.sort}_${one.order}`, label: t(`sort_${one.sort}_${one.order}`) }))}
        />
      )}
    </SimpleGrid>
  )
}
