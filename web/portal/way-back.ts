/** Where somebody came from who signs in: the office, which has no sign-in of its own. Whatever else `retour` says is not followed. */
export interface WayBack {
  retour?: string
}

const office = /^\/bureau(?:\/[a-z]+)*(?:\?[\w.~=&%+-]*)?$/

export function wayBack({ retour }: Record<string, unknown>): WayBack {
  return typeof retour === 'string' && retour.length <= 500 && office.test(retour) ? { retour } : {}
}
