import { type Job, jobs } from '#contract/staff.ts'

/** What the address of a room says: which list, how narrowed, and what stands open beside it. Whatever else stands there is left out. */
export interface RoomSearch {
  one?: string
  state?: 'ended'
  language?: 'fr' | 'ar' | 'en'
  kind?: string
  late?: true
  unanswered?: true
  mine?: true
  /** A form stands open over the list. */
  make?: true
  find?: string
  /** The day that is read, or until which one looks ahead. */
  day?: string
  job?: Job
}
const text = (value: unknown, most: number) => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, most) : '')

export function roomSearch(search: Record<string, unknown>): RoomSearch {
  const one = /^[0-9a-f-]{36}$/.exec(text(search.one, 36))?.[0]
  const language = (['fr', 'ar', 'en'] as const).find((each) => each === search.language)
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(text(search.day, 10))?.[0]
  const job = jobs.find((each) => each === search.job)
  const [kind, find] = [text(search.kind, 40), text(search.find, 40)]
  return {
    ...(one && { one }),
    ...(search.state === 'ended' && { state: 'ended' }),
    ...(language && { language }),
    ...(kind && { kind }),
    ...(search.late === true && { late: true }),
    ...(search.unanswered === true && { unanswered: true }),
    ...(search.mine === true && { mine: true }),
    ...(search.make === true && { make: true }),
    ...(find && { find }),
    ...(day && { day }),
    ...(job && { job }),
  }
}
