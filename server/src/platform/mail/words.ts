import type { Language } from '#contract/language.ts'

interface Words {
  /** Who sends it. */
  readonly sender: string
  /** Why one gets it. */
  why(host: string): string
  readonly rights: string
  /** What stands between a label and its address. */
  readonly colon: string
}

/** What stands below every mail. */
export const words: { readonly [L in Language]: Words } = {
  fr: {
    sender: 'ConnectCard, un service d’IdNet.',
    why: (host) =>
      `Vous recevez ce message parce que cette adresse a été donnée sur ${host}. Si ce n’était pas vous, vous pouvez l’ignorer. Ce message ne contient aucun traceur.`,
    rights: 'Vos droits',
    colon: '\u00A0:',
  },
  ar: {
    sender: 'ConnectCard، خدمة من IdNet.',
    why: (host) =>
      `توصلت بهذه الرسالة لأن هذا العنوان أدخل في ${host}. إن لم تكن أنت من أدخله فيمكنك تجاهلها. لا تحتوي هذه الرسالة على أي وسيلة تتبع.`,
    rights: 'حقوقك',
    colon: ':',
  },
  en: {
    sender: 'ConnectCard, a service of IdNet.',
    why: (host) =>
      `You receive this message because this address was given on ${host}. If that was not you, you can ignore it. This message tracks nothing.`,
    rights: 'Your rights',
    colon: ':',
  },
}
