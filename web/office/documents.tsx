import { Button, Group, Modal, Paper, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconDownload, IconFilePlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FiledDocument } from '#web/client/desk-calls.ts'
import { download } from '#web/ui/download.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { useChange } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { usePersonTold } from './case-file.tsx'
import { FileDocument } from './file-document.tsx'
import { useDesk } from './use-desk.ts'
import { useRoom } from './use-room.ts'

type Where = 'documents' | 'archive'
const toldOf = {
  documents: { purpose: 'invoices', permission: 'clients-documents' },
  archive: { purpose: 'accounting', permission: 'archive' },
} as const

/** Documents of clients, for who invoices; of everybody, for who keeps the accounts. Nothing is looked for by itself: each look is recorded. */
export function DocumentsScreen({ where }: { where: Where }) {
  const t = useTranslations()
  const { search, set } = useRoom()
  const tells = usePersonTold(toldOf[where])
  const [typed, setTyped] = useState(search.find ?? '')
  const [looking, setLooking] = useState<string>()
  const close = () => set({ make: undefined })
  return (
    <Stack className="roomy">
      <Group justify="space-between">
        <ScreenTitle>{t(`room_${where}`)}</ScreenTitle>
        {where === 'documents' && (
          <>
            <Button leftSection={<IconFilePlus aria-hidden size={20} />} onClick={() => set({ make: true })}>
              {t('fileDocument')}
            </Button>
            <Modal
              opened={search.make === true}
              onClose={close}
              title={t('fileDocument')}
              size="lg"
              closeButtonProps={{ 'aria-label': t('close') }}
            >
              <FileDocument onDone={close} />
            </Modal>
          </>
        )}
      </Group>
      <Text>{t(`roomText_${where}`)}</Text>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          set({ find: typed.trim() || undefined })
          setLooking(typed.trim())
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('documentNumber')}
            description={t('documentNumberHint')}
            data-search
            dir="ltr"
            maxLength={40}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button type="submit" leftSection={<IconSearch aria-hidden size={20} />} disabled={tells === undefined}>
            {t('search')}
          </Button>
        </Group>
      </form>
      {looking === undefined ? <Text className="tells">{tells}</Text> : <Found key={looking} where={where} number={looking} />}
    </Stack>
  )
}

function Found({ where, number }: { where: Where; number: string }) {
  const t = useTranslations()
  const desk = useDesk()
  const look = where === 'documents' ? desk.documents : desk.archive
  const found = useInfiniteQuery({
    queryKey: ['filed', where, number],
    queryFn: ({ pageParam }) => look({ ...(number !== '' && { number }), ...(pageParam !== '' && { after: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // looked for once: what comes back by itself would be another look on record
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const fault = useFaults(faultsIn(found.error))
  const items = found.data?.pages.flatMap((page) => page.items)
  return (
    <Stack>
      {fault('number') && <Text c="var(--mantine-color-error)">{t('documentNumberHint')}</Text>}
      <Trouble error={found.error} again={found.refetch} />
      {found.isPending && <Loading lines={4} height={40} />}
      {items?.length === 0 && <Blank text={t('noDocuments')} />}
      {items && items.length > 0 && (
        <Paper className="sheet">
          <Table className="figures dense" verticalSpacing={6} horizontalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('documentNumber')}</Table.Th>
                <Table.Th>{t('documentKind')}</Table.Th>
                <Table.Th>{t('documentDate')}</Table.Th>
                <Table.Th>{t('documentClient')}</Table.Th>
                <Table.Th className="end">{t('documentAmount')}</Table.Th>
                <Table.Th>{t('keptUntil')}</Table.Th>
                <Table.Th>{t('actions')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((one) => (
                <Line key={one.id} one={one} where={where} />
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      {found.hasNextPage && (
        <Group>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
            {t('more')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function Line({ one, where }: { one: FiledDocument; where: Where }) {
  const t = useTranslations()
  const desk = useDesk()
  const { shortDate, dirhams } = useWritten()
  const take = useChange(() => (where === 'documents' ? desk.document : desk.archived)(one.id), [], download)
  const day = (when: string) => shortDate(`${when}T12:00:00Z`)
  return (
    <Table.Tr>
      <Table.Th scope="row" className="whole">
        <bdi dir="ltr">{one.number}</bdi>
      </Table.Th>
      <Table.Td>{t(`documentKind_${one.kind}`)}</Table.Td>
      <Table.Td className="whole">{day(one.date)}</Table.Td>
      <Table.Td>
        <bdi>{one.client}</bdi>
      </Table.Td>
      <Table.Td className="end">{t('dirhams', { amount: dirhams(one.amount) })}</Table.Td>
      <Table.Td className="whole">{day(one.keptUntil)}</Table.Td>
      <Table.Td>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload aria-hidden size={16} />}
          aria-label={t('openOf', { number: one.number })}
          loading={take.isPending}
          onClick={() => take.mutate(undefined)}
        >
          {t('openDocument')}
        </Button>
        <Trouble error={take.error} />
      </Table.Td>
    </Table.Tr>
  )
}
