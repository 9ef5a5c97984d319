import { randomBytes } from 'node:crypto'
import { makeCrowd } from '#app/crowd.ts'
import { Card } from '#contract/card.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { leaveDetails } from '#domains/contacts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type BenchProduct, say } from './served.ts'

// Somebody among few people, and among very many.

const details = (one: number) => ({ name: `Nadia Tazi ${one}`, email: `contact-${one}@bench.example`, phone: `+2126${61_000_000 + one}` })

const leave = (tx: Tx, ownerId: string, cardId: string, one: number) =>
  leaveDetails(tx, {
    ownerId,
    cardId,
    linkId: undefined,
    kind: 'left',
    details: details(one),
    leftTo: 'Salma Benjelloun',
    place: 'Salon',
    noProspecting: one % 3 === 0,
    tellClosing: false,
    language: 'fr',
    notice: '2026-11-26',
    receipt: randomBytes(20),
  })

/** An owner with so many contacts and links, half of each. */
export async function owner(tx: Tx, name: string, size: number): Promise<string> {
  const ownerId = await openAccount(tx, system, { name, email: `${name}@bench.example`, language: 'fr' })
  const card = Card.parse({ language: 'fr', name: { given: name }, note: { fr: 'Sur rendez-vous' } })
  const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card })
  const atOnce = 250
  for (let from = 0; from < size / 2; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, size / 2 - from) }, (_, place) => from + place)
    await Promise.all(some.map((one) => leave(tx, ownerId, cardId, one)))
    await Promise.all(some.map((one) => shareCard(tx, system, { ownerId, cardId, label: `Lien ${one}` })))
  }
  const { subject_id } = await tx.rows
    .selectFrom('accounts.person')
    .select('subject_id')
    .where('id', '=', ownerId)
    .executeTakeFirstOrThrow()
  return subject_id
}

/** So many other people around whoever is measured. */
export async function crowdAround(product: BenchProduct, size: number): Promise<void> {
  await makeCrowd(product.installation, { size, seed: 7 }, ({ made }) => made % 10_000 === 0 && say(`${made} people`))
  await product.analyze()
}
