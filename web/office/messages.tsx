import { Badge } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { MessageKind } from '#contract/messages.ts'
import type { MessageListed } from '#web/client/desk-calls.ts'
import { Age } from './age.tsx'
import { Filters, nameOfLanguage, Only } from './filters.tsx'
import { MessageFile } from './message-file.tsx'
import { Queue } from './queue.tsx'
import { useDesk } from './use-desk.ts'
import { usePages } from './use-pages.ts'
import { useRoom } from './use-room.ts'

const colours = { open: 'saffron', answered: 'mint', closed: 'sand' } as const
export const MessageState = ({ state }: Pick<MessageListed, 'state'>) => {
  const t = useTranslations()
  return (
    <Badge variant="outline" color={colours[state]} c="var(--mantine-color-text)" tt="none">
      {t(`message_${state}`)}
    </Badge>
  )
}

/** What people wrote by the public forms: questions for customer service, wishes for cards for sales. Nobody's name is in the list. */
export function MessagesScreen({ kind }: { kind: MessageKind }) {
  const t = useTranslations()
  const desk = useDesk()
  const { search } = useRoom()
  const state = search.state === 'ended' ? ('closed' as const) : search.unanswered ? ('unanswered' as const) : ('open' as const)
  const { language, find, mine } = search
  const asked = { state, ...(language && { language }), ...(find && { reference: find }), ...(mine && { mine: '1' as const }) }
  const list = usePages('messages', { kind, ...asked }, ({ kind: _kind, ...query }) =>
    (kind === 'question' ? desk.questions : desk.orders)(query),
  )
  const room = kind === 'question' ? 'messages' : 'orders'
  const chosen = list.items?.find(({ id }) => id === search.one)
  return (
    <Queue
      title={t(`room_${room}`)}
      says={t(`roomText_${room}`)}
      list={list}
      filters={
        <Filters>
          {state !== 'closed' && <Only says={t('onlyUnanswered')} by="unanswered" />}
          <Only says={t('onlyMine')} by="mine" />
        </Filters>
      }
      empty={state === 'open' && !language && !find && !mine ? t('noMessages') : t('noEnded')}
      columns={[
        { head: t('age'), cell: ({ madeAt }) => <Age at={madeAt} /> },
        { head: t('language'), cell: ({ language }) => nameOfLanguage(language) },
        { head: t('state'), cell: (one) => <MessageState state={one.state} /> },
      ]}
      beside={
        search.one === undefined
          ? undefined
          : {
              title: chosen ? t('messageOf', { reference: chosen.reference }) : t(`room_${room}`),
              body: <MessageFile key={search.one} id={search.one} kind={kind} />,
            }
      }
    />
  )
}
