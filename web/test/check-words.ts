import { expect, test } from 'vitest'

interface Catalogues {
  readonly fr: object
  readonly ar: object
  readonly en: object
}

const entries = (words: object) => Object.entries(words).map(([key, says]): [string, string] => [key, String(says)])
const given = (says: string) => [...new Set([...says.matchAll(/\{(\w+)(?=[},])/g)].map(([, name]) => name))].sort()

/** That no language lacks a sentence, is left in French, or is given other things than the others. `alike`: what is the same in every language. */
export function checkWords({ fr, ar, en }: Catalogues, alike: RegExp): void {
  test('every language says everything', () => {
    for (const words of [ar, en]) expect(Object.keys(words).sort()).toEqual(Object.keys(fr).sort())
    for (const words of [fr, ar, en]) expect(entries(words).filter(([, says]) => says.trim() === '')).toEqual([])
  })

  test('nothing is left in French', () => {
    const french = new Map(entries(fr))
    for (const words of [ar, en])
      expect(
        entries(words).filter(
          ([key, says]) =>
            !alike.test(key) &&
            says.length > 3 &&
            says === french.get(key) &&
            !/^(?:Mobile|Fax|Type|Service|Note|Contacts|Actions|Anonymisation|Correction|Rectification|Client|Date|(?:Incident|Message)(?:s| \{reference\}))$/.test(
              says,
            ),
        ),
      ).toEqual([])
    const arabic = /\p{Script=Arabic}/u
    expect(entries(ar).filter(([key, says]) => !alike.test(key) && !arabic.test(says))).toEqual([])
    expect(entries(en).filter(([, says]) => arabic.test(says) || /[«éèêçà]/.test(says))).toEqual([])
  })

  test('what a sentence is given, it is given in every language', () => {
    const french = new Map(entries(fr))
    for (const words of [ar, en]) for (const [key, says] of entries(words)) expect(given(says), key).toEqual(given(french.get(key) ?? ''))
  })
}
