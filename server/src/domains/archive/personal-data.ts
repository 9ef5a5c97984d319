import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { documentFacts, documentPdf } from './archive-rows.ts'
import { copied } from './copied.ts'
import { dropBuried } from './drop-buried.ts'

const whose = 'invoiced client'
const kept = 'legal document'

export const personalData: PersonalData = {
  schema: 'archive',
  copied,
  dropBuried,
  tables: {
    folder: {
      id: technical('names the folder'),
      subject_id: technical('names the key that its documents lie under'),
      person_id: technical('names the account, until it is erased'),
      company_id: technical('names the company'),
      closes_on: technical('the last day of the fiscal year'),
      keep_until: technical('the last day it is kept'),
    },
    document: {
      id: technical('names the document'),
      folder_id: technical('names the folder'),
      kind: plainFor(whose, 'document', ['invoices', 'accounting'], kept, 'IdNet'),
      number: plainFor(whose, 'document', ['invoices', 'accounting'], kept, 'IdNet'),
      facts: sealedFor(whose, ['identity', 'document'], documentFacts, kept, 'IdNet'),
      filed_at: plainFor(whose, 'dates', ['invoices', 'accounting'], kept),
    },
    content: {
      document_id: technical('names the document'),
      pdf: sealedFor(whose, ['identity', 'document'], documentPdf, kept, 'IdNet'),
    },
  },
}
