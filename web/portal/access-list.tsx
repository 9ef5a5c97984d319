import { ActionIcon, Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core'
import { IconPencil, IconQrcode } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import type { LinkShown } from '#web/client/calls.ts'
import { useWritten } from '#web/ui/written.ts'
import { type AccessLines, canBeCopied, canBeRenamed, isOver, revokeOf } from './access-lines.ts'
import { LinkShows } from './link-shows.tsx'
import { LinkState } from './link-state.tsx'
import { useNamedFacts } from './named-visitor.tsx'
import { useAudiences } from './use-audiences.ts'

/** Every access as a phone has room for it. */
export function AccessList({ links, ...given }: AccessLines) {
  return (
    <Paper px="md" component="ul" m={0} role="list">
      {links.map((link) => (
        <Line key={link.id} link={link} links={links} {...given} />
      ))}
    </Paper>
  )
}

function Line({ link, chosen, onChoose, onRevoke, onRename, onCopy }: { link: LinkShown } & AccessLines) {
  const t = useTranslations()
  const { date, number } = useWritten()
  const over = isOver(link)
  const named = useNamedFacts()
  const { said } = useAudiences()
  const deedOf = (deed: string) => t('deedOf', { deed, label: link.label })
  const facts = [
    ...named(link.for),
    link.cardLabel,
    link.asks === null && (link.for === null || link.audience !== 'anyone') && said(link.audience),
    t('madeOn', { date: date(link.madeAt) }),
    link.expiresAt !== null && !link.passing && t('until', { date: date(link.expiresAt) }),
    link.openingsLeft !== null && t('openingsLeft', { count: link.openingsLeft, shown: number(link.openingsLeft) }),
    link.pin && t('withPin'),
    link.case !== null && t('endsWithCase'),
    link.passing ? t('passingLine') : !link.kept && link.case === null && t('shownOnce'),
  ].filter((fact) => fact !== false)
  return (
    <li className="row">
      <Group wrap="nowrap" align="flex-start" gap="sm">
        {!over && (
          <Checkbox
            aria-label={t('choose', { label: link.label })}
            checked={chosen.has(link.id)}
            onChange={(event) => onChoose([link.id], event.currentTarget.checked)}
            size="lg"
            p={6}
          />
        )}
        <Stack gap={4} flex={1} miw={0}>
          <Group gap="xs" justify="space-between">
            <Text fw={600} className="isolate">
              {link.label}
            </Text>
            <LinkState {...link} />
          </Group>
          <Text size="sm" c="dimmed">
            {facts.map((fact, at) => (
              <Fragment key={fact}>
                {at > 0 && ' · '}
                <bdi>{fact}</bdi>
              </Fragment>
            ))}
          </Text>
          {link.asks === null ? (
            <LinkShows shows={link.shows} />
          ) : (
            <Text size="sm">{t('askingSays', { line: `\u2068${link.asks}\u2069` })}</Text>
          )}
        </Stack>
      </Group>
      {!over && (
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            px="sm"
            c="var(--mantine-color-error)"
            me="auto"
            aria-label={deedOf(t(revokeOf(link)))}
            onClick={() => onRevoke(link)}
          >
            {t(revokeOf(link))}
          </Button>
          {canBeCopied(link) && (
            <ActionIcon variant="default" aria-label={deedOf(t('copyAgain'))} onClick={() => onCopy(link)}>
              <IconQrcode aria-hidden />
            </ActionIcon>
          )}
          {canBeRenamed(link) && (
            <ActionIcon variant="default" aria-label={deedOf(t('rename'))} onClick={() => onRename(link)}>
              <IconPencil aria-hidden />
            </ActionIcon>
          )}
        </Group>
      )}
    </li>
  )
}
