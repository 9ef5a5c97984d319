import type { Language } from '#contract/language.ts'

/** What holds a sentence: the program cannot do otherwise, a test shows it, or it rests on people. */
export type HeldBy = 'construction' | 'tested' | 'people'
interface Said {
  readonly text: string
  readonly by?: HeldBy
}
interface Part {
  /** Its anchor, the same in every language. */
  readonly id: 'visitor' | 'receipt' | 'rights' | 'ask' | 'cndp' | 'protection'
  readonly title: string
  readonly lead?: string
  readonly says: readonly Said[]
}

/** Every sentence of the rights page. A language that lacks one does not compile. */
export interface Words {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly controller: string
  readonly contents: string
  readonly held: { readonly [by in HeldBy]: string }
  readonly heldMeans: string
  readonly parts: readonly Part[]
  readonly write: string
  readonly subject: string
  /** What the mail begins with. */
  readonly body: readonly string[]
  readonly space: string
  /** To the form that needs no account, and to what became of it. */
  readonly form: string
  readonly follow: string
  /** To the privacy policy. */
  readonly policy: string
  readonly cndp: string
}

export const contact = 'contact@IdNet.ma'

export const words: { readonly [L in Language]: Words } = {
  fr: {
    title: 'Vos droits',
    description: 'Ce que ConnectCard garde de vous, et comment y accéder, le corriger, le faire supprimer ou vous y opposer.',
    lead: 'Ce qui est gardé de vous, et comment en rester maître. Sans compte, sans frais, en phrases simples.',
    controller: 'Responsable du traitement\u00A0: IdNet, société de droit marocain',
    contents: 'Sur cette page',
    held: { construction: 'tenu par construction', tested: 'vérifié', people: 'repose sur des personnes' },
    heldMeans:
      'Après une phrase, ce qui la tient\u00A0: le programme ne peut pas faire autrement, une vérification automatique le montre, ou des personnes s’y engagent.',
    parts: [
      {
        id: 'visitor',
        title: 'Vous avez ouvert une carte',
        says: [
          {
            text: 'Rien de vous n’est gardé\u00A0: ni nom, ni adresse, ni appareil, ni lieu, ni heure. Il reste un nombre d’ouvertures par jour, pour la carte entière\u00A0; au-dessous de cinq, même ce nombre n’est pas dit.',
            by: 'tested',
          },
          {
            text: 'Certains liens disent à la personne qui les a donnés s’ils ont été ouverts, ou combien de fois ils peuvent encore l’être. La page vous le dit alors.',
          },
          { text: 'La carte ouverte tient à un cookie de quinze minutes, qui ne sert qu’à cela. Aucun tiers n’est appelé.', by: 'tested' },
          {
            text: 'Un lien lié à un seul navigateur y pose un cookie durable, qui ne sert qu’à le reconnaître. La page le dit avant, et vous pouvez refuser.',
            by: 'tested',
          },
          {
            text: 'Des essais ratés à répétition sont comptés pendant dix minutes, par une empreinte de leur réseau, pour arrêter qui devine des liens.',
            by: 'construction',
          },
          { text: 'Le contact que vous enregistrez est dans votre appareil, et personne n’apprend que vous l’avez enregistré.' },
        ],
      },
      {
        id: 'receipt',
        title: 'Vous avez laissé vos coordonnées',
        says: [
          { text: 'Elles vont à la personne dont vous aviez ouvert la carte, et sont chiffrées chez nous.', by: 'construction' },
          {
            text: 'Vous avez reçu un lien privé, le reçu. Il vous permet, sans compte\u00A0: de voir ce que vous avez laissé, de le corriger, de le retirer ou de l’effacer, et de demander à qui cela a été transmis.',
          },
          {
            text: 'Gardez ce lien pour vous\u00A0: qui le détient peut en faire autant. Perdu\u00A0? Écrivez-nous depuis l’adresse que vous aviez laissée.',
          },
          { text: 'Elles sont gardées le temps annoncé à côté du formulaire, deux ans au plus.', by: 'construction' },
          {
            text: 'Une demande d’accès s’efface après trente jours, et aussitôt si elle est refusée. Si l’accès est donné, votre nom et votre adresse restent avec votre lien, qui finit dans deux ans au plus tard, et sont effacés un mois au plus après sa fin.',
            by: 'tested',
          },
          { text: 'Une copie déjà faite ailleurs, dans un téléphone ou un fichier, ne peut pas être reprise.' },
        ],
      },
      {
        id: 'rights',
        title: 'Ce que la loi vous donne',
        lead: 'La loi 09-08 vaut pour toute personne, avec ou sans compte.',
        says: [
          {
            text: 'Être informé, avant de donner quoi que ce soit\u00A0: qui demande, pourquoi, pour qui, ce qui est facultatif (article\u00A05).',
          },
          {
            text: 'Accès et copie\u00A0: savoir si nous avons des données sur vous, lesquelles, d’où elles viennent, à qui elles sont allées, et en recevoir un exemplaire (article\u00A07).',
          },
          { text: 'Rectification\u00A0: faire corriger ce qui est faux ou incomplet (article\u00A08).' },
          {
            text: 'Suppression\u00A0: faire effacer vos données, sauf ce que la loi impose de garder, comme les factures (article\u00A08).',
          },
          { text: 'Limitation, ou verrouillage\u00A0: qu’elles soient gardées sans être utilisées (article\u00A08).' },
          { text: 'Opposition\u00A0: refuser un usage pour un motif légitime, et toute prospection sans motif (article\u00A09).' },
        ],
      },
      {
        id: 'ask',
        title: 'Comment les exercer',
        says: [
          { text: 'Vous avez un compte\u00A0: voyez, corrigez, retirez et fermez vous-même dans votre espace.' },
          { text: 'Vous avez un reçu\u00A0: ouvrez-le.' },
          {
            text: 'Dans tous les autres cas, écrivez-nous\u00A0: votre nom, l’adresse e-mail et le numéro de téléphone par lesquels nous pouvons vous connaître, et votre demande précise.',
          },
          {
            text: 'Nous nous assurons que c’est bien vous par un message à cette adresse, jamais par une copie de votre carte d’identité\u00A0: n’en envoyez pas.',
            by: 'people',
          },
          {
            text: 'Nous répondons dans les dix jours, sans frais\u00A0; si quelque chose demande plus de temps ou ne peut pas être fait, nous vous écrivons pourquoi.',
            by: 'people',
          },
        ],
      },
      {
        id: 'cndp',
        title: 'Si notre réponse ne vous convient pas',
        says: [
          {
            text: 'Vous pouvez saisir la Commission nationale de contrôle de la protection des données à caractère personnel (CNDP), aussi quand nous n’avons pas répondu à temps.',
          },
        ],
      },
      {
        id: 'protection',
        title: 'Comment une carte est protégée',
        says: [
          {
            text: 'Chaque lien porte sa propre clé\u00A0: sans un lien donné par son propriétaire, une carte ne s’ouvre pas.',
            by: 'construction',
          },
          { text: 'Ce qu’elle dit est chiffré dans nos bases\u00A0; les clés sont tenues à part.', by: 'tested' },
          { text: 'Un lien retiré n’ouvre plus rien dès la demande suivante.', by: 'tested' },
          { text: 'Aucune carte n’est proposée aux moteurs de recherche.', by: 'tested' },
          {
            text: 'Ce qui est fait ici est inscrit dans un registre, sans vos données\u00A0: des numéros seulement, gardés 24\u00A0mois. Une ligne changée ou retirée se voit.',
            by: 'tested',
          },
          {
            text: 'Là s’arrête la protection\u00A0: un lien peut être transmis, un écran photographié, et retirer un lien ne reprend aucune copie. Nos serveurs déchiffrent une carte le temps de la montrer.',
          },
        ],
      },
    ],
    write: 'Écrire à {contact}',
    subject: 'Exercice de mes droits (loi 09-08)',
    body: ['Nom :', 'Adresse e-mail connue de vous :', 'Téléphone connu de vous :', 'Ma demande précise :'],
    form: 'Exercer mes droits ici',
    follow: 'Suivre ma demande',
    space: 'Aller à mon espace',
    policy: 'Politique de confidentialité',
    cndp: 'Site de la CNDP',
  },
  ar: {
    title: 'حقوقك',
    description: 'ما تحتفظ به ConnectCard عنك، وكيف تطّلع عليه أو تصححه أو تحذفه أو تتعرض عليه.',
    lead: 'ما نحتفظ به عنك، وكيف تبقى متحكمًا فيه. دون حساب ودون مصاريف، وبجمل بسيطة.',
    controller: 'المسؤول عن المعالجة: IdNet، شركة خاضعة للقانون المغربي',
    contents: 'في هذه الصفحة',
    held: { construction: 'مضمون ببناء البرنامج', tested: 'متحقق منه', people: 'يعتمد على أشخاص' },
    heldMeans: 'بعد الجملة، ما يضمنها: لا يستطيع البرنامج غير ذلك، أو يثبتها فحص آلي، أو يلتزم بها أشخاص.',
    parts: [
      {
        id: 'visitor',
        title: 'إذا فتحت بطاقة',
        says: [
          {
            text: 'لا نحتفظ بأي شيء عنك: لا اسم ولا عنوان ولا جهاز ولا مكان ولا ساعة. يبقى عدد مرات الفتح في اليوم، للبطاقة كلها؛ وإن كان أقل من خمس فحتى هذا العدد لا يُذكر.',
            by: 'tested',
          },
          { text: 'بعض الروابط تخبر من أعطاها هل فُتحت، أو كم مرة يمكن أن تُفتح بعد. وعندها تخبرك الصفحة بذلك.' },
          {
            text: 'تبقى البطاقة مفتوحة بفضل ملف تعريف ارتباط مدته خمس عشرة دقيقة، لا يصلح إلا لذلك. ولا يُستدعى أي طرف ثالث.',
            by: 'tested',
          },
          {
            text: 'الرابط المخصص لمتصفح واحد يضع فيه ملف تعريف ارتباط دائمًا، لا يصلح إلا للتعرف عليه. تخبرك الصفحة بذلك قبلها، ولك أن ترفض.',
            by: 'tested',
          },
          { text: 'تُعدّ المحاولات الفاشلة المتكررة لمدة عشر دقائق ببصمة لشبكتها، لإيقاف من يخمّن الروابط.', by: 'construction' },
          { text: 'جهة الاتصال التي تحفظها توجد في جهازك، ولا يعلم أحد أنك حفظتها.' },
        ],
      },
      {
        id: 'receipt',
        title: 'إذا تركت معلوماتك',
        says: [
          { text: 'تصل إلى الشخص الذي فتحت بطاقته، وهي مشفرة لدينا.', by: 'construction' },
          {
            text: 'توصلت برابط خاص هو الوصل. يمكّنك دون حساب من رؤية ما تركت وتصحيحه وسحبه أو حذفه، ومن السؤال عمّن أُرسل إليه.',
          },
          { text: 'احتفظ بهذا الرابط لنفسك: من يملكه يستطيع أن يفعل مثلك. ضاع منك؟ راسلنا من العنوان الذي تركته.' },
          { text: 'نحتفظ بها المدة المعلنة بجانب الاستمارة، سنتين على الأكثر.', by: 'construction' },
          {
            text: 'طلب الولوج يُحذف بعد ثلاثين يوما، وفورا إذا رُفض. وإذا أُعطي الولوج بقي اسمك وعنوانك مع رابطك، الذي ينتهي بعد سنتين على الأكثر، ثم حُذفا بعد نهايته بشهر على الأكثر.',
            by: 'tested',
          },
          { text: 'النسخة التي صُنعت في مكان آخر، في هاتف أو ملف، لا يمكن استرجاعها.' },
        ],
      },
      {
        id: 'rights',
        title: 'ما يمنحك القانون',
        lead: 'القانون 09-08 لكل شخص، له حساب أو ليس له.',
        says: [
          { text: 'الإخبار قبل أن تعطي أي شيء: من يطلب، ولماذا، ولمن، وما هو اختياري (المادة 5).' },
          { text: 'الولوج والنسخة: أن تعرف هل لدينا معطيات عنك، وما هي، ومن أين جاءت، وإلى من ذهبت، وأن تتوصل بنسخة منها (المادة 7).' },
          { text: 'التصحيح: أن يُصحح ما هو خاطئ أو ناقص (المادة 8).' },
          { text: 'الحذف: أن تُمحى معطياتك، إلا ما يفرض القانون الاحتفاظ به كالفواتير (المادة 8).' },
          { text: 'التقييد أو الإغلاق: أن تُحفظ دون أن تُستعمل (المادة 8).' },
          { text: 'التعرض: أن ترفض استعمالًا لسبب مشروع، وكل ترويج تجاري دون سبب (المادة 9).' },
        ],
      },
      {
        id: 'ask',
        title: 'كيف تمارسها',
        says: [
          { text: 'لك حساب: اطّلع وصحح واسحب وأغلق بنفسك في فضائك.' },
          { text: 'لك وصل: افتحه.' },
          { text: 'في كل الحالات الأخرى راسلنا: اسمك، والبريد الإلكتروني ورقم الهاتف اللذان يمكن أن نعرفك بهما، وطلبك بدقة.' },
          { text: 'نتأكد من أنك أنت برسالة إلى ذلك العنوان، وليس أبدًا بنسخة من بطاقة تعريفك: لا ترسلها.', by: 'people' },
          { text: 'نجيب في أجل عشرة أيام ودون مصاريف؛ وإذا تطلب شيء وقتًا أطول أو تعذر القيام به، نكتب لك السبب.', by: 'people' },
        ],
      },
      {
        id: 'cndp',
        title: 'إذا لم يقنعك جوابنا',
        says: [
          {
            text: 'يمكنك اللجوء إلى اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي (CNDP)، أيضًا حين لا نجيب في الأجل.',
          },
        ],
      },
      {
        id: 'protection',
        title: 'كيف تُحمى البطاقة',
        says: [
          { text: 'كل رابط يحمل مفتاحه: دون رابط أعطاه صاحبها لا تُفتح البطاقة.', by: 'construction' },
          { text: 'ما تقوله مشفر في قواعدنا، والمفاتيح محفوظة على حدة.', by: 'tested' },
          { text: 'الرابط المسحوب لا يفتح أي شيء ابتداء من الطلب التالي.', by: 'tested' },
          { text: 'لا تُعرض أي بطاقة على محركات البحث.', by: 'tested' },
          {
            text: 'ما يُفعل هنا يُدوَّن في سجل لا يحمل معطياتك، بل أرقامًا فقط، تُحفظ 24 شهرًا. وكل سطر يُغيَّر أو يُحذف ينكشف.',
            by: 'tested',
          },
          {
            text: 'هنا تنتهي الحماية: يمكن تمرير رابط وتصوير شاشة، وسحب الرابط لا يسترجع أي نسخة. وخوادمنا تفك تشفير البطاقة مدة عرضها.',
          },
        ],
      },
    ],
    write: 'مراسلة {contact}',
    subject: 'ممارسة حقوقي (القانون 09-08)',
    body: ['الاسم:', 'البريد الإلكتروني المعروف لديكم:', 'الهاتف المعروف لديكم:', 'طلبي بدقة:'],
    form: 'ممارسة حقوقي هنا',
    follow: 'متابعة طلبي',
    space: 'الذهاب إلى فضائي',
    policy: 'سياسة الخصوصية',
    cndp: 'موقع CNDP',
  },
  en: {
    title: 'Your rights',
    description: 'What ConnectCard keeps about you, and how to see it, correct it, have it deleted or object to it.',
    lead: 'What is kept about you, and how to stay in charge of it. No account, no charge, plain sentences.',
    controller: 'Controller: IdNet, a company under Moroccan law',
    contents: 'On this page',
    held: { construction: 'held by construction', tested: 'tested', people: 'rests on people' },
    heldMeans:
      'After a sentence stands what holds it: the program cannot do otherwise, an automatic test shows it, or people answer for it.',
    parts: [
      {
        id: 'visitor',
        title: 'You opened a card',
        says: [
          {
            text: 'Nothing about you is kept: no name, no address, no device, no place, no hour. What remains is a number of openings a day, for the whole card; below five not even the number is told.',
            by: 'tested',
          },
          {
            text: 'Some links tell the person who gave them whether they were opened, or how many times they still can be. The page then tells you so.',
          },
          { text: 'An open card rests on a cookie of fifteen minutes, which serves nothing else. No third party is called.', by: 'tested' },
          {
            text: 'A link made for one browser puts a lasting cookie there, which only serves to recognise it. The page says so before, and you may decline.',
            by: 'tested',
          },
          {
            text: 'Repeated failed attempts are counted for ten minutes, by a fingerprint of their network, to stop those who guess links.',
            by: 'construction',
          },
          { text: 'The contact you save is in your device, and nobody learns that you saved it.' },
        ],
      },
      {
        id: 'receipt',
        title: 'You left your details',
        says: [
          { text: 'They go to the person whose card you had opened, and are encrypted with us.', by: 'construction' },
          {
            text: 'You received a private link, the receipt. Without an account it lets you see what you left, correct it, withdraw or delete it, and ask whom it was passed on to.',
          },
          { text: 'Keep that link to yourself: whoever holds it can do the same. Lost it? Write to us from the address you left.' },
          { text: 'They are kept for the time told beside the form, two years at most.', by: 'construction' },
          {
            text: 'A request for access is erased after thirty days, and at once if it is refused. If access is given, your name and address stay with your link, which ends after two years at the latest, and are erased a month after its end at most.',
            by: 'tested',
          },
          { text: 'A copy made elsewhere already, in a phone or a file, cannot be taken back.' },
        ],
      },
      {
        id: 'rights',
        title: 'What the law gives you',
        lead: 'Law 09-08 is for everybody, with an account or without.',
        says: [
          { text: 'To be told, before you give anything: who asks, why, for whom, what is optional (article 5).' },
          {
            text: 'Access and copy: to know whether we hold data about you, which, where they come from, to whom they went, and to receive a copy (article 7).',
          },
          { text: 'Rectification: to have what is wrong or incomplete corrected (article 8).' },
          { text: 'Deletion: to have your data erased, except what the law requires to keep, such as invoices (article 8).' },
          { text: 'Restriction, or locking: that they be kept without being used (article 8).' },
          { text: 'Objection: to refuse a use for a legitimate reason, and any prospecting without one (article 9).' },
        ],
      },
      {
        id: 'ask',
        title: 'How to exercise them',
        says: [
          { text: 'You have an account: see, correct, take back and close by yourself in your space.' },
          { text: 'You have a receipt: open it.' },
          {
            text: 'In every other case write to us: your name, the e-mail address and the phone number by which we may know you, and your precise request.',
          },
          {
            text: 'We make sure that it is you by a message to that address, never by a copy of your identity card: do not send one.',
            by: 'people',
          },
          {
            text: 'We answer within ten days, free of charge; if something takes longer or cannot be done, we write to you why.',
            by: 'people',
          },
        ],
      },
      {
        id: 'cndp',
        title: 'If our answer does not satisfy you',
        says: [
          {
            text: 'You may turn to the Moroccan data protection authority, the Commission nationale de contrôle de la protection des données à caractère personnel (CNDP), also where we did not answer in time.',
          },
        ],
      },
      {
        id: 'protection',
        title: 'How a card is protected',
        says: [
          { text: 'Each link carries a key of its own: without a link that its owner gave, a card does not open.', by: 'construction' },
          { text: 'What it says is encrypted in our databases; the keys are held apart.', by: 'tested' },
          { text: 'A link that was taken back opens nothing from the next request on.', by: 'tested' },
          { text: 'No card is offered to search engines.', by: 'tested' },
          {
            text: 'What is done here is written into a record, without your data: numbers only, kept for 24 months. A line that was changed or removed shows.',
            by: 'tested',
          },
          {
            text: 'Here protection ends: a link can be passed on, a screen photographed, and taking a link back recalls no copy. Our servers decrypt a card while they show it.',
          },
        ],
      },
    ],
    write: 'Write to {contact}',
    subject: 'Exercising my rights (law 09-08)',
    body: ['Name:', 'Email address known to you:', 'Phone known to you:', 'My precise request:'],
    form: 'Exercise my rights here',
    follow: 'Follow my request',
    space: 'Go to my space',
    policy: 'Privacy policy',
    cndp: 'The site of the CNDP',
  },
}
