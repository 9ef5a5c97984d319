import { z } from 'zod'
import type { Language } from './language.ts'
import { purposes } from './purposes.ts'
import { Job } from './staff.ts'

type Said = { readonly [L in Language]: string }

/** Through what staff open somebody's data. */
export const caseKinds = {
  request: { fr: 'votre demande', ar: 'طلبك', en: 'your request' },
  message: { fr: 'votre message', ar: 'رسالتك', en: 'your message' },
  order: { fr: 'votre demande de cartes', ar: 'طلبك للبطاقات', en: 'your wish for cards' },
  document: { fr: 'votre facture ou avoir', ar: 'فاتورتك أو إشعار الخصم', en: 'your invoice or credit note' },
  folder: {
    fr: 'la liste de vos factures et avoirs',
    ar: 'لائحة فواتيرك وإشعارات الخصم',
    en: 'the list of your invoices and credit notes',
  },
  notice: {
    fr: 'la mention d’information qui vous est due',
    ar: 'البيان الذي يجب أن يوجه إليك',
    en: 'the notice that is due to you',
  },
  breach: { fr: 'un incident qui vous concerne', ar: 'حادث يخصك', en: 'an incident that concerns you' },
  hold: { fr: 'une conservation pour un litige', ar: 'حفظ بسبب نزاع', en: 'a hold for a dispute' },
  'break-glass': {
    fr: 'une ouverture d’urgence, approuvée à deux',
    ar: 'فتح مستعجل، بموافقة شخصين',
    en: 'an emergency opening, approved by two people',
  },
} as const satisfies { readonly [kind: string]: Said }
export type CaseKind = keyof typeof caseKinds

/** What staff open, as the person reads it. */
export const openedFields = {
  name: { fr: 'nom', ar: 'الاسم', en: 'name' },
  email: { fr: 'adresse e-mail', ar: 'البريد الإلكتروني', en: 'e-mail address' },
  phone: { fr: 'téléphone', ar: 'الهاتف', en: 'telephone' },
  company: { fr: 'entreprise', ar: 'المقاولة', en: 'company' },
  text: { fr: 'ce que vous avez écrit', ar: 'ما كتبته', en: 'what you wrote' },
  role: { fr: 'place proposée', ar: 'الصفة المقترحة', en: 'place offered' },
  order: { fr: 'cartes souhaitées', ar: 'البطاقات المطلوبة', en: 'cards wished for' },
  files: { fr: 'fichiers joints', ar: 'الملفات المرفقة', en: 'files that came with it' },
  answers: { fr: 'nos réponses', ar: 'أجوبتنا', en: 'our answers' },
  facts: { fr: 'numéro, date et montant', ar: 'الرقم والتاريخ والمبلغ', en: 'number, date and amount' },
  pdf: { fr: 'le document', ar: 'الوثيقة', en: 'the document' },
  card: { fr: 'la carte que vous avez montrée', ar: 'البطاقة التي عرضتها', en: 'the card that you showed' },
  note: { fr: 'note du dossier', ar: 'ملاحظة الملف', en: 'note of the case' },
} as const satisfies { readonly [field: string]: Said }
export type OpenedField = keyof typeof openedFields

const isCaseKind = z.string().refine((kind): kind is CaseKind => Object.hasOwn(caseKinds, kind))
const isOpenedField = z.string().refine((field): field is OpenedField => Object.hasOwn(openedFields, field))

/** That staff opened something of a person, as the person reads it: by job, never by name. */
export const OpeningShown = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  jobs: z.array(Job),
  purpose: z.enum(purposes),
  case: z.strictObject({ kind: isCaseKind, reference: z.string().nullable() }),
  fields: z.array(isOpenedField),
})
export type OpeningShown = z.infer<typeof OpeningShown>
