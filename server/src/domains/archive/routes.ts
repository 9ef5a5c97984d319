import { DocumentFiled, DocumentShown, FileDocument, SearchDocuments } from '#contract/documents.ts'
import { pageOf, pageQuery } from '#contract/links.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { openDocument, searchDocuments } from './clients-documents.ts'
import { mostPdfBytes, refuseOtherThanPdf } from './document.ts'
import { exampleDocument, examples } from './examples.ts'
import { fileDocument } from './file-document.ts'
import { ownDocuments, ownPdf } from './own-documents.ts'

const parameters = { document: idParameter('a document', exampleDocument) }
const asFile = ({ pdf, name }: { readonly pdf: Buffer; readonly name: string }) =>
  new Told(pdf, { 'content-disposition': `attachment; filename="${name}"` })

/** What a client does with their documents, and what those of IdNet do who invoice and keep the accounts. */
export function archiveOperations(api: Api): Operation[] {
  const own = { permission: 'documents', purpose: 'invoices' } as const
  const ofStaff = [
    { path: '/api/staff/documents', of: 'of clients', permission: 'clients-documents', purpose: 'invoices' },
    { path: '/api/staff/archive', of: 'of everybody, also of who was erased', permission: 'archive', purpose: 'accounting' },
  ] as const

  return [
    api.view({
      ...own,
      method: 'GET',
      path: '/api/documents',
      summary: 'One’s invoices and credit notes, and those of the companies one runs, last filed first',
      example: examples.list,
      query: pageQuery,
      returns: pageOf(DocumentShown),
      run: (tx, { by, query }) => ownDocuments(tx, by.actor, { personId: by.actor.id, ...query }),
    }),
    api.view({
      ...own,
      method: 'GET',
      path: '/api/documents/{document}',
      summary: 'One of them, as it was filed',
      example: {},
      parameters,
      bytes: 'application/pdf',
      run: async (tx, { by, parameters: { document = '' } }) =>
        asFile(await ownPdf(tx, by.actor, { personId: by.actor.id, documentId: document })),
    }),
    api.deed({
      method: 'POST',
      path: '/api/staff/documents',
      summary: 'File an invoice or a credit note made elsewhere: it is kept ten years from the end of its fiscal year, and never changed',
      example: examples.file,
      permission: 'clients-documents',
      purpose: 'invoices',
      creates: true,
      body: FileDocument,
      upload: { field: 'document', mostBytes: mostPdfBytes },
      returns: DocumentFiled,
      run(tx, { by, body: { account, email, company, amount, ...said }, file }) {
        const client = { account, email, company }
        return fileDocument(tx, by.actor, { ...said, amount: Number(amount), client, pdf: refuseOtherThanPdf(file) })
      },
    }),
    ...ofStaff.flatMap(({ path, of, permission, purpose }) => [
      api.deed({
        method: 'POST',
        path: `${path}/search`,
        summary: `Documents ${of}, last filed first, or by number; that they were looked at is recorded`,
        example: examples.search,
        permission,
        purpose,
        body: SearchDocuments,
        returns: pageOf(DocumentShown),
        run: (tx, { by, body }) => searchDocuments(tx, by, { purpose, ...body }),
      }),
      api.deed({
        method: 'POST',
        path: `${path}/{document}/open`,
        summary: `One ${of}, as it was filed; that it was opened is recorded`,
        example: {},
        permission,
        purpose,
        parameters,
        bytes: 'application/pdf',
        run: async (tx, { by, parameters: { document = '' } }) => asFile(await openDocument(tx, by, { documentId: document, purpose })),
      }),
    ]),
  ]
}
