import type { z } from 'zod'
import { isOfStaff } from '#contract/office.ts'
import type { Permission, StaffPermission } from '#contract/permissions.ts'
import type { Purpose } from '#contract/purposes.ts'
import type { Deeds, Tx } from '../db/transaction.ts'
import { Refusal } from '../refusal.ts'
import { keptAnswer } from './kept-answers.ts'
import { type Answer, type Ask, type Guard, type Operation, operation, type Shape } from './operation.ts'
import type { SignedIn } from './signed-in.ts'

export type { SignedIn }

/** What the wrappers need of the rest of the product. */
export interface Doors {
  readonly deeds: Deeds
  /** Whose session this is; undefined for none, an ended one, or one of a closed account. */
  signedIn(tx: Tx, cookies: string | undefined): Promise<SignedIn | undefined>
  /** Who of the staff is at work here with this permission. Refuses everybody else, and says why. */
  atWork(tx: Tx, cookies: string | undefined, permission: StaffPermission): Promise<SignedIn>
}

/** An answer that sets more than its body: headers, and of a file that may be of several types which one it is. */
export class Told<Output> {
  readonly output: Output
  readonly headers: Answer['headers'] & {}
  readonly type: string | undefined

  constructor(output: Output, headers: Answer['headers'] & {}, type?: string) {
    this.output = output
    this.headers = headers
    this.type = type
  }
}

/** A returned refusal is committed with what the deed wrote, like a counted failure; a thrown one rolls everything back. */
type Outcome<Output> = Output | Told<Output> | Refusal

interface Wrapped<Body, Query, Output, Sent, Asked> extends Shape<Body, Query, Sent, Asked, Output> {
  /** What leaves: everything else is stripped. Without it the answer is empty. */
  readonly returns?: z.ZodType<Output>
  /** What leaves is a file of this type, as it is; of one of these, as the answer tells. */
  readonly bytes?: string | readonly [string, ...string[]]
  /** What is done with a file before the transaction, once it is known who sends it: decoding takes its time. */
  readonly before?: (file: Buffer) => Promise<Body>
}
type ByPermission<Body, Query, Output, Sent, Asked> = Wrapped<Body, Query, Output, Sent, Asked> & {
  readonly permission: Permission
  readonly open?: never
  readonly purpose: Purpose
  /** They must have proved who they are in the last ten minutes. */
  readonly fresh?: true
  run(tx: Tx, ask: Ask<Body, Query> & { readonly by: SignedIn }): Promise<Outcome<Output>>
}
type OpenToAll<Body, Query, Output, Sent, Asked> = Wrapped<Body, Query, Output, Sent, Asked> & {
  readonly open: string
  readonly permission?: never
  run(tx: Tx, ask: Ask<Body, Query>): Promise<Outcome<Output>>
}

export interface Api {
  /** Who calls, for the few operations that do slow work outside a transaction. Refuses as the wrappers do. */
  admitted(tx: Tx, cookies: string | undefined, permission: Permission, fresh: boolean): Promise<SignedIn>
  /** Changes something, in one transaction. */
  deed<Body = undefined, Query = undefined, Output = undefined, Sent = unknown, Asked = unknown>(
    one: ByPermission<Body, Query, Output, Sent, Asked> & { readonly creates?: true },
  ): Operation
  deed<Body = undefined, Query = undefined, Output = undefined, Sent = unknown, Asked = unknown>(
    one: OpenToAll<Body, Query, Output, Sent, Asked>,
  ): Operation
  /** Reads, in one snapshot that cannot write. */
  view<Body = undefined, Query = undefined, Output = undefined, Sent = unknown, Asked = unknown>(
    one: ByPermission<Body, Query, Output, Sent, Asked>,
  ): Operation
  view<Body = undefined, Query = undefined, Output = undefined, Sent = unknown, Asked = unknown>(
    one: OpenToAll<Body, Query, Output, Sent, Asked>,
  ): Operation
}

