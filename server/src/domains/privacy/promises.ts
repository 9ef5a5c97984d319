import type { Figure, PromiseId, PromiseWord } from '#contract/promises.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail } from '#platform/mail/mail.ts'
import { postMail } from '#platform/mail/post.ts'
import { promiseMail } from './mail-kinds.ts'
import './promise-rows.ts'

/** How it stood with a figure, and since when it has not held. */
export interface KnownFigure {
  readonly figure: Figure
  readonly holds: boolean | null
  readonly checkedAt: Date
  readonly since: Date | undefined
}

const day = 86_400_000

/**
 * Keeps what was found where it changed, and once a day. The data protection officer is written to the moment a figure stops holding. Only added to:
 * nobody makes a figure better than it was.
 */
export async function noteFigures(tx: Tx, found: readonly { readonly figure: Figure; readonly holds: boolean | null }[]): Promise<void> {
  const known = await figuresKnown(tx)
  const now = tx.clock.now()
  for (const { figure, holds } of found) {
    const last = known.get(figure.name)
    const same = last && last.holds === holds && last.figure.count === figure.count
    if (same && now.getTime() - last.checkedAt.getTime() < day) continue
    const id = tx.ids.next()
    await tx.rows
      .insertInto('privacy.promise_figure')
      .values({
        id,
        name: figure.name,
        count: figure.count,
        of: figure.of,
        median_days: figure.medianDays ?? null,
        holds,
        checked_at: now,
      })
      .execute()
    if (holds === false && last?.holds !== false) await postMail(tx, promiseMail, id)
  }
}

/** To the data protection officer: a figure does not hold. Nothing once it holds again. */
export async function promiseBroken(tx: Tx, id: string, origin: URL, desk: string): Promise<Mail | undefined> {
  const row = await tx.rows.selectFrom('privacy.promise_figure').selectAll().where('id', '=', id).executeTakeFirst()
  const now = row && (await figuresKnown(tx)).get(row.name)
  if (now?.holds !== false) return undefined
  return {
    to: { address: desk },
    language: 'fr',
    subject: 'Un engagement n’est pas tenu',
    lines: [
      'Un chiffre de la page des engagements ne tient pas\u00A0: la page dit lequel, et le dit à tous.',
      'Dites-y ce qui est fait\u00A0: POST /api/desk/promises/say.',
    ],
    action: { label: 'Voir la page', url: new URL('/engagements', origin).href },
  }
}

/** The newest of each figure, and since when it has not held without a break. */
export async function figuresKnown(tx: RowsTx): Promise<ReadonlyMap<string, KnownFigure>> {
  const newest = await tx.rows
    .selectFrom('privacy.promise_figure as figure')
    .distinctOn('figure.name')
    .selectAll('figure')
    .select(({ selectFrom }) =>
      selectFrom('privacy.promise_figure as bad')
        .select(({ fn }) => fn.min('bad.checked_at').as('since'))
        .whereRef('bad.name', '=', 'figure.name')
        .where('bad.holds', '=', false)
        .where(({ not, exists, selectFrom: from }) =>
          not(
            exists(
              from('privacy.promise_figure as good')
                .select('good.id')
                .whereRef('good.name', '=', 'bad.name')
                .whereRef('good.checked_at', '>', 'bad.checked_at')
                .where(({ or, eb }) => or([eb('good.holds', '=', true), eb('good.holds', 'is', null)])),
            ),
          ),
        )
        .as('since'),
    )
    .orderBy('figure.name')
    .orderBy('figure.checked_at', 'desc')
    .orderBy('figure.id', 'desc')
    .execute()
  return new Map(
    newest.map((row): [string, KnownFigure] => [
      row.name,
      {
        figure: {
          name: row.name as Figure['name'],
          count: row.count,
          of: row.of === null ? null : Number(row.of),
          ...(row.median_days !== null && { medianDays: row.median_days }),
        },
        holds: row.holds,
        checkedAt: row.checked_at,
        since: row.holds === false ? (row.since ?? row.checked_at) : undefined,
      },
    ]),
  )
}

/** Says in public what is being done about a promise that is not kept. The figure itself nobody changes. */
export async function sayOfPromise(
  tx: Tx,
  actor: Actor & { readonly kind: 'person' },
  promise: PromiseId,
  says: PromiseWord,
): Promise<void> {
  const id = tx.ids.next()
  await tx.rows
    .insertInto('privacy.promise_word')
    .values({ id, promise, ...says, said_at: tx.clock.now(), said_by: actor.id })
    .execute()
  await record(tx, actor, { deed: 'promise.say', object: { kind: 'promise', id }, purpose: 'rights' })
}

/** The newest word on each promise, and when it was said. */
export async function wordsSaid(tx: RowsTx): Promise<ReadonlyMap<string, { readonly says: PromiseWord; readonly at: Date }>> {
  const rows = await tx.rows
    .selectFrom('privacy.promise_word')
    .distinctOn('promise')
    .selectAll()
    .orderBy('promise')
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map(({ promise, fr, ar, en, said_at }) => [promise, { says: { fr, ar, en }, at: said_at }]))
}
