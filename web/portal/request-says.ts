import { useTranslations } from 'use-intl'
import type { RequestShown } from '#web/client/calls.ts'
import { useWritten } from '#web/ui/written.ts'

const colours = {
  identity: 'saffron',
  open: 'majorelle',
  asked: 'saffron',
  window: 'terracotta',
  withdrawn: 'sand',
  granted: 'mint',
  partial: 'saffron',
  'nothing held': 'sand',
  refused: 'terracotta',
} as const
export const colourOfRequest = ({ state, answer }: RequestShown): string =>
  state === 'answered' ? colours[answer?.outcome ?? 'granted'] : colours[state]

/** How a request stands, in words: its state, who has the ball, and by when. */
export function useRequestSays() {
  const t = useTranslations()
  const { date } = useWritten()
  const last = (request: RequestShown, step: RequestShown['steps'][number]['step']) =>
    request.steps.findLast((one) => one.step === step)?.at
  return {
    last,
    state: (request: RequestShown): string =>
      request.state === 'answered' && request.answer ? t(`outcome_${request.answer.outcome}`) : t(`stands_${request.state}`),
    next(request: RequestShown): string {
      const { state, ball, waitsUntil, erasesAt, copyUntil, due, answer } = request
      if (state === 'window' && erasesAt !== null)
        return t(request.kind === 'anonymisation' ? 'windowTitle_anonymisation' : 'windowTitle_erasure', { date: date(erasesAt) })
      if (waitsUntil !== null) return t('waitsUntil', { date: date(waitsUntil) })
      if (copyUntil !== null) return t('copyWaits', { date: date(copyUntil) })
      if (state === 'answered') return t('answeredAt', { date: date(answer?.at ?? request.madeAt) })
      if (state === 'withdrawn')
        return t('withdrawnAt', { date: date(last(request, 'withdrawn') ?? last(request, 'cancelled') ?? request.madeAt) })
      if (ball === 'you') return t('ball_you')
      return `${t('ball_us')} ${t('dueOn', { date: date(due) })}`
    },
  }
}
