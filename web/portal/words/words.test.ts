import { expect, test } from 'vitest'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The same in every language: names of others, and patterns made of what they are given. */
const alike =
  /^(?:site_(?!website|calendar|other)|card$|lineOf$|sure$|deedOf$|countedPart$|inLanguage$|code$|clients$|emails$|logo$|photo$|comma$|semicolon$)/

const entries = (words: object) => Object.entries(words).map(([key, says]): [string, string] => [key, String(says)])
const given = (says: string) => [...new Set([...says.matchAll(/\{(\w+)(?=[},])/g)].map(([, name]) => name))].sort()

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
          !/^(?:Mobile|Fax|Type|Service|Note|Contacts|Actions|Anonymisation|Correction)$/.test(says),
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
