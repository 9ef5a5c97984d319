import { useTranslations } from 'use-intl'
import type { CardShown } from '#web/client/calls.ts'
import { useWritten } from '#web/ui/written.ts'

/** A pause in words: since when or from when, and until when. */
export function usePauseInWords() {
  const t = useTranslations()
  const { date } = useWritten()
  const day = (one: string | null) => (one === null ? '' : date(`${one}T12:00:00Z`))
  return ({ state, pause }: Pick<CardShown, 'state' | 'pause'>): string => {
    if (!pause) return t('pauseText')
    const days = { from: day(pause.from), until: day(pause.until) }
    if (state === 'paused') return pause.until === null ? t('pausedOpen') : t('pausedUntil', days)
    return pause.until === null ? t('pauseComes', days) : t('pauseComesUntil', days)
  }
}
