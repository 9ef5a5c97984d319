import type { Language } from '#contract/language.ts'
import { recipients } from '#contract/register.ts'
import type {
  ErasurePreview,
  Outcome,
  RefusalReason,
  RequestField,
  RequestFormView,
  RequestKind,
  RequestPart,
  RequestState,
  RequestStep,
  RequestView,
  RequestWrong,
} from '#contract/requests.ts'

/** Every sentence of the form by which one asks about one's data, and of the pages that follow it. A language that lacks one does not compile. */
export interface RequestWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly kindTitle: string
  readonly kinds: { readonly [kind in RequestKind]: { readonly name: string; readonly means: string } }
  readonly you: string
  readonly fields: {
    readonly [field in Exclude<RequestField, 'kind'>]: { readonly label: string; readonly mark: string; readonly hint: string }
  }
  readonly wrong: { readonly [reason in NonNullable<RequestWrong[RequestField]>]: string }
  readonly says: { readonly [says in NonNullable<RequestFormView['says']>]: string }
  readonly send: string
  readonly noticeTitle: string
  readonly notice: readonly string[]
  readonly receipt: (number: string) => string
  readonly noReceipt: string
  readonly toFollow: string
  readonly closed: string
  readonly followTitle: string
  readonly followDescription: string
  readonly followLead: string
  readonly reference: string
  readonly code: string
  readonly codeHint: string
  readonly follow: string
  readonly unknown: string
  readonly many: string
  readonly filedTitle: string
  readonly filedLead: string
  readonly keep: string
  readonly requestTitle: (reference: string) => string
  readonly states: { readonly [state in RequestState]: string }
  readonly ball: { readonly you: string; readonly us: string; readonly nobody: string }
  readonly labels: {
    readonly kind: string
    readonly state: string
    readonly due: string
    readonly legalDue: string
    readonly ball: string
    readonly still: string
  }
  readonly days: (days: number) => string
  readonly history: string
  readonly steps: { readonly [step in RequestStep]: string }
  readonly proveTitle: string
  readonly proveText: string
  readonly proof: string
  readonly prove: string
  readonly another: string
  readonly missingTitle: string
  readonly missing: { readonly [part in RequestPart]: string }
  readonly complete: string
  readonly waitsTitle: string
  readonly waits: (until: string) => string
  readonly textOffer: string
  readonly sendText: string
  readonly textSent: string
  readonly textProof: string
  readonly anotherText: string
  readonly eraseTitle: string
  readonly goesTitle: string
  readonly goes: { readonly [what in ErasurePreview['goes'][number]['what']]: string }
  readonly nothingGoes: string
  readonly staysTitle: string
  readonly stays: { readonly [what in ErasurePreview['stays'][number]['what']]: string }
  readonly until: (day: string) => string
  readonly window: (days: number) => string
  readonly sure: string
  readonly erase: string
  readonly windowTitle: string
  readonly windowText: (day: string) => string
  readonly cancel: string
  readonly answerTitle: string
  readonly outcomes: { readonly [outcome in Outcome]: string }
  readonly reasons: { readonly [reason in RefusalReason]: string }
  readonly copyTitle: string
  readonly copyText: (until: string) => string
  readonly fetch: string
  readonly certificateTitle: string
  readonly certificateText: string
  readonly toVerify: string
  readonly withdrawTitle: string
  readonly withdraw: string
  readonly saysHere: { readonly [says in NonNullable<RequestView['says']>]: string }
  readonly verifyTitle: string
  readonly verifyDescription: string
  readonly verifyLead: string
  readonly certificate: string
  readonly verify: string
  readonly ours: {
    readonly erasure: (reference: string, at: string, keys: number) => string
    readonly anonymisation: (reference: string, at: string, keys: number) => string
  }
  readonly notOurs: string
}

