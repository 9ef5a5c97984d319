import type { Actor } from '#platform/actor.ts'
import type { AtWork } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'

interface Asked<Body> {
  readonly by: AtWork
  readonly parameters: { readonly [name: string]: string }
  readonly body: Body
}

/** A deed on what the address names: it is found, acted on, and shown as it stands then, to whoever is at work. */
export const deedOn =
  <Found, Shown>(
    parameter: string,
    find: (tx: Tx, actor: Actor, id: string) => Promise<Found>,
    show: (tx: Tx, by: AtWork, found: Found) => Promise<Shown>,
  ) =>
  <Body>(act: (tx: Tx, actor: Actor, found: Found, body: Body) => Promise<unknown>) =>
  async (tx: Tx, { by, parameters, body }: Asked<Body>): Promise<Shown> => {
    const { actor } = by
    const id = parameters[parameter] ?? ''
    await act(tx, actor, await find(tx, actor, id), body)
    return show(tx, by, await find(tx, actor, id))
  }
