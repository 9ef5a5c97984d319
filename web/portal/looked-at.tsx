import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { jobNames } from '#contract/job-names.ts'
import { caseKinds, OpeningShown, openedFields } from '#contract/openings.ts'
import { processings } from '#contract/register.ts'
import { useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { useWritten } from '#web/ui/written.ts'
import { zone } from '#web/ui/zone.ts'
import { BackTo } from './back-to.tsx'
import { paths } from './paths.ts'

/** What staff of IdNet opened of one's data: which job, when, through which case, for what. Never who. */
export function LookedAtScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const pages = useInfiniteQuery({
    queryKey: ['lookedAt'],
    async queryFn({ pageParam }) {
      const { items, next } = await client.lookedAt(pageParam === '' ? {} : { after: pageParam })
      return { items: items.map((one) => OpeningShown.parse(one)), next }
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const openings = pages.data?.pages.flatMap(({ items }) => items)
  return (
    <Stack className="middle" gap="lg">
      <BackTo to={paths.data} says={t('myData')} />
      <ScreenTitle>{t('lookedAt')}</ScreenTitle>
      <Text>{t('lookedAtIntro')}</Text>
      {pages.error && <Trouble error={pages.error} again={pages.refetch} />}
      {pages.isPending && <Loading />}
      {openings?.length === 0 && <Blank title={<Title order={2}>{t('lookedAtNobody')}</Title>} text={t('lookedAtNobodyText')} />}
      {openings &&
        openings.length > 0 &&
        [...Map.groupBy(openings, byCaseAndDay)].map(([key, same]) => <OneCase key={key} openings={same} />)}
      {pages.hasNextPage && (
        <Group>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t('more')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

const dayOf = (moment: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(moment))
const hourOf = (moment: string) =>
  new Intl.DateTimeFormat('fr', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(moment))
const alike = ({ jobs, purpose, fields }: OpeningShown) => [...jobs, purpose, ...fields].join()
const byCaseAndDay = ({ at, case: { kind, reference } }: OpeningShown) => `${dayOf(at)} ${kind} ${reference ?? ''}`
const capital = (says: string) => says.charAt(0).toUpperCase() + says.slice(1)

/** What was opened of one case on one day. */
function OneCase({ openings }: { openings: readonly OpeningShown[] }) {
  const { language } = useHouse()
  const { day } = useWritten()
  const [first] = openings
  if (!first) return null
  const { kind, reference } = first.case
  return (
    <Paper p="md" component="section">
      <Text size="sm" c="dimmed">
        {day(first.at)}
      </Text>
      <Title order={2} size="h3">
        {capital(caseKinds[kind][language])}{' '}
        {reference !== null && (
          <bdi dir="ltr" className="figures whole">
            {reference}
          </bdi>
        )}
      </Title>
      <ul className="rows">
        {[...Map.groupBy(openings, alike)].map(([key, same]) => (
          <Looked key={key} same={same} />
        ))}
      </ul>
    </Paper>
  )
}

/** The same job for the same thing, each time that day. */
function Looked({ same }: { same: readonly OpeningShown[] }) {
  const t = useTranslations()
  const { language } = useHouse()
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const [first] = same
  if (!first) return null
  const { jobs, purpose, fields } = first
  const times = [...new Set(same.map(({ at }) => hourOf(at)))]
  return (
    <li className="line">
      <div>
        <Text fw={600}>{capital(list.format(jobs.map((job) => jobNames[job][language])))}</Text>
        <Text>{t('lookedAtFields', { fields: list.format(fields.map((field) => openedFields[field][language])) })}</Text>
        <Text size="sm" c="dimmed">
          {t('lookedAtFor', { purpose: processings[purpose].says[language], times: list.format(times) })}
        </Text>
      </div>
    </li>
  )
}