export const requestWords: { readonly [L in Language]: RequestWords } = {
  fr: {
    title: 'Exercer vos droits',
    description: 'Demander une copie, une correction, l’effacement, la limitation de vos données, ou vous y opposer, sans compte.',
    lead: 'Pour toute personne, cliente ou non, sans compte et sans frais. Vous recevez aussitôt une référence et une date de réponse.',
    kindTitle: 'Que demandez-vous\u00A0?',
    kinds: {
      access: { name: 'Savoir', means: 'si nous avons des données sur vous, lesquelles et pourquoi' },
      copy: { name: 'Une copie', means: 'de tout ce que nous avons sur vous' },
      rectification: { name: 'Corriger', means: 'ce qui est inexact ou incomplet' },
      erasure: { name: 'Effacer', means: 'vos données, pour toujours' },
      anonymisation: { name: 'Rendre anonyme', means: 'ne garder que des nombres qui ne vous désignent plus' },
      restriction: { name: 'Limiter', means: 'garder vos données sans s’en servir' },
      prospecting: { name: 'Plus de prospection', means: 'ne plus être contacté(e) à des fins commerciales' },
      objection: { name: 'Vous opposer', means: 'à un autre usage, en disant pourquoi' },
    },
    you: 'Qui êtes-vous\u00A0?',
    fields: {
      name: { label: 'Nom', mark: 'demandé', hint: '' },
      email: {
        label: 'Adresse e-mail',
        mark: 'demandée',
        hint: 'Celle que nous connaissons, si vous en avez plusieurs\u00A0: un code y est envoyé pour montrer qu’elle est à vous. C’est par elle que nous répondons.',
      },
      phone: { label: 'Téléphone', mark: 'facultatif', hint: 'Sans e-mail, pour vous joindre.' },
      text: {
        label: 'Votre demande, précisément',
        mark: 'facultatif, sauf pour corriger ou vous opposer',
        hint: 'N’y mettez ni numéro de carte d’identité, ni rien de sensible.',
      },
    },
    wrong: {
      reach: 'Donnez une adresse e-mail, ou à défaut un téléphone\u00A0: sans cela, nous ne pouvons pas répondre.',
      form: 'Cela ne se lit pas\u00A0: vérifiez ce qui est écrit.',
      long: 'C’est trop long.',
      choose: 'Choisissez ce que vous demandez.',
    },
    says: {
      many: 'Beaucoup de demandes arrivent du même endroit. Attendez un peu et envoyez de nouveau\u00A0: rien n’est perdu.',
      failed: 'L’envoi n’a pas abouti, par notre faute. Rien n’est perdu\u00A0: envoyez de nouveau.',
    },
    send: 'Envoyer ma demande',
    noticeTitle: 'Ce que devient cette demande',
    notice: [
      'Responsable\u00A0: IdNet, contact@IdNet.ma. But\u00A0: répondre à vos droits, et rien d’autre.',
      `Destinataires\u00A0: le service client et le délégué à la protection des données\u00A0; pour vous écrire, ${recipients['mail server'].fr}\u00A0; pour un code par SMS, ${recipients['text-message provider'].fr}. Personne d’autre.`,
      'Gardée vingt-trois mois après la réponse, chiffrée, pour prouver qu’elle a été donnée.',
      'Vous avez aussi vos droits sur cette demande, et pouvez saisir la CNDP.',
      'Sur Internet, des données peuvent circuler sans garantie de sécurité\u00A0; les nôtres sont chiffrées.',
    ],
    receipt: (number) => `Récépissé de la CNDP\u00A0: ${number}.`,
    noReceipt: 'Récépissé de la CNDP\u00A0: numéro à renseigner (démonstration).',
    toFollow: 'Suivre une demande déjà faite',
    closed:
      'Ce formulaire n’est pas encore ouvert. Écrivez-nous\u00A0: votre nom, votre adresse e-mail, votre téléphone et votre demande précise.',
    followTitle: 'Suivre ma demande',
    followDescription: 'Où en est une demande d’exercice de droits, avec sa référence et son code.',
    followLead: 'La référence et le code de suivi sont sur votre accusé de réception.',
    reference: 'Référence',
    code: 'Code de suivi',
    codeHint: 'Douze signes. Peu importent les majuscules et les tirets.',
    follow: 'Voir où elle en est',
    unknown: 'Aucune demande n’a cette référence et ce code. Vérifiez-les sur votre accusé de réception.',
    many: 'Trop d’essais. Attendez quelques minutes.',
    filedTitle: 'Votre demande est enregistrée',
    filedLead: 'C’est votre accusé de réception. Si vous avez donné une adresse e-mail, il y est aussi envoyé.',
    keep: 'Gardez la référence et le code\u00A0: avec eux, et sans compte, vous suivez votre demande.',
    requestTitle: (reference) => `Demande ${reference}`,
    states: {
      identity: 'reçue\u00A0: il reste à montrer que l’adresse est la vôtre',
      open: 'en cours',
      asked: 'en attente de ce qui manque',
      window: 'effacement annoncé',
      answered: 'répondue',
      withdrawn: 'retirée',
    },
    ball: { you: 'C’est à vous', us: 'C’est à nous', nobody: 'C’est terminé' },
    labels: {
      kind: 'Demande',
      state: 'État',
      due: 'Réponse au plus tard',
      legalDue: 'Limite de la loi',
      ball: 'La suite',
      still: 'Délai suspendu',
    },
    days: (days) => (days === 1 ? '1 jour' : `${days} jours`),
    history: 'Ce qui s’est passé',
    steps: {
      received: 'Reçue',
      proved: 'Adresse montrée comme vôtre',
      texted: 'Code du SMS donné\u00A0: l’attente est finie',
      asked: 'Complément demandé\u00A0: le délai est suspendu',
      completed: 'Complément reçu',
      announced: 'Effacement annoncé',
      cancelled: 'Effacement annulé',
      prepared: 'Copie préparée',
      taken: 'Copie prise',
      extended: 'Délai prolongé par la CNDP',
      reminded: 'Rappel',
      answered: 'Réponse donnée',
      withdrawn: 'Retirée',
    },
    proveTitle: 'Montrer que l’adresse est la vôtre',
    proveText: 'Un code de six chiffres vous a été envoyé par e-mail. Il est valable dix minutes. Aucune pièce d’identité n’est demandée.',
    proof: 'Code reçu par e-mail',
    prove: 'Confirmer',
    another: 'Recevoir un nouveau code',
    missingTitle: 'Ce qui manque',
    missing: { name: 'Votre nom', email: 'Une adresse e-mail', text: 'Votre demande, précisément' },
    complete: 'Compléter',
    waitsTitle: 'Un jour d’attente',
    waits: (until) =>
      `Cette adresse est celle d’un compte\u00A0: son titulaire a été prévenu. La demande reprend le ${until}, sauf opposition de sa part.`,
    textOffer:
      'Pour ne pas attendre, recevez un code par SMS au téléphone de ce compte. Le numéro n’est pas montré\u00A0: qui lirait votre messagerie à votre place ne doit pas l’apprendre. Si vous n’avez plus ce téléphone, il suffit d’attendre.',
    sendText: 'Recevoir un code par SMS',
    textSent:
      'Un code a été envoyé par SMS au téléphone de ce compte. Il est valable dix minutes, et met fin à l’attente. S’il n’arrive pas, il suffit d’attendre.',
    textProof: 'Code reçu par SMS',
    anotherText: 'Recevoir un autre code par SMS',
    eraseTitle: 'Avant de confirmer',
    goesTitle: 'Ce qui s’efface',
    goes: {
      account: 'compte',
      cards: 'cartes',
      links: 'liens',
      contacts: 'contacts reçus',
      left: 'coordonnées que vous avez laissées à d’autres',
      named: 'liens faits pour vous',
      messages: 'messages que vous nous avez envoyés',
      invited: 'invitations par des entreprises',
      sessions: 'sessions ouvertes',
    },
    nothingGoes: 'Nous ne détenons rien sous cette adresse.',
    staysTitle: 'Ce qui reste, et pourquoi',
    stays: {
      documents: 'les factures et documents que la loi impose de garder, à part',
      held: 'ce qu’un litige ou une obligation oblige à garder',
      audit: 'la trace des actes, sans nom, qui ne mène plus à vous\u00A0: vingt-quatre mois',
      request: 'la référence, les dates et la réponse de cette demande, sans votre nom\u00A0: vingt-trois mois',
    },
    until: (day) => `jusqu’au ${day}`,
    window: (days) =>
      `Vos cartes s’arrêtent aussitôt. L’effacement a lieu ${days} jours plus tard\u00A0; jusque-là, vous pouvez y renoncer.`,
    sure: 'J’ai compris\u00A0: ensuite, personne ne pourra rien rétablir.',
    erase: 'Annoncer l’effacement',
    windowTitle: 'Effacement annoncé',
    windowText: (day) => `Vos données seront effacées pour toujours le ${day}. Jusque-là, tout peut reprendre comme avant.`,
    cancel: 'Annuler l’effacement',
    answerTitle: 'Notre réponse',
    outcomes: { granted: 'Accordée', partial: 'Accordée en partie', 'nothing held': 'Rien n’est détenu', refused: 'Refusée' },
    reasons: {
      'identity not proven': 'identité non établie',
      'manifestly abusive': 'demande manifestement abusive',
      'legal obligation': 'obligation légale de garder',
      'rights of others': 'droits d’autres personnes',
      'not personal data': 'pas une donnée personnelle',
      'not the controller': 'autre responsable',
      'unclear after reminder': 'restée incomplète',
    },
    copyTitle: 'Votre copie',
    copyText: (until) => `Elle peut être prise une seule fois, jusqu’au ${until}. Par sécurité, un nouveau code vous est d’abord envoyé.`,
    fetch: 'Prendre la copie',
    certificateTitle: 'Attestation',
    certificateText: 'Elle ne nomme personne. Gardez-la\u00A0: quiconque peut vérifier qu’elle est de nous.',
    toVerify: 'Vérifier une attestation',
    withdrawTitle: 'Ne plus demander',
    withdraw: 'Retirer ma demande',
    saysHere: {
      sent: 'Un code vient d’être envoyé.',
      texted: 'Un code vient d’être envoyé par SMS.',
      'proof-wrong': 'Ce code n’est pas le bon, ou il est trop tard. Vous pouvez en recevoir un nouveau.',
      many: 'Trop d’essais. Attendez quelques minutes.',
      incomplete: 'Il manque encore quelque chose, ou cela ne se lit pas.',
      sure: 'Cochez la case pour confirmer.',
      state: 'La demande n’en est plus là\u00A0: voici où elle en est.',
      waits:
        'Le titulaire du compte a vingt-quatre heures pour s’y opposer\u00A0: revenez ensuite, ou donnez le code du SMS, s’il vous est proposé.',
      'copy-gone': 'Cette copie a déjà été prise, ou ses sept jours sont passés. Vous pouvez en demander une autre.',
    },
    verifyTitle: 'Vérifier une attestation',
    verifyDescription: 'Une attestation d’effacement de ConnectCard est-elle authentique\u00A0?',
    verifyLead: 'Collez l’attestation entière. Rien n’en est gardé.',
    certificate: 'Attestation',
    verify: 'Vérifier',
    ours: {
      erasure: (reference, at, keys) =>
        `Elle est de nous, et intacte. À la demande ${reference}, des données ont été effacées le ${at}\u00A0: ${keys} clés détruites.`,
      anonymisation: (reference, at, keys) =>
        `Elle est de nous, et intacte. À la demande ${reference}, des données ont été rendues anonymes le ${at}\u00A0: ${keys} clés détruites.`,
    },
    notOurs: 'Cette attestation n’est pas de nous, ou elle a été modifiée.',
  },
  ar: {
    title: 'ممارسة حقوقك',
    description: 'طلب نسخة من معطياتك أو تصحيحها أو محوها أو تقييدها أو التعرض عليها، دون حساب.',
    lead: 'لكل شخص، زبونا كان أو غير زبون، دون حساب ودون مصاريف. تتوصل فورا بمرجع وبتاريخ للجواب.',
    kindTitle: 'ماذا تطلب؟',
    kinds: {
      access: { name: 'المعرفة', means: 'هل لدينا معطيات عنك، وأيها ولماذا' },
      copy: { name: 'نسخة', means: 'من كل ما لدينا عنك' },
      rectification: { name: 'التصحيح', means: 'لما هو غير صحيح أو ناقص' },
      erasure: { name: 'المحو', means: 'لمعطياتك نهائيا' },
      anonymisation: { name: 'إخفاء الهوية', means: 'بألا تبقى إلا أعداد لا تدل عليك' },
      restriction: { name: 'التقييد', means: 'بحفظ معطياتك دون استعمالها' },
      prospecting: { name: 'وقف الاستقراء التجاري', means: 'ألا يتصل بك أحد لأغراض تجارية' },
      objection: { name: 'التعرض', means: 'على استعمال آخر، مع ذكر السبب' },
    },
    you: 'من أنت؟',
    fields: {
      name: { label: 'الاسم', mark: 'مطلوب', hint: '' },
      email: {
        label: 'البريد الإلكتروني',
        mark: 'مطلوب',
        hint: 'العنوان الذي نعرفه إن كانت لك عدة عناوين: يرسل إليه رمز لإثبات أنه لك، وعبره نجيب.',
      },
      phone: { label: 'الهاتف', mark: 'اختياري', hint: 'للاتصال بك إن لم يكن لك بريد.' },
      text: { label: 'طلبك بدقة', mark: 'اختياري، إلا للتصحيح أو التعرض', hint: 'لا تضع فيه رقم بطاقة التعريف ولا أي شيء حساس.' },
    },
    wrong: {
      reach: 'أعط عنوان بريد إلكتروني، أو رقم هاتف على الأقل: دون ذلك لا يمكننا الجواب.',
      form: 'هذا غير مقروء: تحقق مما كتبته.',
      long: 'هذا أطول من اللازم.',
      choose: 'اختر ما تطلبه.',
    },
    says: {
      many: 'تصل طلبات كثيرة من المكان نفسه. انتظر قليلا ثم أرسل من جديد: لم يضع شيء.',
      failed: 'لم يتم الإرسال بسبب خطأ منا. لم يضع شيء: أرسل من جديد.',
    },
    send: 'إرسال طلبي',
    noticeTitle: 'مصير هذا الطلب',
    notice: [
      'المسؤول: IdNet، contact@IdNet.ma. الغاية: الاستجابة لحقوقك، ولا شيء غير ذلك.',
      `المرسل إليهم: خدمة الزبناء ومندوب حماية المعطيات؛ ولمراسلتك ${recipients['mail server'].ar}؛ ولإرسال رمز في رسالة قصيرة ${recipients['text-message provider'].ar}. لا أحد غيرهم.`,
      'يحفظ مشفرا ثلاثة وعشرين شهرا بعد الجواب، لإثبات أنه أعطي.',
      'لك حقوقك على هذا الطلب أيضا، ويمكنك اللجوء إلى اللجنة الوطنية (CNDP).',
      'قد تتداول المعطيات على الإنترنت دون ضمانات أمنية؛ معطياتنا مشفرة.',
    ],
    receipt: (number) => `وصل اللجنة الوطنية (CNDP): ${number}.`,
    noReceipt: 'وصل اللجنة الوطنية (CNDP): الرقم سيضاف (عرض تجريبي).',
    toFollow: 'متابعة طلب سابق',
    closed: 'هذه الاستمارة غير مفتوحة بعد. اكتب إلينا: اسمك وبريدك الإلكتروني وهاتفك وطلبك بدقة.',
    followTitle: 'متابعة طلبي',
    followDescription: 'أين وصل طلب ممارسة الحقوق، بمرجعه ورمزه.',
    followLead: 'المرجع ورمز المتابعة موجودان في وصل الاستلام.',
    reference: 'المرجع',
    code: 'رمز المتابعة',
    codeHint: 'اثنتا عشرة علامة. لا يهم حجم الحروف ولا الشرطات.',
    follow: 'أين وصل الطلب',
    unknown: 'لا يوجد طلب بهذا المرجع وهذا الرمز. تحقق منهما في وصل الاستلام.',
    many: 'محاولات كثيرة. انتظر بضع دقائق.',
    filedTitle: 'تم تسجيل طلبك',
    filedLead: 'هذا وصل الاستلام. إن أعطيت عنوان بريد إلكتروني فهو يرسل إليه أيضا.',
    keep: 'احتفظ بالمرجع والرمز: بهما تتابع طلبك دون حساب.',
    requestTitle: (reference) => `الطلب ${reference}`,
    states: {
      identity: 'تم استلامه: بقي أن تثبت أن العنوان لك',
      open: 'قيد المعالجة',
      asked: 'في انتظار ما ينقص',
      window: 'أعلن عن المحو',
      answered: 'أجيب عنه',
      withdrawn: 'سُحب',
    },
    ball: { you: 'الدور عليك', us: 'الدور علينا', nobody: 'انتهى' },
    labels: {
      kind: 'الطلب',
      state: 'الحالة',
      due: 'الجواب في أجل أقصاه',
      legalDue: 'الأجل القانوني',
      ball: 'ما يلي',
      still: 'مدة توقف الأجل',
    },
    days: (days) => (days === 1 ? 'يوم واحد' : days === 2 ? 'يومان' : days <= 10 ? `${days} أيام` : `${days} يوما`),
    history: 'ما جرى',
    steps: {
      received: 'تم الاستلام',
      proved: 'ثبت أن العنوان لك',
      texted: 'أعطي رمز الرسالة القصيرة: انتهى الانتظار',
      asked: 'طلب استكمال: الأجل متوقف',
      completed: 'تم الاستكمال',
      announced: 'أعلن عن المحو',
      cancelled: 'ألغي المحو',
      prepared: 'أعدت النسخة',
      taken: 'أخذت النسخة',
      extended: 'مددت اللجنة الوطنية الأجل',
      reminded: 'تذكير',
      answered: 'أعطي الجواب',
      withdrawn: 'سحب الطلب',
    },
    proveTitle: 'إثبات أن العنوان لك',
    proveText: 'أرسل إليك بالبريد رمز من ستة أرقام، صالح عشر دقائق. لا تطلب منك أي وثيقة تعريف.',
    proof: 'الرمز المتوصل به بالبريد',
    prove: 'تأكيد',
    another: 'التوصل برمز جديد',
    missingTitle: 'ما ينقص',
    missing: { name: 'اسمك', email: 'عنوان بريد إلكتروني', text: 'طلبك بدقة' },
    complete: 'استكمال',
    waitsTitle: 'يوم من الانتظار',
    waits: (until) => `هذا عنوان حساب: تم إخبار صاحبه. يستأنف الطلب يوم ${until} ما لم يعترض.`,
    textOffer:
      'لكيلا تنتظر، يمكنك التوصل برمز في رسالة قصيرة على هاتف هذا الحساب. لا يظهر الرقم: من يقرأ بريدك مكانك لا يجب أن يعرفه. وإن لم يعد لك هذا الهاتف فيكفي أن تنتظر.',
    sendText: 'التوصل برمز في رسالة قصيرة',
    textSent: 'أرسل رمز في رسالة قصيرة إلى هاتف هذا الحساب. وهو صالح عشر دقائق، وينهي الانتظار. وإن لم يصل فيكفي أن تنتظر.',
    textProof: 'الرمز المتوصل به في رسالة قصيرة',
    anotherText: 'التوصل برمز آخر في رسالة قصيرة',
    eraseTitle: 'قبل التأكيد',
    goesTitle: 'ما يمحى',
    goes: {
      account: 'حساب',
      cards: 'بطاقات',
      links: 'روابط',
      contacts: 'جهات اتصال متوصل بها',
      left: 'معلومات اتصال تركتها لغيرك',
      named: 'روابط أعدت لك',
      messages: 'رسائل أرسلتها إلينا',
      invited: 'دعوات من شركات',
      sessions: 'جلسات مفتوحة',
    },
    nothingGoes: 'لا نتوفر على شيء تحت هذا العنوان.',
    staysTitle: 'ما يبقى ولماذا',
    stays: {
      documents: 'الفواتير والوثائق التي يفرض القانون حفظها، منفصلة',
      held: 'ما يوجب نزاع أو التزام حفظه',
      audit: 'أثر الأفعال دون اسم، ولا يقود إليك بعد ذلك: أربعة وعشرون شهرا',
      request: 'مرجع هذا الطلب وتواريخه وجوابه، دون اسمك: ثلاثة وعشرون شهرا',
    },
    until: (day) => `إلى ${day}`,
    window: (days) => `تتوقف بطاقاتك فورا، ويتم المحو بعد ${days} أيام؛ ويمكنك العدول عنه قبل ذلك.`,
    sure: 'فهمت: بعد ذلك لن يستطيع أحد استرجاع شيء.',
    erase: 'إعلان المحو',
    windowTitle: 'أعلن عن المحو',
    windowText: (day) => `ستمحى معطياتك نهائيا يوم ${day}. قبل ذلك يمكن أن يعود كل شيء كما كان.`,
    cancel: 'إلغاء المحو',
    answerTitle: 'جوابنا',
    outcomes: { granted: 'استجيب له', partial: 'استجيب لجزء منه', 'nothing held': 'لا نتوفر على شيء', refused: 'رُفض' },
    reasons: {
      'identity not proven': 'لم تثبت الهوية',
      'manifestly abusive': 'طلب تعسفي بشكل واضح',
      'legal obligation': 'التزام قانوني بالحفظ',
      'rights of others': 'حقوق أشخاص آخرين',
      'not personal data': 'ليس معطى شخصيا',
      'not the controller': 'مسؤول آخر',
      'unclear after reminder': 'بقي ناقصا',
    },
    copyTitle: 'نسختك',
    copyText: (until) => `يمكن أخذها مرة واحدة إلى غاية ${until}. حماية لك، يرسل إليك أولا رمز جديد.`,
    fetch: 'أخذ النسخة',
    certificateTitle: 'الشهادة',
    certificateText: 'لا تسمي أحدا. احتفظ بها: يمكن لأي كان التحقق من أنها صادرة عنا.',
    toVerify: 'التحقق من شهادة',
    withdrawTitle: 'العدول عن الطلب',
    withdraw: 'سحب طلبي',
    saysHere: {
      sent: 'أرسل رمز للتو.',
      texted: 'أرسل رمز في رسالة قصيرة.',
      'proof-wrong': 'هذا الرمز غير صحيح أو فات أوانه. يمكنك التوصل برمز جديد.',
      many: 'محاولات كثيرة. انتظر بضع دقائق.',
      incomplete: 'ما زال شيء ينقص، أو أنه غير مقروء.',
      sure: 'ضع علامة في الخانة للتأكيد.',
      state: 'لم يعد الطلب في هذه المرحلة: هذه حالته.',
      waits: 'أمام صاحب الحساب أربع وعشرون ساعة للاعتراض: عد بعدها، أو أدخل رمز الرسالة القصيرة إن عُرض عليك.',
      'copy-gone': 'أخذت هذه النسخة من قبل، أو مضت أيامها السبعة. يمكنك طلب أخرى.',
    },
    verifyTitle: 'التحقق من شهادة',
    verifyDescription: 'هل شهادة المحو من ConnectCard صحيحة؟',
    verifyLead: 'ألصق الشهادة كاملة. لا نحفظ منها شيئا.',
    certificate: 'الشهادة',
    verify: 'تحقق',
    ours: {
      erasure: (reference, at, keys) =>
        `هي صادرة عنا وسليمة. بناء على الطلب ${reference} محيت معطيات يوم ${at}، وعدد المفاتيح المتلفة ${keys}.`,
      anonymisation: (reference, at, keys) =>
        `هي صادرة عنا وسليمة. بناء على الطلب ${reference} أخفيت هوية معطيات يوم ${at}، وعدد المفاتيح المتلفة ${keys}.`,
    },
    notOurs: 'هذه الشهادة ليست صادرة عنا، أو تم تغييرها.',
  },
  en: {
    title: 'Exercise your rights',
    description: 'Ask for a copy, a correction, the erasure or restriction of your data, or object to their use, without an account.',
    lead: 'For everybody, client or not, without an account and free of charge. You get a reference and a date for the answer at once.',
    kindTitle: 'What do you ask for?',
    kinds: {
      access: { name: 'To know', means: 'whether we have data about you, which and why' },
      copy: { name: 'A copy', means: 'of all that we have about you' },
      rectification: { name: 'A correction', means: 'of what is wrong or incomplete' },
      erasure: { name: 'Erasure', means: 'of your data, for good' },
      anonymisation: { name: 'Anonymity', means: 'to keep only numbers that no longer point to you' },
      restriction: { name: 'Restriction', means: 'to keep your data without using them' },
      prospecting: { name: 'No prospecting', means: 'not to be contacted for commercial purposes any more' },
      objection: { name: 'To object', means: 'to another use, saying why' },
    },
    you: 'Who are you?',
    fields: {
      name: { label: 'Name', mark: 'needed', hint: '' },
      email: {
        label: 'Email address',
        mark: 'needed',
        hint: 'The one we know, if you have several: a code is sent there to show that it is yours, and we answer there.',
      },
      phone: { label: 'Phone', mark: 'optional', hint: 'To reach you without email.' },
      text: {
        label: 'Your request, precisely',
        mark: 'optional, but for a correction or an objection',
        hint: 'No identity card number here, nor anything sensitive.',
      },
    },
    wrong: {
      reach: 'Give an email address, or at least a phone number: without one we cannot answer.',
      form: 'This cannot be read: check what is written.',
      long: 'This is too long.',
      choose: 'Choose what you ask for.',
    },
    says: {
      many: 'Many requests come from the same place. Wait a little and send again: nothing is lost.',
      failed: 'Sending failed, by our fault. Nothing is lost: send again.',
    },
    send: 'Send my request',
    noticeTitle: 'What becomes of this request',
    notice: [
      'Controller: IdNet, contact@IdNet.ma. Purpose: to answer your rights, and nothing else.',
      `Recipients: customer service and the data protection officer; to write to you, ${recipients['mail server'].en}; for a code by text message, ${recipients['text-message provider'].en}. Nobody else.`,
      'Kept for twenty-three months after the answer, encrypted, to prove that it was given.',
      'You have your rights over this request too, and may turn to the CNDP.',
      'On the internet data may travel without guarantee of security; ours are encrypted.',
    ],
    receipt: (number) => `CNDP receipt: ${number}.`,
    noReceipt: 'CNDP receipt: number to be filled in (demonstration).',
    toFollow: 'Follow a request made before',
    closed: 'This form is not open yet. Write to us: your name, your email address, your phone number and your precise request.',
    followTitle: 'Follow my request',
    followDescription: 'Where a request stands, by its reference and its code.',
    followLead: 'The reference and the code are on your receipt.',
    reference: 'Reference',
    code: 'Code of the request',
    codeHint: 'Twelve characters. Capitals and hyphens do not matter.',
    follow: 'See where it stands',
    unknown: 'No request has this reference and this code. Check them on your receipt.',
    many: 'Too many tries. Wait a few minutes.',
    filedTitle: 'Your request is registered',
    filedLead: 'This is your receipt. If you gave an email address, it is sent there too.',
    keep: 'Keep the reference and the code: with them, and without an account, you follow your request.',
    requestTitle: (reference) => `Request ${reference}`,
    states: {
      identity: 'received: it remains to show that the address is yours',
      open: 'under way',
      asked: 'waiting for what is missing',
      window: 'erasure announced',
      answered: 'answered',
      withdrawn: 'withdrawn',
    },
    ball: { you: 'It is your turn', us: 'It is our turn', nobody: 'It is over' },
    labels: {
      kind: 'Request',
      state: 'State',
      due: 'Answer by',
      legalDue: 'Limit of the law',
      ball: 'What next',
      still: 'Clock stood still',
    },
    days: (days) => (days === 1 ? '1 day' : `${days} days`),
    history: 'What happened',
    steps: {
      received: 'Received',
      proved: 'Address shown to be yours',
      texted: 'Code of the text message given: the wait is over',
      asked: 'More was asked for: the clock stands still',
      completed: 'It was completed',
      announced: 'Erasure announced',
      cancelled: 'Erasure cancelled',
      prepared: 'Copy prepared',
      taken: 'Copy fetched',
      extended: 'More time was given by the CNDP',
      reminded: 'Reminder',
      answered: 'Answered',
      withdrawn: 'Withdrawn',
    },
    proveTitle: 'Show that the address is yours',
    proveText: 'A code of six figures was mailed to you. It is good for ten minutes. No identity document is asked for.',
    proof: 'Code from the mail',
    prove: 'Confirm',
    another: 'Get a new code',
    missingTitle: 'What is missing',
    missing: { name: 'Your name', email: 'An email address', text: 'Your request, precisely' },
    complete: 'Complete it',
    waitsTitle: 'A day’s wait',
    waits: (until) => `This is the address of an account: its holder was told. The request goes on on ${until}, unless they object.`,
    textOffer:
      'To go on without waiting, get a code by text message on the telephone of this account. The number is not shown: whoever reads your mailbox in your place must not learn it. If you no longer have that telephone, it is enough to wait.',
    sendText: 'Get a code by text message',
    textSent:
      'A code was sent by text message to the telephone of this account. It is good for ten minutes, and ends the wait. If it does not come, it is enough to wait.',
    textProof: 'Code from the text message',
    anotherText: 'Get another code by text message',
    eraseTitle: 'Before you confirm',
    goesTitle: 'What goes',
    goes: {
      account: 'account',
      cards: 'cards',
      links: 'links',
      contacts: 'contacts received',
      left: 'details that you left to others',
      named: 'links made for you',
      messages: 'messages that you sent us',
      invited: 'invitations by companies',
      sessions: 'open sessions',
    },
    nothingGoes: 'We hold nothing under this address.',
    staysTitle: 'What stays, and why',
    stays: {
      documents: 'invoices and documents that the law makes us keep, apart',
      held: 'what a dispute or an obligation makes us keep',
      audit: 'the trace of what was done, without a name, which no longer leads to you: twenty-four months',
      request: 'the reference, dates and answer of this request, without your name: twenty-three months',
    },
    until: (day) => `until ${day}`,
    window: (days) => `Your cards stop at once. The erasure takes place ${days} days later; until then you can take it back.`,
    sure: 'I understand: after that nobody can bring anything back.',
    erase: 'Announce the erasure',
    windowTitle: 'Erasure announced',
    windowText: (day) => `Your data will be erased for good on ${day}. Until then everything can go on as before.`,
    cancel: 'Cancel the erasure',
    answerTitle: 'Our answer',
    outcomes: { granted: 'Granted', partial: 'Granted in part', 'nothing held': 'Nothing is held', refused: 'Refused' },
    reasons: {
      'identity not proven': 'identity not shown',
      'manifestly abusive': 'manifestly abusive',
      'legal obligation': 'legal obligation to keep',
      'rights of others': 'rights of other people',
      'not personal data': 'no personal data',
      'not the controller': 'another controller',
      'unclear after reminder': 'remained incomplete',
    },
    copyTitle: 'Your copy',
    copyText: (until) => `It can be fetched once, until ${until}. To be safe, a new code is mailed to you first.`,
    fetch: 'Fetch the copy',
    certificateTitle: 'Certificate',
    certificateText: 'It names nobody. Keep it: anybody can verify that it is ours.',
    toVerify: 'Verify a certificate',
    withdrawTitle: 'Not ask any more',
    withdraw: 'Withdraw my request',
    saysHere: {
      sent: 'A code was just sent.',
      texted: 'A code was just sent by text message.',
      'proof-wrong': 'This code is not the right one, or it is too late. You can get a new one.',
      many: 'Too many tries. Wait a few minutes.',
      incomplete: 'Something is still missing, or cannot be read.',
      sure: 'Tick the box to confirm.',
      state: 'The request is no longer at that point: this is where it stands.',
      waits:
        'The holder of the account has twenty-four hours to object: come back after that, or give the code of the text message, where one is offered.',
      'copy-gone': 'This copy was fetched already, or its seven days are over. You can ask for another.',
    },
    verifyTitle: 'Verify a certificate',
    verifyDescription: 'Is a certificate of erasure of ConnectCard genuine?',
    verifyLead: 'Paste the whole certificate. Nothing of it is kept.',
    certificate: 'Certificate',
    verify: 'Verify',
    ours: {
      erasure: (reference, at, keys) =>
        `It is ours, and unaltered. At request ${reference} data were erased on ${at}: ${keys} keys destroyed.`,
      anonymisation: (reference, at, keys) =>
        `It is ours, and unaltered. At request ${reference} data were made anonymous on ${at}: ${keys} keys destroyed.`,
    },
    notOurs: 'This certificate is not ours, or it was altered.',
  },
}
