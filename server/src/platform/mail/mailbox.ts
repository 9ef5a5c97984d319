/** A person's name and address, as they stand in a header. */
export interface Mailbox {
  readonly address: string
  readonly name: string
}

// Everything that ends a line somewhere, or hides and reorders text.
const breaking = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu
const address = /^[^\s\p{C}\p{Z}<>()[\],;:\\"@]{1,64}@[^\s\p{C}\p{Z}<>()[\],;:\\"@]{1,255}$/u

/** One line, whatever was in it. */
export const oneLine = (text: string): string => text.toWellFormed().replace(breaking, ' ').trim()

/** Undefined for an address that could say more than an address: white space, controls, brackets, quotes, several at once. */
export function mailboxOf(to: { readonly address: string; readonly name?: string }): Mailbox | undefined {
  return address.test(to.address)
    ? {
        address: to.address,
        name: oneLine(to.name ?? '')
          .slice(0, 200)
          .toWellFormed(),
      }
    : undefined
}

/** From a setting like `ConnectCard <cards@example.ma>`. */
export function readMailbox(text: string): Mailbox | undefined {
  const [, name, within, alone] = /^(?:"?([^<>"]*)"?\s*<([^<>]+)>|([^<>\s]+))$/u.exec(text.trim()) ?? []
  return mailboxOf({ address: within ?? alone ?? '', name: name ?? '' })
}
