import { ActionIcon, Button, Checkbox, Group, Paper, Table, Text, Tooltip } from '@mantine/core'
import { IconPencil, IconQrcode } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { linkSorts, sortOrders } from '#contract/links.ts'
import type { LinkShown } from '#web/client/calls.ts'
import { useWritten } from '#web/ui/written.ts'
import { type AccessLines, canBeCopied, canBeRenamed, isOver, revokeOf } from './access-lines.ts'
import { LinkShows } from './link-shows.tsx'
import { LinkState } from './link-state.tsx'
import { useNamedFacts } from './named-visitor.tsx'
import { ChooseAllHead, SortedHead } from './table-heads.tsx'
import { useAudiences } from './use-audiences.ts'

type Sort = (typeof linkSorts)[number]
type Order = (typeof sortOrders)[number]
interface Given extends AccessLines {
  readonly sort: Sort
  readonly order: Order
  onSort(by: { sort: Sort; order: Order }): void
}

/** Every access on a line: at a desk, where there is room to compare them. */
export function AccessTable(given: Given) {
  const t = useTranslations()
  const { links, chosen, onChoose, sort, order, onSort } = given
  const alive = links.filter((link) => !isOver(link)).map(({ id }) => id)
  const head = (by: Sort, says: string) => (
    <SortedHead
      says={says}
      order={by === sort ? order : undefined}
      // what is pressed first begins where people look first: at A, at what ends soonest, at what is newest
      onPress={() => onSort({ sort: by, order: by === sort ? other[order] : by === 'made' ? 'descending' : 'ascending' })}
    />
  )
  return (
    <Paper className="sheet">
      <Table className="figures dense" highlightOnHover verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <ChooseAllHead all={alive} chosen={chosen} onChoose={onChoose} />
            {head('label', t('labelHead'))}
            <Table.Th>{t('card')}</Table.Th>
            <Table.Th>{t('visibleTo')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            {head('expires', t('expiry'))}
            {head('openings', t('leftHead'))}
            {head('made', t('madeHead'))}
            <Table.Th>{t('showsHead')}</Table.Th>
            <Table.Th>{t('actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {links.map((link) => (
            <Line key={link.id} link={link} {...given} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
const other = { ascending: 'descending', descending: 'ascending' } as const

function Line({ link, chosen, onChoose, onRevoke, onRename, onCopy }: { link: LinkShown } & AccessLines) {
  const t = useTranslations()
  const { shortDate, number } = useWritten()
  const over = isOver(link)
  const named = useNamedFacts()
  const { said } = useAudiences()
  const notes = [
    link.asks !== null && t('askingSays', { line: `\u2068${link.asks}\u2069` }),
    ...named(link.for),
    link.pin && t('withPin'),
    link.case !== null && t('endsWithCase'),
    link.passing ? t('passingLine') : !link.kept && link.case === null && t('shownOnce'),
  ].filter((note) => note !== false)
  return (
    <Table.Tr {...(chosen.has(link.id) && { className: 'picked' })}>
      <Table.Td>
        {!over && (
          <Checkbox
            size="sm"
            aria-label={t('choose', { label: link.label })}
            checked={chosen.has(link.id)}
            onChange={(event) => onChoose([link.id], event.currentTarget.checked)}
          />
        )}
      </Table.Td>
      <Table.Th scope="row">
        <bdi>{link.label}</bdi>
        {notes.length > 0 && (
          <Text size="xs" c="dimmed">
            {notes.join(' · ')}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <bdi>{link.cardLabel}</bdi>
      </Table.Td>
      <Table.Td>{link.asks === null ? <bdi>{said(link.audience)}</bdi> : <Quiet>{t('asksOnly')}</Quiet>}</Table.Td>
      <Table.Td className="whole">
        <LinkState {...link} />
      </Table.Td>
      <Table.Td className="whole">{link.expiresAt === null ? <Quiet>{t('never')}</Quiet> : shortDate(link.expiresAt)}</Table.Td>
      <Table.Td className="whole">
        {link.asks !== null ? null : link.openingsLeft === null ? <Quiet>{t('noLimit')}</Quiet> : number(link.openingsLeft)}
      </Table.Td>
      <Table.Td className="whole">{shortDate(link.madeAt)}</Table.Td>
      <Table.Td>{link.asks === null && <LinkShows shows={link.shows} />}</Table.Td>
      <Table.Td className="whole">
        {!over && (
          <Group gap={2} wrap="nowrap">
            <Small says={t('copyAgain')} of={link} {...(canBeCopied(link) && { onPress: () => onCopy(link) })}>
              <IconQrcode aria-hidden size={20} />
            </Small>
            <Small says={t('rename')} of={link} {...(canBeRenamed(link) && { onPress: () => onRename(link) })}>
              <IconPencil aria-hidden size={20} />
            </Small>
            <Button
              size="compact-sm"
              variant="subtle"
              c="var(--mantine-color-error)"
              aria-label={t('deedOf', { deed: t(revokeOf(link)), label: link.label })}
              onClick={() => onRevoke(link)}
            >
              {t('revokeShort')}
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const Quiet = ({ children }: { children: ReactNode }) => (
  <Text span inherit c="dimmed">
    {children}
  </Text>
)

/** A deed of one line; without one, its place stays empty, so that the others stand under one another. */
function Small({ says, of, onPress, children }: { says: string; of: LinkShown; onPress?: () => void; children: ReactNode }) {
  const t = useTranslations()
  if (!onPress) return <span className="small" />
  return (
    <Tooltip label={says} withArrow openDelay={300} events={{ hover: true, focus: true, touch: false }}>
      <ActionIcon size={36} variant="subtle" aria-label={t('deedOf', { deed: says, label: of.label })} onClick={onPress}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
