import type { z } from 'zod'
import type { Language } from '#contract/language.ts'
import type { LinkShown } from '#contract/links.ts'
import type { Page } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { askingLabel } from './asking-link-rows.ts'
import { type AskingLine, askingLines, askingShown } from './asking-links.ts'
import { byPlace, type Narrowing, type Order, type PlacedSort, type Sort } from './link-places.ts'
import { linkLabel } from './link-rows.ts'
import { type Link, linksOf, shown } from './read-links.ts'

export interface LinksWanted extends Page {
  readonly ownerId: string
  readonly card?: string | undefined
  readonly state?: Narrowing['state']
  readonly sort: Sort
  readonly order: Order
  /** In whose alphabet labels are sorted. */
  readonly language: Language
}

type Line = { readonly link: Link; readonly asks?: never } | { readonly link?: never; readonly asks: AskingLine }
const rowOf = (line: Line) => line.link ?? line.asks

/**
 * 'Qui peut voir ma carte': the links of a person's cards and those by which one asks for access, newest first or as asked; those taken back
 * only where they are asked for.
 */
export async function linksShown(
  tx: Tx,
  actor: Actor,
  wanted: LinksWanted,
): Promise<{ items: z.infer<typeof LinkShown>[]; next: string | null }> {
  const { ownerId, limit, sort, after } = wanted
  if (after !== undefined && sort !== 'made') await ownLine(tx, ownerId, after) // a list that lost its place says so, and is not cut off
  const lines = sort === 'label' ? await byLabel(tx, actor, wanted) : await inPlaces(tx, { ...wanted, sort, limit: limit + 1 })
  const page = lines.slice(0, limit)
  const items = [
    ...(await shown(
      tx,
      actor,
      ownerId,
      page.flatMap(({ link }) => link ?? []),
    )),
    ...(await askingShown(
      tx,
      actor,
      ownerId,
      page.flatMap(({ asks }) => asks ?? []),
    )),
  ]
  const byId = new Map(items.map((item) => [item.id, item]))
  const last = page.at(-1)
  return { items: page.flatMap((line) => byId.get(rowOf(line).id) ?? []), next: lines.length > limit && last ? rowOf(last).id : null }
}

/** Of each kind as many as are wanted, so that they are the first of both together. */
async function inPlaces(tx: Tx, wanted: Narrowing & { readonly ownerId: string; readonly sort: PlacedSort; readonly order: Order }) {
  const { ownerId, sort, order, limit } = wanted
  const links = await linksOf(tx, ownerId, wanted).execute()
  const asking = await askingLines(tx, ownerId, wanted).execute()
  const inOrder = byPlace(sort, order)
  return [...links.map((link): Line => ({ link })), ...asking.map((asks): Line => ({ asks }))]
    .sort((a, b) => inOrder(rowOf(a), rowOf(b)))
    .slice(0, limit)
}

/** Labels are sealed, so the database cannot sort them: so many of a person's own are opened and sorted here. */
const mostSorted = 10_000

async function byLabel(tx: Tx, actor: Actor, { ownerId, after, limit, card, state, order, language }: LinksWanted): Promise<Line[]> {
  const all = { ownerId, card, state, sort: 'made', order: 'descending', limit: mostSorted + 1 } as const
  const lines = await inPlaces(tx, all)
  const [first] = lines
  if (!first) return []
  if (lines.length > mostSorted) throw new Refusal('too-many-to-sort', ['sort'])
  const owner = await tx.vault.subject(tx, rowOf(first).subject_id, { actor, purpose: 'sharing the card' })
  const alphabet = new Intl.Collator(language, { numeric: true })
  const way = order === 'ascending' ? 1 : -1
  const named = (line: Line) => {
    const { link, asks } = line
    return {
      line,
      id: rowOf(line).id,
      label: link ? owner.open(linkLabel, link.id, link.label) : owner.open(askingLabel, asks.id, asks.label),
    }
  }
  type Named = ReturnType<typeof named>
  const compare = (a: Named, b: Named) => way * (alphabet.compare(a.label, b.label) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const begin = after === undefined ? undefined : named(await ownLine(tx, ownerId, after))
  return lines
    .map(named)
    .filter((one) => begin === undefined || compare(one, begin) > 0)
    .sort(compare)
    .slice(0, limit + 1)
    .map(({ line }) => line)
}

/** The line after which a page begins; it may be in any state. */
async function ownLine(tx: Tx, ownerId: string, id: string): Promise<Line> {
  const [line] = await inPlaces(tx, { ownerId, link: id, state: 'all', sort: 'made', order: 'descending', limit: 1 })
  if (!line) throw new Refusal('not-found', ['linkId'])
  return line
}
