import type { addressKinds, linkKinds, phoneKinds } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'

/** Every sentence a visitor can read. A language that lacks one does not compile. */
export interface Words {
  save: string
  inApp: string
  call: string
  whatsapp: string
  met: (place: string) => string
  mail: string
  map: string
  details: string
  about: string
  photoOf: (name: string) => string
  logo: string
  give: string
  giveHint: (name: string) => string
  sharedBy: (name: string) => string
  sharedByUntil: (name: string, date: string) => string
  shownBy: (name: string) => string
  rights: string
  protection: string
  phone: Record<(typeof phoneKinds)[number], string>
  email: Record<(typeof addressKinds)[number], string>
  address: Record<(typeof addressKinds)[number], string>
  link: Record<(typeof linkKinds)[number], string>

  opening: string
  openCard: string
  codeTitle: string
  codeLabel: string
  codeHint: string
  codeInAddress: string
  codeMissing: string
  sending: string
  retry: string
  failedTitle: string
  offline: string

  pinTitle: string
  pinLabel: string
  pinHint: string
  pinWrong: string
  pinWait: (time: string) => string
  pinReady: string

  pressTitle: string
  pressLimited: string
  pressRemaining: (openings: number) => string
  pressCounts: string

  bindTitle: string
  bindText: string
  bindInApp: string
  bindHere: string
  visitorTitle: string
  visitorByMail: string
  visitorByPhone: string
  visitorSend: string
  visitorSending: string
  visitorSendAgain: string
  visitorHave: string
  visitorTypeTitle: string
  visitorOnItsWay: string
  visitorCodeLabel: string
  visitorCodeHint: string
  visitorCodeWrong: string
  visitorTooMany: string
  whyTitle: string
  whyText: string
  madeFor: (name: string, limited: boolean) => string

  deadTitle: string
  deadText: string
  typeCode: string
  expiredTitle: string
  expiredText: string
  troubleTitle: string
  troubleText: string
  tooManyTitle: string
  tooManyText: string
}

const brands = {
  linkedin: 'LinkedIn',
  instagram: 'Instagram',
  facebook: 'Facebook',
  x: 'X',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  github: 'GitHub',
}

// A name from elsewhere keeps its own direction inside our sentence (first strong isolate … pop).
const own = (text: string) => `\u2068${text}\u2069`

const arabicPlural = new Intl.PluralRules('ar')
const arabicTimes = (count: number): string => {
  switch (arabicPlural.select(count)) {
    case 'one':
      return 'مرة واحدة'
    case 'two':
      return 'مرتين'
    case 'few':
      return `${count} مرات`
    default:
      return `${count} مرة`
  }
}

