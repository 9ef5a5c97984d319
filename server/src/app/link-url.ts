/** The address of a link: the secret stands after `#`, which no browser sends. */
export const linkUrl = (publicUrl: URL, token: string): string => `${publicUrl.origin}/l#${token}`
