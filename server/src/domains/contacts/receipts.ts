import { derivation } from '#platform/vault/crypto.ts'

/**
 * The row of a receipt: its token, 160 random bits as in a link, is kept only sealed under the key of what it leads to. Whoever holds it
 * is who left the details.
 */
export const receiptLookup = (token: Uint8Array): Buffer => derivation(token, 'connectcard/receipt/v1')('cc/receipt/v1/lookup', 16)
