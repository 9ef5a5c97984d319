import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { halfOf } from './half-sign-in.ts'
import { type Asked, factors, forgivenFactors, recoveries, tooManyFactors } from './limits.ts'
import { keepLostFactor } from './lost-factor.ts'
import { own } from './own-person.ts'
import { codesLeft } from './recovery-codes.ts'
import { isOfApplication, spendFactor } from './second-factor.ts'
import { beginSession } from './sessions.ts'
import { nameOf, type SignedIn } from './sign-in.ts'
import { tellHolder } from './tell.ts'

const mostTries = 5

/**
 * Signs in with the second factor. Every try is counted, by the sign-in and by the account; the refusal is returned, for that must stay. Who gets it wrong
 * to the end has shown the first factor: the holder is told.
 */
export async function signInWithFactor(
  tx: Tx,
  input: { readonly challenge: string; readonly code: string; readonly agent: string | undefined },
  asked: Asked,
): Promise<SignedIn | Refusal> {
  const half = await halfOf(tx, input.challenge)
  if (half instanceof Refusal) return half
  const personId = half.person_id
  const { shown } = await own(tx, system, personId)
  const [of, limits] = [{ personId, address: shown.email }, isOfApplication(input.code) ? factors : recoveries]
  const refused = await tooManyFactors(tx, limits, of, asked)
  if (refused) return refused
  const second = await spendFactor(tx, personId, input.code)
  if (second instanceof Refusal) {
    await countWrong(tx, half)
    return second
  }
  await tx.rows.deleteFrom('accounts.half_sign_in').where('id', '=', half.id).execute()
  await forgivenFactors(tx, limits, of, asked)
  // whoever has the application has not lost it
  if (second === 'application') await keepLostFactor(tx, { kind: 'person', id: personId }, personId)
  const token = await beginSession(tx, { personId, how: half.how, second, agent: input.agent })
  const left = second === 'recovery code' ? { codesLeft: await codesLeft(tx, personId) } : {}
  return { account: personId, name: await nameOf(tx, personId), new: false, token, address: shown.email, ...left }
}

async function countWrong(tx: Tx, half: { readonly id: string; readonly person_id: string; readonly tries: number }): Promise<void> {
  if (half.tries + 1 < mostTries) {
    await tx.rows
      .updateTable('accounts.half_sign_in')
      .set({ tries: half.tries + 1 })
      .where('id', '=', half.id)
      .execute()
    return
  }
  await tx.rows.deleteFrom('accounts.half_sign_in').where('id', '=', half.id).execute()
  await tellHolder(tx, half.person_id, 'factor tried')
}
