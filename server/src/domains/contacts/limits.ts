import type { Limit } from '#platform/limits/tried.ts'

// What holds a flood off, without a puzzle or a third party. At a fair, a whole hall stands behind one address, and one code hangs above a
// stand: the figures let such crowds pass. Behind one address, one stand is left details every ten seconds at most, and all of them one a
// second; a hundred people in ten minutes scan one code.
const minutes = 10
export const fromOneSource: Limit = { name: 'exchange from', most: 600, minutes }
export const fromOneSourceToOne: Limit = { name: 'exchange from to', most: 60, minutes }
export const throughOneLink: Limit = { name: 'exchange link', most: 120, minutes }
export const toOneOwner: Limit = { name: 'exchange to', most: 200, minutes }
export const toOneOwnerInADay = 1_000

/** To one address, whoever gives it: a stranger's mailbox is not ours to fill. */
export const receiptMails: Limit = { name: 'receipt mail', most: 1, minutes }
/** What the holder of one receipt changes. */
export const changesOfReceipt: Limit = { name: 'receipt change', most: 30, minutes }

/** Links that are given to one address, by however many owners: nobody's mailbox is filled with what they never asked for. */
export const accessMails: Limit = { name: 'access mail', most: 3, minutes }
