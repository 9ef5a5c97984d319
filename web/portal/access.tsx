import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LinkShown } from '#web/client/calls.ts'
import { useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank, Loading, Trouble } from '#web/ui/trouble.tsx'
import { AccessFilters } from './access-filters.tsx'
import { AccessList } from './access-list.tsx'
import { type AccessSearch, accessSearch, sortedAs } from './access-search.ts'
import { AccessTable } from './access-table.tsx'
import { CompanyEditors } from './company-editors.tsx'
import { CopyAgain } from './copy-again.tsx'
import { HelpLink } from './help-link.tsx'
import { OwnAudiences } from './own-audiences.tsx'
import { paths } from './paths.ts'
import { RenameLink } from './rename-link.tsx'
import { RevokeLinks, type ToRevoke } from './revoke-links.tsx'

/** 'Qui peut voir ma carte': every access in one list, and the way to take each one back. A table where there is room for one. */
export function AccessScreen() {
  const t = useTranslations()
  const { client } = useHouse()
  const go = useNavigate()
  const roomy = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false })
  const search = accessSearch(useSearch({ strict: false }))
  const { card, state } = search
  const sorted = sortedAs(search)
  const links = useInfiniteQuery({
    queryKey: ['links', card, state, sorted.sort, sorted.order],
    queryFn: ({ pageParam }) =>
      client.links({ ...sorted, ...(card && { card }), ...(state && { state }), ...(pageParam && { after: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [toRevoke, setToRevoke] = useState<ToRevoke>()
  const [toRename, setToRename] = useState<LinkShown>()
  const [toCopy, setToCopy] = useState<LinkShown>()
  const list = links.data?.pages.flatMap(({ items }) => items)
  const alive = list?.filter((link) => link.state !== 'revoked') ?? []
  const chosen = alive.filter(({ id }) => picked.has(id))
  const look = (next: AccessSearch) => void go({ to: paths.access, search: next, replace: true })
  const filtered = card !== undefined || state !== undefined
  const lines = {
    links: list ?? [],
    chosen: picked,
    onChoose: (ids: readonly string[], on: boolean) => {
      const next = new Set(picked)
      for (const id of ids) {
        if (on) next.add(id)
        else next.delete(id)
      }
      setPicked(next)
    },
    onRevoke: (link: LinkShown) =>
      setToRevoke({
        which: { links: [link.id] },
        ...(link.asks === null
          ? { title: t('revokeOne', { label: `\u2068${link.label}\u2069` }) }
          : { title: t('endAskingSure', { label: `\u2068${link.label}\u2069` }), text: t('endAskingText') }),
      }),
    onRename: setToRename,
    onCopy: setToCopy,
  }
  return (
    <Stack className={roomy ? 'roomy' : 'middle'} gap="lg">
      <ScreenTitle id="title" tabIndex={-1}>
        {t('whoSeesTitle')}
      </ScreenTitle>
      <Text>{t('whoSeesText')}</Text>
      <Group gap="sm">
        <HelpLink topic="takeBack" />
        <OwnAudiences />
      </Group>
      <CompanyEditors />
      {(filtered || list?.length !== 0) && <AccessFilters search={search} sorts={!roomy} onChange={look} />}
      {links.error && <Trouble error={links.error} again={links.refetch} />}
      {links.isPending && <Loading lines={6} height={roomy ? 44 : 96} />}
      {list?.length === 0 && (
        <Blank
          title={<Title order={2}>{filtered ? t('noneFiltered') : t('nobodySees')}</Title>}
          text={filtered ? t('noneFilteredText') : t('nobodySeesText')}
        >
          <Button
            variant={filtered ? 'default' : 'filled'}
            renderRoot={(props) => <Link to={filtered ? paths.access : paths.home} {...props} />}
          >
            {filtered ? t('showAll') : t('toMyCards')}
          </Button>
        </Blank>
      )}
      {list && list.length > 0 && (
        <>
          <Group gap="xs" className="deeds">
            <Text role="status" size="sm" me="auto">
              {t('chosen', { count: chosen.length })}
            </Text>
            {chosen.length > 0 && (
              <Button
                variant="default"
                c="var(--mantine-color-error)"
                onClick={() =>
                  setToRevoke({
                    which: { links: chosen.map(({ id }) => id) },
                    title: t('sure', { deed: t('revokeSome', { count: chosen.length }) }),
                  })
                }
              >
                {t('revokeSome', { count: chosen.length })}
              </Button>
            )}
            {card && (
              <Button variant="default" renderRoot={(props) => <Link to={paths.openings} params={{ card }} {...props} />}>
                {t('openings')}
              </Button>
            )}
            <Button
              variant="default"
              c="var(--mantine-color-error)"
              onClick={() =>
                setToRevoke(
                  card
                    ? { which: { card }, title: t('sure', { deed: t('revokeCard') }) }
                    : { which: { all: true }, title: t('sure', { deed: t('revokeAll') }) },
                )
              }
            >
              {card ? t('revokeCard') : t('revokeAll')}
            </Button>
          </Group>
          {roomy ? <AccessTable {...lines} {...sorted} onSort={(by) => look({ ...search, ...by })} /> : <AccessList {...lines} />}
          {links.hasNextPage && (
            <Button variant="default" loading={links.isFetchingNextPage} onClick={() => links.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </>
      )}
      <RevokeLinks
        toRevoke={toRevoke}
        onClose={() => setToRevoke(undefined)}
        onDone={() => {
          setPicked(new Set())
          document.getElementById('title')?.focus() // what was pressed is gone
        }}
      />
      {toRename && <RenameLink key={toRename.id} link={toRename} onClose={() => setToRename(undefined)} />}
      {toCopy && <CopyAgain key={toCopy.id} link={toCopy} onClose={() => setToCopy(undefined)} />}
    </Stack>
  )
}
