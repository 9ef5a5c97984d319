import type { Language } from '#contract/language.ts'
import type { ToldKind } from './person-rows.ts'

interface Said {
  readonly device: string
  readonly at: string
  readonly left: number
  readonly days: number
  readonly hours: number
}
export interface ToldSays {
  readonly subject: string
  readonly lines: (said: Said) => readonly string[]
  /** Where it leads: below the product, or the link that undoes a change. */
  readonly action?: { readonly label: string; readonly to: string }
}
type Words = { readonly [K in ToldKind]: ToldSays } & { readonly unknownDevice: string }

const account = '/espace/compte'
const fr: Words = {
  unknownDevice: 'navigateur inconnu',
  changed: {
    subject: 'L’adresse de votre compte a changé',
    lines: ({ days }) => [
      'Votre compte ConnectCard a maintenant une autre adresse ; celle-ci n’y mène plus.',
      `Si ce n’est pas vous, remettez cette adresse : pendant ${days} jours, ce lien suffit. Il n’est que dans ce message ; ne le donnez à personne.`,
    ],
    action: { label: 'Remettre cette adresse', to: 'undo' },
  },
  'changed back': {
    subject: 'L’adresse de votre compte a été remise',
    lines: () => [
      'Un compte ConnectCard avait votre adresse. Depuis son adresse d’avant, ce changement vient d’être annulé : votre adresse n’y mène plus.',
      'Si ce compte est le vôtre et que ce n’est pas vous, écrivez à contact@IdNet.ma.',
    ],
  },
  'new browser': {
    subject: 'Nouvelle connexion à votre compte',
    lines: ({ device, at }) => [
      `Votre compte ConnectCard a été ouvert dans un navigateur qui ne s’y était pas encore connecté : ${device}, le ${at}.`,
      'Si c’est vous, il n’y a rien à faire. Sinon, terminez cette session, puis changez le mot de passe de votre boîte e-mail.',
    ],
    action: { label: 'Voir mes sessions', to: account },
  },
  'factor on': {
    subject: 'Une application d’authentification est demandée à la connexion',
    lines: () => [
      'Un code de votre application est maintenant demandé à chaque connexion par e-mail ou par mot de passe.',
      'Gardez les codes de secours ailleurs que dans ce téléphone. Si ce n’est pas vous, retirez cette application sans attendre.',
    ],
    action: { label: 'Ouvrir mon compte', to: account },
  },
  'factor off': {
    subject: 'L’application n’est plus demandée à la connexion',
    lines: () => [
      'L’application a été retirée de votre compte ConnectCard, avec ses codes de secours.',
      'Si ce n’est pas vous, terminez les autres sessions et remettez une application.',
    ],
    action: { label: 'Ouvrir mon compte', to: account },
  },
  'factor lost': {
    subject: 'Votre application est-elle perdue ?',
    lines: ({ at, hours }) => [
      `Quelqu’un qui lit cette boîte dit avoir perdu l’application demandée à la connexion. Sans opposition, elle ne sera plus demandée dans ${hours} heures, à partir du ${at}.`,
      'Si c’est vous, revenez à ce moment-là et connectez-vous. Sinon, arrêtez cela depuis une session ouverte, ou connectez-vous avec l’application ; puis changez le mot de passe de cette boîte.',
    ],
    action: { label: 'Arrêter', to: account },
  },
  'factor kept': {
    subject: 'Votre application reste demandée',
    lines: () => ['Il a été dit que l’application n’est pas perdue : elle reste demandée à chaque connexion.'],
  },
  'factor off by loss': {
    subject: 'L’application n’est plus demandée à la connexion',
    lines: ({ hours }) => [
      `Vous aviez dit que votre application est perdue, et personne ne s’y est opposé en ${hours} heures : elle n’est plus demandée, et ses codes de secours ne servent plus.`,
      'Connectez-vous, puis ajoutez-en une autre.',
    ],
    action: { label: 'Me connecter', to: '/espace/connexion' },
  },
  'factor tried': {
    subject: 'Une connexion à votre compte a été arrêtée',
    lines: () => [
      'Quelqu’un a su votre code ou votre mot de passe, mais pas le code de votre application : rien ne s’est ouvert.',
      'Si ce n’est pas vous, changez le mot de passe de votre boîte e-mail, et celui de ConnectCard si vous en avez un.',
    ],
    action: { label: 'Ouvrir mon compte', to: account },
  },
  'codes made': {
    subject: 'Nouveaux codes de secours',
    lines: () => [
      'De nouveaux codes de secours ont été faits pour votre compte ConnectCard : les anciens ne servent plus.',
      'Si ce n’est pas vous, terminez les autres sessions et faites-en de nouveaux.',
    ],
    action: { label: 'Ouvrir mon compte', to: account },
  },
  'code used': {
    subject: 'Un code de secours a servi',
    lines: ({ left }) => [
      left === 0
        ? 'Un de vos codes de secours vient de servir. C’était le dernier : faites-en de nouveaux.'
        : left === 1
          ? 'Un de vos codes de secours vient de servir. Il en reste un.'
          : `Un de vos codes de secours vient de servir. Il en reste ${left}.`,
      'Si ce n’est pas vous, terminez les autres sessions et faites de nouveaux codes.',
    ],
    action: { label: 'Ouvrir mon compte', to: account },
  },
}

