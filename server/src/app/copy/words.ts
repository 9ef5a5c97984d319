import type { Language } from '#contract/language.ts'

/** The sentences of a copy. A language that lacks one does not compile. */
export interface Words {
  readonly title: string
  readonly lead: string
  readonly reference: string
  readonly madeOn: string
  readonly nothing: string
  readonly contents: string
  readonly files: { readonly [file in FileName]: string }
  readonly tables: string
  readonly pictures: string
  readonly data: string
  /** How many lines there are, and how many of them are shown here. */
  readonly lines: (all: number, shown: number, file: string) => string
  readonly yes: string
  readonly no: string
  readonly why: string
  readonly purpose: string
  readonly basis: string
  readonly kept: string
  readonly recipients: string
  readonly staff: string
  readonly nobody: string
  readonly origin: string
  readonly what: string
  /** What kind of data. */
  readonly category: string
  readonly where: string
  readonly passedOn: string
  readonly at: string
  readonly to: string
  readonly until: string
  readonly journal: string
  readonly noJournal: string
  readonly who: string
  readonly deed: string
  readonly actors: {
    readonly you: string
    readonly operator: string
    readonly system: string
    readonly staff: string
    readonly other: string
  }
  readonly hidden: string
  readonly hiddenWhy: (redactions: number) => string
  readonly glossary: string
  readonly glossaryWords: readonly (readonly [word: string, meaning: string])[]
  readonly rights: string
  readonly rightsSay: readonly string[]
}

export const fileNames = [
  'LISEZMOI.html',
  'donnees.json',
  'donnees.schema.json',
  'origines.csv',
  'destinataires.csv',
  'finalites.json',
  'consentements.json',
  'journal_acces.csv',
  'MANIFEST.sha256',
] as const
type FileName = (typeof fileNames)[number]

