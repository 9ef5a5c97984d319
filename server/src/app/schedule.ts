import type { Logger } from 'pino'
import { watchReadings } from '#domains/access/index.ts'
import { sendDigests } from '#domains/contacts/index.ts'
import {
  carryOutErasures,
  clockShown,
  knownThrough,
  postToPersons,
  remindOfBreaches,
  remindOfRequests,
  tellOfPolicy,
  workOnRequests,
} from '#domains/privacy/index.ts'
import { endPauses, publishedVersions } from '#domains/profiles/index.ts'
import { endUndos, keepViewSessionKeys } from '#domains/sharing/index.ts'
import { auditKeeper } from '#platform/audit/keep-audit.ts'
import { faultOf } from '#platform/http/fault.ts'
import { parkedCount } from '#platform/jobs/parked.ts'
import { tellParked } from '#platform/mail/metrics.ts'
import { mailQueue } from '#platform/mail/queue.ts'
import { tellParked as tellParkedTexts } from '#platform/text-messages/metrics.ts'
import { textQueue } from '#platform/text-messages/queue.ts'
import { type Buried, destroyBuriedKeys, sweepOrphanKeys, sweepOrphanShares } from '#platform/vault/destroy.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { sealPseudonyms } from '#platform/vault/seal-pseudonyms.ts'
import { tellLateBreaches } from './breaches.ts'
import type { KeptInstallation } from './installation.ts'
import { sweepAll } from './retention.ts'
import { copies, rightsHouse } from './rights.ts'
import { briefSweeps } from './sweeps.ts'

export interface Task {
  readonly name: string
  readonly seconds: number
  run(): Promise<unknown>
}

/** What happens by itself, and how often. Each task may run in several processes at once, or be killed in the middle. */
export function keepSchedule(
  installation: KeptInstallation,
  log: Logger,
  note: (buried: readonly Buried[]) => void = () => undefined,
  more: readonly Task[] = [],
): { stop(): Promise<void> } {
  const { db, deeds, keyring, provider, clock } = installation
  const keys = keyringOn(keyring, provider, clock)
  const audit = auditKeeper(installation.audit, keys, clock, installation.headsFolder)
  const tasks: readonly Task[] = [
    ...more,
    { name: 'links of the audit', seconds: 1, run: () => audit.link() },
    { name: 'state of the audit', seconds: 10, run: () => audit.look() },
    { name: 'days of the audit past their time', seconds: 3_600, run: () => audit.dropOldDays() },
    { name: 'pseudonyms in plain', seconds: 3_600, run: () => sealPseudonyms(deeds) },
    { name: 'links taken back', seconds: 1, run: () => endUndos(deeds, clock) },
    { name: 'view-session keys', seconds: 60, run: () => keepViewSessionKeys(keyring, clock) },
    { name: 'buried keys', seconds: 5, run: () => destroyBuriedKeys(db, keys, clock, note) },
    { name: 'what is past its time', seconds: 3_600, run: () => sweepAll(deeds, keys, log) },
    ...briefSweeps(installation),
    { name: 'digests of contacts', seconds: 60, run: () => sendDigests(deeds, clock) },
    { name: 'requests', seconds: 5, run: () => workOnRequests(deeds, clock, rightsHouse, copies(installation.audit)) },
    { name: 'announced erasures', seconds: 60, run: () => carryOutErasures(deeds, clock, rightsHouse, knownThrough(rightsHouse)) },
    { name: 'reminders of requests', seconds: 3_600, run: () => remindOfRequests(deeds, clock) },
    { name: 'mails about incidents', seconds: 5, run: () => postToPersons(deeds) },
    { name: 'unusual reading', seconds: 60, run: () => watchReadings(deeds) },
    { name: 'reminders of incidents', seconds: 60, run: () => remindOfBreaches(deeds) },
    { name: 'clocks of incidents', seconds: 60, run: () => tellLateBreaches(installation) },
    { name: 'news of the policy', seconds: 3_600, run: () => tellOfPolicy(deeds, clock) },
    { name: 'pauses that are over', seconds: 3_600, run: () => endPauses(deeds, clock) },
    { name: 'parked mails', seconds: 60, run: async () => tellParked(await parkedCount(db, mailQueue.name)) },
    { name: 'parked text messages', seconds: 60, run: async () => tellParkedTexts(await parkedCount(db, textQueue.name)) },
    { name: 'orphan keys', seconds: 3_600, run: () => byGoodClock(() => sweepOrphanKeys(db, keys, clock)) },
    {
      name: 'orphan shares',
      seconds: 3_600,
      run: () => byGoodClock(() => sweepOrphanShares(db, keys, clock, (cards) => publishedVersions(db, cards))),
    },
  ]
  // keys of deeds under way, and of backups, would look old to a clock that jumped
  async function byGoodClock(work: () => Promise<unknown>): Promise<unknown> {
    const shown = await deeds.read(clockShown)
    return shown?.good === false ? undefined : work()
  }
  const running = new Set<Promise<unknown>>()
  const timers = tasks.map(({ name, seconds, run }) => {
    let busy = false
    let failed = 0
    const turn = () => {
      if (busy) return
      busy = true
      const done: Promise<void> = run()
        .then(() => {
          failed = 0
        })
        .catch((error: unknown) => {
          // told at once, and then once a minute: what runs each second would fill the log while a database is away
          if (failed % Math.ceil(60 / seconds) === 0)
            log.error({ fault: faultOf(error), task: name }, 'a scheduled task failed; it runs again at its next turn')
          failed++
        })
        .finally(() => {
          busy = false
          running.delete(done)
        })
      running.add(done)
    }
    turn()
    return setInterval(turn, seconds * 1_000)
  })
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running)
    },
  }
}
