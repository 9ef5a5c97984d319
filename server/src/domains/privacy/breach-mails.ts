import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail, Mails } from '#platform/mail/mail.ts'
import { Refusal } from '#platform/refusal.ts'
import { clockOf } from './breach.ts'
import type { ReachOf } from './breach-house.ts'
import { breachDesk, breachLabel, breachWords } from './breach-words.ts'
import { breachById } from './find-breach.ts'
import { breachDeskMail, breachMail } from './mail-kinds.ts'

const knownBreach = (tx: Tx, id: string) =>
  breachById(tx, system, id).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined // past its time
    throw error
  })

/** To one person, in the words that were written for their language; nothing to who was told, or erased since. */
async function toPerson(tx: Tx, id: string, origin: URL, reachOf: ReachOf): Promise<Mail | undefined> {
  const person = await tx.rows.selectFrom('privacy.breach_person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!person || person.told_at) return undefined
  const to = (await reachOf(tx, system, [person.concerned_id])).get(person.concerned_id)
  const found = to && (await knownBreach(tx, person.breach_id))
  const words = found?.entries.findLast(({ step }) => step === 'persons told')?.says.words
  if (!to || !found || !words) return undefined
  const language = to.language ?? 'fr'
  const { subject, opens, closes } = breachWords[language]
  return {
    to: { address: to.address },
    language,
    subject,
    lines: [opens(found.reference), ...words[language].split('\n').filter((line) => line.trim() !== ''), closes],
    action: { label: breachLabel[language], url: new URL(`/droits/${language}`, origin).href },
    async sent(after) {
      const told = { told_at: after.clock.now() }
      await after.rows.updateTable('privacy.breach_person').set(told).where('id', '=', id).where('told_at', 'is', null).execute()
    },
  }
}

async function toDesk(tx: Tx, id: string, origin: URL, desk: string): Promise<Mail | undefined> {
  const found = await knownBreach(tx, id)
  const clock = found && clockOf(found.entries, tx.clock.now())
  if (!found || !clock || (clock.state !== 'due' && clock.state !== 'late')) return undefined
  const due = new Intl.DateTimeFormat('fr-MA', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Africa/Casablanca' }).format(
    new Date(clock.dueAt),
  )
  return {
    to: { address: desk },
    language: 'fr',
    subject: breachDesk.subject,
    lines: breachDesk.lines(found.reference, due),
    action: { label: breachDesk.label, url: new URL('/bureau/incidents', origin).href },
  }
}

export const breachMails = (origin: URL, desk: string, reachOf: ReachOf): Mails => ({
  [breachMail]: (tx, id) => toPerson(tx, id, origin, reachOf),
  [breachDeskMail]: (tx, id) => toDesk(tx, id, origin, desk),
})
