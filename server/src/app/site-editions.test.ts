import { expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import type { Ask } from '#platform/http/operation.ts'
import { Refusal } from '#platform/refusal.ts'
import { type KeptEditions, keptEditions, policyText } from '#web/site/render.ts'
import { personalData } from './personal-data.ts'
import { registerOf } from './register.ts'
import { siteOperations } from './site.ts'

const [first] = keptEditions()
const register = registerOf(personalData)
const said = (text: string) => ({ fr: text, ar: text, en: text })
const text = { fr: policyText('fr', register), ar: policyText('ar', register), en: policyText('en', register) }
const editions: KeptEditions = [
  { ...first, from: '2026-11-26', text: said('What applied before.\n') },
  { ...first, number: 2, from: '2027-02-01', changed: said('A year less.'), text },
]
let now = new Date('2027-01-31T22:30:00Z')
const operations = siteOperations({
  publicUrl: new URL('https://cartes.example'),
  cndp: undefined,
  company: {},
  clock: { now: () => now },
  editions,
})
async function get(path: string, parameters: Ask['parameters'] = {}): Promise<string> {
  const found = operations.find((one) => one.path === path)
  const answer = await found?.run({
    parameters,
    language: 'en',
    body: undefined,
    query: undefined,
    address: path,
    cookies: undefined,
    wantsHtml: true,
    source: '',
    agent: undefined,
    idempotencyKey: undefined,
  })
  return String(answer?.body)
}

test('until its day comes, what applied before is read, with word of the edition to come; then the page is the program’s', async () => {
  now = new Date('2027-01-31T22:30:00Z')
  for (const language of languages) {
    const before = await get('/confidentialite/{language}', { language })
    expect(before).toContain('What applied before.')
    expect(before).toContain('A year less.')
    expect(before).toContain(`href="/confidentialite/editions/2/${language}"`)
    expect(before).not.toContain('id="ask"')
    expect(before).toContain('href="/droits"')
  }
  now = new Date('2027-02-01T00:30:00Z')
  const after = await get('/confidentialite')
  expect(after).not.toMatch(/What applied before|A year less/)
  expect(after).toContain('Edition 2, of 1 February 2027')
  expect(after).toContain('id="ask"')
})

test('each edition stays readable, and what it changed; a number that is none is unfound', async () => {
  expect(await get('/confidentialite/editions')).toContain('A year less.')
  expect(await get('/confidentialite/editions/{edition}', { edition: 'ar' })).toContain('<html lang="ar" dir="rtl">')
  expect(await get('/confidentialite/editions/{edition}', { edition: '1' })).toContain('What applied before.')
  expect(await get('/confidentialite/editions/{edition}/{language}', { edition: '2', language: 'fr' })).toContain(
    '<del>What applied before.</del>',
  )
  await expect(get('/confidentialite/editions/{edition}', { edition: '3' })).rejects.toBeInstanceOf(Refusal)
})
