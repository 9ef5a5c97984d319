import { expect, test } from 'vitest'
import { type HelpWords, helpTopics, topicsFor } from './help-topics.ts'
import { helpAr } from './words/help-ar.ts'
import { helpEn } from './words/help-en.ts'
import { helpFr } from './words/help-fr.ts'

const all: readonly HelpWords[] = [helpFr, helpAr, helpEn]

test('fifteen answers in three languages, each short and in its own', () => {
  expect(helpTopics).toHaveLength(15)
  for (const words of all)
    for (const [question, answer] of Object.values(words)) {
      expect(question).toMatch(/[?؟]$/)
      expect(answer.length).toBeLessThanOrEqual(260)
    }
  for (const texts of Object.values(helpAr)) for (const text of texts) expect(text).toMatch(/\p{Script=Arabic}/u)
  for (const texts of Object.values(helpEn)) for (const text of texts) expect(text).not.toMatch(/[éèêàç«]/)
})

test('what is searched is found without accents, vowel signs or the right hamza, and every word counts', () => {
  expect(topicsFor(helpFr, 'RESEAU')).toEqual(['offline'])
  expect(topicsFor(helpFr, 'telephone perdu')).toEqual(['lost'])
  expect(topicsFor(helpAr, 'شَبَكة')).toEqual(['offline'])
  expect(topicsFor(helpAr, 'الاذون')).toEqual(['lost'])
  expect(topicsFor(helpEn, 'chip')).toEqual(['chip', 'lost'])
  expect(topicsFor(helpFr, '  ')).toEqual(helpTopics)
  expect(topicsFor(helpFr, 'zzz')).toEqual([])
})
