import type { Language } from '#contract/language.ts'

interface FoundingWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly contents: string
  readonly text: string
  readonly inFrench: string
  readonly changes: (count: number) => string
  readonly changesLead: string
  readonly pending: string
  readonly now: string
  readonly policy: string
  readonly editions: string
}

export const foundingWords: { readonly [L in Language]: FoundingWords } = {
  fr: {
    title: 'Le texte fondateur, et ce qui y change',
    description: 'La charte de confidentialité telle qu’IdNet l’a écrite, et chaque changement que la politique en vigueur y apporte.',
    lead: 'La politique en vigueur part de la charte qu’IdNet a écrite. La voici telle quelle, avec chaque endroit où la politique dit autre chose.',
    contents: 'Sur cette page',
    text: 'La charte, telle qu’elle a été écrite',
    inFrench: '',
    changes: (count) => `${count} changements`,
    changesLead: 'D’abord ce que dit la charte, puis ce que dit la politique à la place, et pourquoi.',
    pending: 'À valider par IdNet',
    now: 'Ce que dit la politique',
    policy: 'La politique en vigueur',
    editions: 'Ses éditions',
  },
  ar: {
    title: 'النص المؤسس، وما يتغير فيه',
    description: 'ميثاق الخصوصية كما كتبته IdNet، وكل تغيير تُدخله عليه السياسة السارية.',
    lead: 'تنطلق السياسة السارية من الميثاق الذي كتبته IdNet. ها هو كما هو، مع كل موضع تقول فيه السياسة شيئا آخر.',
    contents: 'في هذه الصفحة',
    text: 'الميثاق كما كُتب',
    inFrench: 'كُتب الميثاق بالفرنسية.',
    changes: (count) => `${count} تغييرا`,
    changesLead: 'أولا ما يقوله الميثاق، ثم ما تقوله السياسة بدلا منه، ولماذا.',
    pending: 'في انتظار مصادقة IdNet (à valider par IdNet)',
    now: 'ما تقوله السياسة',
    policy: 'السياسة السارية',
    editions: 'إصداراتها',
  },
  en: {
    title: 'The founding text, and what changes in it',
    description: 'The privacy charter as IdNet wrote it, and each change that the policy in force makes to it.',
    lead: 'The policy in force begins with the charter that IdNet wrote. Here it is as it was written, with every place where the policy says something else.',
    contents: 'On this page',
    text: 'The charter, as it was written',
    inFrench: 'The charter was written in French.',
    changes: (count) => `${count} changes`,
    changesLead: 'First what the charter says, then what the policy says instead, and why.',
    pending: 'To be approved by IdNet (à valider par IdNet)',
    now: 'What the policy says',
    policy: 'The policy in force',
    editions: 'Its editions',
  },
}

interface FoundingChange {
  /** The words of the charter, as they stand there; without them something is added that it does not have. */
  readonly quote?: string
  /** The part of the policy that says it now. */
  readonly part: 'who' | 'what' | 'why' | 'access' | 'time' | 'rights' | 'ask'
  readonly says: { readonly [L in Language]: string }
}

