import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress, PhoneNumber } from './card.ts'
import { pageQuery } from './links.ts'
import { line, paragraph } from './text.ts'

const Moment = z.iso.datetime()

/** What a visitor leaves to the owner of a card: who they are, one way at least to reach them, and what they wish to say. */
export const ContactDetails = z
  .strictObject({
    name: line(120),
    email: EmailAddress.optional(),
    phone: PhoneNumber.optional(),
    company: line(160).optional(),
    note: paragraph(1000).optional(),
  })
  .refine(({ email, phone }) => email !== undefined || phone !== undefined, { error: 'reach', path: ['email'] })
export type ContactDetails = z.infer<typeof ContactDetails>

export const Tag = line(30)
export const Tags = z.array(Tag).max(20)

/** `withdrawn` and `deleted` show none of the details. */
export const contactStates = ['kept', 'withdrawn', 'deleted'] as const
export const contactKinds = ['left', 'asked'] as const

/** One act of leaving; in a list, the line that stands for it and for those that are shown as one with it. */
export const ContactShown = z.strictObject({
  id: Id,
  kind: z.enum(contactKinds),
  state: z.enum(contactStates),
  /** Who deleted it: a line that its owner deleted is not shown at all. */
  deletedBy: z.enum(['author', 'time']).nullable(),
  /** What they left, as it stands now; null for a line whose author took it back. */
  details: z
    .strictObject({
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      company: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  leftAt: Moment,
  /** When its author last corrected, withdrew or gave back what they left. */
  changedAt: Moment.nullable(),
  /** Not opened by the owner since it came, or since its author changed it. */
  fresh: z.boolean(),
  /** Where the owner said they were that day. */
  place: z.string().nullable(),
  card: z.strictObject({ id: Id, label: z.string() }).nullable(),
  link: z.strictObject({ id: Id, label: z.string() }).nullable(),
  /** What the person chose beside the form (décret 2-09-165, art. 43), and the version of the notice that they were shown. */
  noProspecting: z.boolean(),
  notice: z.string(),
  keepUntil: z.iso.date(),
  ownNote: z.string().nullable(),
  tags: z.array(z.string()),
  followUp: z.iso.date().nullable(),
  /** Other acts of leaving that are shown as one with this. */
  merged: z.array(Id),
  /** The person asks who passed their details on, and waits for an answer. */
  asks: z.boolean(),
  /** For somebody who asked for access to a card. */
  access: z.enum(['waiting', 'given']).nullable(),
})
export type ContactShown = z.infer<typeof ContactShown>

export const exportFormats = ['csv', 'vcard'] as const
export const exportDestinations = ['phone', 'computer', 'crm', 'other'] as const
export const Export = z.strictObject({
  id: Id,
  format: z.enum(exportFormats),
  destination: z.enum(exportDestinations),
  exportedAt: Moment,
})
/** An export in the list of all of them: with how many contacts left in it that are still kept here. */
export const ExportShown = Export.extend({ contacts: z.int() })
export const Question = z.strictObject({
  id: Id,
  contact: Id,
  askedAt: Moment,
  answer: z.string().nullable(),
  answeredAt: Moment.nullable(),
})

/** A contact opened: this act of leaving alone, what happened to it, and beside it those that are shown as one with it. */
export const ContactOpened = ContactShown.extend({
  exports: z.array(Export),
  questions: z.array(Question),
  /** The other acts of leaving, each as it stands. */
  others: z.array(ContactShown),
})

export const contactSorts = ['newest', 'oldest', 'name', 'follow-up'] as const
export const contactsOnly = ['due', 'waiting', 'fresh'] as const
/** What may stand in an address: nothing that says who somebody is. */
export const ContactsWanted = pageQuery.extend({
  kind: z.enum(contactKinds).optional(),
  /** `due`: to follow up today or before. `waiting`: asks for access or has a question. `fresh`: see above. */
  only: z.enum(contactsOnly).optional(),
  sort: z.enum(contactSorts).default('newest'),
})
/** The same, with what is searched for: it names people, so that it travels in the body and stands in no address. */
export const SearchContacts = z.strictObject({
  ...ContactsWanted.shape,
  limit: z.int().min(1).max(200).default(50),
  /** Words of a name, the beginning of one, a whole e-mail address or phone number. */
  search: line(120).optional(),
  tag: Tag.optional(),
})
/** Counted in lines: what is shown as one counts once. */
export const ContactsSummary = z.strictObject({
  contacts: z.int(),
  fresh: z.int(),
  due: z.int(),
  waiting: z.int(),
  duplicates: z.int(),
  tags: z.array(z.strictObject({ tag: z.string(), contacts: z.int() })),
})

export const ChangeContact = z.strictObject({
  ownNote: paragraph(2000).nullable().optional(),
  /** What stood there when the writing began: refused where something else stands there meanwhile. */
  ownNoteWas: paragraph(2000).nullable().optional(),
  tags: Tags.optional(),
  followUp: z.iso.date().nullable().optional(),
  seen: z.literal(true).optional(),
})
const Some = z.array(Id).min(1).max(200)
export const TagContacts = z.strictObject({ contacts: Some, tag: Tag, on: z.boolean() })
export const SeeContacts = z.strictObject({ contacts: Some })
export const MergeContacts = z.strictObject({ into: Id, contacts: z.array(Id).min(1).max(20) })
export const KeepApart = z.strictObject({ contacts: z.array(Id).min(2).max(20) })
/** Contacts that share an address or a number. */
export const Duplicates = z.strictObject({
  groups: z.array(z.strictObject({ because: z.array(z.enum(['email', 'phone'])), contacts: z.array(ContactShown) })),
})
export const ExportContacts = z.strictObject({
  format: Export.shape.format,
  destination: Export.shape.destination,
  /** These, or all. */
  contacts: z.array(Id).min(1).max(1_000).optional(),
})
export const AnswerQuestion = z.strictObject({ question: Id, answer: paragraph(1000) })
export const ContactPreferences = z.strictObject({
  keepMonths: z.union([z.literal(1), z.literal(6), z.literal(12), z.literal(24)]),
  digest: z.boolean(),
})
