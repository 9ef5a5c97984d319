import { z } from 'zod'
import { type Card, inLanguages } from './card.ts'
import type { Language } from './language.ts'
import { paragraph } from './text.ts'

/** What an owner may say to visitors of a paused card; `back` names the day of the return. */
export const pauseSentences = ['soon', 'moved', 'back'] as const
export type PauseSentence = (typeof pauseSentences)[number]

/** Read with a live link, in the reader's language; the owner's own words follow, in whatever languages they wrote. */
export const PauseMessage = z.strictObject({ sentence: z.enum(pauseSentences), own: inLanguages(paragraph(280)).optional() })
export type PauseMessage = z.infer<typeof PauseMessage>

/** From which day on, now where there is none; and on which day the card opens again by itself. Days are Morocco's. */
export const PauseCard = z
  .strictObject({ from: z.iso.date().optional(), until: z.iso.date().optional(), message: PauseMessage.optional() })
  .refine(({ until, message }) => message?.sentence !== 'back' || until !== undefined, { error: 'empty', path: ['until'] })
export type PauseCard = z.infer<typeof PauseCard>

/** A pause that is there or to come. */
export const PauseShown = z.strictObject({ from: z.iso.date().nullable(), until: z.iso.date().nullable() })

/** What the page of a paused card is drawn from. */
export interface PauseView {
  card: Pick<Card, 'language' | 'name' | 'nameArabic' | 'theme'>
  message: PauseMessage
  until: string | null
}

/** The sentence of a message as visitors read it. `date`: the day of the return, as it is written in that language. */
export const pauseSaid: { readonly [L in Language]: { readonly [S in PauseSentence]: (date: string) => string } } = {
  fr: {
    soon: () => 'Cette carte est en pause. Revenez bientôt.',
    moved: () => 'Mes coordonnées ont changé. Demandez-moi ma nouvelle carte.',
    back: (date) => `Cette carte est en pause. De retour le ${date}.`,
  },
  ar: {
    soon: () => 'هذه البطاقة متوقفة مؤقتا. عد قريبا.',
    moved: () => 'تغيرت معلومات الاتصال بي. اطلب مني بطاقتي الجديدة.',
    back: (date) => `هذه البطاقة متوقفة مؤقتا. تعود يوم ${date}.`,
  },
  en: {
    soon: () => 'This card is paused. Come back soon.',
    moved: () => 'My contact details have changed. Ask me for my new card.',
    back: (date) => `This card is paused. Back on ${date}.`,
  },
}
