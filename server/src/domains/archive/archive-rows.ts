import { z } from 'zod'
import type { documentKinds } from '#contract/documents.ts'
import { type Sealed, sealedBytes, sealedJson } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'archive.folder': {
      id: string
      subject_id: string
      person_id: string | null
      company_id: string | null
      closes_on: string
      keep_until: string
    }
    'archive.document': {
      id: string
      folder_id: string
      kind: (typeof documentKinds)[number]
      number: string
      facts: Sealed<Facts>
      filed_at: Date
    }
    'archive.content': { document_id: string; pdf: Sealed<Buffer> }
  }
}

/** What a document says, and what is known of its bytes. */
const Facts = z.strictObject({
  client: z.string(),
  date: z.string(),
  amount: z.int(),
  currency: z.literal('MAD'),
  bytes: z.int(),
  sha256: z.string(),
})
export type Facts = z.infer<typeof Facts>

const uses = ['invoices', 'accounting', 'rights'] as const
export const documentFacts = sealedJson('archive.document', 'facts', Facts, uses)
export const documentPdf = sealedBytes('archive.content', 'pdf', uses)
