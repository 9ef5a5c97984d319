/** What the help answers, in the order in which people come to it. */
export const helpTopics = [
  'share',
  'takeBack',
  'audiences',
  'named',
  'asking',
  'qr',
  'chip',
  'offline',
  'signature',
  'seenAs',
  'openings',
  'pause',
  'contacts',
  'lost',
  'data',
] as const
export type HelpTopic = (typeof helpTopics)[number]
/** Those that a screen leads to. */
export type LedTo = Exclude<HelpTopic, 'named' | 'pause'>
/** A question and its short answer. */
export type HelpWords = { readonly [T in HelpTopic]: readonly [question: string, answer: string] }

/** As people search: without accents, vowel signs and forms of hamza. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replaceAll('’', "'")
    .toLowerCase()

/** The topics that hold every word of what is searched; all of them where nothing is. */
export function topicsFor(words: HelpWords, search: string): readonly HelpTopic[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean)
  return helpTopics.filter((topic) => wanted.every((word) => plain(words[topic].join(' ')).includes(word)))
}
