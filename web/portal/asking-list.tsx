import { ActionIcon, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPencil, IconQrcode } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AskingLinkShown } from '#web/client/calls.ts'
import { Ask } from './ask.tsx'
import { CopyAgain } from './copy-again.tsx'
import { useChange, useHouse } from './house.tsx'
import { LinkState } from './link-state.tsx'
import { RenameLink } from './rename-link.tsx'
import { Trouble } from './trouble.tsx'
import { useWritten } from './written.ts'

/** The links that ask first, beside those that open a card. Silent where there is none. */
export function AskingLinks({ card, state }: { card: string | undefined; state: string | undefined }) {
  const t = useTranslations()
  const { client } = useHouse()
  const links = useQuery({ queryKey: ['asking', card], queryFn: () => client.askingLinks(card === undefined ? {} : { card }) })
  const [toEnd, setToEnd] = useState<AskingLinkShown>()
  const [toRename, setToRename] = useState<AskingLinkShown>()
  const [toCopy, setToCopy] = useState<AskingLinkShown>()
  const end = useChange(
    (link: AskingLinkShown) => client.endAskingLink(link.id),
    ['asking'],
    () => {
      setToEnd(undefined)
      document.getElementById('title')?.focus() // what was pressed is gone
      notifications.show({ message: t('endAskingDone'), color: 'mint' })
    },
  )
  const shown = links.data?.items.filter((link) => state === undefined || link.state === state) ?? []
  if (links.error) return <Trouble error={links.error} again={links.refetch} />
  if (shown.length === 0) return null
  return (
    <Stack component="section" gap="xs" aria-labelledby="asking">
      <Title order={2} size="h3" id="asking">
        {t('askFirstTitle')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('askFirstText')}
      </Text>
      <Paper px="md" component="ul" m={0} role="list">
        {shown.map((link) => (
          <Line key={link.id} link={link} onEnd={setToEnd} onRename={setToRename} onCopy={setToCopy} />
        ))}
      </Paper>
      <Ask
        opened={toEnd !== undefined}
        title={toEnd ? t('endAskingSure', { label: `\u2068${toEnd.label}\u2069` }) : ''}
        text={t('endAskingText')}
        no={t('keep')}
        yes={t('endAsking')}
        doing={{ ...end, mutate: () => toEnd && end.mutate(toEnd) }}
        onClose={() => setToEnd(undefined)}
      />
      {toRename && <RenameLink key={toRename.id} link={toRename} asks onClose={() => setToRename(undefined)} />}
      {toCopy && <CopyAgain key={toCopy.id} link={toCopy} asks onClose={() => setToCopy(undefined)} />}
    </Stack>
  )
}

interface Given {
  readonly link: AskingLinkShown
  onEnd(link: AskingLinkShown): void
  onRename(link: AskingLinkShown): void
  onCopy(link: AskingLinkShown): void
}

function Line({ link, onEnd, onRename, onCopy }: Given) {
  const t = useTranslations()
  const { date } = useWritten()
  const deedOf = (deed: string) => t('deedOf', { deed, label: link.label })
  const facts = [
    link.cardLabel,
    t('madeOn', { date: date(link.madeAt) }),
    ...(link.expiresAt === null ? [] : [t('until', { date: date(link.expiresAt) })]),
  ]
  return (
    <li className="row">
      <Stack gap={4}>
        <Group gap="xs" justify="space-between">
          <Text fw={600} className="isolate">
            {link.label}
          </Text>
          <LinkState state={link.state} asks />
        </Group>
        <Text size="sm">{t('askingSays', { line: `\u2068${link.line}\u2069` })}</Text>
        <Text size="sm" c="dimmed">
          {facts.map((fact, at) => (
            <bdi key={fact}>
              {at > 0 && ' · '}
              {fact}
            </bdi>
          ))}
        </Text>
      </Stack>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          px="sm"
          c="var(--mantine-color-error)"
          me="auto"
          aria-label={deedOf(t('endAsking'))}
          onClick={() => onEnd(link)}
        >
          {t('endAsking')}
        </Button>
        {link.state === 'live' && (
          <ActionIcon variant="default" aria-label={deedOf(t('copyAgain'))} onClick={() => onCopy(link)}>
            <IconQrcode aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon variant="default" aria-label={deedOf(t('rename'))} onClick={() => onRename(link)}>
          <IconPencil aria-hidden />
        </ActionIcon>
      </Group>
    </li>
  )
}
