import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress, inLanguages, Name } from './card.ts'
import { Language } from './language.ts'
import { line } from './text.ts'

export const companyRoles = ['owner', 'administrator', 'member'] as const
export const CompanyRole = z.enum(companyRoles)
export type CompanyRole = z.infer<typeof CompanyRole>

/** Ownership is never given by an invitation: it is handed over, to somebody who is there. */
export const invitedRoles = ['administrator', 'member'] as const
export const InvitedRole = z.enum(invitedRoles)
export type InvitedRole = z.infer<typeof InvitedRole>

const Moment = z.iso.datetime()

/** The ICE is asked for where an invoice needs it, and not before. */
export const NewCompany = z.strictObject({ name: line(160) })

/** A company as one of its people sees it in a list. */
export const CompanyShown = z.strictObject({
  id: Id,
  name: z.string(),
  role: CompanyRole,
  /** One lets those who run it edit what one's card says of it. */
  edits: z.boolean(),
})

/** One of its people, as those who run it see them: nothing of their cards, links, contacts or counts. */
export const MemberShown = z.strictObject({
  person: Id,
  /** Null where they had all uses of their data stopped. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: CompanyRole,
  since: Moment,
  you: z.boolean(),
  /** They let those who run the company edit what their card says of it. */
  edits: z.boolean(),
  can: z.strictObject({ remove: z.boolean(), role: z.boolean(), handOver: z.boolean() }),
})

/** An invitation that waits. One that was refused, or ended, is not told apart from one that never was. */
export const InvitationListed = z.strictObject({
  id: Id,
  email: z.string(),
  role: InvitedRole,
  language: Language,
  invitedAt: Moment,
  /** When the notice was handed over to the mail server. */
  sentAt: Moment.nullable(),
  endsAt: Moment,
  can: z.strictObject({ cancel: z.boolean() }),
})

export const CompanyOpened = CompanyShown.extend({
  /** Who runs it: every member may know. */
  runBy: z.array(z.strictObject({ name: z.string(), role: CompanyRole })),
  /** For those who run it. */
  members: z.array(MemberShown).nullable(),
  invitations: z.array(InvitationListed).nullable(),
  can: z.strictObject({
    invite: z.array(InvitedRole),
    rename: z.boolean(),
    close: z.boolean(),
    /** The last owner hands the company over first, or closes it. */
    leave: z.boolean(),
  }),
})

export const InviteMember = z.strictObject({
  email: EmailAddress,
  role: InvitedRole,
  /** In which language the notice is written. */
  language: Language,
})
/** The notice, as it is sent: the mail's subject, its lines, and what its button says. */
export const InvitationNotice = z.strictObject({
  version: z.string(),
  subject: z.string(),
  lines: z.array(z.string()),
  action: z.string(),
})
export const ChangeRole = z.strictObject({ role: InvitedRole })
export const HandOver = z.strictObject({ person: Id })

/** An invitation to the address of whoever is signed in. */
export const InvitationToMe = z.strictObject({
  id: Id,
  company: z.string(),
  role: InvitedRole,
  invitedAt: Moment,
  endsAt: Moment,
})
export const AcceptCompany = z.strictObject({ edits: z.boolean() })
export const LetEdit = z.strictObject({ edits: z.boolean() })

/** What somebody who was invited does on the public page, without an account. */
export const AnswerInvitation = z.strictObject({
  do: z.enum(['see', 'correct', 'refuse', 'delete']).default('see'),
  email: z.string().max(254).optional(),
  language: Language.optional(),
})
export const InvitationShown = z.strictObject({
  company: z.string(),
  email: z.string(),
  role: InvitedRole,
  language: Language,
  invitedAt: Moment,
  endsAt: Moment,
})
export type InvitationShown = z.infer<typeof InvitationShown>

/** The public page: what was entered, and what was just done or went wrong. */
export interface InvitationView {
  readonly shown: InvitationShown
  readonly typed?: string
  readonly says?: 'corrected' | 'moved' | 'wrong' | 'not-now' | 'many'
  readonly notice: readonly string[]
}

/** What a card says of a company. */
export const companyTexts = ['company', 'role', 'department'] as const
const text = (max: number) => inLanguages(line(max)).nullable()
export const CompanyTexts = z.strictObject({ company: text(160), role: text(120), department: text(120) })

/** One's cards and the companies one carries them under. */
export const CardsAndCompanies = z.strictObject({
  under: z.array(z.strictObject({ card: Id, company: Id, since: Moment })),
  /** What these cards said of a company one left is off their links, until they are published anew. */
  left: z.array(z.strictObject({ card: Id, since: Moment })),
  /** Who may edit what one's cards say of a company, because one lets them. */
  editors: z.array(
    z.strictObject({
      company: Id,
      name: z.string(),
      people: z.array(z.strictObject({ name: z.string(), role: CompanyRole })),
      cards: z.array(Id),
    }),
  ),
})
export const PutUnder = z.strictObject({ company: Id.nullable() })

/** A member's card as those who run the company see it, where the member lets them: what it says of the company, and whose it is. */
export const MembersCard = CompanyTexts.extend({
  id: Id,
  name: Name.nullable(),
  nameArabic: Name.nullable(),
  language: Language,
  revision: z.int(),
})
export const ChangeMembersCard = CompanyTexts.extend({ revision: z.int() })
