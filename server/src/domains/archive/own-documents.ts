import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { clientsOf } from './client.ts'
import { type Document, documents, opened, type Page, pageOf, pdfOf, shown } from './read-documents.ts'

async function own(tx: Tx, personId: string) {
  const { companies } = await clientsOf(tx, personId)
  return documents(tx).where((is) => is.or([is('folder.person_id', '=', personId), is('folder.company_id', '=', anyOf(companies))]))
}

/** A client's documents, last filed first: those of their account, and of the companies they run. */
export async function ownDocuments(tx: Tx, actor: Actor, { personId, ...page }: Page & { readonly personId: string }) {
  const { rows, next } = await pageOf(await own(tx, personId), page)
  return { items: (await opened(tx, { actor, purpose: 'invoices' }, rows)).map(shown), next }
}

/** One of them, as it was filed. */
export async function ownPdf(tx: Tx, actor: Actor, input: { readonly personId: string; readonly documentId: string }) {
  const row = await (await own(tx, input.personId)).where('document.id', '=', input.documentId).executeTakeFirst()
  const [document] = row ? await opened(tx, { actor, purpose: 'invoices' }, [row]) : []
  if (!document) throw new Refusal('not-found')
  return pdfNamed(tx, document)
}

/** A PDF and the name of its file. */
export const pdfNamed = async (tx: Tx, document: Document) => ({
  pdf: await pdfOf(tx, document),
  name: `${document.row.kind === 'invoice' ? 'facture' : 'avoir'}-${document.row.number.replace(/[^A-Za-z0-9_-]/g, '-')}.pdf`,
})
