import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress } from './card.ts'

/** What is filed as a legal document. */
export const documentKinds = ['invoice', 'credit note'] as const
const DocumentKind = z.enum(documentKinds)
const Day = z.iso.date()

/** A number as it stands on a document; with a figure in it, so that nobody's name fits. */
export const DocumentNumber = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9./_-]*\d[A-Za-z0-9./_-]*$/)

/** What is said of a PDF that is filed. Whose it is: the account with this id or this address, or a company. */
export const FileDocument = z
  .strictObject({
    kind: DocumentKind,
    number: DocumentNumber,
    date: Day,
    /** In centimes of a dirham, as on the document; of a credit note too it is what is written there, without a sign. */
    amount: z.string().regex(/^[1-9]\d{0,12}$/),
    /** The day the fiscal year closes; without it, the year of the calendar. */
    fiscalYearEnd: Day.optional(),
    account: Id.optional(),
    email: EmailAddress.optional(),
    company: Id.optional(),
  })
  .refine(({ account, email, company }) => [account, email, company].filter((one) => one !== undefined).length === 1, { path: ['account'] })

export const DocumentFiled = z.strictObject({ id: Id, sha256: z.string(), keptUntil: Day })

/** One line of a client's documents. */
export const DocumentShown = z.strictObject({
  id: Id,
  kind: DocumentKind,
  number: z.string(),
  date: Day,
  amount: z.int(),
  currency: z.literal('MAD'),
  /** The name of the client when it was filed. */
  client: z.string(),
  fiscalYearEnd: Day,
  /** The last day it is kept. */
  keptUntil: Day,
  /** How large the PDF is, and its digest. */
  bytes: z.int(),
  sha256: z.string(),
})

export const SearchDocuments = z.strictObject({
  number: DocumentNumber.optional(),
  after: Id.optional(),
  limit: z.int().min(1).max(50).default(20),
})
