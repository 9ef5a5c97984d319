export { forgetAttempts } from './codes.ts'
export { closedDue, eraseClosedAccounts, type OnErased } from './erase-closed.ts'
export { accountByEmail, accountHolder, accountsOf, accountsOpen, holdersNamed, invoicedHolder } from './find-account.ts'
export { forgetFormerEmails } from './former-email.ts'
export { holderShown, namesOf, withSecondFactor } from './holders.ts'
export { closedAfter, closeIdleAccounts, idleDue, tellIdleAccounts } from './idle-accounts.ts'
export { endLostFactors } from './lost-factor.ts'
export { mails } from './mails.ts'
export { openAccount } from './open-account.ts'
export { changeAccount, closeAccount, emailOf, nameOf, phoneOf, reachedAt } from './own-account.ts'
export type { UndoPages } from './pages.ts'
export { hashPassword } from './password.ts'
export { personalData } from './personal-data.ts'
export { reindex, reseal } from './renew-keys.ts'
export {
  beginSession,
  endEverySession,
  endOtherSessions,
  forgetSessions,
  liveSession,
  type SessionUses,
  sessionById,
  sessionUses,
  useSession,
} from './sessions.ts'
export { hashOf, removePassword, setPassword } from './sign-in.ts'