const ar: Words = {
  unknownDevice: 'متصفح غير معروف',
  changed: {
    subject: 'تغير عنوان حسابك',
    lines: () => [
      'لحسابك في ConnectCard الآن عنوان آخر، وهذا العنوان لم يعد يؤدي إليه.',
      'إذا لم تكن أنت، فأعد هذا العنوان: يكفي هذا الرابط لمدة سبعة أيام. لا يوجد إلا في هذه الرسالة؛ لا تعطه لأحد.',
    ],
    action: { label: 'إعادة هذا العنوان', to: 'undo' },
  },
  'changed back': {
    subject: 'أُعيد عنوان حسابك السابق',
    lines: () => [
      'كان لحساب في ConnectCard عنوانك. أُلغي هذا التغيير الآن من عنوانه السابق: لم يعد عنوانك يؤدي إليه.',
      'إذا كان هذا الحساب حسابك ولم تكن أنت، فراسل contact@IdNet.ma.',
    ],
  },
  'new browser': {
    subject: 'دخول جديد إلى حسابك',
    lines: ({ device, at }) => [
      `فُتح حسابك في ConnectCard في متصفح لم يدخل إليه من قبل: \u2068${device}\u2069، يوم ${at}.`,
      'إذا كنت أنت فلا تفعل شيئا. وإلا فأنه هذه الجلسة، ثم غير كلمة سر بريدك الإلكتروني.',
    ],
    action: { label: 'عرض جلساتي', to: account },
  },
  'factor on': {
    subject: 'أصبح تطبيق المصادقة مطلوبا عند الدخول',
    lines: () => [
      'يُطلب الآن رمز من تطبيقك عند كل دخول بالبريد أو بكلمة السر.',
      'احفظ رموز الطوارئ خارج هذا الهاتف. إذا لم تكن أنت، فأزل هذا التطبيق دون تأخير.',
    ],
    action: { label: 'فتح حسابي', to: account },
  },
  'factor off': {
    subject: 'لم يعد التطبيق مطلوبا عند الدخول',
    lines: () => ['أُزيل التطبيق من حسابك في ConnectCard مع رموز الطوارئ.', 'إذا لم تكن أنت، فأنه الجلسات الأخرى وأعد تطبيقا.'],
    action: { label: 'فتح حسابي', to: account },
  },
  'factor lost': {
    subject: 'هل ضاع تطبيقك؟',
    lines: ({ at }) => [
      `يقول شخص يقرأ هذه العلبة إنه فقد التطبيق المطلوب عند الدخول. إن لم يعترض أحد فلن يُطلب بعد أربع وعشرين ساعة، ابتداء من ${at}.`,
      'إذا كنت أنت، فعد حينئذ وادخل. وإلا فأوقف ذلك من جلسة مفتوحة أو ادخل بالتطبيق، ثم غير كلمة سر هذه العلبة.',
    ],
    action: { label: 'إيقاف', to: account },
  },
  'factor kept': {
    subject: 'يبقى تطبيقك مطلوبا',
    lines: () => ['قيل إن التطبيق لم يضع: يبقى مطلوبا عند كل دخول.'],
  },
  'factor off by loss': {
    subject: 'لم يعد التطبيق مطلوبا عند الدخول',
    lines: () => [
      'قلت إن تطبيقك ضاع، ولم يعترض أحد خلال أربع وعشرين ساعة: لم يعد مطلوبا، ولم تعد رموز الطوارئ صالحة.',
      'ادخل ثم أضف تطبيقا آخر.',
    ],
    action: { label: 'الدخول', to: '/espace/connexion' },
  },
  'factor tried': {
    subject: 'أُوقف دخول إلى حسابك',
    lines: () => [
      'عرف شخص رمزك أو كلمة سرك، ولم يعرف رمز تطبيقك: لم يُفتح شيء.',
      'إذا لم تكن أنت، فغير كلمة سر بريدك الإلكتروني، وكلمة سر ConnectCard إن كانت لك.',
    ],
    action: { label: 'فتح حسابي', to: account },
  },
  'codes made': {
    subject: 'رموز طوارئ جديدة',
    lines: () => [
      'أُنشئت رموز طوارئ جديدة لحسابك في ConnectCard: لم تعد القديمة صالحة.',
      'إذا لم تكن أنت، فأنه الجلسات الأخرى وأنشئ رموزا جديدة.',
    ],
    action: { label: 'فتح حسابي', to: account },
  },
  'code used': {
    subject: 'استُعمل رمز طوارئ',
    lines: ({ left }) => [
      left === 0
        ? 'استُعمل الآن أحد رموز الطوارئ، وكان الأخير: أنشئ رموزا جديدة.'
        : `استُعمل الآن أحد رموز الطوارئ. عدد الرموز الباقية: ${left}.`,
      'إذا لم تكن أنت، فأنه الجلسات الأخرى وأنشئ رموزا جديدة.',
    ],
    action: { label: 'فتح حسابي', to: account },
  },
}

