import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Language } from '#contract/language.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Limit, tried } from '#platform/limits/tried.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { postText } from '#platform/text-messages/post.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'
import { stateAt } from './link-state.ts'
import { codeSent, linkVisitor } from './named-rows.ts'
import { codeDigest, linkSecrets, parseToken } from './token.ts'

// Nobody's mailbox or phone is filled through us, whoever asks and over how many links; nor do one owner's links send without end.
const limits = {
  source: limit('link code source', 20),
  link: limit('link code', 3),
  address: limit('link code for', 5),
  owner: limit('link code of', 60),
}
const mostInADay = 20
function limit(name: string, most: number): Limit {
  return { name, most, minutes: 10 }
}

export interface CodeAsked {
  readonly token: string
  /** Of the page it was asked on: the visitor's own. */
  readonly language: Language
  readonly source: string
}

/**
 * Sends a code to the visitor of a link: six figures, good once, for ten minutes and five tries; a newer one ends the older. Nothing is sent,
 * and nothing said about it, for a token that opens nothing, a link that asks for no code, one that is bound to a browser already, and where
 * too many were sent. What is refused, alike for every token, is a source that asks too often.
 *
 * It leaves no audit entry, which would keep for years when somebody wished to open a link.
 */
export async function sendVisitorCode(tx: Tx, { token, language, source }: CodeAsked): Promise<Refusal | undefined> {
  const wait = await tried(tx, limits.source, source)
  if (wait > 0) return new Refusal('too-many', [], wait)
  const { lookupId, kek } = linkSecrets(parseToken(token) ?? Buffer.alloc(20))
  const found = await linkToSendFor(tx, lookupId).executeTakeFirst()
  const access = { actor: system, purpose: 'sharing the card' } as const
  const visitor = found && (await tx.vault.subjects(tx, [found.subject_id], access)).get(found.subject_id)
  // held from here on, so that of two codes asked for at once one is the newer; after its subject, as where its key is renewed
  const link = visitor && (await linkToSendFor(tx, lookupId).forNoKeyUpdate('named').executeTakeFirst())
  if (!visitor || !link?.visitor) return undefined
  const { email = '', phone = '' } = visitor.open(linkVisitor, link.id, link.visitor)
  const address = link.code_by === 'mail' ? emailTerm(email) : phone
  const addressDigest = await tx.vault.digest('sharing.code.address', address)
  if (await tooMany(tx, { link: link.id, address, owner: link.owner_id }, addressDigest)) return undefined

  const id = tx.ids.next()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await tx.rows.updateTable('sharing.code').set({ ended: true }).where('link_id', '=', link.id).where('ended', '=', false).execute()
  await tx.rows
    .insertInto('sharing.code')
    .values({
      id,
      link_id: link.id,
      address_digest: addressDigest,
      digest: codeDigest(kek, code),
      code: visitor.seal(codeSent, id, code),
      language,
      sent_at: tx.clock.now(),
    })
    .execute()
  await (link.code_by === 'mail' ? postMail : postText)(tx, 'sharing.code', id)
  return undefined
}

/** The link of a paused card opens what its owner says meanwhile. */
const tellsPause = sql<boolean>`exists (select from profiles.snapshot
  where snapshot.edition_id = link.edition_id and snapshot.pause_message is not null)`

/** A live link whose visitor still has to show that it is them. */
function linkToSendFor(tx: Tx, lookupId: Buffer) {
  const now = tx.clock.now()
  return tx.rows
    .selectFrom('sharing.named as named')
    .innerJoin('sharing.link as link', 'link.id', 'named.link_id')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['link.id', 'named.subject_id', 'named.visitor', 'named.code_by', 'card.owner_id'])
    .where('link.lookup_id', '=', lookupId)
    .where('named.code_by', 'is not', null)
    .where('named.bound_digest', 'is', null)
    .where(sql<boolean>`(${stateAt(now)} = 'live' or ${stateAt(now)} = 'paused' and ${tellsPause})`)
    .where(sql<boolean>`not exists (select from profiles.deletion where deletion.card_id = link.card_id)`)
    .where(sql<boolean>`not exists (select from vault.tombstone where subject_id = link.subject_id)`)
    .where(sql<boolean>`not ${restrictedUnder('link.subject_id', 'sharing')}`)
}

async function tooMany(
  tx: Tx,
  of: { readonly link: string; readonly address: string; readonly owner: string },
  addressDigest: Buffer,
): Promise<boolean> {
  // what one count refuses does not count for the next: who asks in vain for one link uses up nothing of another's
  if ((await tried(tx, limits.link, of.link)) > 0) return true
  if ((await tried(tx, limits.address, of.address)) > 0) return true
  if ((await tried(tx, limits.owner, of.owner)) > 0) return true
  const since = new Date(tx.clock.now().getTime() - 86_400_000)
  const sent = await tx.rows
    .selectFrom('sharing.code')
    .select(({ fn }) => fn.countAll<string>().as('codes'))
    .where('address_digest', '=', addressDigest)
    .where('sent_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(sent.codes) >= mostInADay
}
