/** What the law has IdNet say of itself (code de commerce, art. 49; law 31-08, art. 29), besides its name and its address. */
export const companyFacts = ['form', 'capital', 'seat', 'rc', 'taxId', 'ice', 'phone', 'director', 'host'] as const
export type CompanyFact = (typeof companyFacts)[number]

/** Those facts that the operator gave: of another one nothing is said. */
export type Company = { readonly [fact in CompanyFact]?: string | undefined }
