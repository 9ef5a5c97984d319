import type { Language } from '#contract/language.ts'

/** What the pages say that show the editions of the policy, and what changed from one to the next. */
export interface EditionWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly name: (number: number) => string
  readonly since: (day: string) => string
  readonly replaced: (from: string, until: string) => string
  readonly comes: (number: number, day: string) => string
  readonly seeChanges: string
  readonly changes: (before: number) => string
  readonly unchanged: string
  readonly first: string
  readonly gone: string
  readonly added: string
  readonly whole: string
  readonly all: string
  readonly current: string
}

export const editionWords: { readonly [L in Language]: EditionWords } = {
  fr: {
    title: 'Éditions de la politique de confidentialité',
    description: 'Chaque édition de la politique de confidentialité de ConnectCard, sa date, et ce qu’elle a changé.',
    lead: 'Chaque édition est gardée telle qu’elle a été lue, la plus récente d’abord.',
    name: (number) => `Édition ${number}`,
    since: (day) => `En vigueur depuis le ${day}`,
    replaced: (from, until) => `Du ${from}, remplacée le ${until}`,
    comes: (number, day) => `L’édition ${number} s’appliquera à partir du ${day}`,
    seeChanges: 'Voir ce qui change',
    changes: (before) => `Ce qui change par rapport à l’édition ${before}`,
    unchanged: 'Dans cette langue, aucun mot ne change.',
    first: 'Il n’y en avait pas avant elle.',
    gone: 'Retiré',
    added: 'Ajouté',
    whole: 'Le texte de cette édition',
    all: 'Toutes les éditions',
    current: 'La politique en vigueur',
  },
  ar: {
    title: 'إصدارات سياسة الخصوصية',
    description: 'كل إصدار من سياسة الخصوصية لـ ConnectCard وتاريخه وما الذي غيره.',
    lead: 'يُحفظ كل إصدار كما قُرئ، وأحدثها أولا.',
    name: (number) => `الإصدار ${number}`,
    since: (day) => `ساري المفعول منذ ${day}`,
    replaced: (from, until) => `من ${from}، وعُوض يوم ${until}`,
    comes: (number, day) => `يسري الإصدار ${number} ابتداء من ${day}`,
    seeChanges: 'الاطلاع على ما يتغير',
    changes: (before) => `ما يتغير مقارنة بالإصدار ${before}`,
    unchanged: 'لا تتغير أي كلمة في هذه اللغة.',
    first: 'لم يكن قبله إصدار.',
    gone: 'حُذف',
    added: 'أُضيف',
    whole: 'نص هذا الإصدار',
    all: 'كل الإصدارات',
    current: 'السياسة السارية',
  },
  en: {
    title: 'Editions of the privacy policy',
    description: 'Every edition of ConnectCard’s privacy policy, its date, and what it changed.',
    lead: 'Every edition is kept as it was read, the newest first.',
    name: (number) => `Edition ${number}`,
    since: (day) => `In force since ${day}`,
    replaced: (from, until) => `From ${from}, replaced on ${until}`,
    comes: (number, day) => `Edition ${number} applies from ${day}`,
    seeChanges: 'See what changes',
    changes: (before) => `What changes against edition ${before}`,
    unchanged: 'In this language not a word changes.',
    first: 'There was none before it.',
    gone: 'Taken out',
    added: 'Added',
    whole: 'The text of this edition',
    all: 'All editions',
    current: 'The policy in force',
  },
}
