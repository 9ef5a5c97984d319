import type { Language } from '#contract/language.ts'

/** The sentences of the link that undoes a change of address. A language that lacks one does not compile. */
export interface UndoWords {
  readonly shell: {
    readonly opening: string
    readonly failed: string
    readonly title: string
    readonly label: string
    readonly hint: string
    readonly inAddress: string
    readonly missing: string
    readonly open: string
    readonly trouble: string
  }
  readonly askTitle: string
  readonly askText: string
  readonly happens: readonly string[]
  readonly until: (date: string) => string
  readonly undo: string
  readonly doneTitle: string
  readonly doneText: string
  readonly signIn: string
  readonly takenTitle: string
  readonly takenText: string
  readonly deadTitle: string
  readonly deadText: string
  readonly desk: string
}

export const undoWords: Record<Language, UndoWords> = {
  fr: {
    shell: {
      opening: 'Ouverture du lien…',
      failed: 'Le lien ne s’est pas ouvert',
      title: 'Remettre une adresse',
      label: 'Code du lien',
      hint: 'Les 40 lettres et chiffres à la fin du lien reçu par e-mail.',
      inAddress: 'Ou collez le lien entier.',
      missing: 'Écrivez le code, ou collez le lien entier.',
      open: 'Continuer',
      trouble: 'Le service est momentanément indisponible. Réessayez dans un instant.',
    },
    askTitle: 'Remettre l’adresse d’avant\u00A0?',
    askText: 'L’adresse d’un compte ConnectCard a été changée. Ce lien lui rend celle où vous l’avez reçu. Alors, tout de suite\u00A0:',
    happens: [
      'Toutes les sessions ouvertes se terminent.',
      'L’adresse qui l’a remplacée est prévenue, et ne mène plus au compte.',
      'Mot de passe, clés d’accès, application et codes de secours ajoutés depuis ne servent plus.',
    ],
    until: (date) => `Ce lien sert une seule fois, jusqu’au ${date}.`,
    undo: 'Remettre cette adresse',
    doneTitle: 'L’adresse est remise',
    doneText: 'Connectez-vous avec elle, puis regardez vos clés d’accès\u00A0: retirez celles que vous ne reconnaissez pas.',
    signIn: 'Me connecter',
    takenTitle: 'Cette adresse a un autre compte',
    takenText:
      'Rien n’a été changé. Fermez cet autre compte, ou donnez-lui une autre adresse, puis rouvrez ce lien avant la fin des sept jours\u00A0; ou écrivez à contact@IdNet.ma.',
    deadTitle: 'Ce lien n’annule rien',
    deadText: 'Il a déjà servi, ses sept jours sont passés, ou il est incomplet. Si un compte vous a été pris, écrivez-nous.',
    desk: 'Écrire au bureau des droits',
  },
  ar: {
    shell: {
      opening: 'جارٍ فتح الرابط…',
      failed: 'لم يفتح الرابط',
      title: 'إعادة عنوان',
      label: 'رمز الرابط',
      hint: 'الحروف والأرقام الأربعون في آخر الرابط الذي توصلت به بالبريد.',
      inAddress: 'أو ألصق الرابط كله.',
      missing: 'اكتب الرمز أو ألصق الرابط كله.',
      open: 'متابعة',
      trouble: 'الخدمة غير متاحة مؤقتا. أعد المحاولة بعد لحظات.',
    },
    askTitle: 'هل تعيد العنوان السابق؟',
    askText: 'تغير عنوان حساب في ConnectCard. هذا الرابط يعيد إليه العنوان الذي توصلت به عليه. وفي الحين:',
    happens: [
      'تنتهي كل الجلسات المفتوحة.',
      'يُخبر العنوان الذي حل محله، ولا يؤدي بعد ذلك إلى الحساب.',
      'كلمة السر ومفاتيح المرور والتطبيق ورموز الطوارئ المضافة منذ ذلك لا تعود صالحة.',
    ],
    until: (date) => `يُستعمل هذا الرابط مرة واحدة، إلى غاية ${date}.`,
    undo: 'إعادة هذا العنوان',
    doneTitle: 'أُعيد العنوان',
    doneText: 'ادخل به، ثم راجع مفاتيح المرور: أزل ما لا تعرفه منها.',
    signIn: 'الدخول',
    takenTitle: 'لهذا العنوان حساب آخر',
    takenText: 'لم يتغير شيء. أغلق ذلك الحساب أو أعطه عنوانا آخر، ثم افتح هذا الرابط قبل نهاية الأيام السبعة؛ أو راسل contact@IdNet.ma.',
    deadTitle: 'هذا الرابط لا يلغي شيئا',
    deadText: 'سبق استعماله، أو مضت أيامه السبعة، أو هو ناقص. إذا أُخذ منك حساب فراسلنا.',
    desk: 'مراسلة مكتب الحقوق',
  },
  en: {
    shell: {
      opening: 'Opening the link…',
      failed: 'The link did not open',
      title: 'Put an address back',
      label: 'Code of the link',
      hint: 'The 40 letters and digits at the end of the link that came by email.',
      inAddress: 'Or paste the whole link.',
      missing: 'Write the code, or paste the whole link.',
      open: 'Continue',
      trouble: 'The service is briefly unavailable. Try again in a moment.',
    },
    askTitle: 'Put the former address back?',
    askText: 'The address of a ConnectCard account was changed. This link gives it back the one where you received it. At once:',
    happens: [
      'Every open session ends.',
      'The address that took its place is told, and no longer leads to the account.',
      'A password, passkeys, an app and recovery codes that were added since are good no more.',
    ],
    until: (date) => `This link is good once, until ${date}.`,
    undo: 'Put this address back',
    doneTitle: 'The address is back',
    doneText: 'Sign in with it, then look at your passkeys: remove those that you do not know.',
    signIn: 'Sign in',
    takenTitle: 'This address has another account',
    takenText:
      'Nothing was changed. Close that other account, or give it another address, then open this link again before the seven days are over; or write to contact@IdNet.ma.',
    deadTitle: 'This link undoes nothing',
    deadText: 'It was used already, its seven days are over, or it is incomplete. If an account was taken from you, write to us.',
    desk: 'Write to the rights desk',
  },
}
