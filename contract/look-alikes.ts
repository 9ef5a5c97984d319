// Letters that cannot be told from these: Unicode's table of confusables (UTS #39, confusables.txt), as far as NFKD leaves them and letters
// of one sign go, for the scripts that somebody might write a name of ours in. From right-to-left scripts by number, to be read here.
const twins: { readonly [ascii: string]: string } = {
  '2': 'ƧϨꙄꝚ',
  '3': 'ƷȜЗӠⳌꝪꞫ',
  '4': 'Ꮞ',
  '5': 'Ƽ',
  '6': 'бᏮⳒ',
  '8': 'Ȣȣ',
  '9': 'ⳊꝮ',
  a: 'ɑΑαАаᎪꓮ',
  b: 'ƄΒВЬᏏᏴꓐꞴ',
  c: 'ϲϹСсᏟᴄⲤⲥꓚꮯ',
  d: 'ԁᎠᏧꓒꓓ',
  e: 'ΕЕеҽᎬⴹꓰꬲ',
  f: 'ϜքẝꓝꞘꞙꬵ',
  g: 'ƍɡԌցᏀᏳᶃꓖ',
  h: 'ΗНһհᎻᏂⲎꓧ',
  i: 'ıɩɪιіӏᎥꙇꭵ',
  j: 'ͿϳЈјᎫꓙꞲ',
  k: 'ΚКᏦⲔꓗ',
  l: 'ƖǀΙІӀᏞⲒⳐⵏꓡꓲ\u05D5\u05DF\u0627\u0661\u06F1',
  m: 'ΜϺМᎷⲘꓟ',
  n: 'ΝոռⲚꓠ',
  o: 'ΟοσОоՕօჿᴏᴑⲞⲟⵔꓳꬽ\u05E1\u0647\u0665\u06BE\u06C1\u06D5\u06F5',
  p: 'ΡρРрᏢⲢⲣꓑ',
  q: 'ԛգզⵕ',
  r: 'ƦгᎡᏒᴦⲅꓣꭇꭈꮁ',
  s: 'ƽЅѕՏᏕᏚꓢꜱꮪ',
  t: 'ΤТᎢⲦꓔ',
  u: 'ʋυՍսᴜꓴꞟꭎꭒ',
  v: 'νѴѵᎠᏙᴠⴸꓦꮩ\u05D8\u0667\u06F7',
  w: 'ɯѡԜԝաᎳᏔᴡꓪꮃ',
  x: 'ΧХхⲬⵝꓫꞳ',
  y: 'ɣʏΥγУуҮүყᎩᎽᶌỿⲨꓬꭚ',
  z: 'ΖᏃᴢꓜꮓ',
}
// Letters that a hurried reader takes for these: they may be written, but not to make another's name of.
const kin: { readonly [ascii: string]: string } = {
  b: 'ƀвҍβß',
  c: 'ҫƈ',
  d: 'đɗԃ',
  e: 'єҿɛε',
  f: 'ғӻƒ',
  g: 'ǥɠ',
  h: 'ħнңҥӈɦ',
  k: 'ĸкқҝҟҡӄκƙ',
  l: 'łƚɫ',
  m: 'м',
  n: 'ŋпԥηɲ',
  o: 'øөɵ',
  r: 'ґɍ',
  t: 'ŧтτƭ',
  u: 'ųц',
  w: 'шщω',
  x: 'χҳӽӿ',
  y: 'ұƴ',
  z: 'ƶ',
}

const letters = (table: { readonly [ascii: string]: string }) =>
  Object.entries(table).flatMap(([ascii, all]) => [...all].map((one): [string, string] => [one, ascii]))
const twinOf = new Map(letters(twins))
const seenAs = new Map([...letters(kin), ...twinOf, ['œ', 'oe'], ['æ', 'ae']])

/** Whether a letter outside ASCII cannot be told from one within. */
export const isTwin = (letter: string): boolean => twinOf.has(letter)

/**
 * What a text looks like: the same for two that a reader may take for one another (UTS #39, 4, and what lies about it: accents do not count,
 * `rn` reads as `m`, `0` as `o`). For comparing only.
 */
export function skeleton(text: string): string {
  const seen = (letter: string) => seenAs.get(letter) ?? seenAs.get(letter.toLowerCase())
  const whole = [...text].map((letter) => seen(letter) ?? letter).join('')
  const plain = [...whole.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')].map((letter) => seen(letter) ?? letter.toLowerCase()).join('')
  return plain.replace(/m/g, 'rn').replace(/w/g, 'vv').replace(/d/g, 'cl').replace(/[1|]/g, 'l').replace(/0/g, 'o')
}

const ours = skeleton('ConnectCard')
const [connect, card] = [skeleton('Connect'), skeleton('Card')]
const apart = new RegExp(`(?<![\\p{L}\\p{N}])${connect} ${card}s?(?![\\p{L}\\p{N}])`, 'u')

/** Whether a name of a person, of a firm or of a link could be taken for the service itself, however it is spelt. */
export function wearsOurName(text: string): boolean {
  const seen = skeleton(text).replace(/[^\p{L}\p{N}]+/gu, ' ')
  return seen.includes(ours) || apart.test(seen)
}
