import type { Language } from '#contract/language.ts'

/** What an export says in words, in the language of whoever takes it. */
export interface ExportWords {
  readonly columns: {
    readonly name: string
    readonly company: string
    readonly email: string
    readonly otherEmails: string
    readonly phone: string
    readonly otherPhones: string
    readonly message: string
    readonly leftOn: string
    readonly place: string
    readonly card: string
    readonly ownNote: string
    readonly tags: string
    readonly followUp: string
    readonly prospecting: string
    readonly notice: string
    readonly keepUntil: string
  }
  readonly opposed: string
  readonly notOpposed: string
  readonly told: (notice: string, until: string) => string
  readonly version: (notice: string) => string
  /** A title and what it says, on a line of a note. */
  readonly line: (title: string, says: string) => string
}

export const exportWords: { readonly [L in Language]: ExportWords } = {
  fr: {
    columns: {
      name: 'Nom',
      company: 'Entreprise',
      email: 'E-mail',
      otherEmails: 'Autres e-mails',
      phone: 'Téléphone',
      otherPhones: 'Autres téléphones',
      message: 'Message',
      leftOn: 'Reçu le',
      place: 'Lieu',
      card: 'Carte',
      ownNote: 'Ma note',
      tags: 'Étiquettes',
      followUp: 'À relancer le',
      prospecting: 'Prospection commerciale',
      notice: 'Mention d’information',
      keepUntil: 'À conserver jusqu’au',
    },
    opposed: 'Ne souhaite pas être recontacté(e) à des fins commerciales',
    notOpposed: 'Ne s’y est pas opposé(e)',
    told: (notice, until) => `A lu la mention d’information (version ${notice}). À conserver jusqu’au ${until} au plus tard.`,
    version: (notice) => `Lue, version ${notice}`,
    line: (title, says) => `${title} : ${says}`,
  },
  ar: {
    columns: {
      name: 'الاسم',
      company: 'الشركة',
      email: 'البريد الإلكتروني',
      otherEmails: 'عناوين أخرى',
      phone: 'الهاتف',
      otherPhones: 'هواتف أخرى',
      message: 'الرسالة',
      leftOn: 'توصلت به في',
      place: 'المكان',
      card: 'البطاقة',
      ownNote: 'ملاحظتي',
      tags: 'الوسوم',
      followUp: 'للمتابعة في',
      prospecting: 'التسويق التجاري',
      notice: 'البيان',
      keepUntil: 'يحفظ إلى غاية',
    },
    opposed: 'لا يرغب في أن يتصل به لأغراض تجارية',
    notOpposed: 'لم يعترض عليه',
    told: (notice, until) => `قرأ البيان (نسخة ${notice}). يحفظ إلى غاية ${until} على الأكثر.`,
    version: (notice) => `مقروء، نسخة ${notice}`,
    line: (title, says) => `${title}: ${says}`,
  },
  en: {
    columns: {
      name: 'Name',
      company: 'Company',
      email: 'E-mail',
      otherEmails: 'Other e-mails',
      phone: 'Phone',
      otherPhones: 'Other phones',
      message: 'Message',
      leftOn: 'Received on',
      place: 'Place',
      card: 'Card',
      ownNote: 'My note',
      tags: 'Tags',
      followUp: 'Follow up on',
      prospecting: 'Commercial contact',
      notice: 'Notice',
      keepUntil: 'To be kept until',
    },
    opposed: 'Does not wish to be contacted for commercial purposes',
    notOpposed: 'Did not object to it',
    told: (notice, until) => `Read the notice (version ${notice}). To be kept until ${until} at the latest.`,
    version: (notice) => `Read, version ${notice}`,
    line: (title, says) => `${title}: ${says}`,
  },
}
