import type { Kysely } from 'kysely'
import { deedWord } from '#contract/deed-words.ts'
import { jobNames } from '#contract/job-names.ts'
import type { Language } from '#contract/language.ts'
import { processings } from '#contract/register.ts'
import { jobsOfEach } from '#domains/access/index.ts'
import { accountsOf } from '#domains/accounts/index.ts'
import { foldersOf } from '#domains/archive/index.ts'
import { type EntryAbout, entriesAbout } from '#platform/audit/entries-about.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Reading } from './rows-of.ts'
import { words } from './words.ts'

/** One line of the journal, for the person whom it is about: who acted is a kind or a job, never a name. */
export interface JournalLine {
  readonly at: Date
  readonly who: string
  readonly deed: string
  readonly purpose: string
  /** About which of the subjects that they are. */
  readonly subject: string
}

/** What was done with these subjects' data, each in turn, oldest first, in pages. */
export async function* journalOf(reading: Reading, audit: Kysely<Tables>, language: Language): AsyncGenerator<readonly JournalLine[]> {
  const { tx, access, subjectIds } = reading
  const own = new Set((await accountsOf(tx, subjectIds)).map(({ id }) => id))
  const subjects = await tx.vault.subjects(tx, [...subjectIds, ...(await foldersOf(tx, [...own]))], access)
  for (const [subject, { pseudonym }] of subjects)
    for await (const page of entriesAbout(audit, pseudonym)) {
      const actors = [...new Set(page.flatMap(({ actor_id }) => actor_id ?? []))]
      const jobs = await jobsOfEach(tx, actors)
      yield page.map((entry) => ({
        at: entry.at,
        who: who(entry, own, jobs, language),
        deed: deedWord(entry.deed, language),
        purpose: processings[entry.purpose].says[language],
        subject,
      }))
    }
}

function who(
  { actor_kind, actor_id, purpose }: EntryAbout,
  own: ReadonlySet<string>,
  jobs: Awaited<ReturnType<typeof jobsOfEach>>,
  language: Language,
): string {
  const { actors } = words[language]
  if (actor_kind !== 'person' || actor_id === null) return actor_kind === 'operator' ? actors.operator : actors.system
  if (own.has(actor_id)) return actors.you
  // who holds a job acts in it only where its purpose lets it: as the owner of a card they are one like any other
  const held = (jobs.get(actor_id) ?? []).filter((job) => processings[purpose].jobs.includes(job))
  return held.length === 0 ? actors.other : `${actors.staff} (${held.map((job) => jobNames[job][language]).join(', ')})`
}
