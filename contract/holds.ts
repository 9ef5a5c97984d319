import { z } from 'zod'

/** Why data are kept although their time is over: a closed list, for nothing else is a reason. */
export const holdReasons = ['claim', 'court order', 'investigation', 'complaint'] as const
export const HoldReason = z.enum(holdReasons)
export type HoldReason = z.infer<typeof HoldReason>
