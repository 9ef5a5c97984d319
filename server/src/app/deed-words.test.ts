import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { breachSteps } from '#contract/breaches.ts'
import { deedWord, objectWord } from '#contract/deed-words.ts'
import { languages } from '#contract/language.ts'
import { pictures } from '#contract/pictures.ts'
import { requestSteps } from '#contract/requests.ts'
import { root } from '#test/installation.ts'

const sources = readdirSync(join(root, 'server', 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(root, 'server', 'src', name), 'utf8'))
const found = (pattern: RegExp) => new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name)))

test('every deed that leaves an entry, and what it was done to, has words in each language', () => {
  const written = found(/\bdeed: '([a-z-]+\.[a-z-]+)'/g)
  const made = [
    ...requestSteps.map((step) => `request.${step}`),
    ...breachSteps.map((step) => `breach.${step.replaceAll(' ', '-')}`),
    ...pictures.map((which) => `draft.${which}`),
  ]
  expect(written.size).toBeGreaterThan(60)
  const kinds = found(/\bobject: \{ kind: '([a-z -]+)'/g)
  expect(kinds.size).toBeGreaterThan(15)
  for (const language of languages) {
    expect([...written, ...made].filter((deed) => deedWord(deed, language) === deed)).toEqual([])
    if (language === 'ar') expect([...kinds].filter((kind) => objectWord(kind, language) === kind)).toEqual([])
  }
})
