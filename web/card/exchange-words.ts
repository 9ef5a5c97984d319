import type { Reason, TypedField } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'

/** What is said otherwise to who asks for access to a card. */
export interface AskingWords {
  title: string
  intro: (to: string) => string
  mailHint: string
  noteHint: string
  send: string
  pressAgain: string
  deadFormText: string
  closedTitle: string
  closedText: string
  sentTitle: (to: string) => string
  sentSomebody: string
  linkHint: string
  whatYouSent: string
  receiptTitle: (to: string) => string
  receiptSomebody: string
  waitingTitle: string
  waiting: (date: string) => string
  givenTitle: string
  given: string
  refusedTitle: string
  refusedText: string
  withdrawn: string
  withdrawText: string
  withdraw: string
  giveBackText: string
  giveBack: string
  deleteText: string
  deleteGivenText: string
  delete: string
}

/** The sentences of what a visitor leaves, and of their receipt. A language that lacks one does not compile. */
export interface ExchangeWords {
  asking: AskingWords
  title: string
  intro: (to: string) => string
  back: string
  mandatory: string
  optional: string
  oneOfTwo: string
  field: Record<TypedField, string>
  hint: Partial<Record<TypedField, string>>
  wrong: Record<Reason, string>
  longest: Record<TypedField, string>
  checkFields: string
  /** The same above a correction. */
  checkCorrection: string
  fileTitle: string
  fileLabel: string
  fileHint: string
  fileRead: string
  filled: string
  fileUnreadable: string
  fileLarge: string
  trap: string
  choices: string
  tellClosing: string
  mailReceipt: string
  withAddress: string
  send: string
  pressAgain: string
  many: (minutes: number) => string
  closedTitle: string
  closedText: string
  deadFormTitle: string
  deadFormText: string
  unsentTitle: string
  unsentText: string
  sendAgain: string
  youTyped: string
  notice: string
  noticeParts: { who: string; why: string; to: string; kept: string; asked: string; rights: string; network: string; cndp: string }
  noticeReach: string
  /** Between the parts of a list, and between two words of one. */
  semicolon: string
  comma: string
  noticeMandatory: (without: string) => string
  noNumber: string

  sentTitle: (to: string) => string
  sentSomebody: string
  linkTitle: string
  linkHint: string
  linkAgain: string
  copy: string
  copied: string
  mailed: string
  manage: string
  whatYouLeft: string
  somebody: string
  who: string
  leftOn: string
  until: string
  choice: string
  noProspecting: string
  noObjection: string

  receiptTitle: (to: string) => string
  receiptSomebody: string
  done: Record<'sent' | 'correct' | 'confirm' | 'withdraw' | 'give-back' | 'ask', string>
  withdrawnText: string
  exportsTitle: string
  noExports: string
  exported: (format: string, destination: string, date: string) => string
  destination: Record<'phone' | 'computer' | 'crm' | 'other', string>
  exportsLimit: string
  questionsTitle: string
  asked: (date: string) => string
  answered: (date: string) => string
  noAnswer: string
  askText: string
  ask: string
  correctTitle: string
  correct: string
  confirmTitle: string
  confirmText: (date: string) => string
  confirmAlready: string
  confirm: string
  withdrawTitle: string
  withdrawText: string
  withdraw: string
  giveBackTitle: string
  giveBackText: string
  giveBack: string
  deleteTitle: string
  deleteText: string
  delete: string
  sureTitle: string
  sureText: string
  sure: string
  keep: string
  deletedTitle: string
  deletedText: string
  endedTitle: string
  endedText: string
  receiptDeadTitle: string
  receiptDeadText: string
  opening: string
  failed: string
  codeTitle: string
  codeLabel: string
  codeHint: string
  codeInAddress: string
  codeMissing: string
  openReceipt: string
  trouble: string
}

const own = (text: string) => `\u2068${text}\u2069`

