/** Why personal data may be used: the closed list of the privacy policy. A new purpose is a new policy (law 09-08, art. 12). */
export const purposes = [
  'contracts',
  'orders',
  'deliveries',
  'invoices',
  'accounting',
  'satisfaction surveys',
  'complaints',
  'after-sales',
  'contact requests',
  'sharing the card',
  'the account',
  'rights',
  'security',
] as const
export type Purpose = (typeof purposes)[number]
