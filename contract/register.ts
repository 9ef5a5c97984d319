import type { Language } from './language.ts'
import type { Purpose } from './purposes.ts'
import type { Job } from './staff.ts'

// What the register of processings says in words (law 09-08, art. 15; GDPR, art. 30): closed lists, which every description of a column refers to.

type Said = { readonly [L in Language]: string }

/** Of whom data are held. */
export const people = {
  'account holder': { fr: 'titulaire d’un compte', ar: 'صاحب حساب', en: 'account holder' },
  'card owner': { fr: 'titulaire d’une carte', ar: 'صاحب بطاقة', en: 'owner of a card' },
  'visitor who left details': {
    fr: 'visiteur qui a laissé ses coordonnées',
    ar: 'زائر ترك معلومات الاتصال به',
    en: 'visitor who left details',
  },
  'card owner and visitor': {
    fr: 'titulaire d’une carte, et visiteur qui a laissé ses coordonnées',
    ar: 'صاحب بطاقة، وزائر ترك معلومات الاتصال به',
    en: 'owner of a card, and visitor who left details',
  },
  'visitor of a named link': {
    fr: 'personne pour qui un lien a été fait',
    ar: 'شخص أُعد له رابط',
    en: 'person a link was made for',
  },
  'contracting company': { fr: 'entreprise cliente', ar: 'شركة زبونة', en: 'client company' },
  'member of a company': { fr: 'membre d’une entreprise cliente', ar: 'عضو في شركة زبونة', en: 'member of a client company' },
  'somebody invited to a company': {
    fr: 'personne invitée par une entreprise cliente',
    ar: 'شخص دعته شركة زبونة',
    en: 'person invited by a client company',
  },
  'member of staff': { fr: 'membre du personnel', ar: 'مستخدم', en: 'member of staff' },
  'somebody invited to work here': {
    fr: 'personne invitée à travailler chez IdNet',
    ar: 'شخص مدعو للعمل لدى IdNet',
    en: 'person invited to work at IdNet',
  },
  applicant: {
    fr: 'personne qui demande à exercer ses droits',
    ar: 'شخص يطلب ممارسة حقوقه',
    en: 'person who asks to exercise their rights',
  },
  'author of a message': {
    fr: 'personne qui nous écrit, ou qui demande des cartes',
    ar: 'شخص يراسلنا أو يطلب بطاقات',
    en: 'person who writes to us, or asks for cards',
  },
  'whoever tried': {
    fr: 'toute personne qui essaie un code, un mot de passe ou un lien',
    ar: 'كل من يجرب رمزا أو كلمة سر أو رابطا',
    en: 'anybody who tries a code, a password or a link',
  },
  'whoever acted': { fr: 'personne qui a agi', ar: 'من قام بالفعل', en: 'whoever acted' },
  'invoiced client': { fr: 'client facturé', ar: 'زبون حررت له فاتورة', en: 'client who was invoiced' },
  everybody: { fr: 'toute personne connue du système', ar: 'كل شخص معروف للنظام', en: 'everybody the system knows' },
} as const satisfies { readonly [whose: string]: Said }
export type Whose = keyof typeof people

