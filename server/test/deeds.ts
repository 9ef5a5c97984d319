import { openAccount } from '#domains/accounts/index.ts'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { revokeLink, shareCard } from '#domains/sharing/index.ts'

/** Every deed there is now: for the tests of what holds for each of them. */
export const deeds = { openAccount, openCompany, joinCompany, publishCard, shareCard, revokeLink }
