import { z } from 'zod'

// What every queue of the office may be asked.

/** Said or not, as an address says it. */
export const flag = z
  .enum(['1', 'true'])
  .optional()
  .transform((said) => said !== undefined)

/** Which page: what comes after an id, and of a reference what may be meant by it, however it was typed. */
export const queuePage = {
  reference: z.string().trim().min(1).max(40).optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}
