import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { pageOf, pageQuery } from '#contract/links.ts'
import { CertificateListed, RetentionStanding } from '#contract/retention.ts'
import type { Api } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { certificatePage } from './retention-certificate.ts'
import { retentionStanding } from './retention-views.ts'
import type { Sweep } from './sweep.ts'

/** What this domain, which brings no sweeps of others, needs to say how it stands with all of them. */
export interface RetentionHouse {
  readonly sweeps: readonly Sweep[]
  /** The public keys that a certificate may be signed with. */
  keys(): Promise<readonly KeyObject[]>
}

const isDay = (text: string) => z.iso.date().safeParse(text).success
/** The last line that was shown: its day, and its sweep. */
const After = z
  .string()
  .max(100)
  .refine((text) => isDay(text.slice(0, 10)) && text.charAt(10) === ' ')
  .transform((text) => ({ day: text.slice(0, 10), sweep: text.slice(11) }))

/** What ends by itself when its time is over, for the data protection officer: counts and certificates, which name nobody. */
export function retentionOperations(api: Api, { sweeps, keys }: RetentionHouse): Operation[] {
  const asks = { method: 'GET', permission: 'retention', purpose: 'security' } as const
  return [
    api.view({
      ...asks,
      path: '/api/desk/retention',
      summary:
        'What would be erased until the end of a day and why, what is late, and whether the clock of the sweeps is good. Counts alone',
      example: {
        query: {},
        answer: {
          clock: { good: true, now: '2026-11-26T10:15:00.000Z', ranAt: '2026-11-26T10:00:00.000Z', stoppedAt: null },
          until: '2026-11-26',
          sweeps: [{ sweep: 'closed accounts', after: { days: 90 }, due: 3, held: 1, late: 0 }],
        },
      },
      query: z.strictObject({ until: z.iso.date().optional() }),
      returns: RetentionStanding,
      run: (tx, { query }) => retentionStanding(tx, sweeps, query.until),
    }),
    api.view({
      ...asks,
      path: '/api/desk/retention/certificates',
      summary: 'What each sweep ended on each day, the newest first, with its signature held against our keys. Nobody is named',
      example: {
        query: { sweep: 'closed accounts' },
        answer: {
          items: [
            {
              day: '2026-11-25',
              sweep: 'closed accounts',
              ended: 3,
              late: 0,
              digest: 'ab'.repeat(32),
              firstAt: '2026-11-25T02:00:00.000Z',
              lastAt: '2026-11-25T21:00:00.000Z',
              signature: 'good',
            },
          ],
          next: null,
        },
      },
      query: z.strictObject({
        after: After.optional(),
        sweep: z.string().max(80).optional(),
        late: z
          .literal('true')
          .transform(() => true)
          .optional(),
        limit: pageQuery.shape.limit,
      }),
      returns: pageOf(CertificateListed),
      run: async (tx, { query }) => certificatePage(tx, await keys(), query),
    }),
  ]
}