/** How long something is kept: from which event, at most for how long, and in words. */
export interface Term {
  readonly from:
    | 'end of the relationship'
    | 'end of the contract'
    | 'last confirmed'
    | 'end of the link'
    | 'made'
    | 'end of the job'
    | 'answered'
    | 'closed'
    | 'last word'
    | 'end of the fiscal year'
    | 'end of the hold'
    | 'its value'
  /** ISO 8601; without one it goes with what it belongs to. */
  readonly most?: string
  readonly says: Said
}
export const terms = {
  relationship: {
    from: 'end of the relationship',
    most: 'P2Y',
    says: {
      fr: 'la durée de la relation, puis deux ans au plus',
      ar: 'مدة العلاقة، ثم سنتان على الأكثر',
      en: 'as long as the relationship lasts, then two years at most',
    },
  },
  contract: {
    from: 'end of the contract',
    most: 'P2Y',
    says: {
      fr: 'la durée du contrat, puis deux ans au plus',
      ar: 'مدة العقد، ثم سنتان على الأكثر',
      en: 'as long as the contract, then two years at most',
    },
  },
  card: {
    from: 'end of the relationship',
    most: 'P2Y',
    says: {
      fr: 'jusqu’à trente jours après la suppression de la carte ; deux ans au plus après la fin de la relation',
      ar: 'إلى ثلاثين يوما بعد حذف البطاقة؛ وسنتين على الأكثر بعد نهاية العلاقة',
      en: 'until thirty days after the card is deleted; two years at most after the end of the relationship',
    },
  },
  'earlier version': {
    from: 'made',
    most: 'P90D',
    says: {
      fr: 'quatre-vingt-dix jours après son remplacement, dix versions au plus',
      ar: 'تسعون يوما بعد استبدالها، وعشر نسخ على الأكثر',
      en: 'ninety days after it was replaced, ten versions at most',
    },
  },
  contact: {
    from: 'last confirmed',
    most: 'P2Y',
    says: {
      fr: 'la durée annoncée à côté du formulaire ; deux ans au plus après la dernière confirmation',
      ar: 'المدة المعلنة بجانب الاستمارة؛ سنتان على الأكثر بعد آخر تأكيد',
      en: 'the time told beside the form; two years at most after it was last confirmed',
    },
  },
  'deleted contact': {
    from: 'made',
    most: 'P30D',
    says: { fr: 'trente jours, sans aucun détail', ar: 'ثلاثون يوما، دون أي تفصيل', en: 'thirty days, without any detail' },
  },
  'named link': {
    from: 'end of the link',
    most: 'P30D',
    says: {
      fr: 'jusqu’au retrait du lien, ou un mois après sa fin ; le lien dure deux ans au plus',
      ar: 'إلى سحب الرابط، أو شهر بعد نهايته؛ ويدوم الرابط سنتين على الأكثر',
      en: 'until the link is taken back, or a month after it is over; a link lasts two years at most',
    },
  },
  session: {
    from: 'made',
    most: 'P30D',
    says: {
      fr: 'la durée de la session, trente jours au plus',
      ar: 'مدة الجلسة، ثلاثون يوما على الأكثر',
      en: 'as long as the session, thirty days at most',
    },
  },
  'until removed': {
    from: 'end of the relationship',
    most: 'P2Y',
    says: {
      fr: 'jusqu’à son retrait, ou la fermeture du compte',
      ar: 'إلى حين سحبه، أو إغلاق الحساب',
      en: 'until it is removed, or the account is closed',
    },
  },
  'that day': { from: 'made', most: 'P2D', says: { fr: 'le jour même', ar: 'ذلك اليوم فقط', en: 'that day' } },
  'a day': { from: 'made', most: 'P1D', says: { fr: 'un jour', ar: 'يوم واحد', en: 'a day' } },
  'seven days': { from: 'made', most: 'P7D', says: { fr: 'sept jours', ar: 'سبعة أيام', en: 'seven days' } },
  'two days': { from: 'made', most: 'P2D', says: { fr: 'deux jours', ar: 'يومان', en: 'two days' } },
  request: {
    from: 'answered',
    most: 'P23M',
    says: {
      fr: 'vingt-trois mois après la réponse, pour prouver qu’elle a été donnée',
      ar: 'ثلاثة وعشرون شهرا بعد الجواب، لإثبات أنه أعطي',
      en: 'twenty-three months after the answer, to prove that it was given',
    },
  },
  message: {
    from: 'last word',
    most: 'P12M',
    says: {
      fr: 'douze mois après la réponse ou la clôture, ou après l’arrivée du message s’il n’y en a pas',
      ar: 'اثنا عشر شهرا بعد الجواب أو الإغلاق، أو بعد وصول الرسالة إن لم يكن أي منهما',
      en: 'twelve months after the answer or the closing, or after the message came where there is neither',
    },
  },
  breach: {
    from: 'closed',
    most: 'P23M',
    says: {
      fr: 'vingt-trois mois après la clôture de l’incident, pour prouver ce qui a été fait',
      ar: 'ثلاثة وعشرون شهرا بعد إغلاق الحادث، لإثبات ما تم القيام به',
      en: 'twenty-three months after the incident is closed, to prove what was done',
    },
  },
  invitation: {
    from: 'made',
    most: 'P30D',
    says: {
      fr: 'jusqu’à la réponse de la personne, trente jours au plus',
      ar: 'إلى جواب الشخص، ثلاثون يوما على الأكثر',
      en: 'until the person answers, thirty days at most',
    },
  },
  refusal: {
    from: 'made',
    most: 'P1Y',
    says: {
      fr: 'un an, comme empreinte, pour que la même entreprise n’invite pas de nouveau',
      ar: 'سنة واحدة، على شكل بصمة، حتى لا تعيد الشركة نفسها الدعوة',
      en: 'a year, as a digest, so that the same company does not invite again',
    },
  },
  'ten minutes': { from: 'made', most: 'PT10M', says: { fr: 'dix minutes', ar: 'عشر دقائق', en: 'ten minutes' } },
  job: {
    from: 'end of the job',
    most: 'P2Y',
    says: {
      fr: 'la durée du poste, puis deux ans au plus',
      ar: 'مدة المنصب، ثم سنتان على الأكثر',
      en: 'as long as the job is held, then two years at most',
    },
  },
  audit: {
    from: 'made',
    most: 'P24M',
    says: {
      fr: 'vingt-quatre mois, par identifiants seulement, qui ne mènent à personne une fois la personne effacée',
      ar: 'أربعة وعشرون شهرا، بمعرفات فقط لا تقود إلى أحد بعد محو الشخص',
      en: 'twenty-four months, as identifiers only, which lead to nobody once the person is erased',
    },
  },
  'legal document': {
    from: 'end of the fiscal year',
    most: 'P10Y',
    says: {
      fr: 'dix ans à partir de la fin de l’exercice (obligation légale), à part, même si le compte est effacé',
      ar: 'عشر سنوات ابتداء من نهاية السنة المالية (التزام قانوني)، على حدة، حتى بعد محو الحساب',
      en: 'ten years from the end of the fiscal year (legal obligation), apart, even if the account is erased',
    },
  },
  'emergency opening': {
    from: 'made',
    most: 'P23M',
    says: {
      fr: 'vingt-trois mois, pour prouver pourquoi le compte a été ouvert',
      ar: 'ثلاثة وعشرون شهرا، لإثبات سبب فتح الحساب',
      en: 'twenty-three months, to prove why the account was opened',
    },
  },
  hold: {
    from: 'end of the hold',
    most: 'P1Y',
    says: {
      fr: 'la durée de la conservation pour un litige, revue tous les six mois, puis un an',
      ar: 'مدة الحفظ بسبب نزاع، تُراجع كل ستة أشهر، ثم سنة',
      en: 'as long as the hold for a dispute, reviewed every six months, then a year',
    },
  },
  'with it': {
    from: 'its value',
    says: { fr: 'comme ce à quoi cela appartient', ar: 'كمدة ما تنتمي إليه', en: 'as long as what it belongs to' },
  },
} as const satisfies { readonly [term: string]: Term }
export type TermName = keyof typeof terms

