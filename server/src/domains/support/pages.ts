import type { Language } from '#contract/language.ts'
import type { MessageFormView, MessageKind } from '#contract/messages.ts'
import type { KeptNotice } from '#platform/notice.ts'

/** The public forms, as `app/` hands them in from `web/site`. */
export interface MessagePages {
  form(language: Language, view: MessageFormView): string
  /** Before there is a receipt of the CNDP: where to write instead. */
  closed(language: Language, kind: MessageKind): string
  taken(language: Language, view: { readonly kind: MessageKind; readonly reference: string }): string
  /** What stands beside each form. */
  readonly notices: { readonly [kind in MessageKind]: KeptNotice }
  readonly contentPolicy: string
}