const en: Words = {
  unknownDevice: 'unknown browser',
  changed: {
    subject: 'The address of your account has changed',
    lines: ({ days }) => [
      'Your ConnectCard account has another address now; this one no longer leads to it.',
      `If it was not you, put this address back: for ${days} days this link is enough. It stands in this message only; give it to nobody.`,
    ],
    action: { label: 'Put this address back', to: 'undo' },
  },
  'changed back': {
    subject: 'The former address of your account is back',
    lines: () => [
      'A ConnectCard account had your address. From the address it had before, that change was undone just now: yours no longer leads to it.',
      'If this account is yours and it was not you, write to contact@IdNet.ma.',
    ],
  },
  'new browser': {
    subject: 'New sign-in to your account',
    lines: ({ device, at }) => [
      `Your ConnectCard account was opened in a browser that had not signed in to it before: ${device}, on ${at}.`,
      'If it was you, there is nothing to do. If not, end that session, then change the password of your mailbox.',
    ],
    action: { label: 'See my sessions', to: account },
  },
  'factor on': {
    subject: 'An authenticator app is asked for at sign-in',
    lines: () => [
      'A code of your app is now asked for at each sign-in by email or by password.',
      'Keep the recovery codes elsewhere than in that phone. If it was not you, remove this app at once.',
    ],
    action: { label: 'Open my account', to: account },
  },
  'factor off': {
    subject: 'The app is no longer asked for at sign-in',
    lines: () => [
      'The app was removed from your ConnectCard account, and its recovery codes with it.',
      'If it was not you, end the other sessions and add an app again.',
    ],
    action: { label: 'Open my account', to: account },
  },
  'factor lost': {
    subject: 'Is your app lost?',
    lines: ({ at, hours }) => [
      `Somebody who reads this mailbox says that they lost the app that is asked for at sign-in. Unless somebody objects, it is no longer asked for in ${hours} hours, from ${at} on.`,
      'If it was you, come back then and sign in. If not, stop it from an open session, or sign in with the app; then change the password of this mailbox.',
    ],
    action: { label: 'Stop it', to: account },
  },
  'factor kept': {
    subject: 'Your app stays asked for',
    lines: () => ['It was said that the app is not lost: it stays asked for at each sign-in.'],
  },
  'factor off by loss': {
    subject: 'The app is no longer asked for at sign-in',
    lines: ({ hours }) => [
      `You had said that your app is lost, and nobody objected in ${hours} hours: it is no longer asked for, and its recovery codes are good no more.`,
      'Sign in, then add another one.',
    ],
    action: { label: 'Sign in', to: '/espace/connexion' },
  },
  'factor tried': {
    subject: 'A sign-in to your account was stopped',
    lines: () => [
      'Somebody knew your code or your password, but not the code of your app: nothing was opened.',
      'If it was not you, change the password of your mailbox, and that of ConnectCard if you have one.',
    ],
    action: { label: 'Open my account', to: account },
  },
  'codes made': {
    subject: 'New recovery codes',
    lines: () => [
      'New recovery codes were made for your ConnectCard account: the old ones are good no more.',
      'If it was not you, end the other sessions and make new ones.',
    ],
    action: { label: 'Open my account', to: account },
  },
  'code used': {
    subject: 'A recovery code was used',
    lines: ({ left }) => [
      left === 0
        ? 'One of your recovery codes was just used. It was the last: make new ones.'
        : `One of your recovery codes was just used. ${left} left.`,
      'If it was not you, end the other sessions and make new codes.',
    ],
    action: { label: 'Open my account', to: account },
  },
}

export const toldWords: { readonly [L in Language]: Words } = { fr, ar, en }
