import type { CompanyFact } from '#contract/company.ts'
import type { Language } from '#contract/language.ts'

interface LegalWords {
  readonly title: string
  readonly description: string
  readonly publisher: string
  readonly name: string
  readonly nameSays: string
  readonly facts: { readonly [fact in Exclude<CompanyFact, 'host'>]: string }
  readonly email: string
  readonly hosting: string
  readonly data: string
  readonly dataSays: string
  readonly receipt: string
  readonly policy: string
  readonly rights: string
  readonly site: string
  readonly siteSays: readonly string[]
}

export const legalWords: { readonly [L in Language]: LegalWords } = {
  fr: {
    title: 'Mentions légales',
    description: 'Qui édite ConnectCard, comment nous joindre, et où lire ce qui est fait des données.',
    publisher: 'Qui édite ce site',
    name: 'Éditeur',
    nameSays: 'IdNet, société de droit marocain. ConnectCard est son service.',
    facts: {
      form: 'Forme',
      capital: 'Capital',
      seat: 'Siège',
      rc: 'Registre du commerce',
      taxId: 'Identifiant fiscal',
      ice: 'ICE',
      phone: 'Téléphone',
      director: 'Responsable de la publication',
    },
    email: 'E-mail',
    hosting: 'Hébergement',
    data: 'Vos données',
    dataSays: 'IdNet est responsable du traitement des données personnelles, au sens de la loi 09‑08.',
    receipt: 'Récépissé de la CNDP',
    policy: 'Politique de confidentialité',
    rights: 'Vos droits',
    site: 'Ce site',
    siteSays: [
      'Ces pages ne posent aucun cookie et n’appellent aucun tiers\u00A0: elles n’ont rien à vous faire accepter. L’espace d’un titulaire et une carte ouverte tiennent à des cookies qui ne servent qu’à cela.',
      'Ce qu’une carte dit est le fait de son titulaire. Une carte qui trompe ou qui nuit\u00A0? Écrivez-nous\u00A0: nous regardons, et répondons.',
    ],
  },
  ar: {
    title: 'بيانات قانونية',
    description: 'من ينشر ConnectCard، وكيف تتصل بنا، وأين تقرأ ما يُفعل بالمعطيات.',
    publisher: 'ناشر هذا الموقع',
    name: 'الناشر',
    nameSays: 'IdNet، شركة خاضعة للقانون المغربي. ConnectCard خدمة من خدماتها.',
    facts: {
      form: 'الشكل القانوني',
      capital: 'رأس المال',
      seat: 'المقر',
      rc: 'السجل التجاري',
      taxId: 'التعريف الضريبي',
      ice: 'ICE',
      phone: 'الهاتف',
      director: 'المسؤول عن النشر',
    },
    email: 'البريد الإلكتروني',
    hosting: 'الاستضافة',
    data: 'معطياتك',
    dataSays: 'IdNet هي المسؤولة عن معالجة المعطيات الشخصية بمعنى القانون 09‑08.',
    receipt: 'وصل اللجنة الوطنية (CNDP)',
    policy: 'سياسة الخصوصية',
    rights: 'حقوقك',
    site: 'هذا الموقع',
    siteSays: [
      'لا تضع هذه الصفحات أي ملف تعريف ارتباط ولا تستدعي أي طرف ثالث: ليس لديها ما تطلب منك قبوله. أما فضاء صاحب الحساب والبطاقة المفتوحة فيقومان على ملفات لا تصلح إلا لذلك.',
      'ما تقوله بطاقة يعود إلى صاحبها. بطاقة مضللة أو ضارة؟ راسلنا: ننظر في الأمر ونجيب.',
    ],
  },
  en: {
    title: 'Legal notice',
    description: 'Who publishes ConnectCard, how to reach us, and where to read what is done with data.',
    publisher: 'Who publishes this site',
    name: 'Publisher',
    nameSays: 'IdNet, a company under Moroccan law. ConnectCard is its service.',
    facts: {
      form: 'Form',
      capital: 'Capital',
      seat: 'Registered office',
      rc: 'Trade register',
      taxId: 'Tax identifier',
      ice: 'ICE',
      phone: 'Telephone',
      director: 'Responsible for what is published',
    },
    email: 'Email',
    hosting: 'Hosting',
    data: 'Your data',
    dataSays: 'IdNet is the controller of personal data, in the sense of law 09‑08.',
    receipt: 'CNDP receipt',
    policy: 'Privacy policy',
    rights: 'Your rights',
    site: 'This site',
    siteSays: [
      'These pages set no cookie and call no third party: they have nothing to make you accept. An owner’s space and an open card rest on cookies that serve nothing else.',
      'What a card says is its owner’s doing. A card that misleads or harms? Write to us: we look, and answer.',
    ],
  },
}