export const words: Record<Language, Words> = {
  fr: {
    save: 'Enregistrer le contact',
    inApp: 'Si rien ne s’enregistre, ouvrez cette page dans votre navigateur, par le menu de l’application.',
    call: 'Appeler',
    whatsapp: 'WhatsApp',
    met: (place) => `Bonjour, nous nous sommes rencontrés à ${place}.`,
    mail: 'E-mail',
    map: 'Plan',
    details: 'Coordonnées',
    about: 'À propos',
    photoOf: (name) => `Photo de ${own(name)}`,
    logo: 'Logo de l’entreprise',
    give: 'Partager mes coordonnées',
    giveHint: (name) => `${own(name)} les recevra, et vous en gardez la maîtrise.`,
    sharedBy: (name) => `Partagée avec vous par ${own(name)}.`,
    sharedByUntil: (name, date) => `Partagée avec vous par ${own(name)}, jusqu’au ${date}.`,
    shownBy: (name) => `Montrée par ${own(name)}\u00A0: elle se lit ici un quart d’heure, le contact enregistré reste.`,
    rights: 'Vos droits',
    protection: 'Comment cette carte est protégée',
    phone: { mobile: 'Mobile', work: 'Bureau', home: 'Domicile', fax: 'Fax', other: 'Téléphone' },
    email: { work: 'E-mail professionnel', home: 'E-mail personnel', other: 'E-mail' },
    address: { work: 'Adresse professionnelle', home: 'Adresse personnelle', other: 'Adresse' },
    link: { ...brands, website: 'Site', calendar: 'Prendre rendez-vous', other: 'Lien' },

    opening: 'Ouverture de la carte…',
    openCard: 'Ouvrir la carte',
    codeTitle: 'Ouvrir une carte',
    codeLabel: 'Code du lien',
    codeHint: 'Les 32 lettres et chiffres à la fin du lien que vous avez reçu.',
    codeInAddress: 'Si l’adresse de cette page contient déjà «\u00A0/l/\u00A0» suivi du code, laissez ce champ vide.',
    codeMissing: 'Saisissez le code du lien pour ouvrir la carte.',
    sending: 'Ouverture…',
    retry: 'Réessayer',
    failedTitle: 'La carte ne s’est pas ouverte',
    offline: 'La connexion ne répond pas. Vérifiez le réseau, puis réessayez\u00A0: rien n’est perdu.',

    pinTitle: 'Cette carte demande un code',
    pinLabel: 'Code PIN ou mot de passe',
    pinHint: 'Demandez-le à la personne qui vous a donné le lien.',
    pinWrong: 'Ce n’est pas le bon code. Vérifiez-le, puis réessayez.',
    pinWait: (time) => `Vous pourrez réessayer dans ${own(time)}.`,
    pinReady: 'Vous pouvez réessayer.',

    pressTitle: 'Une carte vous attend',
    pressLimited: 'Ce lien ne s’ouvre qu’un nombre limité de fois.',
    pressRemaining: (openings) =>
      openings === 1 ? 'Ce lien ne peut plus s’ouvrir qu’une fois.' : `Ce lien peut encore s’ouvrir ${openings} fois.`,
    pressCounts: 'Appuyer sur le bouton compte pour une ouverture.',

    bindTitle: 'Ce lien reste dans un seul navigateur',
    bindText:
      'Si vous continuez, la carte s’ouvrira ensuite dans ce navigateur seulement. Un cookie durable y est déposé pour le reconnaître, et ne sert à rien d’autre. Si vous l’effacez, demandez un nouveau lien.',
    bindInApp:
      'Vous lisez ceci dans une application (WhatsApp, Instagram…)\u00A0? Ouvrez d’abord ce lien dans le navigateur où vous voulez le garder.',
    bindHere: 'Continuer dans ce navigateur',
    visitorTitle: 'Un code pour ouvrir cette carte',
    visitorByMail:
      'Ce lien est fait pour une seule personne\u00A0: elle reçoit un code de six chiffres par e\u2011mail, à l’adresse indiquée par qui partage la carte.',
    visitorByPhone:
      'Ce lien est fait pour une seule personne\u00A0: elle reçoit un code de six chiffres par SMS, au numéro indiqué par qui partage la carte.',
    visitorSend: 'Recevoir le code',
    visitorSending: 'Envoi du code…',
    visitorSendAgain: 'Recevoir un nouveau code',
    visitorHave: 'J’ai déjà un code',
    visitorTypeTitle: 'Saisissez le code',
    visitorOnItsWay: 'Si ce lien demande un code, il est en route. Il arrive en une minute ou deux.',
    visitorCodeLabel: 'Code à six chiffres',
    visitorCodeHint: 'Valable dix minutes, une seule fois. Seul le dernier reçu est bon\u00A0; trois envois au plus en dix minutes.',
    visitorCodeWrong: 'Ce code n’est pas le bon, ou il n’est plus valable. Vérifiez-le, ou recevez-en un nouveau.',
    visitorTooMany: 'Trop de codes ont été demandés d’ici. Réessayez dans quelques minutes.',
    whyTitle: 'Qui a donné mes coordonnées, et pourquoi\u00A0?',
    whyText:
      'La personne qui vous a donné ce lien nous a dit pour qui il est (nom, adresse ou numéro), afin qu’il ne s’ouvre que pour vous. IdNet le garde chiffré, un mois au plus après la fin du lien, et ne s’en sert pour rien d’autre. Le voir, le corriger, l’effacer ou vous y opposer, sans frais (loi 09-08)\u00A0:',
    madeFor: (name, limited) =>
      `Lien fait pour vous\u00A0: ${own(name)} voit seulement s’il a été ouvert${limited ? ', et s’il peut encore l’être' : ''}.`,

    deadTitle: 'Ce lien n’ouvre aucune carte',
    deadText: 'Il est peut-être incomplet, expiré ou retiré\u00A0: demandez-en un nouveau à la personne qui vous l’a donné.',
    typeCode: 'Saisir le code à la main',
    expiredTitle: 'Rouvrez le lien reçu',
    expiredText: 'Par précaution, une carte ouverte se referme au bout de 15 minutes.',
    troubleTitle: 'La carte ne peut pas s’ouvrir pour l’instant',
    troubleText: 'Le problème vient de chez nous. Rien n’est perdu\u00A0: réessayez dans un instant.',
    tooManyTitle: 'Trop d’essais',
    tooManyText: 'Attendez une minute, puis réessayez.',
  },
  ar: {
    save: 'حفظ جهة الاتصال',
    inApp: 'إذا لم يُحفظ شيء، فافتح هذه الصفحة في متصفحك من قائمة التطبيق.',
    call: 'اتصال',
    whatsapp: 'واتساب',
    met: (place) => `السلام عليكم، التقينا في ${place}.`,
    mail: 'بريد',
    map: 'الخريطة',
    details: 'معلومات الاتصال',
    about: 'نبذة',
    photoOf: (name) => `صورة ${own(name)}`,
    logo: 'شعار الشركة',
    give: 'مشاركة معلومات اتصالي',
    giveHint: (name) => `سيتوصل بها ${own(name)}، وتبقى أنت المتحكم فيها.`,
    sharedBy: (name) => `تمت مشاركتها معك من طرف ${own(name)}.`,
    sharedByUntil: (name, date) => `تمت مشاركتها معك من طرف ${own(name)} إلى غاية ${date}.`,
    shownBy: (name) => `عرضها عليك ${own(name)}: تُقرأ هنا ربع ساعة، وتبقى جهة الاتصال إن حفظتها.`,
    rights: 'حقوقك',
    protection: 'كيف نحمي هذه البطاقة',
    phone: { mobile: 'الهاتف المحمول', work: 'هاتف المكتب', home: 'هاتف المنزل', fax: 'الفاكس', other: 'الهاتف' },
    email: { work: 'البريد المهني', home: 'البريد الشخصي', other: 'البريد الإلكتروني' },
    address: { work: 'عنوان العمل', home: 'العنوان الشخصي', other: 'العنوان' },
    link: { ...brands, website: 'الموقع', calendar: 'حجز موعد', other: 'رابط' },

    opening: 'جارٍ فتح البطاقة…',
    openCard: 'فتح البطاقة',
    codeTitle: 'فتح بطاقة',
    codeLabel: 'رمز الرابط',
    codeHint: 'الحروف والأرقام الاثنان والثلاثون الموجودة في آخر الرابط الذي توصلت به.',
    codeInAddress: 'إذا كان عنوان هذه الصفحة يتضمن «\u2066/l/\u2069» متبوعًا بالرمز، فاترك هذه الخانة فارغة.',
    codeMissing: 'أدخل رمز الرابط لفتح البطاقة.',
    sending: 'جارٍ الفتح…',
    retry: 'إعادة المحاولة',
    failedTitle: 'لم تُفتح البطاقة',
    offline: 'لا توجد استجابة من الشبكة. تحقق من الاتصال ثم أعد المحاولة، لم يضع أي شيء.',

    pinTitle: 'هذه البطاقة تتطلب رمزًا',
    pinLabel: 'الرمز السري أو كلمة المرور',
    pinHint: 'اطلبه من الشخص الذي أعطاك الرابط.',
    pinWrong: 'الرمز غير صحيح. تحقق منه ثم أعد المحاولة.',
    pinWait: (time) => `يمكنك إعادة المحاولة بعد ${own(time)}.`,
    pinReady: 'يمكنك إعادة المحاولة الآن.',

    pressTitle: 'بطاقة في انتظارك',
    pressLimited: 'لا يُفتح هذا الرابط إلا عددًا محدودًا من المرات.',
    pressRemaining: (openings) =>
      openings === 1 ? 'لم يعد ممكنًا فتح هذا الرابط إلا مرة واحدة.' : `ما زال بالإمكان فتح هذا الرابط ${arabicTimes(openings)}.`,
    pressCounts: 'الضغط على الزر يُحتسب فتحًا واحدًا.',

    bindTitle: 'هذا الرابط يبقى في متصفح واحد',
    bindText:
      'إذا واصلت، فلن تُفتح البطاقة بعد ذلك إلا في هذا المتصفح. يوضع فيه ملف تعريف ارتباط (cookie) دائم للتعرف عليه، ولا يُستعمل لأي غرض آخر. إذا حذفته، فاطلب رابطًا جديدًا.',
    bindInApp: 'هل تقرأ هذا داخل تطبيق (واتساب، إنستغرام…)؟ افتح هذا الرابط أولًا في المتصفح الذي تريد الاحتفاظ به فيه.',
    bindHere: 'المتابعة في هذا المتصفح',
    visitorTitle: 'رمز لفتح هذه البطاقة',
    visitorByMail: 'هذا الرابط مخصص لشخص واحد: يتوصل برمز من ستة أرقام عبر البريد الإلكتروني، على العنوان الذي أدخله صاحب البطاقة.',
    visitorByPhone: 'هذا الرابط مخصص لشخص واحد: يتوصل برمز من ستة أرقام في رسالة قصيرة، على الرقم الذي أدخله صاحب البطاقة.',
    visitorSend: 'الحصول على الرمز',
    visitorSending: 'جارٍ إرسال الرمز…',
    visitorSendAgain: 'الحصول على رمز جديد',
    visitorHave: 'لدي رمز من قبل',
    visitorTypeTitle: 'أدخل الرمز',
    visitorOnItsWay: 'إذا كان هذا الرابط يتطلب رمزًا، فهو في الطريق إليك. يصل خلال دقيقة أو دقيقتين.',
    visitorCodeLabel: 'الرمز المكون من ستة أرقام',
    visitorCodeHint: 'صالح لعشر دقائق ولمرة واحدة. آخر رمز توصلت به هو وحده الصحيح؛ ثلاث رسائل على الأكثر كل عشر دقائق.',
    visitorCodeWrong: 'هذا الرمز غير صحيح أو لم يعد صالحًا. تحقق منه أو احصل على رمز جديد.',
    visitorTooMany: 'طُلبت رموز كثيرة من هنا. أعد المحاولة بعد بضع دقائق.',
    whyTitle: 'من أعطى معلوماتي ولماذا؟',
    whyText:
      'الشخص الذي أعطاك هذا الرابط أخبرنا لمن هو (اسم أو عنوان أو رقم) حتى لا يُفتح إلا لك. تحتفظ به IdNet مشفرًا، شهرًا على الأكثر بعد انتهاء الرابط، ولا تستعمله لأي غرض آخر. للاطلاع عليه أو تصحيحه أو محوه أو التعرض عليه دون مصاريف (القانون 09-08):',
    madeFor: (name, limited) => `رابط خاص بك: كل ما يظهر لـ${own(name)} هو هل فُتح${limited ? ' وهل ما زال يمكن فتحه' : ''}.`,

    deadTitle: 'هذا الرابط لا يفتح أي بطاقة',
    deadText: 'ربما يكون ناقصًا أو منتهي الصلاحية أو مسحوبًا: اطلب رابطًا جديدًا من الشخص الذي أعطاك إياه.',
    typeCode: 'إدخال الرمز يدويًا',
    expiredTitle: 'افتح من جديد الرابط الذي توصلت به',
    expiredText: 'من باب الاحتياط، تُغلق البطاقة المفتوحة بعد 15 دقيقة.',
    troubleTitle: 'تعذر فتح البطاقة حاليًا',
    troubleText: 'المشكل من جهتنا. لم يضع أي شيء: أعد المحاولة بعد لحظات.',
    tooManyTitle: 'محاولات كثيرة',
    tooManyText: 'انتظر دقيقة ثم أعد المحاولة.',
  },
  en: {
    save: 'Save contact',
    inApp: 'If nothing is saved, open this page in your browser, from the app’s menu.',
    call: 'Call',
    whatsapp: 'WhatsApp',
    met: (place) => `Hello, we met at ${place}.`,
    mail: 'Email',
    map: 'Map',
    details: 'Contact details',
    about: 'About',
    photoOf: (name) => `Photo of ${own(name)}`,
    logo: 'Company logo',
    give: 'Share my details',
    giveHint: (name) => `${own(name)} will receive them, and you stay in control.`,
    sharedBy: (name) => `Shared with you by ${own(name)}.`,
    sharedByUntil: (name, date) => `Shared with you by ${own(name)}, until ${date}.`,
    shownBy: (name) => `Shown to you by ${own(name)}: it can be read here for a quarter of an hour; a saved contact stays.`,
    rights: 'Your rights',
    protection: 'How this card is protected',
    phone: { mobile: 'Mobile', work: 'Office', home: 'Home', fax: 'Fax', other: 'Phone' },
    email: { work: 'Work email', home: 'Personal email', other: 'Email' },
    address: { work: 'Work address', home: 'Home address', other: 'Address' },
    link: { ...brands, website: 'Website', calendar: 'Book a meeting', other: 'Link' },

    opening: 'Opening the card…',
    openCard: 'Open the card',
    codeTitle: 'Open a card',
    codeLabel: 'Link code',
    codeHint: 'The 32 letters and digits at the end of the link you received.',
    codeInAddress: 'If the address of this page already contains “/l/” followed by the code, leave this field empty.',
    codeMissing: 'Type the code of the link to open the card.',
    sending: 'Opening…',
    retry: 'Try again',
    failedTitle: 'The card did not open',
    offline: 'The connection is not answering. Check the network, then try again: nothing is lost.',

    pinTitle: 'This card asks for a code',
    pinLabel: 'PIN or password',
    pinHint: 'Ask the person who gave you the link for it.',
    pinWrong: 'That is not the right code. Check it, then try again.',
    pinWait: (time) => `You can try again in ${own(time)}.`,
    pinReady: 'You can try again now.',

    pressTitle: 'A card is waiting for you',
    pressLimited: 'This link opens only a limited number of times.',
    pressRemaining: (openings) =>
      openings === 1 ? 'This link can be opened only once more.' : `This link can be opened ${openings} more times.`,
    pressCounts: 'Pressing the button counts as one opening.',

    bindTitle: 'This link stays in one browser',
    bindText:
      'If you go on, the card will open in this browser only. A lasting cookie is put here to recognise it, and serves nothing else. If you delete it, ask for a new link.',
    bindInApp: 'Are you reading this inside an app (WhatsApp, Instagram…)? First open this link in the browser where you want to keep it.',
    bindHere: 'Continue in this browser',
    visitorTitle: 'A code to open this card',
    visitorByMail:
      'This link is made for one person: they get a code of six figures by email, at the address given by whoever shares the card.',
    visitorByPhone:
      'This link is made for one person: they get a code of six figures by text message, at the number given by whoever shares the card.',
    visitorSend: 'Get the code',
    visitorSending: 'Sending the code…',
    visitorSendAgain: 'Get a new code',
    visitorHave: 'I already have a code',
    visitorTypeTitle: 'Type the code',
    visitorOnItsWay: 'If this link asks for a code, it is on its way. It arrives within a minute or two.',
    visitorCodeLabel: 'Six-figure code',
    visitorCodeHint: 'Good for ten minutes, once. Only the last one you got is good; three at most in ten minutes.',
    visitorCodeWrong: 'That is not the right code, or it is no longer good. Check it, or get a new one.',
    visitorTooMany: 'Too many codes were asked for from here. Try again in a few minutes.',
    whyTitle: 'Who gave my details, and why?',
    whyText:
      'The person who gave you this link told us whom it is for (a name, an address or a number), so that it opens for you alone. IdNet keeps it encrypted, a month at most after the link has ended, and uses it for nothing else. To see it, correct it, erase it or object, free of charge (law 09-08):',
    madeFor: (name, limited) =>
      `Link made for you: ${own(name)} sees only whether it was opened${limited ? ', and whether it still opens' : ''}.`,

    deadTitle: 'This link opens no card',
    deadText: 'It may be incomplete, expired or withdrawn: ask the person who gave it to you for a new one.',
    typeCode: 'Type the code by hand',
    expiredTitle: 'Open the link you received again',
    expiredText: 'As a precaution, an open card closes after 15 minutes.',
    troubleTitle: 'The card cannot be opened right now',
    troubleText: 'The problem is on our side. Nothing is lost: try again in a moment.',
    tooManyTitle: 'Too many attempts',
    tooManyText: 'Wait a minute, then try again.',
  },
}
