import type { Language } from './language.ts'

/** In the three languages of the product. */
export type Said = { readonly [L in Language]: string }

/** Why a value is held and not handed out in a copy: the copy says that there is one, and since when. */
export const withheld = {
  secret: {
    fr: 'un secret qui ouvre quelque chose\u00A0: dans un fichier, il l’ouvrirait à qui trouve le fichier',
    ar: 'سر يفتح شيئا: لو كان في ملف لفتحه لكل من يجد الملف',
    en: 'a secret that opens something: in a file it would open it to whoever finds the file',
  },
  digest: {
    fr: 'une empreinte, dont rien ne se lit',
    ar: 'بصمة لا يُقرأ منها شيء',
    en: 'a digest, of which nothing can be read',
  },
  'said elsewhere': {
    fr: 'la même chose est dite ailleurs dans cette copie',
    ar: 'الشيء نفسه مذكور في موضع آخر من هذه النسخة',
    en: 'the same is said elsewhere in this copy',
  },
} as const satisfies { readonly [why: string]: Said }
export type Withheld = keyof typeof withheld

/** What stands in place of such a value. */
export const notHandedOut: Said = { fr: '[existe, non remis]', ar: '[موجود، غير مسلم]', en: '[held, not handed out]' }

/** What stands in place of what is about somebody else (law 09-08, art. 7: one's own data). */
export const redacted: Said = { fr: '[expurgé\u00A0: tiers]', ar: '[محجوب: الغير]', en: '[redacted: third party]' }
