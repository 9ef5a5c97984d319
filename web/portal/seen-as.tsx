import { Alert, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { type Language, languages } from '#contract/language.ts'
import type { LinkShown } from '#web/client/calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { HelpLink } from './help-link.tsx'
import { paths } from './paths.ts'
import { type SeenSearch, seenSearch } from './seen-search.ts'
import { TroublePage } from './trouble-page.tsx'
import { useAudiences } from './use-audiences.ts'

const names: { readonly [L in Language]: string } = { fr: 'Français', ar: 'العربية', en: 'English' }

/** 'Voir comme…': the published card as others have it before them, drawn by what draws it for them. */
export function SeenAsScreen() {
  const t = useTranslations()
  const { client, language } = useHouse()
  const go = useNavigate()
  const { card: id = '' } = useParams({ strict: false })
  const search = seenSearch(useSearch({ strict: false }))
  const card = useQuery({ queryKey: ['card', id], queryFn: () => client.card(id) })
  const groups = useAudiences()
  const links = useQuery({ queryKey: ['links', id, 'named'], queryFn: () => client.links({ card: id, limit: '200' }) })
  if (card.error && !card.data) return <TroublePage title={t('seeAs')} error={card.error} again={card.refetch} />
  const named = links.data?.items.filter((link) => link.for !== null) ?? []
  const [as, shownIn] = [search.as ?? 'anyone', search.in ?? language]
  const link = named.find((one) => one.id === as)
  const look = (next: SeenSearch) =>
    void go({ to: paths.seenAs, params: { card: id }, search: seenSearch({ ...search, ...next }), replace: true })
  // an id is that of a group or of a link: which, is known once both are there
  const asked = groups.known(as) || link ? false : links.isPending || groups.asking.isPending
  const page = groups.known(as) ? `/api/cards/${id}/as/${as}` : `/api/links/${as}/as-visitor`
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{t('seeAs')}</ScreenTitle>
      {card.data && (
        <Text>
          <Link className="link" to={paths.card} params={{ card: id }}>
            <bdi>{card.data.label}</bdi>
          </Link>
        </Text>
      )}
      <Text>{t('seeAsText')}</Text>
      <HelpLink topic="seenAs" />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={t('seeAsWho')}
          value={as}
          onChange={(event) => look({ as: event.currentTarget.value })}
          data={[...groups.choices, ...named.map((one) => ({ value: one.id, label: t('seeAsPerson', { label: one.label }) }))]}
        />
        <NativeSelect
          label={t('language')}
          value={shownIn}
          onChange={(event) => look({ in: languages.find((one) => one === event.currentTarget.value) ?? language })}
          data={languages.map((one) => ({ value: one, label: names[one] }))}
        />
      </SimpleGrid>
      {links.error && <Trouble error={links.error} again={links.refetch} />}
      {groups.asking.error && <Trouble error={groups.asking.error} again={groups.asking.refetch} />}
      {link && <Before link={link} />}
      {card.isPending || asked ? (
        <Loading lines={1} height={420} />
      ) : card.data?.publishedAt === null ? (
        <Text>{t('seeAsUnpublished')}</Text>
      ) : (
        <>
          {card.data?.changed && <Text c="var(--cc-hold)">{t('unpublished')}</Text>}
          <iframe key={`${page} ${shownIn}`} className="preview" title={t('seeAsFrame')} src={`${page}?language=${shownIn}`} />
        </>
      )}
    </Stack>
  )
}

/** What its visitor passes before the page below. */
function Before({ link }: { link: LinkShown }) {
  const t = useTranslations()
  const asked = [link.for?.code && t('seeAsCode'), link.for?.binds && t('seeAsBinds'), link.pin && t('seeAsPin')].filter(
    (one) => typeof one === 'string',
  )
  return (
    <Alert className="hold" variant="outline" title={t('seeAsLink', { label: `\u2068${link.label}\u2069` })}>
      <Text c="var(--mantine-color-text)">{asked.length === 0 ? t('seeAsNothingFirst') : t('seeAsFirst')}</Text>
      {asked.length > 0 && (
        <ul>
          {asked.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