export const exchangeWords: Record<Language, ExchangeWords> = {
  fr: {
    asking: {
      title: 'Demander l’accès',
      intro: (to) =>
        `Ce lien n’ouvre aucune carte\u00A0: il demande d’abord. ${own(to)} lira votre demande et y répondra, ou non. Un oui vous arrive par e-mail.`,
      mailHint: 'La réponse y est envoyée, puis un code quand vous ouvrez la carte.',
      noteHint: 'Ce qui aide à vous reconnaître. Rien de sensible\u00A0: ni santé, ni opinions, ni numéro de CIN.',
      send: 'Envoyer ma demande',
      pressAgain: 'Appuyez encore une fois sur «\u00A0Envoyer ma demande\u00A0»\u00A0: rien n’est perdu.',
      deadFormText: 'Rien n’a été envoyé ni conservé. Rouvrez le lien, puis recommencez.',
      closedTitle: 'Ce lien ne reçoit plus de demandes',
      closedText: 'Rien n’a été envoyé ni conservé. Vous pouvez joindre la personne autrement, ou lui demander un nouveau lien.',
      sentTitle: (to) => `Votre demande est chez ${own(to)}`,
      sentSomebody: 'Votre demande est arrivée',
      linkHint:
        'Ce lien privé montre la réponse, et permet de corriger, retirer ou supprimer votre demande. Il n’est montré qu’ici\u00A0: gardez-le.',
      whatYouSent: 'Votre demande',
      receiptTitle: (to) => `Votre demande à ${own(to)}`,
      receiptSomebody: 'Votre demande d’accès',
      waitingTitle: 'En attente d’une réponse',
      waiting: (date) => `Sans réponse, votre demande s’efface après le ${date}. Un oui vous arrive par e-mail.`,
      givenTitle: 'L’accès vous est donné',
      given:
        'Un lien personnel est parti vers l’adresse que vous avez indiquée. Quand vous l’ouvrez, un code y est envoyé. Corriger votre demande ne le change plus\u00A0: pour une autre adresse, supprimez-la, puis demandez de nouveau.',
      refusedTitle: 'Pas d’accès cette fois',
      refusedText:
        'La personne n’a pas donné suite à votre demande. C’est son choix, et elle n’a pas à en dire la raison. Tout ce que vous aviez envoyé est effacé.',
      withdrawn: 'Retirée par vous\u00A0: la personne n’en voit rien et ne peut pas y répondre. Vous pouvez la rendre ou la supprimer.',
      withdrawText: 'La personne ne verra plus votre demande et ne pourra pas y répondre. Vous pourrez la rendre.',
      withdraw: 'Retirer ma demande',
      giveBackText: 'La personne verra de nouveau votre demande.',
      giveBack: 'Rendre ma demande',
      deleteText: 'La demande est effacée pour de bon, et ce reçu avec.',
      deleteGivenText: 'Tout est effacé pour de bon\u00A0: votre demande, ce reçu, et le lien qui vous a été donné.',
      delete: 'Supprimer ma demande',
    },
    title: 'Partager mes coordonnées',
    intro: (to) => `${own(to)} les recevra. Vous aurez un reçu pour les revoir, les corriger ou les supprimer, sans compte.`,
    back: 'Revenir à la carte',
    mandatory: 'obligatoire',
    optional: 'facultatif',
    oneOfTwo: 'e-mail ou téléphone',
    field: { name: 'Nom', email: 'E-mail', phone: 'Téléphone', company: 'Entreprise', note: 'Message' },
    hint: {
      phone: 'Comme vous l’écrivez\u00A0: 06\u00A061\u00A023\u00A045\u00A067, +33…',
      note: 'Rien de sensible\u00A0: ni santé, ni opinions, ni numéro de CIN.',
    },
    wrong: {
      missing: 'Ce champ est nécessaire.',
      reach: 'Donnez une adresse e-mail ou un numéro de téléphone.',
      needed: 'Donnez une adresse e-mail, ou décochez les messages ci-dessous.',
      long: 'C’est trop long.',
      text: 'Un caractère invisible s’est glissé ici\u00A0: effacez, puis retapez.',
      email: 'Cette adresse e-mail n’est pas complète. Exemple\u00A0: nom@exemple.ma',
      phone: 'Ce numéro n’est pas complet. Exemples\u00A0: 06\u00A061\u00A023\u00A045\u00A067, +33\u00A06\u00A012\u00A034\u00A056\u00A078',
    },
    longest: {
      name: '120 caractères au plus.',
      email: '254 caractères au plus.',
      phone: '',
      company: '160 caractères au plus.',
      note: '1\u00A0000 caractères au plus.',
    },
    checkFields: 'Rien n’est encore envoyé\u00A0: vérifiez les champs signalés.',
    checkCorrection: 'Rien n’est encore corrigé\u00A0: vérifiez les champs signalés.',
    fileTitle: 'Remplir depuis une fiche contact',
    fileLabel: 'Fiche contact (fichier .vcf)',
    fileHint: 'Nous y lisons le nom, l’e-mail, le téléphone et l’entreprise. Rien n’est envoyé avant votre relecture.',
    fileRead: 'Remplir le formulaire',
    filled: 'Le formulaire est rempli\u00A0: relisez, puis envoyez. Le reste de la fiche (photo, adresses, notes…) n’a pas été gardé.',
    fileUnreadable:
      'Ce fichier n’est pas une fiche contact lisible (.vcf). Rien n’en a été gardé\u00A0: remplissez le formulaire à la main.',
    fileLarge: 'Ce fichier dépasse 256\u00A0Ko. Exportez la fiche sans sa photo, ou remplissez le formulaire à la main.',
    trap: 'Laissez ce champ vide',
    choices: 'Vos choix',
    tellClosing: 'Prévenez-moi si cette personne ferme son compte',
    mailReceipt: 'M’envoyer le lien de mon reçu par e\u2011mail',
    withAddress: 'avec une adresse e-mail',
    send: 'Envoyer mes coordonnées',
    pressAgain: 'Appuyez encore une fois sur «\u00A0Envoyer mes coordonnées\u00A0»\u00A0: rien n’est perdu.',
    many: (minutes) =>
      `Beaucoup d’envois arrivent en ce moment. Réessayez dans ${minutes === 1 ? 'une minute' : `${minutes} minutes`}\u00A0: rien n’est perdu.`,
    closedTitle: 'Cette carte ne reçoit pas de coordonnées',
    closedText: 'Rien n’a été envoyé ni conservé. Vous pouvez joindre la personne autrement, ou lui demander un nouveau lien.',
    deadFormTitle: 'Ce formulaire n’est plus valable',
    deadFormText: 'Rien n’a été envoyé ni conservé. Rouvrez le lien de la carte, puis recommencez.',
    unsentTitle: 'Rien n’est encore envoyé',
    unsentText:
      'Le service est momentanément indisponible. Ce que vous avez écrit est ici\u00A0: attendez un instant, puis envoyez encore.',
    sendAgain: 'Envoyer encore',
    youTyped: 'Ce que vous aviez écrit',
    notice: 'Mention d’information',
    noticeParts: {
      who: 'Qui\u00A0:',
      why: 'Pourquoi\u00A0:',
      to: 'Destinataires\u00A0:',
      kept: 'Durée\u00A0:',
      asked: 'Demandé\u00A0:',
      rights: 'Vos droits\u00A0:',
      network: 'Réseaux ouverts\u00A0:',
      cndp: 'CNDP\u00A0:',
    },
    noticeReach: 'e-mail ou téléphone',
    semicolon: '\u00A0; ',
    comma: ', ',
    noticeMandatory: (without) => `obligatoire, sinon ${without}`,
    noNumber: 'démonstration\u00A0: numéro de récépissé à renseigner',

    sentTitle: (to) => `${own(to)} a\u00A0reçu vos coordonnées`,
    sentSomebody: 'Vos coordonnées sont arrivées',
    linkTitle: 'Votre reçu',
    linkHint:
      'Ce lien privé permet de revoir, corriger, retirer ou supprimer ce que vous avez laissé. Il n’est montré qu’ici\u00A0: gardez-le.',
    linkAgain: 'Gardez ce lien privé\u00A0: c’est lui qui ouvre cette page.',
    copy: 'Copier le lien',
    copied: 'Lien copié',
    mailed: 'Il part aussi par e-mail, une fois toutes les dix minutes au plus pour une même adresse.',
    manage: 'Ouvrir mon reçu',
    whatYouLeft: 'Ce que vous avez laissé',
    somebody: 'la personne dont vous avez vu la carte',
    who: 'Chez',
    leftOn: 'Laissé le',
    until: 'Conservé jusqu’au',
    choice: 'Prospection',
    noProspecting: 'Vous ne souhaitez pas être recontacté(e) à des fins commerciales.',
    noObjection: 'Pas d’opposition de votre part.',

    receiptTitle: (to) => `Vos coordonnées chez ${own(to)}`,
    receiptSomebody: 'Ce que vous avez laissé',
    done: {
      sent: 'C’est envoyé.',
      correct: 'C’est corrigé.',
      confirm: 'C’est confirmé\u00A0: la durée repart d’aujourd’hui.',
      withdraw: 'C’est retiré\u00A0: la personne ne voit plus vos coordonnées.',
      'give-back': 'C’est rendu\u00A0: la personne voit de nouveau vos coordonnées.',
      ask: 'La question est posée. La réponse se lira ici.',
    },
    withdrawnText: 'Retiré par vous\u00A0: la personne n’en voit rien, et vous pouvez le lui rendre ou le supprimer.',
    exportsTitle: 'Où elles sont allées',
    noExports: 'Nulle part ailleurs\u00A0: elles n’ont jamais été exportées.',
    exported: (format, destination, date) => `Fichier ${format}, vers ${destination}, le ${date}`,
    destination: { phone: 'un téléphone', computer: 'un ordinateur', crm: 'un logiciel de relation client', other: 'un autre endroit' },
    exportsLimit: 'Une copie exportée n’est plus à notre portée\u00A0: adressez-vous à la personne pour l’effacer.',
    questionsTitle: 'Qui a transmis mes coordonnées\u00A0?',
    asked: (date) => `Question du ${date}`,
    answered: (date) => `Réponse du ${date}`,
    noAnswer: 'La réponse est attendue.',
    askText:
      'Vous pouvez demander d’où viennent vos coordonnées et à qui elles ont été transmises (loi 09-08, art. 7). La réponse se lira ici.',
    ask: 'Poser la question',
    correctTitle: 'Corriger',
    correct: 'Enregistrer la correction',
    confirmTitle: 'Confirmer',
    confirmText: (date) => `Toujours d’actualité\u00A0? La durée repart d’aujourd’hui, jusqu’au ${date}.`,
    confirmAlready: 'Votre confirmation ne prolongerait rien aujourd’hui\u00A0: c’est déjà conservé aussi longtemps que possible.',
    confirm: 'Confirmer mes coordonnées',
    withdrawTitle: 'Retirer',
    withdrawText: 'La personne ne verra plus vos coordonnées. Vous pourrez les lui rendre.',
    withdraw: 'Retirer mes coordonnées',
    giveBackTitle: 'Rendre',
    giveBackText: 'La personne verra de nouveau vos coordonnées.',
    giveBack: 'Rendre mes coordonnées',
    deleteTitle: 'Supprimer',
    deleteText: 'Tout est effacé pour de bon, et ce reçu avec.',
    delete: 'Supprimer mes coordonnées',
    sureTitle: 'Supprimer pour de bon\u00A0?',
    sureText: 'Ce que vous avez laissé est effacé, sa clé détruite, et ce reçu ne mène plus à rien. On ne peut pas revenir en arrière.',
    sure: 'Oui, supprimer',
    keep: 'Non, garder',
    deletedTitle: 'C’est supprimé',
    deletedText:
      'Ce que vous aviez laissé est effacé, et ce reçu avec. La personne voit seulement que son auteur l’a supprimé, pendant trente jours.',
    endedTitle: 'Ce compte est fermé',
    endedText: 'La personne à qui vous aviez laissé vos coordonnées a fermé son compte\u00A0: elles sont effacées chez nous.',
    receiptDeadTitle: 'Ce reçu ne mène à rien',
    receiptDeadText: 'Il est peut-être incomplet, ou ce qu’il montrait est effacé.',
    opening: 'Ouverture du reçu…',
    failed: 'Le reçu ne s’est pas ouvert',
    codeTitle: 'Ouvrir un reçu',
    codeLabel: 'Code du reçu',
    codeHint: 'Les 32 lettres et chiffres à la fin du lien de votre reçu.',
    codeInAddress: 'Si l’adresse de cette page contient déjà «\u00A0/recu/\u00A0» suivi du code, laissez ce champ vide.',
    codeMissing: 'Saisissez le code du reçu pour l’ouvrir.',
    openReceipt: 'Ouvrir le reçu',
    trouble: 'Le problème vient de chez nous. Rien n’est perdu\u00A0: réessayez dans un instant.',
  },
  ar: {
    asking: {
      title: 'طلب الولوج',
      intro: (to) =>
        `هذا الرابط لا يفتح أي بطاقة: يطلب أولا. سيقرأ ${own(to)} طلبك ويجيب عنه أو لا يجيب. إذا كان الجواب نعم توصلت به عبر البريد الإلكتروني.`,
      mailHint: 'إليه يرسل الجواب، ثم رمز عندما تفتح البطاقة.',
      noteHint: 'ما يساعد على التعرف عليك. لا شيء حساسا: لا الصحة ولا الآراء ولا رقم البطاقة الوطنية.',
      send: 'إرسال طلبي',
      pressAgain: 'اضغط على «إرسال طلبي» مرة أخرى: لم يضع أي شيء.',
      deadFormText: 'لم يرسل ولم يحفظ أي شيء. افتح الرابط من جديد ثم أعد المحاولة.',
      closedTitle: 'لم يعد هذا الرابط يستقبل طلبات',
      closedText: 'لم يرسل ولم يحفظ أي شيء. يمكنك الاتصال بالشخص بطريقة أخرى أو طلب رابط جديد منه.',
      sentTitle: (to) => `طلبك عند ${own(to)}`,
      sentSomebody: 'وصل طلبك',
      linkHint: 'هذا الرابط الخاص يعرض الجواب، ويمكنك من تصحيح طلبك وسحبه وحذفه. لا يعرض إلا هنا: احتفظ به.',
      whatYouSent: 'طلبك',
      receiptTitle: (to) => `طلبك إلى ${own(to)}`,
      receiptSomebody: 'طلب الولوج الذي أرسلته',
      waitingTitle: 'في انتظار الجواب',
      waiting: (date) => `دون جواب يحذف طلبك بعد ${date}. إذا كان الجواب نعم توصلت به عبر البريد الإلكتروني.`,
      givenTitle: 'أعطي لك الولوج',
      given:
        'أرسل رابط شخصي إلى العنوان الذي أدخلته. عندما تفتحه يرسل إليه رمز. تصحيح طلبك لا يغيره بعد الآن: لعنوان آخر احذفه ثم اطلب من جديد.',
      refusedTitle: 'لا ولوج هذه المرة',
      refusedText: 'لم يستجب الشخص لطلبك. هذا اختياره وليس عليه أن يذكر السبب. حذف كل ما أرسلته.',
      withdrawn: 'سحبته: لا يرى الشخص شيئا منه ولا يمكنه الجواب. يمكنك إعادته أو حذفه.',
      withdrawText: 'لن يرى الشخص طلبك ولن يمكنه الجواب عنه. يمكنك إعادته إليه.',
      withdraw: 'سحب طلبي',
      giveBackText: 'سيرى الشخص طلبك من جديد.',
      giveBack: 'إعادة طلبي',
      deleteText: 'يمحى الطلب نهائيا، وهذا الوصل معه.',
      deleteGivenText: 'يمحى كل شيء نهائيا: طلبك وهذا الوصل والرابط الذي أعطي لك.',
      delete: 'حذف طلبي',
    },
    title: 'مشاركة معلومات اتصالي',
    intro: (to) => `سيتوصل بها ${own(to)}. وستحصل على وصل للاطلاع عليها أو تصحيحها أو حذفها، دون حساب.`,
    back: 'العودة إلى البطاقة',
    mandatory: 'إلزامي',
    optional: 'اختياري',
    oneOfTwo: 'البريد أو الهاتف',
    field: { name: 'الاسم', email: 'البريد الإلكتروني', phone: 'الهاتف', company: 'الشركة', note: 'رسالة' },
    hint: {
      phone: 'كما تكتبه عادة: \u206606\u00A061\u00A023\u00A045\u00A067\u2069 أو \u2066+33…\u2069',
      note: 'لا شيء حساسا: لا الصحة ولا الآراء ولا رقم البطاقة الوطنية.',
    },
    wrong: {
      missing: 'هذه الخانة ضرورية.',
      reach: 'أدخل عنوان بريد إلكتروني أو رقم هاتف.',
      needed: 'أدخل عنوان بريد إلكتروني، أو ألغ تحديد الرسائل أسفله.',
      long: 'النص طويل جدا.',
      text: 'تسرب حرف غير مرئي إلى هنا: امسح ثم أعد الكتابة.',
      email: 'عنوان البريد هذا غير مكتمل. مثال: \u2066nom@exemple.ma\u2069',
      phone:
        'هذا الرقم غير مكتمل. مثال: \u206606\u00A061\u00A023\u00A045\u00A067\u2069 أو \u2066+33\u00A06\u00A012\u00A034\u00A056\u00A078\u2069',
    },
    longest: {
      name: '120 حرفا على الأكثر.',
      email: '254 حرفا على الأكثر.',
      phone: '',
      company: '160 حرفا على الأكثر.',
      note: '1000 حرف على الأكثر.',
    },
    checkFields: 'لم يرسل أي شيء بعد: تحقق من الخانات المشار إليها.',
    checkCorrection: 'لم يصحح أي شيء بعد: تحقق من الخانات المشار إليها.',
    fileTitle: 'الملء من بطاقة جهة اتصال',
    fileLabel: 'بطاقة جهة اتصال (ملف \u2066.vcf\u2069)',
    fileHint: 'نقرأ منها الاسم والبريد والهاتف والشركة. لا يرسل أي شيء قبل مراجعتك.',
    fileRead: 'ملء الاستمارة',
    filled: 'تم ملء الاستمارة: راجعها ثم أرسل. لم يحتفظ بباقي البطاقة (الصورة والعناوين والملاحظات…).',
    fileUnreadable: 'هذا الملف ليس بطاقة جهة اتصال مقروءة (\u2066.vcf\u2069). لم يحتفظ منه بشيء: املأ الاستمارة يدويا.',
    fileLarge: 'يتجاوز هذا الملف 256 كيلوبايت. صدر البطاقة دون صورتها، أو املأ الاستمارة يدويا.',
    trap: 'اترك هذه الخانة فارغة',
    choices: 'اختياراتك',
    tellClosing: 'أخبروني إذا أغلق هذا الشخص حسابه',
    mailReceipt: 'أرسلوا لي رابط وصلي بالبريد الإلكتروني',
    withAddress: 'مع عنوان بريد إلكتروني',
    send: 'إرسال معلومات اتصالي',
    pressAgain: 'اضغط على «إرسال معلومات اتصالي» مرة أخرى: لم يضع أي شيء.',
    many: (minutes) =>
      `تصل رسائل كثيرة في هذه اللحظة. أعد المحاولة بعد ${minutes === 1 ? 'دقيقة' : minutes === 2 ? 'دقيقتين' : minutes < 11 ? `${minutes} دقائق` : `${minutes} دقيقة`}: لم يضع أي شيء.`,
    closedTitle: 'هذه البطاقة لا تستقبل معلومات الاتصال',
    closedText: 'لم يرسل ولم يحفظ أي شيء. يمكنك الاتصال بالشخص بطريقة أخرى أو طلب رابط جديد منه.',
    deadFormTitle: 'لم تعد هذه الاستمارة صالحة',
    deadFormText: 'لم يرسل ولم يحفظ أي شيء. افتح رابط البطاقة من جديد ثم أعد المحاولة.',
    unsentTitle: 'لم يرسل أي شيء بعد',
    unsentText: 'الخدمة غير متاحة مؤقتا. ما كتبته محفوظ في هذه الصفحة: انتظر لحظة ثم أرسل من جديد.',
    sendAgain: 'إرسال من جديد',
    youTyped: 'ما كنت قد كتبته',
    notice: 'بيان',
    noticeParts: {
      who: 'من:',
      why: 'لماذا:',
      to: 'المرسل إليهم:',
      kept: 'المدة:',
      asked: 'المطلوب:',
      rights: 'حقوقك:',
      network: 'الشبكات المفتوحة:',
      cndp: 'CNDP:',
    },
    noticeReach: 'البريد أو الهاتف',
    semicolon: '؛ ',
    comma: '، ',
    noticeMandatory: (without) => `إلزامي، وإلا ${without}`,
    noNumber: 'نسخة تجريبية: رقم الوصل لم يدخل بعد',

    sentTitle: (to) => `توصل ${own(to)} بمعلومات اتصالك`,
    sentSomebody: 'وصلت معلومات اتصالك',
    linkTitle: 'وصلك',
    linkHint: 'هذا الرابط الخاص يمكنك من الاطلاع على ما تركته وتصحيحه وسحبه وحذفه. لا يعرض إلا هنا: احتفظ به.',
    linkAgain: 'احتفظ بهذا الرابط الخاص: هو الذي يفتح هذه الصفحة.',
    copy: 'نسخ الرابط',
    copied: 'تم نسخ الرابط',
    mailed: 'سيرسل أيضا بالبريد الإلكتروني، مرة واحدة كل عشر دقائق على الأكثر لنفس العنوان.',
    manage: 'فتح الوصل',
    whatYouLeft: 'ما تركته',
    somebody: 'الشخص الذي اطلعت على بطاقته',
    who: 'عند',
    leftOn: 'تُركت بتاريخ',
    until: 'محفوظ إلى غاية',
    choice: 'الاتصال التجاري',
    noProspecting: 'لا ترغب في أن يتصل بك لأغراض تجارية.',
    noObjection: 'لم تبد أي اعتراض.',

    receiptTitle: (to) => `معلومات اتصالك عند ${own(to)}`,
    receiptSomebody: 'ما تركته',
    done: {
      sent: 'تم الإرسال.',
      correct: 'تم التصحيح.',
      confirm: 'تم التأكيد: تبدأ المدة من اليوم.',
      withdraw: 'تم السحب: لم يعد الشخص يرى معلومات اتصالك.',
      'give-back': 'تمت إعادتها: يرى الشخص معلومات اتصالك من جديد.',
      ask: 'تم طرح السؤال. ستقرأ الجواب هنا.',
    },
    withdrawnText: 'سحبتها: لا يرى الشخص شيئا منها، ويمكنك إعادتها إليه أو حذفها.',
    exportsTitle: 'أين ذهبت',
    noExports: 'لا مكان آخر: لم تصدر قط.',
    exported: (format, destination, date) => `ملف ${own(format)}، إلى ${destination}، بتاريخ ${date}`,
    destination: { phone: 'هاتف', computer: 'حاسوب', crm: 'برنامج لتدبير العلاقة مع الزبناء', other: 'مكان آخر' },
    exportsLimit: 'النسخة التي صدرت لم تعد في متناولنا: توجه إلى الشخص لمسحها.',
    questionsTitle: 'من نقل معلومات اتصالي؟',
    asked: (date) => `سؤال بتاريخ ${date}`,
    answered: (date) => `جواب بتاريخ ${date}`,
    noAnswer: 'الجواب منتظر.',
    askText: 'يمكنك أن تسأل عن مصدر معلومات اتصالك وعمن نقلت إليه (القانون 09-08، المادة 7). ستقرأ الجواب هنا.',
    ask: 'طرح السؤال',
    correctTitle: 'تصحيح',
    correct: 'حفظ التصحيح',
    confirmTitle: 'تأكيد',
    confirmText: (date) => `هل ما زالت صحيحة؟ تبدأ المدة من اليوم إلى غاية ${date}.`,
    confirmAlready: 'لن يمدد تأكيدك شيئا اليوم: هي محفوظة لأطول مدة ممكنة.',
    confirm: 'تأكيد معلومات اتصالي',
    withdrawTitle: 'سحب',
    withdrawText: 'لن يرى الشخص معلومات اتصالك بعد الآن. يمكنك إعادتها إليه.',
    withdraw: 'سحب معلومات اتصالي',
    giveBackTitle: 'إعادة',
    giveBackText: 'سيرى الشخص معلومات اتصالك من جديد.',
    giveBack: 'إعادة معلومات اتصالي',
    deleteTitle: 'حذف',
    deleteText: 'يمحى كل شيء نهائيا، وهذا الوصل معه.',
    delete: 'حذف معلومات اتصالي',
    sureTitle: 'الحذف نهائيا؟',
    sureText: 'يمحى ما تركته ويتلف مفتاحه، ولا يعود هذا الوصل يؤدي إلى شيء. لا يمكن التراجع.',
    sure: 'نعم، احذف',
    keep: 'لا، احتفظ',
    deletedTitle: 'تم الحذف',
    deletedText: 'محي ما تركته، وهذا الوصل معه. لا يرى الشخص إلا أن صاحبه حذفه، لمدة ثلاثين يوما.',
    endedTitle: 'هذا الحساب مغلق',
    endedText: 'أغلق الشخص الذي تركت له معلومات اتصالك حسابه: تم حذفها عندنا.',
    receiptDeadTitle: 'هذا الوصل لا يؤدي إلى شيء',
    receiptDeadText: 'ربما كان ناقصا، أو تم حذف ما كان يعرضه.',
    opening: 'جارٍ فتح الوصل…',
    failed: 'لم يفتح الوصل',
    codeTitle: 'فتح وصل',
    codeLabel: 'رمز الوصل',
    codeHint: 'الحروف والأرقام الاثنان والثلاثون الموجودة في آخر رابط وصلك.',
    codeInAddress: 'إذا كان عنوان هذه الصفحة يتضمن «\u2066/recu/\u2069» متبوعا بالرمز، فاترك هذه الخانة فارغة.',
    codeMissing: 'أدخل رمز الوصل لفتحه.',
    openReceipt: 'فتح الوصل',
    trouble: 'المشكل من عندنا. لم يضع أي شيء: أعد المحاولة بعد لحظات.',
  },
  en: {
    asking: {
      title: 'Ask for access',
      intro: (to) =>
        `This link opens no card: it asks first. ${own(to)} will read your request and answer it, or not. A yes comes to you by email.`,
      mailHint: 'The answer is sent there, then a code when you open the card.',
      noteHint: 'What helps to know you. Nothing sensitive: no health, no opinions, no identity card number.',
      send: 'Send my request',
      pressAgain: 'Press “Send my request” once more: nothing is lost.',
      deadFormText: 'Nothing was sent or kept. Open the link again, then start over.',
      closedTitle: 'This link takes no more requests',
      closedText: 'Nothing was sent or kept. You may reach the person another way, or ask them for a new link.',
      sentTitle: (to) => `Your request is with ${own(to)}`,
      sentSomebody: 'Your request has arrived',
      linkHint:
        'This private link shows the answer, and lets you correct, withdraw or delete your request. It is shown only here: keep it.',
      whatYouSent: 'Your request',
      receiptTitle: (to) => `Your request to ${own(to)}`,
      receiptSomebody: 'Your request for access',
      waitingTitle: 'Waiting for an answer',
      waiting: (date) => `Without an answer your request is erased after ${date}. A yes comes to you by email.`,
      givenTitle: 'Access is given to you',
      given:
        'A personal link is on its way to the address you gave. When you open it, a code is sent there. Correcting your request no longer changes it: for another address, delete it and ask again.',
      refusedTitle: 'No access this time',
      refusedText:
        'The person did not follow up on your request. It is their choice, and they need give no reason. All that you had sent is erased.',
      withdrawn: 'Withdrawn by you: the person sees nothing of it and cannot answer. You may give it back or delete it.',
      withdrawText: 'The person will no longer see your request and cannot answer it. You may give it back.',
      withdraw: 'Withdraw my request',
      giveBackText: 'The person will see your request again.',
      giveBack: 'Give my request back',
      deleteText: 'The request is erased for good, and this receipt with it.',
      deleteGivenText: 'Everything is erased for good: your request, this receipt, and the link that was given to you.',
      delete: 'Delete my request',
    },
    title: 'Share my details',
    intro: (to) => `${own(to)} will receive them. You get a receipt to see, correct or delete them, without an account.`,
    back: 'Back to the card',
    mandatory: 'required',
    optional: 'optional',
    oneOfTwo: 'email or phone',
    field: { name: 'Name', email: 'Email', phone: 'Phone', company: 'Company', note: 'Message' },
    hint: {
      phone: 'As you write it: 06\u00A061\u00A023\u00A045\u00A067, +33…',
      note: 'Nothing sensitive: no health, no opinions, no identity card number.',
    },
    wrong: {
      missing: 'This field is needed.',
      reach: 'Give an email address or a phone number.',
      needed: 'Give an email address, or untick the messages below.',
      long: 'That is too long.',
      text: 'An invisible character slipped in here: clear the field and type it again.',
      email: 'This email address is not complete. Example: name@example.ma',
      phone: 'This number is not complete. Examples: 06\u00A061\u00A023\u00A045\u00A067, +33\u00A06\u00A012\u00A034\u00A056\u00A078',
    },
    longest: {
      name: '120 characters at most.',
      email: '254 characters at most.',
      phone: '',
      company: '160 characters at most.',
      note: '1,000 characters at most.',
    },
    checkFields: 'Nothing is sent yet: check the marked fields.',
    checkCorrection: 'Nothing is corrected yet: check the marked fields.',
    fileTitle: 'Fill in from a contact card',
    fileLabel: 'Contact card (.vcf file)',
    fileHint: 'We read the name, email, phone and company from it. Nothing is sent before you have reviewed it.',
    fileRead: 'Fill in the form',
    filled: 'The form is filled in: review it, then send. The rest of the card (photo, addresses, notes…) was not kept.',
    fileUnreadable: 'This file is not a contact card that can be read (.vcf). Nothing of it was kept: fill in the form by hand.',
    fileLarge: 'This file is larger than 256 KB. Export the card without its photo, or fill in the form by hand.',
    trap: 'Leave this field empty',
    choices: 'Your choices',
    tellClosing: 'Tell me if this person closes their account',
    mailReceipt: 'Email me the link of my receipt',
    withAddress: 'with an email address',
    send: 'Send my details',
    pressAgain: 'Press “Send my details” once more: nothing is lost.',
    many: (minutes) =>
      `Many people are sending right now. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}: nothing is lost.`,
    closedTitle: 'This card takes no details',
    closedText: 'Nothing was sent or kept. You can reach the person another way, or ask them for a new link.',
    deadFormTitle: 'This form is no longer good',
    deadFormText: 'Nothing was sent or kept. Open the card’s link again, then start over.',
    unsentTitle: 'Nothing is sent yet',
    unsentText: 'The service is briefly unavailable. What you wrote is here: wait a moment, then send it again.',
    sendAgain: 'Send again',
    youTyped: 'What you had written',
    notice: 'Notice',
    noticeParts: {
      who: 'Who:',
      why: 'Why:',
      to: 'Recipients:',
      kept: 'How long:',
      asked: 'Asked for:',
      rights: 'Your rights:',
      network: 'Open networks:',
      cndp: 'CNDP:',
    },
    noticeReach: 'email or phone',
    semicolon: '; ',
    comma: ', ',
    noticeMandatory: (without) => `required, otherwise ${without}`,
    noNumber: 'demonstration: receipt number to be filled in',

    sentTitle: (to) => `${own(to)} has received your details`,
    sentSomebody: 'Your details have arrived',
    linkTitle: 'Your receipt',
    linkHint: 'This private link lets you see, correct, withdraw or delete what you left. It is shown only here: keep it.',
    linkAgain: 'Keep this private link: it is what opens this page.',
    copy: 'Copy the link',
    copied: 'Link copied',
    mailed: 'It is also sent by email, once every ten minutes at most for one address.',
    manage: 'Open my receipt',
    whatYouLeft: 'What you left',
    somebody: 'the person whose card you saw',
    who: 'With',
    leftOn: 'Left on',
    until: 'Kept until',
    choice: 'Marketing',
    noProspecting: 'You do not wish to be contacted for commercial purposes.',
    noObjection: 'No objection from you.',

    receiptTitle: (to) => `Your details with ${own(to)}`,
    receiptSomebody: 'What you left',
    done: {
      sent: 'It is sent.',
      correct: 'It is corrected.',
      confirm: 'It is confirmed: the time starts again from today.',
      withdraw: 'It is withdrawn: the person no longer sees your details.',
      'give-back': 'It is given back: the person sees your details again.',
      ask: 'The question is asked. You will read the answer here.',
    },
    withdrawnText: 'Withdrawn by you: the person sees nothing of it, and you can give it back or delete it.',
    exportsTitle: 'Where they went',
    noExports: 'Nowhere else: they were never exported.',
    exported: (format, destination, date) => `${format} file, to ${destination}, on ${date}`,
    destination: { phone: 'a phone', computer: 'a computer', crm: 'a customer database', other: 'another place' },
    exportsLimit: 'A copy that was exported is out of our reach: ask the person to erase it.',
    questionsTitle: 'Who passed my details on?',
    asked: (date) => `Question of ${date}`,
    answered: (date) => `Answer of ${date}`,
    noAnswer: 'The answer is awaited.',
    askText: 'You can ask where your details came from and to whom they were passed on (law 09-08, art. 7). You will read the answer here.',
    ask: 'Ask the question',
    correctTitle: 'Correct',
    correct: 'Save the correction',
    confirmTitle: 'Confirm',
    confirmText: (date) => `Still right? The time starts again from today, until ${date}.`,
    confirmAlready: 'Confirming would add nothing today: it is already kept for as long as possible.',
    confirm: 'Confirm my details',
    withdrawTitle: 'Withdraw',
    withdrawText: 'The person will no longer see your details. You can give them back.',
    withdraw: 'Withdraw my details',
    giveBackTitle: 'Give back',
    giveBackText: 'The person will see your details again.',
    giveBack: 'Give my details back',
    deleteTitle: 'Delete',
    deleteText: 'Everything is erased for good, and this receipt with it.',
    delete: 'Delete my details',
    sureTitle: 'Delete for good?',
    sureText: 'What you left is erased, its key destroyed, and this receipt leads to nothing any more. There is no way back.',
    sure: 'Yes, delete',
    keep: 'No, keep',
    deletedTitle: 'It is deleted',
    deletedText: 'What you left is erased, and this receipt with it. The person sees only that its author deleted it, for thirty days.',
    endedTitle: 'This account is closed',
    endedText: 'The person to whom you left your details has closed their account: they are erased on our side.',
    receiptDeadTitle: 'This receipt leads to nothing',
    receiptDeadText: 'It may be incomplete, or what it showed is erased.',
    opening: 'Opening the receipt…',
    failed: 'The receipt did not open',
    codeTitle: 'Open a receipt',
    codeLabel: 'Receipt code',
    codeHint: 'The 32 letters and digits at the end of your receipt’s link.',
    codeInAddress: 'If the address of this page already contains “/recu/” followed by the code, leave this field empty.',
    codeMissing: 'Type the code of the receipt to open it.',
    openReceipt: 'Open the receipt',
    trouble: 'The problem is on our side. Nothing is lost: try again in a moment.',
  },
}
