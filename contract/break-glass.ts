import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress } from './card.ts'
import type { Language } from './language.ts'
import { MessageState, messageKinds } from './messages.ts'
import type { Job } from './staff.ts'
import { paragraph } from './text.ts'

/** Why an account is opened outside any case. */
export const breakGlassReasons = {
  danger: { fr: 'danger pour une personne', ar: 'خطر على شخص', en: 'danger to a person' },
  'account taken over': { fr: 'compte pris par un tiers', ar: 'استيلاء الغير على الحساب', en: 'account taken over' },
  authority: { fr: 'réquisition d’une autorité', ar: 'طلب من سلطة مختصة', en: 'order of an authority' },
  'owner locked out': { fr: 'titulaire qui ne peut plus entrer', ar: 'صاحب الحساب عاجز عن الدخول', en: 'owner locked out' },
} as const satisfies { readonly [reason: string]: { readonly [L in Language]: string } }
export type BreakGlassReason = keyof typeof breakGlassReasons
const Reason = z.enum(Object.keys(breakGlassReasons) as [BreakGlassReason, ...BreakGlassReason[]])

/** Minutes that it stays open once it was approved. */
export const breakGlassMinutes = 60
/** Hours within which it is approved, or else is over. */
export const breakGlassHours = 24

export const AskBreakGlass = z.strictObject({ email: EmailAddress, reason: Reason, note: paragraph(1_000) })
export type AskBreakGlass = z.infer<typeof AskBreakGlass>
export const AnswerBreakGlass = z.strictObject({ approved: z.boolean() })

/** `asked`: waits for a second person; `open`: for its hour; `refused`; `over`. Of the person and the note nothing is in it. */
export const BreakGlassListed = z.strictObject({
  id: Id,
  reason: Reason,
  state: z.enum(['asked', 'open', 'refused', 'over']),
  /** Whether whoever reads this asked for it: somebody else approves. */
  own: z.boolean(),
  askedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  until: z.iso.datetime(),
})
export type BreakGlassListed = z.infer<typeof BreakGlassListed>
export const BreakGlassList = z.strictObject({ items: z.array(BreakGlassListed) })

export const BreakGlassOpened = BreakGlassListed.extend({
  note: z.string(),
  account: z.strictObject({
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    company: z.string().nullable(),
    openedAt: z.iso.datetime(),
  }),
  messages: z.array(
    z.strictObject({
      reference: z.string(),
      kind: z.enum(messageKinds),
      state: MessageState,
      madeAt: z.iso.datetime(),
      text: z.string().nullable(),
    }),
  ),
})
export type BreakGlassOpened = z.infer<typeof BreakGlassOpened>

/** Jobs that may ask. */
export const breakGlassJobs = ['customer service', 'data protection officer'] as const satisfies readonly Job[]