export const freshMinutes = 10
const withoutCharset = (type: string) => type.replace(/;.*$/, '')

/** The two wrappers of the API: authenticate, permission, transaction, run, present, strip to the shape that leaves. */
export function apiOn(doors: Doors): Api {
  type Any<Body, Query, Output> =
    | (ByPermission<Body, Query, Output, unknown, unknown> & { readonly creates?: true })
    | OpenToAll<Body, Query, Output, unknown, unknown>

  async function admitted(tx: Tx, cookies: string | undefined, permission: Permission, fresh: boolean): Promise<SignedIn> {
    const by = isOfStaff(permission) ? await doors.atWork(tx, cookies, permission) : await doors.signedIn(tx, cookies)
    if (!by) throw new Refusal('signed-out')
    if (!by.permissions.has(permission)) throw new Refusal('not-allowed')
    if (fresh && tx.clock.now().getTime() - by.provedAt.getTime() > freshMinutes * 60_000) throw new Refusal('prove-again')
    return by
  }

  function wrapped<Body, Query, Output>(one: Any<Body, Query, Output>, kind: 'deed' | 'view'): Operation {
    const { run: _run, returns, bytes, before, ...shape } = one
    const creates = 'creates' in one && one.creates === true
    const fileTypes = [bytes ?? []].flat()
    const status = returns || bytes ? (creates ? 201 : 200) : 204
    const work = async (tx: Tx, ask: Ask<Body, Query>): Promise<Answer | Refusal> => {
      if (one.open !== undefined) return presented(await one.run(tx, ask))
      const by = await admitted(tx, ask.cookies, one.permission, one.fresh ?? false)
      const run = async () => presented(await one.run(tx, { ...ask, by }))
      return creates && ask.idempotencyKey !== undefined ? keptAnswer(tx, by, ask.idempotencyKey, one, ask, run) : run()
    }
    function presented(outcome: Outcome<Output>): Answer | Refusal {
      if (outcome instanceof Refusal) return outcome
      const [output, headers, type] = outcome instanceof Told ? [outcome.output, outcome.headers, outcome.type] : [outcome, {}, undefined]
      const [fileType] = fileTypes
      if (fileType !== undefined) return { status, type: type ?? fileType, body: output as Buffer | string, headers }
      const body = returns ? JSON.stringify(returns.parse(output)) : ''
      return { status, type: 'application/json; charset=utf-8', body, headers }
    }
    async function prepared(ask: Ask<Body, Query>): Promise<Body> {
      const { permission } = one
      if (permission !== undefined) await doors.deeds.read((tx) => admitted(tx, ask.cookies, permission, one.fresh ?? false))
      if (!before || !Buffer.isBuffer(ask.body)) throw new Refusal('wrong-type')
      return before(ask.body)
    }
    return operation<Body, Query>({
      ...(shape as Shape<Body, Query> & Guard),
      ...(creates && { creates: true as const }),
      ...(one.open === undefined && one.fresh && { fresh: true as const }),
      answers: {
        [status]: {
          says: status === 204 ? 'Done; nothing to say' : kind === 'view' ? 'What was asked for' : 'Done, and how it stands now',
          types: fileTypes.map(withoutCharset),
          ...(returns && { json: returns }),
        },
      },
      async run(asked) {
        const ask = before ? { ...asked, body: await prepared(asked) } : asked
        const answer = await (kind === 'deed' ? doors.deeds.run((tx) => work(tx, ask)) : doors.deeds.read((tx) => work(tx, ask)))
        if (answer instanceof Refusal) throw answer
        return answer
      },
    })
  }

  return {
    admitted,
    deed: <Body, Query, Output>(one: Any<Body, Query, Output>) => wrapped(one, 'deed'),
    view: <Body, Query, Output>(one: Any<Body, Query, Output>) => wrapped(one, 'view'),
  }
}
