/** E-mail addresses as one writes them differ in case and composition; mailboxes do not, in practice. */
export const emailTerm = (address: string): string => address.normalize('NFKC').trim().toLowerCase()

const tashkil = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/gu // vowel marks, Quranic marks, tatweel

/** A word as it is searched: NFKC, no accents, no case; Arabic without tashkil and with hamza, ya and ta forms folded. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKC')
    .replace(tashkil, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ؤ/gu, 'و')
    .replace(/[ئى]/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/ء/gu, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
}

const between = /[\s\p{Pd}'’.,،]+/u

/** The words of a text as they are searched, whole. */
export const wordTerms = (text: string): string[] => [...new Set(text.split(between).map(foldWord))].filter((word) => word !== '')

/** The words of a name, and their beginnings of three letters and more: 'Benjelloun' is found by 'ben' and by 'benjel'. */
export function nameTerms(name: string): string[] {
  const terms = new Set<string>()
  for (const word of name.split(between).map(foldWord)) {
    const letters = [...word]
    if (letters.length > 0) terms.add(word)
    for (let length = 3; length < letters.length; length++) terms.add(letters.slice(0, length).join(''))
  }
  return [...terms]
}