/** Every change that the policy makes to the founding text, in the order of that text. */
export const foundingChanges: readonly FoundingChange[] = [
  {
    quote: 'dans le cadre des produits et services fournis à des clients professionnels et entreprises',
    part: 'who',
    says: {
      fr: 'La politique vaut aussi, nommément, pour qui n’a pas de compte\u00A0: visiteur d’une carte, personne pour qui un lien est fait, membre d’une entreprise, auteur d’un message. Leurs données sont tenues\u00A0; elles doivent être dites.',
      ar: 'تسري السياسة كذلك صراحة على من ليس له حساب: زائر بطاقة، ومن أُعد له رابط، وعضو مقاولة، وصاحب رسالة. معطياتهم محفوظة، فوجب ذكرها.',
      en: 'The policy also holds, by name, for those without an account: the visitor of a card, the person a link is made for, the member of a company, the author of a message. Their data are held; that must be said.',
    },
  },
  {
    quote: 'doivent être informées',
    part: 'who',
    says: {
      fr: 'Le programme informe lui-même la personne pour qui un lien est fait, avant que le lien ne s’ouvre. Des autres, qui nous donne leurs données reste chargé de les informer.',
      ar: 'يخبر البرنامج بنفسه من أُعد له رابط قبل أن يُفتح. أما غيره فيبقى إخبارهم على من أعطانا معطياتهم.',
      en: 'The program itself tells the person a link is made for, before the link opens. Others are still to be told by whoever gives us their data.',
    },
  },
  {
    quote: 'Vos numéros de téléphone etc, le cas échéant',
    part: 'what',
    says: {
      fr: '«\u00A0etc.\u00A0» devient une liste close, écrite à partir du registre\u00A0: une donnée qui n’y est pas ne peut pas être gardée.',
      ar: 'تصبح كلمة «إلخ» لائحة مغلقة تُكتب انطلاقا من السجل: لا يمكن الاحتفاظ بمعطى غير مذكور فيها.',
      en: '“etc.” becomes a closed list, written from the register: a datum that is not on it cannot be kept.',
    },
  },
  {
    quote: 'votre adresse e-mail, votre nom et votre numéro de téléphone afin de répondre à vos questions',
    part: 'what',
    says: {
      fr: 'Le téléphone est facultatif, car une réponse n’en a pas besoin. La même chose vaut pour une demande de cartes. Le délai est dit\u00A0: douze mois après la réponse ou la clôture.',
      ar: 'الهاتف اختياري لأن الجواب لا يحتاج إليه. ويسري الأمر نفسه على طلب البطاقات. والمدة معلنة: اثنا عشر شهرا بعد الجواب أو الإغلاق.',
      en: 'The telephone is optional, for an answer does not need it. The same holds for a request for cards. The time is told: twelve months after the answer, or the closing.',
    },
  },
  {
    quote: 'effectuer les opérations relatives à la gestion des clients concernant',
    part: 'why',
    says: {
      fr: 'Quatre buts manquaient à la liste et y sont nommés\u00A0: tenir le compte, partager la carte, répondre aux droits, protéger les comptes et les données.',
      ar: 'كانت أربع غايات ناقصة من اللائحة فذُكرت: مسك الحساب، ومشاركة البطاقة، والاستجابة للحقوق، وحماية الحسابات والمعطيات.',
      en: 'Four purposes were missing from the list and are named: keeping the account, sharing the card, answering rights, protecting accounts and data.',
    },
  },
  {
    part: 'why',
    says: {
      fr: 'La liste est dite close, et ce qui n’en est pas est dit\u00A0: aucune prospection, aucune vente, aucune décision automatique, aucun profilage. Chaque but a son fondement dans la loi.',
      ar: 'يُذكر أن اللائحة مغلقة ويُذكر ما ليس منها: لا استقراء تجاري ولا بيع ولا قرار آلي ولا تنميط. ولكل غاية أساسها في القانون.',
      en: 'The list is said to be closed, and what is not on it is said: no prospecting, no sale, no automatic decision, no profiling. Each purpose has its basis in the law.',
    },
  },
  {
    quote: 'Nous limitons l’accès à vos informations aux seuls employés qui ont besoin de les utiliser.',
    part: 'access',
    says: {
      fr: 'Les postes sont nommés, but par but, et chaque ouverture par l’un d’eux est inscrite. Le secret continue après le départ.',
      ar: 'تُذكر المناصب غاية بغاية، وكل فتح يقوم به أحدها يُسجل. ويستمر السر بعد المغادرة.',
      en: 'The jobs are named, purpose by purpose, and each opening by one of them is recorded. Secrecy goes on after they leave.',
    },
  },
  {
    quote: 'Aucun autre moyens n’existe pour accéder à votre profile car tous les liens sont crypté',
    part: 'access',
    says: {
      fr: 'La promesse est ramenée à ce qui est tenu\u00A0: le lien est la clé, il est chiffré, aucun moteur de recherche ne le référence. Il est dit aussi que qui a un lien peut le transmettre\u00A0; la page des droits dit où la protection s’arrête.',
      ar: 'يُحصر الوعد في ما يُضمن: الرابط هو المفتاح، وهو مشفر، ولا يفهرسه أي محرك بحث. ويُذكر أيضا أن من لديه رابط يمكنه نقله؛ وتقول صفحة الحقوق أين تنتهي الحماية.',
      en: 'The promise is brought down to what is kept: the link is the key, it is encrypted, no search engine lists it. It is also said that whoever has a link can pass it on; the page about rights says where protection ends.',
    },
  },
  {
    part: 'access',
    says: {
      fr: 'Les destinataires sont nommés, comme la loi le demande (article\u00A05), et le lieu des serveurs est dit dépendre de l’installation.',
      ar: 'يُذكر المرسل إليهم كما يطلب القانون (المادة 5)، ويُذكر أن مكان الخوادم يتعلق بالتثبيت.',
      en: 'Recipients are named, as the law asks (article 5), and where the servers stand is said to depend on the installation.',
    },
  },
  {
    quote: 'La durée maximum de conservation de vos données est de deux ans à compter de la fin de la relation contractuelle.',
    part: 'time',
    says: {
      fr: 'Les deux ans restent le plafond. Chaque donnée a en plus son propre délai, souvent plus court, et il est dit comment elle finit\u00A0: sa clé est détruite, dans les sauvegardes aussi.',
      ar: 'تبقى السنتان حدا أقصى. ولكل معطى كذلك مدته الخاصة، وغالبا ما تكون أقصر، ويُذكر كيف ينتهي: يُتلف مفتاحه، في النسخ الاحتياطية أيضا.',
      en: 'Two years remain the most. Each datum has a time of its own besides, often shorter, and it is said how it ends: its key is destroyed, in backups too.',
    },
  },
  {
    quote: 'la IdNet conserve certains documents obligatoires, notamment les factures pour la durée légale de conservation.',
    part: 'time',
    says: {
      fr: '«\u00A0Notamment\u00A0» disparaît\u00A0: seules les factures et les avoirs, dix ans à partir de la fin de l’exercice, à part et sous une autre clé.',
      ar: 'تُحذف كلمة «خاصة»: الفواتير وإشعارات الخصم وحدها، عشر سنوات ابتداء من نهاية السنة المالية، على حدة وتحت مفتاح آخر.',
      en: '“Notably” goes: invoices and credit notes alone, ten years from the end of the fiscal year, apart and under another key.',
    },
  },
  {
    quote: 'demander et obtenir les informations suivantes',
    part: 'rights',
    says: {
      fr: 'L’opposition, que la charte ne nomme qu’à la fin, est dite avec les autres droits, avec la gratuité, le délai de dix jours et le recours à la CNDP.',
      ar: 'يُذكر التعرض، الذي لا يسميه الميثاق إلا في آخره، مع باقي الحقوق، ومعه المجانية وأجل عشرة أيام واللجوء إلى CNDP.',
      en: 'Objection, which the charter names only at its end, is told with the other rights, as are that they are free, the ten days and the recourse to the CNDP.',
    },
  },
  {
    quote: 'doit être envoyée à l’adresse contact@IdNet.ma',
    part: 'ask',
    says: {
      fr: 'L’adresse reste une porte parmi d’autres\u00A0: le formulaire et l’espace valent autant. Aucune copie de carte d’identité n’est demandée.',
      ar: 'يبقى العنوان بابا من بين أبواب: الاستمارة والفضاء لهما القيمة نفسها. ولا تُطلب أي نسخة من بطاقة التعريف.',
      en: 'The address stays one door among others: the form and one’s space are worth as much. No copy of an identity card is asked for.',
    },
  },
  {
    quote: 'traitée dans les meilleurs délais par le service client',
    part: 'rights',
    says: {
      fr: '«\u00A0Les meilleurs délais\u00A0» deviennent dix jours\u00A0; le délégué à la protection des données répond aussi.',
      ar: 'تصبح «أقرب الآجال» عشرة أيام؛ ويجيب كذلك مندوب حماية المعطيات.',
      en: '“As soon as possible” becomes ten days; the data protection officer answers too.',
    },
  },
  {
    part: 'who',
    says: {
      fr: 'Le numéro du récépissé de la CNDP est dit en tête, comme la loi le demande (articles\u00A05 et 19), ou qu’il manque.',
      ar: 'يُذكر رقم وصل CNDP في البداية كما يطلب القانون (المادتان 5 و19)، أو يُذكر أنه غير متوفر.',
      en: 'The number of the CNDP’s receipt is told at the head, as the law asks (articles 5 and 19), or that there is none.',
    },
  },
]
