import { describe, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { terms } from '#contract/register.ts'
import { sweepsInWords, sweepsWithWhy, sweepWhy } from '#contract/sweep-words.ts'
import { keptUntil } from '#domains/contacts/kept-until.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Installation } from './installation.ts'
import { personalData } from './personal-data.ts'
import { briefSweeps, keptOtherwise, sweeps } from './sweeps.ts'

const brief = briefSweeps({} as Installation)

test('every term of every schema is kept by a sweep, or it is said what ends it', () => {
  const promised = new Set(
    personalData.flatMap(({ schema, tables }) =>
      Object.values(tables).flatMap((columns) =>
        Object.values(columns).flatMap((column) => ('kept' in column && column.kept !== 'with it' ? [`${schema}: ${column.kept}`] : [])),
      ),
    ),
  )
  const kept = [...[...sweeps, ...brief].flatMap(({ keeps }) => keeps), ...Object.keys(keptOtherwise)]
  expect(kept.toSorted()).toEqual([...promised].toSorted())
})

test('what each ends, and why, is said in words, where anybody reads how much was deleted and the office what will be', () => {
  const names = sweeps.map(({ name }) => name).sort()
  expect([...sweepsInWords].sort()).toEqual(names)
  expect([...sweepsWithWhy].sort()).toEqual(names)
  // one that has a time of its own names it; the others say it by themselves
  const ownWords = ['contacts past their time', 'contacts of closed accounts', 'legal documents']
  for (const name of names)
    for (const language of languages) expect(sweepWhy(name, language, '§').includes('§'), name).toBe(!ownWords.includes(name))
})

test('no two sweeps have one name', () => {
  const names = [...sweeps, ...brief].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

describe('no backup of the keyring that could bring somebody back outlives the second anniversary', () => {
  // The sweep comes within a day, the key is destroyed with it, and the last keyring backup that holds it is retired within eight days: it
  // lives seven, and goes when the next one of the day is made.
  const backupDays = 1 + 7 + 1

  const eachDay = (work: (event: Date) => void) => {
    for (let day = Date.parse('2023-12-25T12:00:00Z'); day < Date.parse('2032-03-05T00:00:00Z'); day += 86_400_000) work(new Date(day))
  }

  test.each([1, 6, 12, 24])('details that were left for %i months: whatever the day', (months) => {
    eachDay((event) => {
      const due = new Date(`${keptUntil(event, { months })}T12:00:00Z`)
      const gone = moroccanDate(due, { days: 1 + backupDays })
      expect(gone <= moroccanDate(event, { months: 24 }), `${moroccanDate(event)}: ${gone}`).toBe(true)
    })
  })

  test('of 29 February 2024 nothing is left after 28 February 2026', () => {
    expect(keptUntil(new Date('2024-02-29T22:59:00Z'), { months: 24 })).toBe('2026-02-18')
    expect(keptUntil(new Date('2024-02-29T23:01:00Z'), { months: 24 })).toBe('2026-02-19') // the first of March: +01 then
    expect(keptUntil(new Date('2028-02-29T10:00:00Z'), { months: 24 })).toBe('2030-02-18')
  })

  /** The sweeps whose time runs from the end of the relationship, or from when something was last confirmed. */
  const fromItsEvent = sweeps.filter(({ name }) => name !== 'contacts past their time' && name !== 'legal documents')
  test.each(fromItsEvent.map((one) => [one.name, one] as const))('%s: whatever the day', (_name, { name, after }) => {
    // an idle account is closed, not erased: from there its own time runs, and two years from its closing are the most
    const longest = name === 'idle accounts' ? { days: 90 } : after
    eachDay((event) => {
      const ends = new Date(`${moroccanDate(event, longest)}T12:00:00Z`)
      const gone = moroccanDate(ends, { days: backupDays })
      expect(gone <= moroccanDate(event, { months: 24 }), `${moroccanDate(event)}: ${gone}`).toBe(true)
    })
  })
})

test('no sweep is later than the term it keeps, not even over a short February', () => {
  const from = new Date('2027-02-01T12:00:00Z')
  for (const { name, keeps, after } of sweeps)
    for (const kept of keeps.filter((one) => one !== 'contacts: contact' && one !== 'archive: legal document')) {
      const term = Object.entries(terms).find(([one]) => kept.endsWith(`: ${one}`))?.[1]
      const [, years = '0', months = '0', days = '0'] =
        /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(term && 'most' in term ? term.most : '') ?? []
      const most = moroccanDate(from, { months: Number(years) * 12 + Number(months), days: Number(days) })
      expect(moroccanDate(from, after) <= most, `${name}: ${kept}`).toBe(true)
    }
})