/** Law 09-08, art. 4; GDPR, art. 6. */
export const bases = {
  contract: {
    fr: 'exécution du contrat (loi 09-08, art. 4)',
    ar: 'تنفيذ العقد (القانون 09-08، المادة 4)',
    en: 'performance of the contract (law 09-08, art. 4)',
  },
  'legal obligation': {
    fr: 'obligation légale (loi 09-08, art. 4)',
    ar: 'التزام قانوني (القانون 09-08، المادة 4)',
    en: 'legal obligation (law 09-08, art. 4)',
  },
  'legitimate interest': {
    fr: 'intérêt légitime (loi 09-08, art. 4)',
    ar: 'مصلحة مشروعة (القانون 09-08، المادة 4)',
    en: 'legitimate interest (law 09-08, art. 4)',
  },
  consent: { fr: 'consentement (loi 09-08, art. 4)', ar: 'الرضا (القانون 09-08، المادة 4)', en: 'consent (law 09-08, art. 4)' },
} as const satisfies { readonly [basis: string]: Said }
export type Basis = keyof typeof bases

/** From whom it comes. */
export const origins = {
  'the person': { fr: 'la personne elle-même', ar: 'الشخص نفسه', en: 'the person' },
  'somebody else': { fr: 'une autre personne', ar: 'شخص آخر', en: 'somebody else' },
  IdNet: { fr: 'IdNet', ar: 'IdNet', en: 'IdNet' },
  'the program': { fr: 'le programme', ar: 'البرنامج', en: 'the program' },
} as const satisfies { readonly [origin: string]: Said }
export type Origin = keyof typeof origins

