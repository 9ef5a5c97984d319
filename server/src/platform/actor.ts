/** Who acts: an account holder, the operator at the command line, or the program itself. */
export type Actor = { readonly kind: 'person'; readonly id: string } | { readonly kind: 'operator' } | { readonly kind: 'system' }

export const operator: Actor = { kind: 'operator' }
export const system: Actor = { kind: 'system' }
