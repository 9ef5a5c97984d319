import type { Language } from '#contract/language.ts'
import type { CertificateRead, FollowRequest, RequestFormView, RequestView } from '#contract/requests.ts'
import type { KeptNotice } from '#platform/notice.ts'

/** The public pages of the desk, as `app/` hands them in from `web/site`. */
export interface RequestPages {
  form(language: Language, view: RequestFormView): string
  /** The form is closed: where to write instead. */
  closed(language: Language): string
  follow(language: Language, view: { readonly typed: FollowRequest; readonly says?: 'unknown' | 'many' }): string
  request(language: Language, view: RequestView): string
  certificate(language: Language, view: { readonly typed: string; readonly read?: CertificateRead | 'not ours' }): string
  /** What stands beside the form. */
  readonly notice: KeptNotice
  readonly contentPolicy: string
}
