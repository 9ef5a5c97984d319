/** On every byte that can show a card, and on every other byte too. */
export const everywhere = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet, noimageindex',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
} as const

/** A policy that lets a page load itself and nothing else; script and style only as the hashes given. */
export function contentPolicy(hashes: { readonly scripts: readonly string[]; readonly styles: readonly string[] }): string {
  const list = (sources: readonly string[]) => (sources.length === 0 ? "'none'" : sources.map((one) => `'${one}'`).join(' '))
  return [
    "default-src 'none'",
    "img-src 'self'",
    `style-src ${list(hashes.styles)}`,
    `script-src ${list(hashes.scripts)}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
