import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { own } from './own-person.ts'
import { personName } from './person-rows.ts'

/** How the holders of these accounts are called, in one look at the keyring. Those that were erased are not among them. */
export async function namesOf(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows.selectFrom('accounts.person').select(['id', 'subject_id', 'name']).where('id', '=', anyOf(personIds)).execute()
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    { actor, purpose: 'the account' },
  )
  return new Map(
    rows.flatMap(({ id, subject_id, name }) => {
      const subject = subjects.get(subject_id)
      return subject ? [[id, subject.open(personName, id, name)] as const] : []
    }),
  )
}

/** Which of these accounts have a passkey, or an application that counts. */
export async function withSecondFactor(tx: Tx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const passkeys = await tx.rows.selectFrom('accounts.passkey').select('person_id').where('person_id', '=', anyOf(personIds)).execute()
  const applications = await tx.rows
    .selectFrom('accounts.totp')
    .select('person_id')
    .where('person_id', '=', anyOf(personIds))
    .where('confirmed_at', 'is not', null)
    .execute()
  return new Set([...passkeys, ...applications].map(({ person_id }) => person_id))
}

/** An account as an emergency opening shows it. Refuses one that is erased. */
export async function holderShown(tx: Tx, actor: Actor, personId: string) {
  const { row, shown } = await own(tx, actor, personId)
  return { ...shown, openedAt: row.opened_at.toISOString() }
}
