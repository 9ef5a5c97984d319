import { invoicePdf } from '#db/invoice-pdf.ts'
import { documents } from '#db/world.ts'
import { fileDocument } from '#domains/archive/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

const dirhams = (centimes: number) => `${(centimes / 100).toFixed(2).replace('.', ',')} DH`

/** Files what clients of the world were invoiced. `clients`: their ids, and their names, by key. */
export async function fileDocuments(
  tx: Tx,
  clients: ReadonlyMap<string, { readonly name: string; readonly account?: string; readonly company?: string }>,
): Promise<void> {
  for (const { client: key, kind, number, date, amount, about } of documents) {
    const client = clients.get(key)
    if (!client) continue
    const pdf = invoicePdf([
      'IdNet (monde de démonstration)',
      '',
      `${kind === 'invoice' ? 'Facture' : 'Avoir'} ${number} du ${date}`,
      `Client : ${client.name}`,
      '',
      about,
      `Total TTC : ${dirhams(amount)}, dont TVA 20 % : ${dirhams(Math.round(amount / 6))}`,
    ])
    await fileDocument(tx, system, { kind, number, date, amount, client, pdf })
  }
}