/** Who receives data, besides the staff whose job needs them. */
export const recipients = {
  'whom the owner shared with': {
    fr: 'les personnes à qui le titulaire a donné un lien',
    ar: 'الأشخاص الذين أعطاهم صاحب البطاقة رابطا',
    en: 'the people the owner gave a link to',
  },
  'the company': {
    fr: 'l’entreprise qui invite ou dont on est membre\u00A0: son propriétaire et ses administrateurs',
    ar: 'الشركة الداعية أو التي ينتمي إليها العضو: مالكها ومشرفوها',
    en: 'the company that invites or that one is a member of: its owner and administrators',
  },
  'the owner of the card': { fr: 'le titulaire de la carte', ar: 'صاحب البطاقة', en: 'the owner of the card' },
  'mail server': { fr: 'le serveur de courriel d’IdNet', ar: 'خادم بريد IdNet', en: 'the mail server of IdNet' },
  'text-message provider': {
    fr: 'le prestataire de SMS, s’il y en a un',
    ar: 'مزود الرسائل القصيرة، إن وُجد',
    en: 'the text-message provider, if there is one',
  },
} as const satisfies { readonly [recipient: string]: Said }
export type Recipient = keyof typeof recipients

/** What is said of a purpose: why, on which basis, who receives the data, and which jobs of staff may see them for it. */
export interface Processing {
  readonly says: Said
  readonly basis: Basis
  readonly recipients: readonly Recipient[]
  readonly jobs: readonly Job[]
}

export const processings: { readonly [P in Purpose]: Processing } = {
  contracts: {
    says: { fr: 'gérer les contrats', ar: 'تدبير العقود', en: 'manage contracts' },
    basis: 'contract',
    recipients: [],
    jobs: ['sales', 'billing'],
  },
  orders: {
    says: { fr: 'gérer les commandes', ar: 'تدبير الطلبيات', en: 'manage orders' },
    basis: 'contract',
    recipients: ['mail server'],
    jobs: ['sales', 'workshop and logistics', 'customer service'],
  },
  deliveries: {
    says: { fr: 'livrer', ar: 'التسليم', en: 'deliver' },
    basis: 'contract',
    recipients: [],
    jobs: ['workshop and logistics', 'customer service'],
  },
  invoices: {
    says: { fr: 'établir les factures', ar: 'إعداد الفواتير', en: 'issue invoices' },
    basis: 'legal obligation',
    recipients: [],
    jobs: ['billing', 'accounting'],
  },
  accounting: {
    says: { fr: 'tenir la comptabilité et les comptes clients', ar: 'مسك المحاسبة وحسابات الزبناء', en: 'keep the accounts' },
    basis: 'legal obligation',
    recipients: [],
    jobs: ['accounting'],
  },
  'satisfaction surveys': {
    says: { fr: 'mesurer la satisfaction', ar: 'قياس الرضا', en: 'ask whether clients are satisfied' },
    basis: 'legitimate interest',
    recipients: [],
    jobs: ['customer service'],
  },
  complaints: {
    says: { fr: 'traiter les réclamations', ar: 'معالجة الشكايات', en: 'handle complaints' },
    basis: 'contract',
    recipients: [],
    jobs: ['customer service'],
  },
  'after-sales': {
    says: { fr: 'assurer le service après-vente', ar: 'خدمة ما بعد البيع', en: 'give after-sales service' },
    basis: 'contract',
    recipients: [],
    jobs: ['customer service', 'workshop and logistics'],
  },
  'contact requests': {
    says: { fr: 'répondre aux questions', ar: 'الإجابة عن الأسئلة', en: 'answer questions' },
    basis: 'legitimate interest',
    recipients: ['mail server'],
    jobs: ['customer service'],
  },
  'sharing the card': {
    says: {
      fr: 'publier la carte et la partager avec qui le titulaire veut ; recevoir ce que des visiteurs lui laissent',
      ar: 'نشر البطاقة ومشاركتها مع من يريد صاحبها؛ وتلقي ما يتركه له الزوار',
      en: 'publish the card and share it with whom its owner chooses; receive what visitors leave',
    },
    basis: 'contract',
    recipients: ['whom the owner shared with', 'the owner of the card', 'mail server', 'text-message provider'],
    jobs: [],
  },
  'the account': {
    says: { fr: 'ouvrir et tenir le compte', ar: 'فتح الحساب ومسكه', en: 'open and keep the account' },
    basis: 'contract',
    recipients: ['mail server', 'the company'],
    jobs: ['customer service'],
  },
  rights: {
    says: { fr: 'répondre aux droits des personnes', ar: 'الاستجابة لحقوق الأشخاص', en: 'answer people’s rights' },
    basis: 'legal obligation',
    recipients: ['mail server', 'text-message provider'],
    jobs: ['data protection officer', 'customer service'],
  },
  security: {
    says: {
      fr: 'protéger les comptes, les liens et les données',
      ar: 'حماية الحسابات والروابط والمعطيات',
      en: 'protect accounts, links and data',
    },
    basis: 'legitimate interest',
    recipients: ['mail server'],
    jobs: ['data protection officer'],
  },
}

