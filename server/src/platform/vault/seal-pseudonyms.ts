import { sql } from 'kysely'
import { system } from '../actor.ts'
import type { Deeds } from '../db/transaction.ts'
import { subjectPseudonym } from './vault.ts'

const batch = 500

/** Puts the pseudonyms that were kept in plain, before they were sealed, under their subjects' keys; those of the erased go. */
export async function sealPseudonyms(deeds: Deeds): Promise<number> {
  for (let sealed = 0; ; ) {
    const done = await deeds.run(async (tx) => {
      const plain = await tx.rows
        .selectFrom('vault.subject')
        .select('id')
        .where('pseudonym', 'is not', null)
        .orderBy('id')
        .limit(batch)
        .forUpdate()
        .execute()
      const ids = plain.map(({ id }) => id)
      if (ids.length === 0) return 0
      const subjects = await tx.vault.subjects(tx, ids, { actor: system, purpose: 'security' })
      const values = ids.map((id) => {
        const subject = subjects.get(id)
        return subject?.seal(subjectPseudonym, id, subject.pseudonym) ?? null
      })
      await sql`
        update vault.subject set sealed_pseudonym = kept.sealed, pseudonym = null
        from unnest(${ids}::uuid[], ${values}::bytea[]) as kept (id, sealed) where subject.id = kept.id`.execute(tx.rows)
      return ids.length
    })
    sealed += done
    if (done < batch) return sealed
  }
}
