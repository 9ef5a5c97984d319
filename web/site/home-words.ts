import type { Language } from '#contract/language.ts'

interface Protection {
  readonly says: string
  /** Where the sentence is proved, or its proof is used. */
  readonly proof: string
  readonly at: string
}

/** Every sentence of the home page: what the object is, what it does, how it protects, what it costs. */
export interface HomeWords {
  readonly title: string
  readonly description: string
  readonly head: string
  readonly lead: string
  readonly make: string
  readonly order: string
  readonly tap: string
  readonly tapHint: string
  readonly frame: string
  readonly tapped: string
  readonly steps: readonly { readonly title: string; readonly says: string }[]
  readonly save: string
  readonly saveHint: string
  readonly protects: string
  readonly protectsLead: string
  readonly protections: readonly Protection[]
  readonly limits: string
  readonly costs: string
  readonly costLines: readonly string[]
  readonly ask: string
}

export const homeWords: { readonly [L in Language]: HomeWords } = {
  fr: {
    title: 'La carte de visite qui s’ouvre pour qui vous voulez',
    description:
      'Une carte NFC, un lien ou un QR code\u00A0: votre contact s’enregistre en un geste, sans application. Vous choisissez qui peut l’ouvrir, et vous pouvez toujours reprendre l’accès.',
    head: 'Une carte de visite qui ne s’ouvre que pour qui vous voulez.',
    lead: 'Approchez-la d’un téléphone, montrez son QR code ou envoyez son lien\u00A0: votre contact s’enregistre en un geste. Sans application, et sans rien garder de qui la regarde.',
    make: 'Créer ma carte',
    order: 'Commander des cartes',
    tap: 'Touchez l’écran',
    tapHint: 'C’est une vraie carte\u00A0: celle de ConnectCard.',
    frame: 'La carte de ConnectCard, comme un visiteur la voit',
    tapped: 'Ce qui se passe quand on la touche',
    steps: [
      {
        title: 'On l’approche',
        says: 'Une puce NFC, sans pile et sans réglage. Le téléphone qui ne lit pas les puces prend le QR code, et qui est loin reçoit le lien.',
      },
      {
        title: 'La carte s’ouvre',
        says: 'Dans le navigateur, en français, en arabe ou en anglais selon le téléphone. Rien à installer, aucun compte, aucun bandeau.',
      },
      {
        title: 'Le contact reste',
        says: 'Un bouton, et il est dans le carnet d’adresses. Qui le veut laisse ses coordonnées en retour, et garde un reçu pour les reprendre.',
      },
    ],
    save: 'Enregistrer ce contact',
    saveHint: 'Essayez\u00A0: c’est le fichier qu’un visiteur reçoit.',
    protects: 'Comment elle vous protège',
    protectsLead: 'Cinq phrases, chacune avec ce qui la tient.',
    protections: [
      {
        says: 'Sans un lien que vous avez donné, votre carte ne s’ouvre pas\u00A0: le lien est la clé.',
        proof: 'Comment une carte est protégée',
        at: '/droits#protection',
      },
      {
        says: 'Un lien retiré n’ouvre plus rien, dès la demande suivante.',
        proof: 'Ce qui est vérifié',
        at: '/droits#protection',
      },
      {
        says: 'De qui ouvre votre carte, nous ne gardons rien\u00A0: ni nom, ni appareil, ni lieu.',
        proof: 'Ce qui reste d’une visite',
        at: '/droits#visitor',
      },
      {
        says: 'Ce qui vous nomme est chiffré sous une clé qui n’est qu’à vous\u00A0; effacer, c’est la détruire.',
        proof: 'La politique, écrite par le programme',
        at: '/confidentialite#time',
      },
      {
        says: 'Vos droits s’exercent sans compte, et un effacement se prouve par une attestation signée.',
        proof: 'Vérifier une attestation',
        at: '/droits/attestation',
      },
    ],
    limits: 'Un lien peut être transmis, un écran photographié\u00A0: nous disons aussi où la protection s’arrête.',
    costs: 'Ce que cela coûte',
    costLines: [
      'Ouvrir un compte, publier une carte, la partager et recevoir des contacts\u00A0: aucun paiement n’est demandé sur ce site aujourd’hui.',
      'Une carte NFC se fabrique à la demande. Dites-nous la matière et la quantité\u00A0: vous recevez un prix par écrit, et votre demande ne vous engage à rien.',
      'Vous avez déjà une puce NFC\u00A0? Votre lien s’y écrit depuis votre espace.',
    ],
    ask: 'Une question avant\u00A0? Écrivez-nous',
  },
  ar: {
    title: 'بطاقة زيارة تُفتح لمن تريد',
    description: 'بطاقة NFC أو رابط أو رمز QR: تُحفظ معلومات اتصالك بلمسة واحدة ودون تطبيق. أنت تختار من يفتحها، ويمكنك دائما سحب الوصول.',
    head: 'بطاقة زيارة لا تُفتح إلا لمن تريد.',
    lead: 'قرّبها من هاتف، أو أظهر رمز QR، أو أرسل الرابط: تُحفظ معلومات اتصالك بلمسة واحدة. دون تطبيق، ودون الاحتفاظ بأي شيء عمّن يراها.',
    make: 'إنشاء بطاقتي',
    order: 'طلب بطاقات',
    tap: 'المس الشاشة',
    tapHint: 'هذه بطاقة حقيقية: بطاقة ConnectCard.',
    frame: 'بطاقة ConnectCard كما يراها الزائر',
    tapped: 'ما يحدث عند لمسها',
    steps: [
      {
        title: 'نقرّبها',
        says: 'شريحة NFC دون بطارية ودون إعداد. والهاتف الذي لا يقرأ الشرائح يقرأ رمز QR، ومن كان بعيدا يتوصل بالرابط.',
      },
      {
        title: 'تُفتح البطاقة',
        says: 'في المتصفح، بالعربية أو الفرنسية أو الإنجليزية حسب الهاتف. لا شيء للتثبيت، ولا حساب، ولا نافذة ملفات تعريف.',
      },
      {
        title: 'تبقى جهة الاتصال',
        says: 'زر واحد فتصبح في دليل الهاتف. ومن أراد ترك معلوماته بالمقابل، واحتفظ بوصل لاسترجاعها.',
      },
    ],
    save: 'حفظ جهة الاتصال هذه',
    saveHint: 'جرّب: هذا هو الملف الذي يتوصل به الزائر.',
    protects: 'كيف تحميك',
    protectsLead: 'خمس جمل، ومع كل جملة ما يضمنها.',
    protections: [
      { says: 'دون رابط أعطيته أنت لا تُفتح بطاقتك: الرابط هو المفتاح.', proof: 'كيف تُحمى البطاقة', at: '/droits#protection' },
      { says: 'الرابط المسحوب لا يفتح أي شيء ابتداء من الطلب التالي.', proof: 'ما هو متحقق منه', at: '/droits#protection' },
      { says: 'لا نحتفظ بأي شيء عمّن يفتح بطاقتك: لا اسم ولا جهاز ولا مكان.', proof: 'ما يبقى من زيارة', at: '/droits#visitor' },
      {
        says: 'كل ما يسميك مشفر بمفتاح خاص بك وحدك؛ والمحو هو إتلاف هذا المفتاح.',
        proof: 'السياسة كما يكتبها البرنامج',
        at: '/confidentialite#time',
      },
      { says: 'تُمارس حقوقك دون حساب، ويُثبت المحو بشهادة موقعة.', proof: 'التحقق من شهادة', at: '/droits/attestation' },
    ],
    limits: 'يمكن تمرير رابط وتصوير شاشة: نقول أيضا أين تنتهي الحماية.',
    costs: 'كم تكلف',
    costLines: [
      'فتح حساب ونشر بطاقة ومشاركتها وتلقي جهات الاتصال: لا يُطلب أي أداء في هذا الموقع اليوم.',
      'بطاقة NFC تُصنع حسب الطلب. أخبرنا بالمادة والعدد: تتوصل بالثمن كتابة، وطلبك لا يلزمك بشيء.',
      'لديك شريحة NFC؟ يُكتب رابطك عليها من فضائك.',
    ],
    ask: 'سؤال قبل ذلك؟ راسلنا',
  },
  en: {
    title: 'The business card that opens for those you choose',
    description:
      'An NFC card, a link or a QR code: your contact is saved in one gesture, without an app. You choose who may open it, and can always take access back.',
    head: 'A business card that opens only for those you choose.',
    lead: 'Hold it to a phone, show its QR code or send its link: your contact is saved in one gesture. No app, and nothing kept of whoever looks at it.',
    make: 'Make my card',
    order: 'Order cards',
    tap: 'Tap the screen',
    tapHint: 'It is a real card: the one of ConnectCard.',
    frame: 'The card of ConnectCard, as a visitor sees it',
    tapped: 'What happens when it is tapped',
    steps: [
      {
        title: 'It comes close',
        says: 'An NFC chip, without a battery or a setting. A phone that reads no chips takes the QR code, and who is far away gets the link.',
      },
      {
        title: 'The card opens',
        says: 'In the browser, in French, Arabic or English as the phone speaks. Nothing to install, no account, no banner.',
      },
      {
        title: 'The contact stays',
        says: 'One button, and it is in the address book. Who wishes leaves their details in return, and keeps a receipt to take them back.',
      },
    ],
    save: 'Save this contact',
    saveHint: 'Try it: this is the file that a visitor gets.',
    protects: 'How it protects you',
    protectsLead: 'Five sentences, each with what holds it.',
    protections: [
      {
        says: 'Without a link that you gave, your card does not open: the link is the key.',
        proof: 'How a card is protected',
        at: '/droits#protection',
      },
      {
        says: 'A link that you took back opens nothing, from the next request on.',
        proof: 'What is tested',
        at: '/droits#protection',
      },
      {
        says: 'Of whoever opens your card we keep nothing: no name, no device, no place.',
        proof: 'What remains of a visit',
        at: '/droits#visitor',
      },
      {
        says: 'What names you is encrypted under a key that is yours alone; to erase is to destroy it.',
        proof: 'The policy, written by the program',
        at: '/confidentialite#time',
      },
      {
        says: 'Your rights need no account, and an erasure is proved by a signed certificate.',
        proof: 'Verify a certificate',
        at: '/droits/attestation',
      },
    ],
    limits: 'A link can be passed on, a screen photographed: we also say where protection ends.',
    costs: 'What it costs',
    costLines: [
      'Opening an account, publishing a card, sharing it and receiving contacts: no payment is asked for on this site today.',
      'An NFC card is made to order. Tell us the material and how many: you get a price in writing, and your request binds you to nothing.',
      'You have an NFC chip already? Your link is written on it from your space.',
    ],
    ask: 'A question first? Write to us',
  },
}
