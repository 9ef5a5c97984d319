import type { Language } from '#contract/language.ts'
import type { FigureName, PromiseId } from '#contract/promises.ts'

type State = 'verified' | 'construction' | 'people' | 'none' | 'broken'

export interface PromiseWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  /** How many of them stand where. */
  readonly summary: (verified: number, broken: number) => string
  readonly state: { readonly [S in State]: string }
  readonly on: (moment: string) => string
  readonly since: (moment: string) => string
  /** What the data protection officer says, and while she has not. */
  readonly doing: string
  readonly silent: string
  /** What is counted, before its figure. */
  readonly figure: { readonly [F in FigureName]: string }
  readonly outOf: (count: string, of: string) => string
  readonly days: (count: number) => string
  readonly median: (days: number) => string
  readonly code: string
  readonly test: string
  readonly whose: { readonly [S in State]: string }
  readonly never: string
  readonly verify: string
  readonly limits: string
  readonly sentences: { readonly [P in PromiseId]: string }
  readonly reading: string
}

export const promiseWords: { readonly [L in Language]: PromiseWords } = {
  fr: {
    title: 'Nos engagements, preuves à l’appui',
    description: 'Chaque phrase de notre politique de confidentialité, ce qui la tient, et ce que la dernière vérification a trouvé.',
    lead: 'Chaque phrase de notre politique, ce qui la tient, et ce que la dernière vérification a trouvé. Personne ne peut corriger un chiffre.',
    summary: (verified, broken) =>
      broken === 0
        ? `${verified} vérifiés, aucun manquement.`
        : `${verified} vérifiés, ${broken} non ${broken === 1 ? 'tenu' : 'tenus'} en ce moment.`,
    state: {
      verified: 'Vérifié',
      construction: 'Tenu par construction',
      people: 'Repose sur des personnes',
      none: 'Aucun cas',
      broken: 'Non tenu',
    },
    on: (moment) => `le ${moment}`,
    since: (moment) => `depuis le ${moment}`,
    doing: 'Ce que nous faisons',
    silent: 'Notre déléguée à la protection des données a été prévenue. Elle dira ici ce qui est fait.',
    figure: {
      'columns that nobody described': 'Colonnes sans description',
      'people without the notice they read': 'Personnes sans la notice qu’elles ont lue',
      'staff openings without a case': 'Lectures par le personnel sans dossier',
      'staff who opened data before they signed':
        'Membres du personnel qui ont ouvert des données avant d’avoir signé l’engagement de confidentialité',
      'links whose wrap is none': 'Liens lisibles sans leur jeton',
      'keys of links that were taken back': 'Clés de liens retirés encore présentes',
      'values stored in plain': 'Valeurs en clair dans nos bases',
      'pages that search engines may keep': 'Adresses qu’un moteur de recherche peut garder, hors pages publiques',
      'entries of the record that are not as written': 'Lignes altérées dans le journal des accès',
      'days since the last restore drill': 'Dernière restauration d’essai',
      'kept past their term': 'Gardés au-delà de leur terme\u00A0: comptes, cartes, contacts, demandes…',
      'documents that cannot be read': 'Documents obligatoires illisibles',
      'keys of who was erased': 'Clés de personnes effacées encore présentes',
      'erasures past their day': 'Effacements en retard',
      'requests answered late': 'Demandes traitées en retard',
    },
    outOf: (count, of) => `${count} sur ${of}`,
    days: (count) => (count === 0 ? 'aujourd’hui' : count === 1 ? 'hier' : `il y a ${count} jours`),
    median: (days) => `délai médian\u00A0: ${days} ${days > 1 ? 'jours' : 'jour'}`,
    code: 'Code',
    test: 'Test',
    whose: {
      verified: 'Un chiffre a été regardé, et il tient.',
      construction: 'Le programme ne peut pas faire autrement.',
      people: 'Des personnes s’y engagent\u00A0: aucun programme ne peut le garantir.',
      none: 'Il n’y a encore rien à regarder.',
      broken: 'Un chiffre ne tient pas.',
    },
    never: 'Pas encore vérifié.',
    verify: 'Vérifier par soi-même',
    limits: 'Ce que nous ne pouvons pas empêcher',
    reading: 'Chaque phrase est celle de notre texte fondateur, en français\u00A0; elle est traduite dans les autres langues.',
    sentences: {
      S01: 'IdNet est responsable de toutes les données à caractère personnel qu’elle traite.',
      S02: 'La charte explique quelles données sont collectées, comment elles sont utilisées et protégées.',
      S03: 'Les personnes reçoivent les informations que la réglementation demande.',
      S04: 'Toutes les personnes dont vous nous transmettez les données doivent être informées.',
      S05: 'Elles doivent être informées de leurs droits.',
      S07: 'Seules les données strictement nécessaires sont collectées.',
      S08: 'Les personnes gardent toute capacité d’exercice de leurs droits.',
      S10: 'Le formulaire de contact sert à répondre à vos questions.',
      S11: 'Vos données ne servent qu’aux fins énumérées.',
      S12: 'L’accès est limité aux seuls employés qui ont besoin de vos informations.',
      S13: 'Ils ont l’obligation de les protéger et d’en préserver la confidentialité.',
      S14: 'Seules les personnes avec lesquelles vous avez partagé votre profil ont accès aux informations y figurant.',
      S15: 'Aucun autre moyen n’existe, car tous les liens sont cryptés.',
      S16: 'Les liens ne sont pas référencés sur les moteurs de recherche.',
      S17: 'Les données ne sont ni déformées, ni endommagées, ni accessibles à des tiers non autorisés.',
      S18: 'Elles sont conservées le temps nécessaire à la réalisation des fins.',
      S19: 'La durée maximum de conservation est de deux ans à compter de la fin de la relation contractuelle.',
      S20: 'Certains documents obligatoires, notamment les factures, sont conservés pour la durée légale.',
      S21: 'Vous pouvez à tout moment obtenir l’accès, un exemplaire, la correction, la suppression ou l’anonymisation, et la limitation.',
      S22: 'Toute demande peut être envoyée à contact@IdNet.ma.',
      S24: 'Votre demande est traitée dans les meilleurs délais.',
    },
  },
  ar: {
    title: 'التزاماتنا بالأدلة',
    description: 'كل جملة من سياستنا للخصوصية، وما يضمنها، وما وجده آخر تحقق.',
    lead: 'كل جملة من سياستنا، وما يضمنها، وما وجده آخر تحقق. لا أحد يستطيع تعديل رقم.',
    summary: (verified, broken) =>
      broken === 0 ? `${verified} تم التحقق منها، ولا إخلال.` : `${verified} تم التحقق منها، و${broken} غير محترمة الآن.`,
    state: { verified: 'تم التحقق', construction: 'مضمون بالتصميم', people: 'يقوم على أشخاص', none: 'لا حالات', broken: 'غير محترم' },
    on: (moment) => `في ${moment}`,
    since: (moment) => `منذ ${moment}`,
    doing: 'ما نقوم به',
    silent: 'أُخبرت المسؤولة عن حماية المعطيات، وستقول هنا ما يجري القيام به.',
    figure: {
      'columns that nobody described': 'أعمدة دون وصف',
      'people without the notice they read': 'أشخاص دون الإشعار الذي قرؤوه',
      'staff openings without a case': 'اطلاعات الموظفين دون ملف',
      'staff who opened data before they signed': 'مستخدمون اطلعوا على معطيات قبل توقيع التزام السرية',
      'links whose wrap is none': 'روابط تُقرأ دون رمزها',
      'keys of links that were taken back': 'مفاتيح روابط مسحوبة لا تزال موجودة',
      'values stored in plain': 'قيم غير مشفرة في قواعدنا',
      'pages that search engines may keep': 'عناوين يمكن لمحرك بحث حفظها، عدا الصفحات العمومية',
      'entries of the record that are not as written': 'أسطر محرفة في سجل الولوج',
      'days since the last restore drill': 'آخر استرجاع تجريبي',
      'kept past their term': 'ما بقي محفوظا بعد أجله: حسابات وبطاقات وجهات اتصال وطلبات…',
      'documents that cannot be read': 'وثائق إلزامية غير مقروءة',
      'keys of who was erased': 'مفاتيح أشخاص محذوفين لا تزال موجودة',
      'erasures past their day': 'عمليات حذف متأخرة',
      'requests answered late': 'طلبات أجيب عنها متأخرة',
    },
    outOf: (count, of) => `${count} من ${of}`,
    days: (count) =>
      count === 0 ? 'اليوم' : count === 1 ? 'أمس' : count === 2 ? 'منذ يومين' : count < 11 ? `منذ ${count} أيام` : `منذ ${count} يوما`,
    median: (days) => `الأجل الوسيط بالأيام: ${days}`,
    code: 'الشفرة',
    test: 'الاختبار',
    whose: {
      verified: 'نُظر في رقم، وهو سليم.',
      construction: 'لا يمكن للبرنامج أن يفعل غير ذلك.',
      people: 'يلتزم به أشخاص: لا يضمنه أي برنامج.',
      none: 'لا يوجد بعد ما يُنظر فيه.',
      broken: 'رقم غير سليم.',
    },
    never: 'لم يتم التحقق بعد.',
    verify: 'تحقق بنفسك',
    limits: 'ما لا نستطيع منعه',
    reading: 'كل جملة من نصنا التأسيسي بالفرنسية، وهي مترجمة إلى اللغتين الأخريين.',
    sentences: {
      S01: 'IdNet مسؤولة عن كل المعطيات ذات الطابع الشخصي التي تعالجها.',
      S02: 'يشرح الميثاق أي معطيات تُجمع، وكيف تُستعمل وتُحمى.',
      S03: 'يتلقى الأشخاص المعلومات التي يطلبها القانون.',
      S04: 'يجب إخبار كل الأشخاص الذين ترسلون إلينا معطياتهم.',
      S05: 'يجب إخبارهم بحقوقهم.',
      S07: 'لا تُجمع إلا المعطيات الضرورية تماما.',
      S08: 'يحتفظ الأشخاص بكامل القدرة على ممارسة حقوقهم.',
      S10: 'تُستعمل استمارة الاتصال للإجابة عن أسئلتكم.',
      S11: 'لا تُستعمل معطياتكم إلا للغايات المذكورة.',
      S12: 'يقتصر الولوج على الموظفين الذين يحتاجون إلى معلوماتكم.',
      S13: 'عليهم واجب حمايتها والحفاظ على سريتها.',
      S14: 'لا يلج المعلومات الواردة في ملفكم إلا من شاركتموه معهم.',
      S15: 'لا توجد أي وسيلة أخرى، لأن كل الروابط مشفرة.',
      S16: 'الروابط غير مفهرسة في محركات البحث.',
      S17: 'لا تُحرَّف المعطيات ولا تتلف ولا يلجها غير المأذون لهم.',
      S18: 'تُحفظ المدة اللازمة لتحقيق الغايات.',
      S19: 'مدة الحفظ القصوى سنتان من نهاية العلاقة التعاقدية.',
      S20: 'تُحفظ بعض الوثائق الإلزامية، ومنها الفواتير، طيلة المدة القانونية.',
      S21: 'يمكنكم في أي وقت الحصول على الولوج ونسخة والتصحيح والحذف أو إخفاء الهوية والتقييد.',
      S22: 'يمكن إرسال كل طلب إلى contact@IdNet.ma.',
      S24: 'يُعالج طلبكم في أقرب الآجال.',
    },
  },
  en: {
    title: 'Our promises, with the proof',
    description: 'Each sentence of our privacy policy, what keeps it, and what the last check found.',
    lead: 'Each sentence of our policy, what keeps it, and what the last check found. Nobody can correct a figure.',
    summary: (verified, broken) =>
      broken === 0 ? `${verified} verified, none broken.` : `${verified} verified, ${broken} not kept at this moment.`,
    state: { verified: 'Verified', construction: 'Kept by construction', people: 'Rests on people', none: 'No case', broken: 'Not kept' },
    on: (moment) => `on ${moment}`,
    since: (moment) => `since ${moment}`,
    doing: 'What we are doing',
    silent: 'Our data protection officer was told. She will say here what is being done.',
    figure: {
      'columns that nobody described': 'Columns without a description',
      'people without the notice they read': 'People without the notice they read',
      'staff openings without a case': 'Readings by staff without a case',
      'staff who opened data before they signed': 'Members of staff who opened data before they signed the undertaking of confidentiality',
      'links whose wrap is none': 'Links readable without their token',
      'keys of links that were taken back': 'Keys of links taken back that are still there',
      'values stored in plain': 'Values in plain in our databases',
      'pages that search engines may keep': 'Addresses that a search engine may keep, public pages aside',
      'entries of the record that are not as written': 'Altered lines in the record of access',
      'days since the last restore drill': 'Last trial restore',
      'kept past their term': 'Kept past their term: accounts, cards, contacts, requests…',
      'documents that cannot be read': 'Legal documents that cannot be read',
      'keys of who was erased': 'Keys of erased people that are still there',
      'erasures past their day': 'Late erasures',
      'requests answered late': 'Requests answered late',
    },
    outOf: (count, of) => `${count} of ${of}`,
    days: (count) => (count === 0 ? 'today' : count === 1 ? 'yesterday' : `${count} days ago`),
    median: (days) => `median: ${days} ${days === 1 ? 'day' : 'days'}`,
    code: 'Code',
    test: 'Test',
    whose: {
      verified: 'A figure was looked at, and it holds.',
      construction: 'The program cannot do otherwise.',
      people: 'People commit to it: no program can guarantee it.',
      none: 'There is nothing to look at yet.',
      broken: 'A figure does not hold.',
    },
    never: 'Not checked yet.',
    verify: 'Check for yourself',
    limits: 'What we cannot prevent',
    reading: 'Each sentence is that of our founding text, in French, and translated into the other languages.',
    sentences: {
      S01: 'IdNet is responsible for all personal data that it processes.',
      S02: 'The charter explains which data are collected, how they are used and protected.',
      S03: 'People are given the information that the law asks for.',
      S04: 'Everybody whose data you pass on to us must be informed.',
      S05: 'They must be informed of their rights.',
      S07: 'Only the data that are strictly necessary are collected.',
      S08: 'People keep the full ability to exercise their rights.',
      S10: 'The contact form serves to answer your questions.',
      S11: 'Your data serve the listed purposes only.',
      S12: 'Access is limited to the employees who need your information.',
      S13: 'They are bound to protect it and to keep it confidential.',
      S14: 'Only the people with whom you shared your profile have access to what it says.',
      S15: 'No other way exists, for all links are encrypted.',
      S16: 'Links are not listed by search engines.',
      S17: 'Data are not distorted, not damaged, and not opened by strangers.',
      S18: 'They are kept for as long as the purposes need.',
      S19: 'The longest time of keeping is two years from the end of the contractual relationship.',
      S20: 'Certain mandatory documents, invoices among them, are kept for their legal term.',
      S21: 'You may at any time obtain access, a copy, correction, deletion or anonymisation, and restriction.',
      S22: 'Any request may be sent to contact@IdNet.ma.',
      S24: 'Your request is handled as soon as possible.',
    },
  },
}
