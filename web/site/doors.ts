import type { Language } from '#contract/language.ts'

/** Where every public page leads: the others, rights among them, from each. */
interface Doors {
  readonly label: string
  readonly home: string
  readonly contact: string
  readonly order: string
  readonly policy: string
  readonly promises: string
  readonly rights: string
  readonly legal: string
  readonly space: string
}

export const doors: { readonly [L in Language]: Doors } = {
  fr: {
    label: 'Pages',
    home: 'Accueil',
    contact: 'Nous écrire',
    order: 'Commander des cartes',
    policy: 'Confidentialité',
    promises: 'Nos engagements',
    rights: 'Vos droits',
    legal: 'Mentions légales',
    space: 'Mon espace',
  },
  ar: {
    label: 'الصفحات',
    home: 'الاستقبال',
    contact: 'راسلنا',
    order: 'طلب بطاقات',
    policy: 'الخصوصية',
    promises: 'التزاماتنا',
    rights: 'حقوقك',
    legal: 'بيانات قانونية',
    space: 'فضائي',
  },
  en: {
    label: 'Pages',
    home: 'Home',
    contact: 'Write to us',
    order: 'Order cards',
    policy: 'Privacy',
    promises: 'Our promises',
    rights: 'Your rights',
    legal: 'Legal notice',
    space: 'My space',
  },
}
