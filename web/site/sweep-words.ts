import type { Language } from '#contract/language.ts'

type Three = readonly [fr: string, ar: string, en: string]

/** What a sweep ends at its term, for whoever reads how much was deleted; a sweep that stands not here is told by its own name. */
const sweeps: { readonly [sweep: string]: Three } = {
  'contacts past their time': [
    'coordonnées laissées, arrivées à leur terme',
    'معلومات اتصال متروكة بلغت أجلها',
    'details left that reached their term',
  ],
  'contacts of closed accounts': [
    'coordonnées laissées à des comptes fermés',
    'معلومات اتصال تُركت لحسابات مغلقة',
    'details left to closed accounts',
  ],
  'lines of deleted contacts': ['lignes de contacts effacés', 'أسطر جهات اتصال ممحوة', 'lines of deleted contacts'],
  'earlier versions of cards': ['versions remplacées de cartes', 'نسخ سابقة من بطاقات', 'earlier versions of cards'],
  'deleted cards': ['cartes supprimées', 'بطاقات محذوفة', 'deleted cards'],
  'visitors of links that are over': ['visiteurs de liens finis', 'زوار روابط منتهية', 'visitors of links that are over'],
  'idle accounts': ['comptes fermés faute d’usage', 'حسابات أُغلقت لعدم الاستعمال', 'accounts closed for want of use'],
  'closed accounts': ['comptes fermés', 'حسابات مغلقة', 'closed accounts'],
  'companies without members': ['entreprises sans membre', 'شركات دون أعضاء', 'companies without members'],
  'invitations by companies': ['invitations par des entreprises', 'دعوات من شركات', 'invitations by companies'],
  'refusals of invitations': ['refus d’invitations', 'رفض دعوات', 'refusals of invitations'],
  'undertakings of who left': [
    'engagements de confidentialité du personnel parti',
    'التزامات سرية لمستخدمين غادروا',
    'undertakings of staff who left',
  ],
  'emergency openings': ['motifs d’ouvertures d’urgence', 'أسباب فتح مستعجل', 'reasons of emergency openings'],
  invitations: ['invitations à travailler chez IdNet', 'دعوات للعمل لدى IdNet', 'invitations to work at IdNet'],
  requests: ['demandes sur les droits', 'طلبات متعلقة بالحقوق', 'requests about rights'],
  messages: ['messages reçus', 'رسائل مستلمة', 'messages received'],
  incidents: ['dossiers d’incidents', 'ملفات حوادث', 'files of incidents'],
  'legal documents': ['factures et avoirs après dix ans', 'فواتير وإشعارات خصم بعد عشر سنوات', 'invoices and credit notes after ten years'],
  'released holds': ['conservations levées', 'حفظ مرفوع', 'released holds'],
}

const places = { fr: 0, ar: 1, en: 2 } as const
export const sweepWord = (sweep: string, language: Language): string => sweeps[sweep]?.[places[language]] ?? sweep
export const sweepsInWords: readonly string[] = Object.keys(sweeps)
