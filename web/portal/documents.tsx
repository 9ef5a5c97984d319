import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { DocumentShown } from '#web/client/calls.ts'
import { download } from '#web/ui/download.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { BackTo } from './back-to.tsx'
import { paths } from './paths.ts'

/** One's invoices and credit notes, and those of the companies one runs. */
export function DocumentsScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const documents = useInfiniteQuery({
    queryKey: ['documents'],
    queryFn: ({ pageParam }) => client.documents(pageParam === '' ? {} : { after: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const list = documents.data?.pages.flatMap(({ items }) => items)
  return (
    <Stack className="middle" gap="lg">
      <BackTo to={paths.account} says={t('account')} />
      <ScreenTitle>{t('documents')}</ScreenTitle>
      {documents.error && <Trouble error={documents.error} again={documents.refetch} />}
      {documents.isPending && <Loading />}
      {list?.length === 0 && <Blank title={<Title order={2}>{t('noDocuments')}</Title>} text={t('noDocumentsText')} />}
      {list && list.length > 0 && (
        <>
          <Text>{t('documentsText')}</Text>
          <Paper px="md">
            <ul className="rows">
              {list.map((one) => (
                <OneDocument key={one.id} document={one} />
              ))}
            </ul>
          </Paper>
        </>
      )}
      {documents.hasNextPage && (
        <Button variant="default" loading={documents.isFetchingNextPage} onClick={() => documents.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {list && list.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('documentsStay')}
        </Text>
      )}
    </Stack>
  )
}

function OneDocument({ document: { id, kind, number, date, client: invoiced, amount, keptUntil } }: { document: DocumentShown }) {
  const t = useTranslations()
  const { client } = useHouse()
  const { date: written, dirhams } = useWritten()
  const take = useChange(() => client.document(id), [], download)
  const day = (one: string) => written(`${one}T12:00:00Z`)
  return (
    <li className="line">
      <div>
        <Text fw={600} component="h2">
          {t(kind === 'invoice' ? 'document_invoice' : 'document_creditNote')} <bdi dir="ltr">{number}</bdi>
        </Text>
        <Text size="sm">
          <bdi className="bit">{day(date)}</bdi> · <bdi className="bit">{invoiced}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {t('documentKept', { date: day(keptUntil) })}
        </Text>
      </div>
      <Group gap="md" flex="1 0 auto" justify="flex-end">
        <Text fw={600} className="figures">
          {t('dirhams', { amount: dirhams(amount) })}
        </Text>
        <Button
          variant="default"
          leftSection={<IconDownload aria-hidden size={20} />}
          loading={take.isPending}
          aria-label={t('downloadOf', { number })}
          onClick={() => take.mutate(undefined)}
        >
          {t('download')}
        </Button>
      </Group>
      {take.error && <Trouble error={take.error} />}
    </li>
  )
}
