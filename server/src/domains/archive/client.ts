import { accountByEmail, invoicedHolder } from '#domains/accounts/index.ts'
import { companiesRunBy, invoicedCompany } from '#domains/clients/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'

/** Whose document it is: a company, or a person who has an account. */
export interface Client {
  readonly person_id: string | null
  readonly company_id: string | null
  readonly name: string
}

/** One of them says who is meant: the id of an account, its address, or the id of a company. */
export interface Meant {
  readonly account?: string | undefined
  readonly email?: string | undefined
  readonly company?: string | undefined
}

/** The client who is meant, with the name they have now. Refuses where there is none. */
export async function clientMeant(tx: Tx, actor: Actor, { account, email, company }: Meant): Promise<Client> {
  const person = email === undefined ? account : (await accountByEmail(tx, email))?.id
  const holder = person === undefined ? undefined : await invoicedHolder(tx, actor, person)
  if (person !== undefined && holder !== undefined) return { person_id: person, company_id: null, name: holder }
  const name = company === undefined ? undefined : await invoicedCompany(tx, actor, company)
  if (company !== undefined && name !== undefined) return { person_id: null, company_id: company, name }
  throw new Refusal('not-found', [email !== undefined ? 'email' : company !== undefined ? 'company' : 'account'])
}

/** In whose name somebody sees documents: their own, and that of the companies they run. */
export async function clientsOf(tx: Tx, personId: string): Promise<{ readonly personId: string; readonly companies: readonly string[] }> {
  return { personId, companies: await companiesRunBy(tx, personId) }
}
