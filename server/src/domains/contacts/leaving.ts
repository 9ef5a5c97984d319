import type { ContactShown } from '#contract/contacts.ts'

/** A line as it leaves: one person, however many times they left their details, with all that they were told and chose. */
export interface Leaving {
  /** The contact that stands for it, and all that leave with it. */
  readonly id: string
  readonly contacts: readonly string[]
  readonly name: string
  readonly company: string | undefined
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly messages: readonly string[]
  readonly ownNotes: readonly string[]
  readonly tags: readonly string[]
  readonly followUp: string | undefined
  readonly leftAt: Date
  readonly changedAt: Date
  readonly place: string | undefined
  readonly card: string | undefined
  /** Of several choices the most careful: one refusal counts for all, and the earliest end. */
  readonly noProspecting: boolean
  readonly notices: readonly string[]
  readonly keepUntil: string
}

const distinct = (texts: readonly (string | null)[]): string[] => [...new Set(texts.filter((text) => text !== null))]

/**
 * What leaves of contacts that are shown as one. Nothing of those whose author took it back, nor of somebody who only asked for access: that
 * was told for the answer. Undefined where nothing is left.
 */
export function leavingOf(shownAsOne: readonly ContactShown[]): Leaving | undefined {
  const contacts = shownAsOne.flatMap((contact) => {
    const { details, state, kind } = contact
    return state === 'kept' && kind === 'left' && details ? [{ ...contact, details }] : []
  })
  const [first] = contacts
  if (!first) return undefined
  const dates = contacts.flatMap(({ leftAt, changedAt }) => [leftAt, changedAt ?? leftAt])
  return {
    id: first.id,
    contacts: contacts.map(({ id }) => id),
    name: first.details.name,
    company: distinct(contacts.map(({ details }) => details.company))[0],
    emails: distinct(contacts.map(({ details }) => details.email)),
    phones: distinct(contacts.map(({ details }) => details.phone)),
    messages: distinct(contacts.map(({ details }) => details.note)),
    ownNotes: distinct(contacts.map(({ ownNote }) => ownNote)),
    tags: distinct(contacts.flatMap(({ tags }) => tags)),
    followUp: distinct(contacts.map(({ followUp }) => followUp)).sort()[0],
    leftAt: new Date(first.leftAt),
    changedAt: new Date(dates.sort().at(-1) ?? first.leftAt),
    place: distinct(contacts.map(({ place }) => place))[0],
    card: first.card?.label,
    noProspecting: contacts.some(({ noProspecting }) => noProspecting),
    notices: distinct(contacts.map(({ notice }) => notice)),
    keepUntil: contacts.map(({ keepUntil }) => keepUntil).sort()[0] ?? first.keepUntil,
  }
}
