import { sql } from 'kysely'
import type { ContactShown } from '#contract/contacts.ts'
import { cardLabels } from '#domains/profiles/index.ts'
import { askingLabels, linkLabels } from '#domains/sharing/index.ts'
import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { contactDetails, contactPlace, ownNote, ownTags } from './contact-rows.ts'
import { notDeletedByOwner } from './find-contact.ts'
import { tagTerm } from './index-contact.ts'

/** An owner's contacts as they lie, with what became of them. */
function rowsOf(tx: Tx, ownerId: string, contactIds: readonly string[]) {
  return tx.rows
    .selectFrom('contacts.contact as contact')
    .leftJoin('contacts.withdrawal as withdrawal', 'withdrawal.contact_id', 'contact.id')
    .leftJoin('contacts.deletion as deletion', 'deletion.contact_id', 'contact.id')
    .leftJoin('contacts.access_given as access', 'access.contact_id', 'contact.id')
    .select([
      'contact.id',
      'contact.subject_id',
      'contact.card_id',
      'contact.link_id',
      'contact.asking_id',
      'contact.kind',
      'contact.details',
      'contact.place',
    ])
    .select(['contact.note', 'contact.tags', 'contact.follow_up', 'contact.no_prospecting', 'contact.notice', 'contact.left_at'])
    .select(['contact.changed_at', 'contact.seen_at', 'contact.keep_until'])
    .select(['withdrawal.withdrawn_at', 'deletion.deleted_at', 'deletion.deleted_by', 'access.given_at'])
    .select(
      sql<boolean>`exists (select from contacts.question where question.contact_id = contact.id and question.answered_at is null)`.as(
        'asks',
      ),
    )
    .where('contact.owner_id', '=', ownerId)
    .where('contact.id', '=', anyOf(contactIds))
    .where(notDeletedByOwner)
}
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

interface Labels {
  readonly cards: ReadonlyMap<string, string>
  readonly links: ReadonlyMap<string, string>
}

/** Each of these contacts by itself, by id: opened in one look at each store. Those whose author took them back tell nothing. */
export async function contactsById(
  tx: Tx,
  actor: Actor,
  ownerId: string,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, ContactShown>> {
  const rows = await rowsOf(tx, ownerId, contactIds).execute()
  const access = { actor, purpose: 'sharing the card' } as const
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    access,
  )
  const labels = {
    cards: rows.length === 0 ? new Map() : await cardLabels(tx, actor, ownerId),
    links: new Map([
      ...(await linkLabels(tx, actor, ownerId, [...new Set(rows.flatMap(({ link_id }) => link_id ?? []))])),
      ...(await askingLabels(tx, actor, ownerId, [...new Set(rows.flatMap(({ asking_id }) => asking_id ?? []))])),
    ]),
  }
  return new Map(rows.map((row) => [row.id, shown(row, subjects.get(row.subject_id), labels)]))
}

function shown(row: Row, subject: Subject<'sharing the card'> | undefined, { cards, links }: Labels): ContactShown {
  const state = row.deleted_at || !subject ? 'deleted' : row.withdrawn_at ? 'withdrawn' : 'kept'
  const known = state === 'kept' ? subject : undefined
  const label = (id: string | null, labels: ReadonlyMap<string, string>) => {
    const said = id === null ? undefined : labels.get(id)
    return id !== null && said !== undefined ? { id, label: said } : null
  }
  const details = known && row.details ? known.open(contactDetails, row.id, row.details) : null
  return {
    id: row.id,
    kind: row.kind,
    state,
    deletedBy: row.deleted_by === 'author' || row.deleted_by === 'time' ? row.deleted_by : null,
    details: details && {
      name: details.name,
      email: details.email ?? null,
      phone: details.phone ?? null,
      company: details.company ?? null,
      note: details.note ?? null,
    },
    leftAt: row.left_at.toISOString(),
    changedAt: row.changed_at?.toISOString() ?? null,
    fresh: row.seen_at === null || [row.changed_at, row.deleted_at].some((at) => at !== null && row.seen_at !== null && at > row.seen_at),
    place: known && row.place ? known.open(contactPlace, row.id, row.place) : null,
    card: label(row.card_id, cards),
    // its label may name whom it was made for
    link: known ? label(row.asking_id ?? row.link_id, links) : null,
    noProspecting: row.no_prospecting,
    notice: row.notice,
    keepUntil: row.keep_until,
    ownNote: known && row.note ? known.open(ownNote, row.id, row.note) : null,
    tags: known && row.tags ? known.open(ownTags, row.id, row.tags) : [],
    followUp: known ? row.follow_up : null,
    merged: [],
    asks: row.asks && state !== 'deleted',
    access: row.kind === 'left' || state === 'deleted' ? null : row.given_at ? 'given' : 'waiting',
  }
}

/**
 * The line of contacts that are shown as one, the one on top first: it says what that one says, or the next where its author took it back.
 * What the owner would look for in any of them, who must not be solicited and who waits for an answer, the line says for all.
 */
export function lineOf(contacts: readonly ContactShown[]): ContactShown | undefined {
  const face = contacts.find(({ state }) => state === 'kept') ?? contacts[0]
  if (!face || contacts.length === 1) return face
  return {
    ...face,
    fresh: contacts.some(({ fresh }) => fresh),
    noProspecting: contacts.some(({ state, noProspecting }) => state === 'kept' && noProspecting),
    tags: [...new Map(contacts.flatMap(({ tags }) => tags).map((tag) => [tagTerm(tag), tag])).values()],
    followUp: contacts.flatMap(({ followUp }) => followUp ?? []).sort()[0] ?? null,
    merged: contacts.flatMap(({ id }) => (id === face.id ? [] : [id])),
    asks: contacts.some(({ asks }) => asks),
    access: contacts.some(({ state, access }) => state === 'kept' && access === 'waiting') ? 'waiting' : face.access,
  }
}
