import { sql } from 'kysely'
import type { Sheet, SubjectIds } from '#platform/personal-data.ts'

const folders = (subjects: SubjectIds) =>
  sql`array(select folder.id from archive.folder join accounts.person on person.id = folder.person_id where person.subject_id = any(${subjects}))`
const documents = (subjects: SubjectIds) => sql`array(select id from archive.document where folder_id = any(${folders(subjects)}))`

/** How a person's copy reads what this domain holds: their own invoices, as they were filed. Those of a company are the company's. */
export const copied: readonly Sheet[] = [
  {
    table: 'document',
    says: { fr: 'Vos factures et avoirs', ar: 'فواتيركم وإشعاراتكم', en: 'Your invoices and credit notes' },
    theirs: (subjects) => sql`row.folder_id = any(${folders(subjects)})`,
    under: sql`(select subject_id from archive.folder where folder.id = row.folder_id)`,
    columns: { kind: 'as it is', number: 'as it is', facts: 'as it is', filed_at: 'as it is' },
  },
  {
    table: 'content',
    says: { fr: 'Les documents eux-mêmes', ar: 'الوثائق نفسها', en: 'The documents themselves' },
    theirs: (subjects) => sql`row.document_id = any(${documents(subjects)})`,
    id: sql`row.document_id`,
    under: sql`(select folder.subject_id from archive.folder join archive.document on document.folder_id = folder.id where document.id = row.document_id)`,
    columns: { pdf: { file: () => 'pdf' } },
  },
]
