import { Checkbox, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** Chooses every line of a table that can be chosen, or none. */
export function ChooseAllHead({
  all,
  chosen,
  onChoose,
}: {
  readonly all: readonly string[]
  readonly chosen: ReadonlySet<string>
  onChoose(ids: readonly string[], on: boolean): void
}) {
  const t = useTranslations()
  const picked = all.filter((id) => chosen.has(id)).length
  return (
    <Table.Th w={44}>
      <Checkbox
        size="sm"
        aria-label={t('chooseAll')}
        disabled={all.length === 0}
        checked={picked > 0 && picked === all.length}
        indeterminate={picked > 0 && picked < all.length}
        onChange={(event) => onChoose(all, event.currentTarget.checked)}
      />
    </Table.Th>
  )
}

/** The head of a column by which a table can be sorted; `order` where it is. */
export function SortedHead({
  says,
  order,
  onPress,
}: {
  readonly says: string
  readonly order: 'ascending' | 'descending' | undefined
  onPress(): void
}) {
  const Icon = order === undefined ? IconArrowsSort : order === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <Table.Th {...(order && { 'aria-sort': order })}>
      <UnstyledButton className="sorts" onClick={onPress}>
        {says}
        <Icon aria-hidden size={16} opacity={order === undefined ? 0.5 : 1} />
      </UnstyledButton>
    </Table.Th>
  )
}
