import type { Language } from './language.ts'

type Three = readonly [fr: string, ar: string, en: string]

/** What a sweep ends at its term, for whoever reads how much was deleted or will be; a sweep that stands not here is told by its own name. */
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

/** From which event, and `{after}` how long, a sweep ends something. */
const whys: { readonly [sweep: string]: Three } = {
  'contacts past their time': [
    'le lendemain du dernier jour annoncé à leur auteur',
    'في اليوم الموالي لآخر يوم أُعلن لصاحبها',
    'the day after the last one that their author was told',
  ],
  'contacts of closed accounts': [
    'dans le jour qui suit la fermeture du compte, une fois leur auteur prévenu',
    'خلال اليوم الذي يلي إغلاق الحساب، بعد إخبار صاحبها',
    'within a day after the account was closed, once their author was told',
  ],
  'lines of deleted contacts': [
    '{after} après la suppression du contact',
    'بعد {after} من حذف جهة الاتصال',
    '{after} after the contact was deleted',
  ],
  'earlier versions of cards': ['{after} après le remplacement', 'بعد {after} من الاستبدال', '{after} after they were replaced'],
  'deleted cards': ['{after} après la suppression', 'بعد {after} من الحذف', '{after} after they were deleted'],
  'visitors of links that are over': ['{after} après la fin du lien', 'بعد {after} من انتهاء الرابط', '{after} after the link was over'],
  'idle accounts': [
    'fermés {after} après le dernier usage, le titulaire prévenu deux fois',
    'تُغلق بعد {after} من آخر استعمال، بعد إخبار صاحبها مرتين',
    'closed {after} after the last use, their holder told twice before',
  ],
  'closed accounts': ['{after} après la fermeture', 'بعد {after} من الإغلاق', '{after} after they were closed'],
  'companies without members': [
    '{after} après le départ du dernier membre',
    'بعد {after} من مغادرة آخر عضو',
    '{after} after the last member left',
  ],
  'invitations by companies': ['{after} après l’invitation', 'بعد {after} من الدعوة', '{after} after the invitation was made'],
  'refusals of invitations': ['{after} après le refus', 'بعد {after} من الرفض', '{after} after the refusal'],
  'undertakings of who left': ['{after} après le départ', 'بعد {after} من المغادرة', '{after} after they left'],
  'emergency openings': ['{after} après la demande', 'بعد {after} من الطلب', '{after} after it was asked for'],
  invitations: ['{after} après l’invitation', 'بعد {after} من الدعوة', '{after} after the invitation was made'],
  requests: ['{after} après la réponse', 'بعد {after} من الجواب', '{after} after the answer'],
  messages: ['{after} après le dernier mot', 'بعد {after} من آخر كلمة', '{after} after the last word'],
  incidents: ['{after} après la clôture', 'بعد {after} من الإقفال', '{after} after it was closed'],
  'legal documents': [
    'dix ans après la fin de l’exercice, comme la loi le demande',
    'بعد عشر سنوات من نهاية السنة المالية، كما يفرضه القانون',
    'ten years after the end of the fiscal year, as the law asks',
  ],
  'released holds': [
    '{after} après la levée, ou une demande jamais approuvée',
    'بعد {after} من الرفع، أو من طلب لم يوافق عليه قط',
    '{after} after the release, or a request that was never approved',
  ],
}

const places = { fr: 0, ar: 1, en: 2 } as const
export const sweepWord = (sweep: string, language: Language): string => sweeps[sweep]?.[places[language]] ?? sweep
/** Why something goes; `after` is how long, in words. */
export const sweepWhy = (sweep: string, language: Language, after: string): string =>
  (whys[sweep]?.[places[language]] ?? '{after}').replace('{after}', after)
export const sweepsInWords: readonly string[] = Object.keys(sweeps)
export const sweepsWithWhy: readonly string[] = Object.keys(whys)
