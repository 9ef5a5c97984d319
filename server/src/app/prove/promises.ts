import type { FigureName, PromiseId } from '#contract/promises.ts'

/** A sentence of the founding text: what is looked at, or what else keeps it, and where both stand in the code. */
export interface PromiseMade {
  readonly figures: readonly FigureName[]
  /** What keeps it where there is nothing to look at. */
  readonly rests: 'by construction' | 'people'
  readonly code: string
  readonly test: string
}

const built = (code: string, test: string): PromiseMade => ({ figures: [], rests: 'by construction', code, test })
const looked = (figures: readonly FigureName[], code: string, test: string): PromiseMade => ({
  figures,
  rests: 'by construction',
  code,
  test,
})

/** docs/policy.md says more of each. */
export const promisesMade: { readonly [P in PromiseId]: PromiseMade } = {
  S01: looked(['columns that nobody described'], 'server/src/app/personal-data.ts', 'server/src/app/personal-data.test.ts'),
  S02: built('web/site/policy.ts', 'server/src/app/policy-editions.test.ts'),
  S03: looked(['people without the notice they read'], 'server/src/platform/notice.ts', 'server/src/app/notices.test.ts'),
  S04: built('server/src/domains/clients/notice.ts', 'server/test/stories/companies.test.ts'),
  S05: built('server/src/domains/contacts/read-receipt.ts', 'server/src/domains/contacts/receipt.test.ts'),
  S07: built('server/src/platform/http/operation.ts', 'server/src/platform/http/bad-input.test.ts'),
  S08: built('server/src/domains/privacy/form-routes.ts', 'server/test/stories/rights-form.test.ts'),
  S10: built('server/src/domains/support/form-routes.ts', 'server/test/stories/messages.test.ts'),
  S11: built('contract/purposes.ts', 'server/src/platform/vault/sealed.test.ts'),
  S12: looked(
    ['staff openings without a case', 'entries of the record that are not as written'],
    'server/src/platform/audit/record.ts',
    'server/test/stories/who-may-what.test.ts',
  ),
  S13: {
    figures: ['staff who opened data before they signed'],
    rests: 'people',
    code: 'server/src/domains/access/at-work.ts',
    test: 'server/test/stories/office.test.ts',
  },
  S14: looked(
    ['links whose wrap is none', 'keys of links that were taken back'],
    'server/src/domains/sharing/open-link.ts',
    'server/test/stories/taken-back.test.ts',
  ),
  S15: looked(['values stored in plain'], 'server/src/platform/vault/sealed.ts', 'server/test/stories/scan.test.ts'),
  S16: looked(
    ['pages that search engines may keep'],
    'server/src/platform/http/headers.ts',
    'server/src/domains/sharing/link-headers.test.ts',
  ),
  S17: looked(
    ['values stored in plain', 'entries of the record that are not as written', 'days since the last restore drill'],
    'server/src/app/restore.ts',
    'server/test/stories/backup.test.ts',
  ),
  S18: looked(['kept past their term'], 'server/src/app/sweeps.ts', 'server/src/app/sweeps.test.ts'),
  S19: looked(['kept past their term', 'keys of who was erased'], 'server/src/app/sweeps.ts', 'server/test/stories/two-years.test.ts'),
  S20: looked(
    ['documents that cannot be read'],
    'server/src/domains/archive/file-document.ts',
    'server/test/stories/legal-documents.test.ts',
  ),
  S21: looked(
    ['erasures past their day', 'keys of who was erased'],
    'server/src/domains/privacy/erase-request.ts',
    'server/test/stories/rights.test.ts',
  ),
  S22: built('server/src/domains/privacy/desk-routes.ts', 'server/test/stories/rights-desk.test.ts'),
  S24: looked(['requests answered late'], 'server/src/domains/privacy/legal-days.ts', 'server/test/stories/rights.test.ts'),
}
