import type { Tx } from '#platform/db/transaction.ts'
import { deviceOf } from './device.ts'
import { knownBrowser } from './known-browser.ts'
import type { Asked } from './limits.ts'
import type { SignedIn } from './sign-in.ts'
import { tellHolder } from './tell.ts'

/** Tells the holder of a sign-in from a browser that had not signed in to this address before; not of the first one, which opens the account. */
export async function tellOfNewBrowser(tx: Tx, done: SignedIn, asked: Asked & { readonly agent: string | undefined }): Promise<void> {
  if (done.new || (await knownBrowser(tx, asked.cookies, done.address)) !== undefined) return
  await tellHolder(tx, done.account, 'new browser', { device: deviceOf(asked.agent ?? ''), at: tx.clock.now().toISOString() })
}
