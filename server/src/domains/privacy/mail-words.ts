import type { Language } from '#contract/language.ts'
import type { Mail } from '#platform/mail/mail.ts'

export type MailSays = Pick<Mail, 'subject' | 'lines' | 'code' | 'small'>

interface Words {
  readonly label: string
  readonly receivedSubject: string
  received(reference: string, code: string, due: string): readonly string[]
  prove(minutes: number): string
  readonly proofSubject: string
  readonly notYou: string
  readonly newsSubject: string
  news(reference: string): readonly string[]
  readonly warningSubject: string
  warning(reference: string): readonly string[]
  warningTexted(reference: string): readonly string[]
  readonly announcedSubject: string
  announced(reference: string, day: string): readonly string[]
}
interface DeskWords {
  readonly deskSubject: string
  desk(reference: string, due: string, legalDue: string): readonly string[]
  readonly deskLabel: string
}

export const mailWords: { readonly [L in Language]: Words } & { readonly fr: DeskWords } = {
  fr: {
    label: 'Suivre ma demande',
    receivedSubject: 'Votre demande est enregistrée',
    received: (reference, code, due) => [
      `Nous avons reçu votre demande. Sa référence : ${reference}. Pour la suivre sans compte, gardez aussi ce code de suivi : ${code}.`,
      `Nous répondons par écrit au plus tard le ${due}. C’est gratuit. Sans réponse, vous pouvez saisir la CNDP (www.cndp.ma).`,
    ],
    prove: (minutes) =>
      `Pour montrer que cette adresse est la vôtre, donnez ces six chiffres sur la page de suivi. Ils sont valables ${minutes} minutes.`,
    proofSubject: 'Votre code ConnectCard',
    notYou: 'Si vous n’avez rien demandé, ne faites rien : sans ce code, rien ne sera remis ni effacé.',
    newsSubject: 'Du nouveau pour votre demande',
    news: (reference) => [
      `Il y a du nouveau pour votre demande ${reference}. Elle se lit avec sa référence et son code de suivi, ou dans votre espace.`,
    ],
    warningSubject: 'Une demande concerne votre compte',
    warning: (reference) => [
      `La demande ${reference}, faite depuis cette adresse sans passer par votre compte, vise une copie ou l’effacement de vos données. Elle attend vingt-quatre heures, sauf si un code envoyé par SMS au téléphone de ce compte la confirme avant.`,
      'Si c’est vous, ne faites rien. Sinon, connectez-vous à votre espace et retirez-la, puis changez le mot de passe de votre messagerie.',
    ],
    warningTexted: (reference) => [
      `La demande ${reference}, faite depuis cette adresse sans passer par votre compte, vise une copie ou l’effacement de vos données. Un code envoyé par SMS au téléphone de ce compte l’a confirmée : elle n’attend plus.`,
      'Si c’est vous, ne faites rien. Sinon, connectez-vous aussitôt à votre espace et retirez-la, puis changez le mot de passe de votre messagerie.',
    ],
    announcedSubject: 'Un effacement est annoncé',
    announced: (reference, day) => [
      `À votre demande ${reference}, vos cartes ne s’ouvrent plus, et vos données seront effacées pour toujours le ${day}.`,
      'Jusque-là, vous pouvez y renoncer : tout reprend comme avant.',
    ],
    deskSubject: 'Une demande attend',
    desk: (reference, due, legalDue) => [
      `La demande ${reference} attend une réponse : avant le ${due}, et le ${legalDue} au plus tard selon la loi.`,
    ],
    deskLabel: 'Répondre au bureau',
  },
  ar: {
    label: 'متابعة طلبي',
    receivedSubject: 'تم تسجيل طلبك',
    received: (reference, code, due) => [
      `توصلنا بطلبك. مرجعه: ${reference}. لمتابعته دون حساب احتفظ أيضا برمز المتابعة هذا: ${code}.`,
      `نجيب كتابة في ${due} على أبعد تقدير. الخدمة مجانية. وإن لم نجب فيمكنك اللجوء إلى اللجنة الوطنية (www.cndp.ma).`,
    ],
    prove: (minutes) => `لإثبات أن هذا العنوان لك، أدخل هذه الأرقام الستة في صفحة المتابعة. وهي صالحة ${minutes} دقائق.`,
    proofSubject: 'رمز ConnectCard الخاص بك',
    notYou: 'إن لم تطلب شيئا فلا تفعل شيئا: دون هذا الرمز لا يسلم شيء ولا يمحى.',
    newsSubject: 'جديد بشأن طلبك',
    news: (reference) => [`هناك جديد بشأن طلبك ${reference}. تقرؤه بمرجعه ورمز متابعته، أو في فضائك.`],
    warningSubject: 'طلب يخص حسابك',
    warning: (reference) => [
      `الطلب ${reference}، المقدم من هذا العنوان دون المرور بحسابك، يخص نسخة من معطياتك أو محوها. وهو ينتظر أربعا وعشرين ساعة، إلا إذا أكده قبل ذلك رمز يرسل في رسالة قصيرة إلى هاتف هذا الحساب.`,
      'إن كنت أنت فلا تفعل شيئا. وإلا فادخل إلى فضائك واسحبه، ثم غير كلمة سر بريدك.',
    ],
    warningTexted: (reference) => [
      `الطلب ${reference}، المقدم من هذا العنوان دون المرور بحسابك، يخص نسخة من معطياتك أو محوها. وقد أكده رمز أرسل في رسالة قصيرة إلى هاتف هذا الحساب: لم يعد ينتظر.`,
      'إن كنت أنت فلا تفعل شيئا. وإلا فادخل فورا إلى فضائك واسحبه، ثم غير كلمة سر بريدك.',
    ],
    announcedSubject: 'أعلن عن محو',
    announced: (reference, day) => [
      `بناء على طلبك ${reference}، لم تعد بطاقاتك تفتح، وستمحى معطياتك نهائيا يوم ${day}.`,
      'يمكنك العدول عن ذلك قبل هذا اليوم: يعود كل شيء كما كان.',
    ],
  },
  en: {
    label: 'Follow my request',
    receivedSubject: 'Your request is registered',
    received: (reference, code, due) => [
      `We have received your request. Its reference: ${reference}. To follow it without an account, keep this code too: ${code}.`,
      `We answer in writing by ${due} at the latest, free of charge. Without an answer you may turn to the CNDP (www.cndp.ma).`,
    ],
    prove: (minutes) =>
      `To show that this address is yours, give these six figures on the page of your request. They are good for ${minutes} minutes.`,
    proofSubject: 'Your ConnectCard code',
    notYou: 'If you asked for nothing, do nothing: without this code nothing is handed out or erased.',
    newsSubject: 'News of your request',
    news: (reference) => [`There is news of your request ${reference}. Read it with its reference and its code, or in your space.`],
    warningSubject: 'A request concerns your account',
    warning: (reference) => [
      `Request ${reference}, made from this address and not through your account, asks for a copy or the erasure of your data. It waits for twenty-four hours, unless a code sent by text message to the telephone of this account confirms it sooner.`,
      'If it is you, do nothing. If not, sign in to your space and take it back, then change the password of your mailbox.',
    ],
    warningTexted: (reference) => [
      `Request ${reference}, made from this address and not through your account, asks for a copy or the erasure of your data. A code sent by text message to the telephone of this account confirmed it: it waits no longer.`,
      'If it is you, do nothing. If not, sign in to your space at once and take it back, then change the password of your mailbox.',
    ],
    announcedSubject: 'An erasure is announced',
    announced: (reference, day) => [
      `At your request ${reference} your cards open no more, and your data will be erased for good on ${day}.`,
      'Until then you can take it back: everything is as before.',
    ],
  },
}
