import { mails as access } from '#domains/access/index.ts'
import { mails as accounts } from '#domains/accounts/index.ts'
import { mails as clients } from '#domains/clients/index.ts'
import { mails as contacts } from '#domains/contacts/index.ts'
import { mails as privacy } from '#domains/privacy/index.ts'
import { mails as sharing } from '#domains/sharing/index.ts'
import { mails as support } from '#domains/support/index.ts'
import type { Mails } from '#platform/mail/mail.ts'
import { reachOf } from './breaches.ts'

/** Where the policy says that requests go, and where the desk is reminded. */
export const deskAddress = 'contact@IdNet.ma'

/** Every mail that the product sends, by its kind: each domain that sends brings its own. `origin`: where the product is reached. */
export const allMails = (origin: URL, cndp?: string): Mails => ({
  ...accounts(origin),
  ...access(origin),
  ...sharing,
  ...clients(origin, cndp),
  ...contacts(origin),
  ...support(origin, deskAddress, cndp),
  ...privacy(origin, deskAddress, reachOf),
})
