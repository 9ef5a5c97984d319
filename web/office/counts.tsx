import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Desk } from '#web/client/desk-calls.ts'
import type { paths } from './paths.ts'
import { useDesk, useDoor } from './use-desk.ts'

interface Waits {
  readonly count: number
  /** There are more than one page of them. */
  readonly more: boolean
}

const waitsIn = {
  messages: (desk: Desk) => desk.questions({ state: 'unanswered' }).then(waiting),
  orders: (desk: Desk) => desk.orders({ state: 'unanswered' }).then(waiting),
  requests: async (desk: Desk) => {
    const page = await desk.requests({ state: 'open' })
    return waiting({ ...page, items: page.items.filter(({ ball }) => ball === 'us') })
  },
  breaches: async (desk: Desk) => {
    const page = await desk.breaches({ state: 'open' })
    return { count: page.items.length, more: page.next !== null }
  },
  emergencies: async (desk: Desk, may: readonly string[]) => {
    const { items } = await (may.includes('approvals') ? desk.approvals() : desk.emergencies())
    return { count: items.filter(({ state, own }) => (own ? state === 'open' : state === 'asked')).length, more: false }
  },
  notices: (desk: Desk) => desk.notices({ state: 'failed' }).then(waiting),
  exports: async (desk: Desk, may: readonly string[]) => {
    const { items } = await (may.includes('approvals') ? desk.exportApprovals() : desk.exports())
    return { count: items.filter(({ state, own }) => (own ? state === 'open' : state === 'asked')).length, more: false }
  },
  holds: async (desk: Desk) => {
    const { items } = await desk.holds()
    return { count: items.filter(({ state }) => state === 'asked' || state === 'to be reviewed').length, more: false }
  },
} as const

function waiting({ items, next }: { readonly items: readonly object[]; readonly next: string | null }): Waits {
  return { count: items.length, more: next !== null }
}

export type Counted = keyof typeof waitsIn
export const isCounted = (room: string): room is Counted => Object.hasOwn(waitsIn, room)

/** How much waits in a room. Asked for when one comes, never by a clock: that would keep an office open that nobody uses. */
export function useWaits(room: Counted) {
  const desk = useDesk()
  const may = useDoor().data?.may ?? []
  return useQuery({ queryKey: ['waits', room], queryFn: () => waitsIn[room](desk, may) })
}

export const Count = ({ room }: { room: keyof typeof paths }) => (isCounted(room) ? <CountOf room={room} /> : null)

function CountOf({ room }: { room: Counted }) {
  const t = useTranslations()
  const { data } = useWaits(room)
  if (!data || data.count === 0) return null
  return (
    <span className="count" title={t('waiting')}>
      {data.count}
      {data.more && '+'}
    </span>
  )
}
