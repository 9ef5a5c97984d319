import { publishedVersions } from '#domains/profiles/index.ts'
import { revokeLostLinks } from '#domains/sharing/index.ts'
import type { Keyring } from '#platform/vault/keyring.ts'
import type { Installation } from './installation.ts'

const atOnce = 1_000

/**
 * After a restore: cards whose share was destroyed since the backup, because a link to them was taken back. None of their links opens; they are
 * said to be taken back, and their owners can share again.
 */
export async function mendCards(
  { db, deeds, clock }: Pick<Installation, 'db' | 'deeds' | 'clock'>,
  keyring: Keyring,
): Promise<{ readonly cards: number; readonly links: number }> {
  const newest = new Map<string, number>()
  const kept = new Set<string>()
  for (let after: string | undefined; ; ) {
    const some = await keyring.cardSharesMadeBefore(new Date(clock.now().getTime() + 86_400_000), after, atOnce)
    after = some.at(-1)?.cardId
    if (after === undefined) break
    for (const { cardId, version } of some) {
      kept.add(`${cardId}/${version}`)
      newest.set(cardId, Math.max(version, newest.get(cardId) ?? 0))
    }
  }
  const buried = await db
    .selectFrom('vault.tombstone')
    .select(({ fn }) => ['card_id', fn.max<number | null>('share_version').as('version')])
    .where('card_id', 'is not', null)
    .groupBy('card_id')
    .execute()
  for (const { card_id, version } of buried) if (card_id && version) newest.set(card_id, Math.max(version, newest.get(card_id) ?? 0))
  const editions = (await db.selectFrom('profiles.snapshot').select('edition_id').orderBy('edition_id').execute()).map(
    (row) => row.edition_id,
  )
  let [cards, links] = [0, 0]
  for (let at = 0; at < editions.length; at += atOnce)
    for (const [editionId, version] of await publishedVersions(db, editions.slice(at, at + atOnce))) {
      if (kept.has(`${editionId}/${version}`)) continue
      links += await deeds.run((tx) => revokeLostLinks(tx, { editionId, version: Math.max(version, newest.get(editionId) ?? 0) + 1 }))
      cards++
    }
  return { cards, links }
}
