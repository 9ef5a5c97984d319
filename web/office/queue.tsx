import { CloseButton, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useKeys } from './keys.ts'
import { More } from './more.tsx'
import { useRoom } from './use-room.ts'

interface Item {
  readonly id: string
  readonly reference: string
}
interface Column<One> {
  readonly head: string
  cell(one: One): ReactNode
}
interface Given<One extends Item> {
  readonly title: string
  readonly says: string
  readonly list: {
    readonly items: readonly One[] | undefined
    readonly error: Error | null
    again(): unknown
    /** More of it than is shown. */
    readonly more?: { readonly loading: boolean; load(): unknown } | undefined
  }
  readonly filters?: ReactNode
  readonly columns: readonly Column<One>[]
  readonly empty: string
  readonly actions?: ReactNode
  /** What stands beside the list; the list alone while nothing does. */
  readonly beside?: { readonly title: string; readonly body: ReactNode } | undefined
}

/** A dense table, and beside it what is opened of it. The whole of it works by keyboard: j and k, Enter, Esc, and / for the search. */
export function Queue<One extends Item>({ title, says, list, filters, columns, empty, actions, beside }: Given<One>) {
  const t = useTranslations()
  const { search, set } = useRoom()
  const table = useRef<HTMLDivElement>(null)
  const links = () => [...(table.current?.querySelectorAll<HTMLElement>('tbody a') ?? [])]
  const step = (by: number) => {
    const all = links()
    const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1
    const from = at >= 0 ? at : all.findIndex((link) => link.dataset.id === search.one)
    all[Math.max(0, Math.min(all.length - 1, from < 0 && by < 0 ? 0 : from + by))]?.focus()
  }
  const shut = () => {
    const { one } = search
    if (one === undefined) return
    set({ one: undefined })
    links()
      .find((link) => link.dataset.id === one)
      ?.focus()
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Escape: shut,
    '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
  })
  return (
    <Stack gap="md" className="roomy">
      <Group justify="space-between">
        <ScreenTitle>{title}</ScreenTitle>
        {actions}
      </Group>
      <Text>{says}</Text>
      <div className={beside ? 'desk two' : 'desk'}>
        <Stack gap="sm" className="desk-list">
          {filters}
          {list.error && <Trouble error={list.error} again={list.again} />}
          {!list.items && !list.error && <Loading lines={6} height={40} />}
          {list.items?.length === 0 && <Blank text={empty} />}
          {list.items && list.items.length > 0 && (
            <Paper className="sheet" ref={table}>
              <Table className="figures dense" highlightOnHover verticalSpacing={6} horizontalSpacing="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('reference')}</Table.Th>
                    {columns.map(({ head }) => (
                      <Table.Th key={head}>{head}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {list.items.map((one) => (
                    <Table.Tr key={one.id} className={one.id === search.one ? 'leads picked' : 'leads'}>
                      <Table.Th scope="row" className="whole">
                        <Link
                          to="."
                          search={{ ...search, one: one.id }}
                          className="link whole-line"
                          data-id={one.id}
                          {...(one.id === search.one && { 'aria-current': 'true' as const })}
                        >
                          <bdi dir="ltr">{one.reference}</bdi>
                        </Link>
                      </Table.Th>
                      {columns.map(({ head, cell }) => (
                        <Table.Td key={head}>{cell(one)}</Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Paper>
          )}
          <More more={list.more} />
        </Stack>
        {beside && (
          <Beside key={search.one} title={beside.title} onShut={shut}>
            {beside.body}
          </Beside>
        )}
      </div>
    </Stack>
  )
}

/** What was opened is read from its beginning: the focus goes there, and on a phone the page too. */
function Beside({ title, onShut, children }: { title: string; onShut(): void; children: ReactNode }) {
  const t = useTranslations()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Paper p="md" component="section" className="desk-one" aria-label={title}>
      <Stack>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <h2 ref={heading} tabIndex={-1} className="one-title">
            {title}
          </h2>
          <CloseButton size="lg" aria-label={t('closeFile')} onClick={onShut} />
        </Group>
        {children}
      </Stack>
    </Paper>
  )
}
