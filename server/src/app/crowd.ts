import { crowd, type WorldPerson } from '#db/world.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { allOrNone, bulkConnection, rowsOn } from '#platform/db/bulk-load.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'
import type { Installation } from './installation.ts'

export interface CrowdMade {
  readonly made: number
  /** People who were there already. */
  readonly known: number
}

const inOneTransaction = 2_000
const atOnce = 250

/**
 * Makes a crowd beside the named world, by the deeds themselves: hundreds side by side, thousands to a transaction. What was cut short
 * goes on where it stopped; the same crowd made twice is there once.
 */
export async function makeCrowd(
  { urls, provider, clock }: Pick<Installation, 'urls' | 'provider' | 'clock'>,
  { size, seed }: { readonly size: number; readonly seed: number },
  progress: (done: CrowdMade) => void,
): Promise<CrowdMade> {
  const keys = await bulkConnection(urls.keyring)
  try {
    const data = await bulkConnection(urls.data)
    try {
      const tx: Tx = { rows: rowsOn(data), vault: vaultOn(keyringOn(keys, provider, clock)), clock, ids: uuidsByTime(clock) }
      const people = crowd(size, seed)
      let [made, known] = [0, 0]
      while (made + known < size) {
        // the keys are committed first, as everywhere
        const news = await allOrNone([keys, data], () => makeSome(tx, people, Math.min(inOneTransaction, size - made - known)))
        made += news.made
        known += news.known
        progress({ made, known })
      }
      return { made, known }
    } finally {
      await data.end()
    }
  } finally {
    await keys.end()
  }
}

async function makeSome(tx: Tx, people: Iterator<WorldPerson>, number: number): Promise<CrowdMade> {
  let [left, made, known] = [number, 0, 0]
  const lane = async () => {
    while (left-- > 0) {
      const next = people.next()
      if (next.done) return
      if (await makePerson(tx, next.value)) made++
      else known++
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  for (const one of lanes) if (one.status === 'rejected') throw one.reason
  return { made, known }
}

/** False for somebody who is there already. */
async function makePerson(tx: Tx, { name, email, phone, language, card, links }: WorldPerson): Promise<boolean> {
  try {
    const ownerId = await openAccount(tx, system, { name, email, phone, language })
    if (!card) return true
    const cardId = await publishCard(tx, system, { ownerId, label: 'Carte principale', card })
    for (const { label } of links) await shareCard(tx, system, { ownerId, cardId, label })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'account-exists') return false
    throw error
  }
}
