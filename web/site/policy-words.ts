import type { Language } from '#contract/language.ts'

/** What the privacy policy says besides what the register tells: the structure of the founding text, with what it lacks. */
export interface PolicyWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly version: (version: string, date: string) => string
  readonly controller: string
  readonly receipt: (number: string) => string
  readonly noReceipt: string
  readonly contents: string
  readonly parts: {
    readonly who: { readonly title: string; readonly says: readonly string[] }
    readonly what: { readonly title: string; readonly says: readonly string[] }
    readonly why: { readonly title: string; readonly says: readonly string[] }
    readonly access: { readonly title: string; readonly says: readonly string[] }
    readonly time: { readonly title: string; readonly says: readonly string[] }
    readonly rights: { readonly title: string; readonly says: readonly string[] }
    readonly ask: { readonly title: string; readonly says: readonly string[] }
  }
  readonly origin: string
  readonly basis: string
  readonly recipients: string
  readonly staff: string
  readonly nobodyElse: string
  readonly noStaff: string
  readonly yourRights: string
  readonly comma: string
  readonly colon: string
}

const contact = 'contact@IdNet.ma'

export const policyWords: { readonly [L in Language]: PolicyWords } = {
  fr: {
    title: 'Politique de confidentialité',
    description: 'Quelles données ConnectCard traite, pourquoi, pour qui, combien de temps, et vos droits.',
    lead: 'Cette page est écrite par le programme, à partir de ce qu’il fait\u00A0: une donnée qui n’y figure pas ne peut pas être gardée.',
    version: (version, date) => `Édition ${version}, du ${date}`,
    controller: 'IdNet, société de droit marocain, responsable du traitement',
    receipt: (number) => `Récépissé de la CNDP\u00A0: ${number}`,
    noReceipt: 'Récépissé de la CNDP\u00A0: numéro à renseigner (démonstration)',
    contents: 'Sur cette page',
    parts: {
      who: {
        title: 'De quoi parle cette charte',
        says: [
          'Elle vaut pour toutes les données personnelles traitées par IdNet pour ses clients, professionnels et entreprises, et pour les personnes qui leur sont liées\u00A0: visiteurs d’une carte, membres d’une entreprise, destinataires.',
          'Si vous nous donnez les données de quelqu’un d’autre, cette personne doit être informée de cette charte et de ses droits. Quand un lien est fait pour une personne, nous le lui disons avant qu’il ne s’ouvre.',
        ],
      },
      what: {
        title: 'Quelles données, et d’où elles viennent',
        says: [
          'Seules les données nécessaires à un but nommé sont demandées. À côté de chaque champ, il est dit s’il est obligatoire, pourquoi, et ce qui se passe sans lui.',
          'Qui nous écrit par le formulaire de contact, ou demande des cartes, donne son nom, son e-mail et, s’il le veut, son téléphone\u00A0: ils servent à lui répondre, et à rien d’autre.',
          'Un visiteur qui ouvre une carte ne laisse rien\u00A0: il reste un nombre d’ouvertures par jour, que personne ne lit au-dessous de cinq.',
        ],
      },
      why: {
        title: 'Pourquoi',
        says: ['La liste est close. Aucune prospection, aucune vente, aucune décision automatique, aucun profilage.'],
      },
      access: {
        title: 'Qui y a accès',
        says: [
          'Chez IdNet, un poste ne voit que ce que sert sa finalité\u00A0: à ce jour, la facturation et la comptabilité voient des données de clients, dans leurs factures et avoirs\u00A0; le service client et la vente, les messages et les demandes de cartes qu’on leur envoie\u00A0; et chaque ouverture est inscrite avec son but. Chaque acte laisse une trace sans nom. Le secret professionnel continue après le départ.',
          'Une carte ne s’ouvre que par un lien que son titulaire a donné\u00A0: le lien est la clé, il est chiffré, aucun moteur de recherche ne le référence. Qui a un lien peut le transmettre.',
          'Rien ne va à d’autres que les destinataires nommés plus haut\u00A0: aucun outil de mesure, aucun service tiers dans les pages. Où se trouvent le serveur et le courriel dépend de l’installation.',
        ],
      },
      time: {
        title: 'Comment, et combien de temps',
        says: [
          'Ce qui nomme quelqu’un est chiffré avant d’être écrit, sous une clé qui n’est qu’à cette personne et se trouve ailleurs. Effacer, c’est détruire cette clé\u00A0: les sauvegardes en meurent aussi.',
          'Deux ans au plus après la fin de la relation, à une exception près\u00A0: les factures et les avoirs, que la loi impose de garder dix ans à partir de la fin de l’exercice.',
          'Ces documents sont à part, sous une autre clé que la vôtre. Quand votre compte est effacé, plus rien ne mène de vous à eux\u00A0; seule la comptabilité les ouvre encore, et au bout des dix ans ils sont détruits avec leur clé.',
        ],
      },
      rights: {
        title: 'Vos droits',
        says: [
          'Accès, copie, rectification, suppression ou anonymisation, limitation, opposition\u00A0: à tout moment, sans frais (loi 09-08, articles 7 à 9). Nous répondons dans les dix jours\u00A0; à défaut, vous pouvez saisir la CNDP.',
        ],
      },
      ask: {
        title: 'À qui s’adresser',
        says: [
          `À ${contact}\u00A0: votre nom, votre adresse e-mail, votre numéro de téléphone et votre demande précise. Sur Internet, des données peuvent circuler sans garantie de sécurité\u00A0; n’envoyez pas de copie de carte d’identité.`,
        ],
      },
    },
    origin: 'D’où',
    basis: 'Fondement',
    recipients: 'Destinataires',
    staff: 'Postes chez IdNet',
    nobodyElse: 'personne d’autre',
    noStaff: 'aucun',
    yourRights: 'Vos droits, et comment les exercer',
    comma: ', ',
    colon: '\u00A0: ',
  },
  ar: {
    title: 'سياسة الخصوصية',
    description: 'ما هي المعطيات التي تعالجها ConnectCard، ولماذا، ولمن، وكم من الوقت، وما هي حقوقك.',
    lead: 'هذه الصفحة يكتبها البرنامج مما يفعله: لا يمكن الاحتفاظ بمعطى غير مذكور فيها.',
    version: (version, date) => `الإصدار ${version}، بتاريخ ${date}`,
    controller: 'IdNet، شركة خاضعة للقانون المغربي، المسؤولة عن المعالجة',
    receipt: (number) => `وصل اللجنة الوطنية (CNDP): ${number}`,
    noReceipt: 'وصل اللجنة الوطنية (CNDP): الرقم غير مذكور بعد (عرض تجريبي)',
    contents: 'في هذه الصفحة',
    parts: {
      who: {
        title: 'ما موضوع هذا الميثاق',
        says: [
          'يسري على كل المعطيات الشخصية التي تعالجها IdNet لزبنائها من المهنيين والمقاولات، وعلى الأشخاص المرتبطين بهم: زوار بطاقة، وأعضاء مقاولة، ومرسل إليهم.',
          'إذا أعطيتنا معطيات شخص آخر، وجب إخباره بهذا الميثاق وبحقوقه. وعندما يُعد رابط لشخص معين، نخبره بذلك قبل أن يُفتح.',
        ],
      },
      what: {
        title: 'ما هي المعطيات ومن أين تأتي',
        says: [
          'لا يُطلب إلا ما هو ضروري لغاية معلنة. وبجانب كل خانة يُذكر هل هي إجبارية ولماذا، وما يترتب على تركها.',
          'من يراسلنا بالاستمارة أو يطلب بطاقات يعطي اسمه وبريده الإلكتروني، وهاتفه إن أراد: تُستعمل للجواب عنه ولا لشيء آخر.',
          'من يفتح بطاقة لا يترك شيئا: يبقى عدد مرات الفتح في اليوم، ولا يقرؤه أحد إن كان أقل من خمس.',
        ],
      },
      why: { title: 'لماذا', says: ['اللائحة مغلقة. لا استقراء تجاري ولا بيع ولا قرار آلي ولا تنميط.'] },
      access: {
        title: 'من يطلع عليها',
        says: [
          'لدى IdNet لا يرى أي منصب إلا ما تخدمه غايته: وإلى اليوم ترى الفوترة والمحاسبة معطيات الزبناء في فواتيرهم وإشعارات خصمهم، وترى خدمة الزبناء والمبيعات ما يُرسل إليهما من رسائل وطلبات بطاقات، وكل فتح يُسجل مع غايته. وكل فعل يترك أثرا دون اسم. والسر المهني يستمر بعد المغادرة.',
          'لا تُفتح بطاقة إلا برابط أعطاه صاحبها: الرابط هو المفتاح، وهو مشفر، ولا يفهرسه أي محرك بحث. ومن لديه رابط يمكنه نقله.',
          'لا يصل شيء إلى غير المرسل إليهم المذكورين أعلاه: لا أداة قياس ولا خدمة طرف ثالث في الصفحات. أما مكان الخادم والبريد فيتعلق بالتثبيت.',
        ],
      },
      time: {
        title: 'كيف، وكم من الوقت',
        says: [
          'كل ما يسمي شخصا يُشفر قبل كتابته، بمفتاح خاص بهذا الشخص وحده ومحفوظ في مكان آخر. والمحو هو إتلاف هذا المفتاح: فتموت النسخ الاحتياطية معه.',
          'سنتان على الأكثر بعد نهاية العلاقة، باستثناء واحد: الفواتير وإشعارات الخصم، التي يفرض القانون حفظها عشر سنوات ابتداء من نهاية السنة المالية.',
          'تُحفظ هذه الوثائق على حدة، بمفتاح غير مفتاحك. وعندما يُمحى حسابك لا يبقى شيء يقود منك إليها؛ ولا تفتحها بعد ذلك إلا المحاسبة، وبعد السنوات العشر تُتلف هي ومفتاحها.',
        ],
      },
      rights: {
        title: 'حقوقك',
        says: [
          'الولوج والنسخة والتصحيح والحذف أو إخفاء الهوية والتقييد والتعرض: في أي وقت ودون مصاريف (القانون 09-08، المواد من 7 إلى 9). نجيب خلال عشرة أيام؛ وإلا يمكنك اللجوء إلى اللجنة الوطنية (CNDP).',
        ],
      },
      ask: {
        title: 'بمن تتصل',
        says: [
          `على ${contact}: اسمك وبريدك الإلكتروني ورقم هاتفك وطلبك المحدد. قد تتداول المعطيات على الإنترنت دون ضمانات أمنية؛ فلا ترسل نسخة من بطاقة التعريف.`,
        ],
      },
    },
    origin: 'من أين',
    basis: 'الأساس',
    recipients: 'المرسل إليهم',
    staff: 'المناصب لدى IdNet',
    nobodyElse: 'لا أحد غير ذلك',
    noStaff: 'لا أحد',
    yourRights: 'حقوقك وكيفية ممارستها',
    comma: '، ',
    colon: ': ',
  },
  en: {
    title: 'Privacy policy',
    description: 'Which data ConnectCard handles, why, for whom, for how long, and your rights.',
    lead: 'This page is written by the program, from what it does: what is not on it cannot be kept.',
    version: (version, date) => `Edition ${version}, of ${date}`,
    controller: 'IdNet, a company under Moroccan law, controller of the processing',
    receipt: (number) => `Receipt of the CNDP: ${number}`,
    noReceipt: 'Receipt of the CNDP: number to be filled in (demonstration)',
    contents: 'On this page',
    parts: {
      who: {
        title: 'What this charter is about',
        says: [
          'It holds for all personal data that IdNet handles for its clients, professionals and companies, and for the people linked to them: visitors of a card, members of a company, addressees.',
          'If you give us somebody else’s data, they must be told of this charter and of their rights. When a link is made for one person, we tell them before it opens.',
        ],
      },
      what: {
        title: 'Which data, and where they come from',
        says: [
          'Only what a named purpose needs is asked for. Beside each field it is said whether it is mandatory, why, and what follows without it.',
          'Whoever writes to us by the form, or asks for cards, gives their name, their email and, if they wish, their telephone: these serve to answer them, and nothing else.',
          'A visitor who opens a card leaves nothing: what stays is a number of openings a day, which nobody reads below five.',
        ],
      },
      why: { title: 'Why', says: ['The list is closed. No prospecting, no sale, no automatic decision, no profiling.'] },
      access: {
        title: 'Who has access',
        says: [
          'At IdNet a job sees only what its purpose needs: to this day billing and accounting see clients’ data in their invoices and credit notes, customer service and sales the messages and requests for cards that are sent to them, and each opening is recorded with its purpose. Each deed leaves a trace without a name. Professional secrecy goes on after leaving.',
          'A card opens only by a link its owner gave: the link is the key, it is encrypted, and no search engine lists it. Who has a link can pass it on.',
          'Nothing goes to others than the recipients named above: no measuring tool, no third-party service in the pages. Where server and mail stand depends on the installation.',
        ],
      },
      time: {
        title: 'How, and for how long',
        says: [
          'What names somebody is encrypted before it is written, under a key that is theirs alone and lies elsewhere. Erasing is destroying that key: backups die of it too.',
          'Two years at most after the end of the relationship, with one exception: invoices and credit notes, which the law has us keep for ten years from the end of the fiscal year.',
          'They lie apart, under another key than yours. When your account is erased nothing leads from you to them any more; only accounting still opens them, and after the ten years they are destroyed with their key.',
        ],
      },
      rights: {
        title: 'Your rights',
        says: [
          'Access, copy, correction, deletion or anonymisation, restriction, objection: at any time, free of charge (law 09-08, articles 7 to 9). We answer within ten days; if not, you may turn to the CNDP.',
        ],
      },
      ask: {
        title: 'Whom to ask',
        says: [
          `At ${contact}: your name, your email address, your phone number and what precisely you ask. On the internet data may travel without guarantee of security; send no copy of an identity card.`,
        ],
      },
    },
    origin: 'From where',
    basis: 'Basis',
    recipients: 'Recipients',
    staff: 'Jobs at IdNet',
    nobodyElse: 'nobody else',
    noStaff: 'none',
    yourRights: 'Your rights, and how to use them',
    comma: ', ',
    colon: ': ',
  },
}
