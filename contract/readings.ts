import { z } from 'zod'
import { Id } from './accounts.ts'
import { Job } from './staff.ts'

/** From how many on reading is unusual: people whose data somebody opened, or cases that were over. The data protection officer is written to. */
export const unusual = { 'people in an hour': 30, 'people in a day': 120, 'cases that are over': 10 } as const
export type UnusualKind = keyof typeof unusual
const Kind = z.enum(Object.keys(unusual) as [UnusualKind, ...UnusualKind[]])

export const ReadingList = z.strictObject({
  alerts: z.array(
    z.strictObject({ id: Id, name: z.string().nullable(), kind: Kind, count: z.int(), day: z.iso.date(), noticedAt: z.iso.datetime() }),
  ),
  /** What each opened in the last 24 hours, most people first. */
  today: z.array(
    z.strictObject({ person: Id, name: z.string().nullable(), jobs: z.array(Job), people: z.int(), openings: z.int(), over: z.int() }),
  ),
})
export type ReadingList = z.infer<typeof ReadingList>
