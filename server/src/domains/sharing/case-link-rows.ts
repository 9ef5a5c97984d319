import { type Sealed, sealedBytes } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'sharing.case_link': { link_id: string; case_id: string; reference: string; subject_id: string; token: Sealed<Buffer> }
  }
}

/** Lies under the key of what was written to us: it opens for answering that, and is gone with it. */
export const caseToken = sealedBytes('sharing.case_link', 'token', ['contact requests'])