export const words: { readonly [L in Language]: Words } = {
  fr: {
    title: 'Copie de vos données',
    lead: 'Tout ce que ConnectCard garde de vous, sous une forme lisible ici, et sous des formes que d’autres programmes lisent, à côté. Faite par le programme à partir de sa propre description de ce qu’il garde.',
    reference: 'Référence',
    madeOn: 'Faite le',
    nothing: 'ConnectCard ne garde rien de vous.',
    contents: 'Ce qu’il y a dans cette archive',
    files: {
      'LISEZMOI.html': 'cette page',
      'donnees.json': 'toutes les données, pour un programme',
      'donnees.schema.json': 'la forme de donnees.json (JSON Schema)',
      'origines.csv': 'd’où vient chaque donnée, à quoi elle sert, combien de temps elle est gardée',
      'destinataires.csv': 'qui a reçu quoi, et quand',
      'finalites.json': 'pourquoi vos données sont utilisées, sur quel fondement, par qui',
      'consentements.json': 'ce que vous avez lu et choisi',
      'journal_acces.csv': 'ce qui a été fait de vos données, quand, et par quel genre de personne',
      'MANIFEST.sha256': 'l’empreinte de chaque fichier\u00A0: sha256sum -c MANIFEST.sha256 montre qu’aucun n’a changé',
    },
    tables: 'une table par genre de données, pour un tableur',
    pictures: 'vos cartes au format vCard, vos photos et logos',
    data: 'Vos données',
    lines: (all, shown, file) => `${all} en tout\u00A0; les ${shown} premières ici, toutes dans ${file}.`,
    yes: 'oui',
    no: 'non',
    why: 'Pourquoi elles sont gardées',
    purpose: 'Finalité',
    basis: 'Fondement',
    kept: 'Durée',
    recipients: 'Destinataires',
    staff: 'Postes d’IdNet qui peuvent les voir',
    nobody: 'aucun',
    origin: 'Origine',
    what: 'Quoi',
    category: 'Genre',
    where: 'D’où elles viennent',
    passedOn: 'Qui les a reçues',
    at: 'Quand',
    to: 'Qui',
    until: 'Jusqu’au',
    journal: 'Ce qui en a été fait',
    noJournal: 'Rien n’est noté.',
    who: 'Par',
    deed: 'Quoi',
    actors: {
      you: 'vous',
      operator: 'l’exploitant du programme',
      system: 'le programme',
      staff: 'personnel d’IdNet',
      other: 'un autre titulaire de compte',
    },
    hidden: 'Ce qui n’est pas montré, et pourquoi',
    hiddenWhy: (redactions) =>
      redactions === 0
        ? 'Rien n’a été expurgé.'
        : `${redactions} valeurs concernent quelqu’un d’autre et sont expurgées\u00A0: le droit d’accès porte sur vos données (loi 09-08, art. 7).`,
    glossary: 'Les mots',
    glossaryWords: [
      ['carte', 'ce qu’une personne publie d’elle-même'],
      ['brouillon', 'ce qu’on modifie avant de le publier\u00A0; personne d’autre ne le voit'],
      ['lien', 'une façon d’ouvrir une carte\u00A0; son code en est la clé'],
      ['lien pour une personne', 'un lien fait pour quelqu’un, dont le titulaire voit seulement s’il a été ouvert'],
      ['lien qui demande d’abord', 'un lien qui n’ouvre rien\u00A0: il montre un formulaire pour demander l’accès'],
      ['coordonnées laissées', 'ce qu’un visiteur a laissé à côté d’une carte'],
      ['reçu', 'le lien privé de qui a laissé ses coordonnées, pour les voir, corriger, retirer ou supprimer'],
      ['mention', 'ce qui est dit à côté d’un formulaire\u00A0; sa version est sa date'],
      ['clé d’accès', 'une clé dans un appareil, qui remplace le mot de passe'],
      ['empreinte', 'un nombre calculé d’une donnée, dont on ne revient pas à la donnée'],
      ['pseudonyme', 'un numéro tiré au sort, qui vous désigne dans le journal à la place de votre nom'],
      ['n°', 'un numéro du programme, qui relie les tables entre elles'],
    ],
    rights: 'Vos droits',
    rightsSay: [
      'Vous pouvez à tout moment faire corriger, effacer ou limiter ces données, et vous opposer à leur usage (loi 09-08, art. 7 à 9). Sans frais\u00A0: contact@IdNet.ma.',
      'Si la réponse ne vous convient pas, vous pouvez saisir la Commission nationale de contrôle de la protection des données à caractère personnel (CNDP)\u00A0: www.cndp.ma.',
      'Gardez cette archive comme vous garderiez ces papiers\u00A0: qui l’ouvre lit tout.',
    ],
  },
  ar: {
    title: 'نسخة من معطياتكم',
    lead: 'كل ما تحتفظ به ConnectCard عنكم، في شكل مقروء هنا، وفي أشكال تقرؤها برامج أخرى في الملفات المرافقة. أعدها البرنامج انطلاقا من وصفه الخاص لما يحتفظ به.',
    reference: 'المرجع',
    madeOn: 'أُعدت في',
    nothing: 'لا تحتفظ ConnectCard بأي شيء عنكم.',
    contents: 'ما يوجد في هذا الأرشيف',
    files: {
      'LISEZMOI.html': 'هذه الصفحة',
      'donnees.json': 'كل المعطيات، لبرنامج آخر',
      'donnees.schema.json': 'شكل donnees.json (JSON Schema)',
      'origines.csv': 'من أين جاء كل معطى، وفيم يُستعمل، وكم يُحفظ',
      'destinataires.csv': 'من توصل بماذا، ومتى',
      'finalites.json': 'لماذا تُستعمل معطياتكم، وعلى أي أساس، ومن طرف من',
      'consentements.json': 'ما قرأتم وما اخترتم',
      'journal_acces.csv': 'ما تم بمعطياتكم، ومتى، وصفة من قام به',
      'MANIFEST.sha256': 'بصمة كل ملف: الأمر \u2066sha256sum -c MANIFEST.sha256\u2069 يبين أن لا شيء تغير',
    },
    tables: 'جدول لكل نوع من المعطيات، لبرنامج الجداول',
    pictures: 'بطاقاتكم بصيغة vCard، وصوركم وشعاراتكم',
    data: 'معطياتكم',
    lines: (all, shown, file) => `العدد الكامل ${all}؛ أول ${shown} هنا، والكل في ${file}.`,
    yes: 'نعم',
    no: 'لا',
    why: 'لماذا تُحفظ',
    purpose: 'الغاية',
    basis: 'الأساس',
    kept: 'المدة',
    recipients: 'المرسل إليهم',
    staff: 'مناصب IdNet التي يمكنها الاطلاع عليها',
    nobody: 'لا أحد',
    origin: 'المصدر',
    what: 'ماذا',
    category: 'الصنف',
    where: 'من أين جاءت',
    passedOn: 'من توصل بها',
    at: 'متى',
    to: 'من',
    until: 'إلى غاية',
    journal: 'ما تم بها',
    noJournal: 'لم يُسجل شيء.',
    who: 'من طرف',
    deed: 'ماذا',
    actors: {
      you: 'أنتم',
      operator: 'مشغل البرنامج',
      system: 'البرنامج',
      staff: 'مستخدم لدى IdNet',
      other: 'صاحب حساب آخر',
    },
    hidden: 'ما لا يظهر، ولماذا',
    hiddenWhy: (redactions) =>
      redactions === 0
        ? 'لم يُحجب شيء.'
        : `عدد القيم التي تخص شخصا آخر وحُجبت: ${redactions}. يتعلق حق الولوج بمعطياتكم أنتم (القانون 09-08، المادة 7).`,
    glossary: 'الكلمات',
    glossaryWords: [
      ['بطاقة', 'ما ينشره شخص عن نفسه'],
      ['مسودة', 'ما يُعدل قبل نشره؛ لا يراه أحد غيركم'],
      ['رابط', 'طريقة لفتح بطاقة؛ رمزه هو المفتاح'],
      ['رابط لشخص واحد', 'رابط أُعد لشخص، لا يرى صاحب البطاقة إلا هل فُتح'],
      ['رابط يطلب أولا', 'رابط لا يفتح شيئا: يعرض استمارة لطلب الولوج'],
      ['معلومات اتصال متروكة', 'ما تركه زائر بجانب بطاقة'],
      ['وصل', 'الرابط الخاص بمن ترك معلومات اتصاله، ليراها أو يصححها أو يسحبها أو يحذفها'],
      ['بيان', 'ما يقال بجانب الاستمارة؛ نسخته هي تاريخه'],
      ['مفتاح المرور', 'مفتاح في جهاز، يعوض كلمة السر'],
      ['بصمة', 'عدد محسوب من معطى، لا يُرجع منه إلى المعطى'],
      ['اسم مستعار', 'رقم عشوائي يدل عليكم في السجل بدل اسمكم'],
      ['الرقم', 'رقم في البرنامج يربط الجداول بعضها ببعض'],
    ],
    rights: 'حقوقكم',
    rightsSay: [
      'يمكنكم في أي وقت طلب تصحيح هذه المعطيات أو محوها أو تقييدها، والتعرض على استعمالها (القانون 09-08، المواد 7 إلى 9). دون مصاريف: contact@IdNet.ma.',
      'إذا لم يرضكم الجواب، يمكنكم اللجوء إلى اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي (CNDP): www.cndp.ma.',
      'احفظوا هذا الأرشيف كما تحفظون هذه الأوراق: من يفتحه يقرأ كل شيء.',
    ],
  },
  en: {
    title: 'A copy of your data',
    lead: 'All that ConnectCard holds of you, in a form to read here, and in forms that other programs read, beside it. Made by the program from its own description of what it holds.',
    reference: 'Reference',
    madeOn: 'Made on',
    nothing: 'ConnectCard holds nothing of you.',
    contents: 'What is in this archive',
    files: {
      'LISEZMOI.html': 'this page',
      'donnees.json': 'all the data, for a program',
      'donnees.schema.json': 'what donnees.json looks like (JSON Schema)',
      'origines.csv': 'where each of them comes from, what it is used for, how long it is kept',
      'destinataires.csv': 'who received what, and when',
      'finalites.json': 'why your data are used, on which basis, by whom',
      'consentements.json': 'what you read and chose',
      'journal_acces.csv': 'what was done with your data, when, and by what kind of person',
      'MANIFEST.sha256': 'the digest of each file: sha256sum -c MANIFEST.sha256 shows that none has changed',
    },
    tables: 'a table for each kind of data, for a spreadsheet',
    pictures: 'your cards as vCards, your photos and logos',
    data: 'Your data',
    lines: (all, shown, file) => `${all} in all; the first ${shown} here, all of them in ${file}.`,
    yes: 'yes',
    no: 'no',
    why: 'Why they are held',
    purpose: 'Purpose',
    basis: 'Basis',
    kept: 'For how long',
    recipients: 'Recipients',
    staff: 'Jobs at IdNet that may see them',
    nobody: 'none',
    origin: 'Origin',
    what: 'What',
    category: 'Kind',
    where: 'Where they come from',
    passedOn: 'Who received them',
    at: 'When',
    to: 'Who',
    until: 'Until',
    journal: 'What was done with them',
    noJournal: 'Nothing is on record.',
    who: 'By',
    deed: 'What',
    actors: {
      you: 'you',
      operator: 'the operator of the program',
      system: 'the program',
      staff: 'staff of IdNet',
      other: 'another account holder',
    },
    hidden: 'What is not shown, and why',
    hiddenWhy: (redactions) =>
      redactions === 0
        ? 'Nothing was redacted.'
        : `${redactions} values are about somebody else and are redacted: the right of access is to your own data (law 09-08, art. 7).`,
    glossary: 'The words',
    glossaryWords: [
      ['card', 'what a person publishes about themselves'],
      ['draft', 'what is edited before it is published; nobody else sees it'],
      ['link', 'one way to open a card; its code is the key'],
      ['link for one person', 'a link made for somebody, whose owner sees only whether it was opened'],
      ['link that asks first', 'a link that opens nothing: it shows a form by which one asks for access'],
      ['details left', 'what a visitor left beside a card'],
      ['receipt', 'the private link of who left their details, to see, correct, take back or delete them'],
      ['notice', 'what stands beside a form; its version is the policy edition and the digest of its text'],
      ['passkey', 'a key in a device, in place of a password'],
      ['digest', 'a number computed from a value, from which nobody comes back to it'],
      ['pseudonym', 'a random number that stands for you in the journal in place of your name'],
      ['no.', 'a number of the program, by which the tables belong together'],
    ],
    rights: 'Your rights',
    rightsSay: [
      'At any time you can have these data corrected, erased or restricted, and object to their use (law 09-08, art. 7 to 9). Free of charge: contact@IdNet.ma.',
      'If the answer does not satisfy you, you can turn to the Moroccan data protection commission (CNDP): www.cndp.ma.',
      'Keep this archive as you would keep such papers: whoever opens it reads everything.',
    ],
  },
}
