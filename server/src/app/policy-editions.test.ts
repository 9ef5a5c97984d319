import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { type PolicyEdition, policyEditions, toldDaysBefore } from '#contract/policy-editions.ts'
import { moroccanDate } from '#platform/dates.ts'
import { root } from '#test/installation.ts'
import { editionFile, policyText } from '#web/site/render.ts'
import { personalData } from './personal-data.ts'
import { registerOf } from './register.ts'

const folder = join(root, 'web', 'site', 'editions')
const pins = join(folder, 'pinned.txt')
const newest = policyEditions.at(-1) ?? policyEditions[0]
const today = moroccanDate(new Date())
const writes = process.env.WRITE_POLICY !== undefined

const textNow = (language: (typeof languages)[number]) => policyText(language, registerOf(personalData))
const keptText = (number: number, language: (typeof languages)[number]) => {
  const file = editionFile(number, language)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
/** Whether its text may still be made anew: nobody was bound by it yet. */
const open = ({ draft, from }: PolicyEdition) => draft === true || from > today

test.each(languages)('the policy as the program makes it in %s is its newest edition', (language) => {
  const now = textNow(language)
  if (writes && keptText(newest.number, language) !== now) {
    const next = `Edition ${newest.number} applies since ${newest.from}: add edition ${newest.number + 1} to contract/policy-editions.ts, and run npm run policy again.`
    expect(open(newest), next).toBe(true)
    writeFileSync(editionFile(newest.number, language), now)
  }
  const how = open(newest)
    ? 'What the policy says has changed: npm run policy writes it anew.'
    : `What the policy says has changed: make edition ${newest.number + 1} in contract/policy-editions.ts, and npm run policy.`
  expect(keptText(newest.number, language), how).toBe(now)
})

describe('the editions', () => {
  const pinned = () =>
    new Map(
      readFileSync(pins, 'utf8')
        .split('\n')
        .flatMap((line) => (/^\d+ /.test(line) ? [[Number(line.split(' ')[0]), line.split(' ')[1] ?? ''] as const] : [])),
    )
  const digestOf = (number: number) =>
    createHash('sha256')
      .update(languages.map((language) => keptText(number, language)).join('\u0000'))
      .digest('hex')

  test('that were shown are pinned, and nobody edits them', () => {
    for (const edition of policyEditions) {
      if (open(edition) && edition === newest) continue
      if (writes && !pinned().has(edition.number)) appendFileSync(pins, `${edition.number} ${digestOf(edition.number)}\n`)
      expect(
        pinned().get(edition.number),
        `edition ${edition.number} was shown: its text stays (npm run policy pins it where it is not yet)`,
      ).toBe(digestOf(edition.number))
    }
    for (const number of pinned().keys()) expect(policyEditions.map((one) => one.number)).toContain(number)
  })

  test('are numbered from one on, each announced long enough before it applies, and say in three languages what they change', () => {
    expect(policyEditions.map(({ number }) => number)).toEqual(policyEditions.map((_, at) => at + 1))
    for (const [at, { announced, from, changed, draft }] of policyEditions.entries()) {
      for (const language of languages) expect(changed[language]).toMatch(/^.{8,200}\.$/)
      const before = policyEditions[at - 1]
      expect(draft === undefined || policyEditions.length === 1).toBe(true)
      if (before) expect(from > before.from).toBe(true)
      if (before) expect(Date.parse(from) - Date.parse(announced)).toBeGreaterThan(toldDaysBefore * 86_400_000)
    }
  })

  test('have a file for each language, and there is no other', () => {
    expect(readdirSync(folder).sort()).toEqual(
      [...policyEditions.flatMap(({ number }) => languages.map((language) => `${number}.${language}.txt`)), 'pinned.txt'].sort(),
    )
  })
})
