import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { purposes } from '#contract/purposes.ts'
import { categories, people, processings, type Register, terms } from '#contract/register.ts'
import { root } from '#test/installation.ts'
import { renderPolicy } from '#web/site/render.ts'
import { personalData } from './personal-data.ts'
import { accessMatrix, changesBetween, registerOf, registerText } from './register.ts'

const register = registerOf(personalData)

test.each(languages)('docs/register.%s.md is the register as the program makes it', (language) => {
  const file = join(root, 'docs', `register.${language}.md`)
  if (process.env.WRITE_REGISTER) writeFileSync(file, registerText(register, language))
  expect(readFileSync(file, 'utf8')).toBe(registerText(register, language))
})

describe('the register', () => {
  const columns = personalData.flatMap(({ schema, tables }) =>
    Object.entries(tables).flatMap(([table, all]) =>
      Object.entries(all).flatMap(([name, column]) => ('purposes' in column ? [{ name: `${schema}.${table}.${name}`, column }] : [])),
    ),
  )

  test('has every personal column, for each of its purposes, and nothing else', () => {
    expect(columns.length).toBeGreaterThan(60)
    for (const { name, column } of columns) {
      expect(column.purposes.length, name).toBeGreaterThan(0)
      for (const purpose of column.purposes) {
        const held = register
          .find((entry) => entry.purpose === purpose)
          ?.of.find((one) => one.whose === column.whose && one.kept === column.kept)
        expect(held?.what, `${name} for ${purpose}`).toEqual(expect.arrayContaining([...column.what]))
        expect(held?.origin, `${name} for ${purpose}`).toContain(column.origin)
      }
    }
    for (const { purpose, of } of register)
      for (const { whose, kept, what } of of)
        for (const one of what)
          expect(
            columns.some(
              ({ column }) =>
                column.purposes.includes(purpose) && column.whose === whose && column.kept === kept && column.what.includes(one),
            ),
          ).toBe(true)
  })

  test('keeps nothing for longer than two years after the end, but for legal documents: ten years from the end of their fiscal year', () => {
    const days = (most: string) => {
      const [, years = '0', months = '0', inDays = '0', minutes = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(\d+)M)?$/.exec(most) ?? []
      return Number(years) * 365 + Number(months) * 30.4 + Number(inDays) + Number(minutes) / 1440
    }
    const timed = Object.entries(terms).flatMap(([name, term]) => ('most' in term ? [{ name, from: term.from, most: term.most }] : []))
    for (const { most } of timed) expect(days(most), most).toBeGreaterThan(0)
    const longer = timed.filter(({ most }) => days(most) > 730)
    expect(longer).toEqual([{ name: 'legal document', from: 'end of the fiscal year', most: 'P10Y' }])
    // the law asks for the documents and nothing beside them: nothing else of a client may hide under their term
    const kept = columns.filter(({ column }) => column.kept === 'legal document')
    expect(kept.map(({ name }) => name.split('.')[0])).toEqual(kept.map(() => 'archive'))
    expect(kept.flatMap(({ column }) => column.what).filter((one) => !['identity', 'document', 'dates'].includes(one))).toEqual([])
  })

  test('shows no data of clients to an administrator, and to every other job only what its purpose needs', () => {
    const matrix = accessMatrix(register)
    expect(matrix.get('administrator')).toEqual([])
    for (const [job, entries] of matrix) for (const { purpose } of entries) expect(processings[purpose].jobs).toContain(job)
    for (const purpose of ['sharing the card'] as const) expect(processings[purpose].jobs).toEqual([]) // a card is shared by its owner alone
  })

  test('tells what changed since it was declared, and nothing where nothing did', () => {
    expect(changesBetween(register, register)).toEqual([])
    const [first, ...others] = register
    const without: Register = others
    expect(changesBetween(without, register).length).toBeGreaterThan(0)
    expect(changesBetween(without, register).every((line) => line.startsWith(`new: ${first?.purpose}: `))).toBe(true)
    expect(changesBetween(register, without).every((line) => line.startsWith('gone: '))).toBe(true)
  })
})

describe.each(languages)('the policy page in %s', (language) => {
  const page = renderPolicy(language, 'https://cartes.example', {
    register,
    edition: { number: 1, from: '2026-11-26' },
    cndp: 'D-W-903/2024',
  })

  test('says everything that the register says, and the number of the CNDP', () => {
    for (const { purpose, of } of register) {
      expect(page).toContain(processings[purpose].says[language])
      for (const { whose, kept, what } of of)
        for (const said of [people[whose], terms[kept].says, ...what.map((one) => categories[one])]) {
          const text = said[language]
          expect(page.toLowerCase(), text).toContain(text.toLowerCase())
        }
    }
    expect(page).toContain('D-W-903/2024')
    expect(page).toContain('contact@IdNet.ma')
    expect(page).not.toMatch(/undefined|\[object|NaN|crypté|<script|[٠-٩]/)
  })

  test('names no purpose that the program does not have', () => {
    for (const purpose of purposes)
      if (!register.some((entry) => entry.purpose === purpose)) expect(page).not.toContain(processings[purpose].says[language])
  })
})