/** What kind of data, in the words of the policy. */
export const categories = {
  identity: { fr: 'nom', ar: 'الاسم', en: 'name' },
  reach: { fr: 'adresse e-mail et numéro de téléphone', ar: 'البريد الإلكتروني ورقم الهاتف', en: 'email address and phone number' },
  work: { fr: 'entreprise et fonction', ar: 'المقاولة والمنصب', en: 'company and role' },
  card: { fr: 'contenu de la carte', ar: 'محتوى البطاقة', en: 'content of the card' },
  picture: { fr: 'photo, logo et couverture', ar: 'الصورة والشعار وصورة الغلاف', en: 'photo, logo and cover' },
  place: { fr: 'lieu que le titulaire a dit', ar: 'المكان الذي ذكره صاحب البطاقة', en: 'place that the owner told' },
  note: { fr: 'messages, notes et étiquettes', ar: 'الرسائل والملاحظات والوسوم', en: 'messages, notes and tags' },
  attachment: { fr: 'pièces jointes à un e-mail', ar: 'مرفقات رسالة إلكترونية', en: 'files attached to an email' },
  choice: { fr: 'choix et langue', ar: 'الاختيارات واللغة', en: 'choices and language' },
  link: { fr: 'liens, leurs noms et leur retrait', ar: 'الروابط وأسماؤها وسحبها', en: 'links, their labels and their end' },
  credential: { fr: 'mot de passe, clés d’accès, codes', ar: 'كلمة السر ومفاتيح الدخول والرموز', en: 'password, passkeys, codes' },
  session: { fr: 'sessions et nom du navigateur', ar: 'الجلسات واسم المتصفح', en: 'sessions and name of the browser' },
  dates: { fr: 'dates de ce qui a été fait', ar: 'تواريخ ما تم', en: 'dates of what was done' },
  trace: {
    fr: 'empreintes et identifiants qui ne nomment personne',
    ar: 'بصمات ومعرفات لا تسمي أحدا',
    en: 'digests and identifiers that name nobody',
  },
  document: { fr: 'factures et avoirs', ar: 'الفواتير وإشعارات الخصم', en: 'invoices and credit notes' },
  hold: {
    fr: 'motif d’une conservation pour litige',
    ar: 'سبب الحفظ بسبب نزاع',
    en: 'reason of a hold for a dispute',
  },
  job: { fr: 'poste', ar: 'المنصب لدى IdNet', en: 'job' },
} as const satisfies { readonly [category: string]: Said }
export type Category = keyof typeof categories

/** One processing of the register: what is held for a purpose. */
export interface Entry {
  readonly purpose: Purpose
  readonly of: readonly Held[]
}
/** What is held of some people for one length of time. */
export interface Held {
  readonly whose: Whose
  readonly kept: TermName
  readonly what: readonly Category[]
  readonly origin: readonly Origin[]
}
/** Every processing that the program does, made from what the domains say of their columns: there is no other list. */
export type Register = readonly Entry[]
