import type { Logger } from 'pino'
import { Gauge } from 'prom-client'
import type { Settings } from '#platform/config/settings.ts'
import { backgroundMetrics } from '#platform/http/metrics.ts'
import type { Databases, Installation } from '../installation.ts'
import type { Task } from '../schedule.ts'
import { quickFigures } from './measure.ts'
import { prove } from './prove.ts'

const broken = new Gauge({
  name: 'connectcard_promises_not_kept',
  help: 'Promises of the privacy policy that are not kept: see /engagements',
  registers: [backgroundMetrics],
})

/** What reads every row, or every entry of the audit, is looked at once in so many turns. */
const turnsOfAll = 24

/** Looks every hour whether the promises are kept, and once a day at what takes long; the data protection officer is written to in the same moment. */
export function promiseTasks(
  settings: Settings,
  databases: Pick<Databases, 'data' | 'keyring'>,
  installation: Installation,
  log: Logger,
): readonly Task[] {
  let turn = 0
  return [
    {
      name: 'promises',
      seconds: 3_600,
      async run() {
        const { promises } = await prove({ settings, databases, installation }, turn++ % turnsOfAll === 0 ? undefined : quickFigures)
        const not = promises.filter(({ state }) => state === 'not kept').map(({ id }) => id)
        broken.set(not.length)
        if (not.length > 0)
          log.error(
            { promises: not },
            'promises are not kept: `connectcard prove` says which figure, and /engagements says it to everybody',
          )
      },
    },
  ]
}
