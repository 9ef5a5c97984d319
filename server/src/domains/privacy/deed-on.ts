import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

interface Asked<Body> {
  readonly by: { readonly actor: Actor }
  readonly parameters: { readonly [name: string]: string }
  readonly body: Body
}

/** A deed on what the address names: it is found, acted on, and shown as it stands then. */
export const deedOn =
  <Found, Shown>(
    parameter: string,
    find: (tx: Tx, actor: Actor, id: string) => Promise<Found>,
    show: (tx: Tx, found: Found) => Promise<Shown>,
  ) =>
  <Body>(act: (tx: Tx, actor: Actor, found: Found, body: Body) => Promise<unknown>) =>
  async (tx: Tx, { by: { actor }, parameters, body }: Asked<Body>): Promise<Shown> => {
    const id = parameters[parameter] ?? ''
    await act(tx, actor, await find(tx, actor, id), body)
    return show(tx, await find(tx, actor, id))
  }
