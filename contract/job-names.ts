import type { Language } from './language.ts'
import type { Job } from './staff.ts'

/** The jobs of IdNet's staff, in words. */
export const jobNames: { readonly [job in Job]: { readonly [L in Language]: string } } = {
  'customer service': { fr: 'service client', ar: 'خدمة الزبناء', en: 'customer service' },
  sales: { fr: 'vente', ar: 'المبيعات', en: 'sales' },
  'workshop and logistics': { fr: 'atelier et logistique', ar: 'الورشة واللوجستيك', en: 'workshop and logistics' },
  billing: { fr: 'facturation', ar: 'الفوترة', en: 'billing' },
  accounting: { fr: 'comptabilité', ar: 'المحاسبة', en: 'accounting' },
  'data protection officer': { fr: 'délégué à la protection des données', ar: 'مندوب حماية المعطيات', en: 'data protection officer' },
  administrator: { fr: 'administrateur', ar: 'مدير النظام', en: 'administrator' },
}
