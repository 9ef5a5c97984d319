import { ReadingList } from '#contract/readings.ts'
import type { Api } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { exampleColleague } from './examples.ts'
import { readingsShown } from './readings.ts'

/** Who of the staff reads what, for the data protection officer. */
export const readingOperations = (api: Api): Operation[] => [
  api.deed({
    method: 'POST',
    path: '/api/desk/readings',
    summary: 'Unusual reading by staff, and what each opened in the last day, by name; that it was looked at is recorded',
    example: {
      answer: {
        alerts: [],
        today: [{ person: exampleColleague, name: 'Houda Rguibi', jobs: ['customer service'], people: 4, openings: 9, over: 0 }],
      },
    },
    permission: 'readings',
    purpose: 'security',
    returns: ReadingList,
    run: (tx, { by }) => readingsShown(tx, by.actor),
  }),
]
