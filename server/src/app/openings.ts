import { z } from 'zod'
import { OpeningShown } from '#contract/openings.ts'
import { emailOf } from '#domains/accounts/index.ts'
import { foldersOf } from '#domains/archive/index.ts'
import { openingsOf } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Api, SignedIn } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { rightsHouse } from './rights.ts'

const most = 100
const Page = z.strictObject({ items: z.array(OpeningShown), next: z.uuid().nullable() })

/** What staff opened of whoever asks, wherever they are known: the account, what they wrote, what they asked for. */
async function ownOpenings(tx: Tx, by: SignedIn, after: string | undefined): Promise<z.infer<typeof Page>> {
  const known = await rightsHouse.knownBy(tx, await emailOf(tx, by.actor, by.actor.id))
  const folders = await foldersOf(tx, [by.actor.id])
  const subjects = await tx.vault.subjects(tx, [...new Set([by.subjectId, ...known, ...folders])], { actor: by.actor, purpose: 'rights' })
  const pseudonyms = [...subjects.values()].map(({ pseudonym }) => pseudonym)
  const rows = await openingsOf(tx, pseudonyms, { limit: most + 1, after })
  const page = rows.slice(0, most)
  return {
    items: page.map(({ entry_id, at, jobs, case_kind, reference, fields, purpose }) => ({
      id: entry_id,
      at: at.toISOString(),
      jobs,
      purpose,
      case: { kind: case_kind, reference },
      fields,
    })),
    next: rows.length > most ? (page.at(-1)?.entry_id ?? null) : null,
  }
}

/** 'Qui a consulté mes données'. */
export const openingOperations = (api: Api): Operation[] => [
  api.view({
    method: 'GET',
    path: '/api/account/openings',
    summary: 'What staff of IdNet opened of one’s data in the last 24 months: by job, date, purpose and case, never by name',
    example: {
      answer: {
        items: [
          {
            id: '019ab2c3-d4e5-7f11-8172-93a4b5c6d7e8',
            at: '2026-11-26T10:15:00.000Z',
            jobs: ['customer service'],
            purpose: 'contact requests',
            case: { kind: 'message', reference: 'M-2K7Q-9XWD' },
            fields: ['name', 'email', 'text', 'answers'],
          },
        ],
        next: null,
      },
    },
    permission: 'account',
    purpose: 'rights',
    query: z.strictObject({ after: z.uuid().optional() }),
    returns: Page,
    run: (tx, { by, query }) => ownOpenings(tx, by, query.after),
  }),
]
