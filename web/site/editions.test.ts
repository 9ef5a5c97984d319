import { describe, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { renderEdition, renderEditions } from './edition-page.ts'
import type { KeptEdition, KeptEditions } from './editions.ts'
import { changedLines, linesOf, textOf } from './policy-text.ts'

const origin = 'https://cartes.example'
const said = (text: string) => ({ fr: text, ar: text, en: text })
const edition = (number: number, from: string, text: string): KeptEdition => ({
  number,
  announced: '2026-01-01',
  from,
  changed: said(`Edition ${number} in a sentence.`),
  text: said(text),
})
const first = edition(1, '2026-01-01', 'Lead.\n\n\nPart\nKept.\nA year <b>.\n\nTitle\nSame.\n')
const second = edition(2, '2026-06-01', 'Lead.\n\n\nPart\nKept.\nTwo years.\n\nTitle\nSame.\nNew.\n')
const editions: KeptEditions = [first, second]

test('a text is a sentence or a row a line, with its titles, and nothing of the markup', () => {
  const html =
    '<p class="lead">One &amp; two. Three (art. 4).</p>\n<nav><ul><li>Not this</li></ul></nav><section id="a"><h2>Part</h2><p>نص. آخر</p><h3>Title</h3><dl><div><dt>Head</dt><dd>says</dd></div><dt>b</dt><dd>c</dd></dl></section>'
  expect(textOf(html, ' : ')).toBe('One & two.\nThree (art. 4).\n\n\nPart\nنص.\nآخر\n\nTitle\nHead : says\nb : c\n')
  expect(linesOf(textOf(html, ' : ')).map(({ level }) => level)).toEqual(['line', 'line', 'part', 'line', 'line', 'title', 'line', 'line'])
})

describe('what changed', () => {
  test('is told line by line, under the titles it stands below', () => {
    expect(changedLines(first.text.en, second.text.en)).toEqual([
      { change: 'gone', under: 'Part', text: 'A year <b>.' },
      { change: 'added', under: 'Part', text: 'Two years.' },
      { change: 'added', under: 'Part · Title', text: 'New.' },
    ])
    expect(changedLines(first.text.en, first.text.en)).toEqual([])
    expect(changedLines('', 'One.\n')).toEqual([{ change: 'added', under: '', text: 'One.' }])
  })

  test('a line that moved to another title has changed', () => {
    const moved = changedLines('\n\n\nA\nSame.\n\n\nB\nX.\n', '\n\n\nA\nX.\n\n\nB\nSame.\n')
    expect(moved.map(({ change, under, text }) => `${change} ${under} ${text}`)).toEqual([
      'gone A Same.',
      'added A X.',
      'gone B X.',
      'added B Same.',
    ])
  })
})

test.each(languages)('the page of an edition in %s says from when, what changed, in words, and its text', (language) => {
  const page = renderEdition(language, origin, editions, second, '2026-05-01')
  expect(page).toContain('Edition 2 in a sentence.')
  expect(page).toContain('<del>A year &lt;b&gt;.</del>')
  expect(page).toContain('<ins>Two years.</ins>')
  expect(page.match(/<dt>[^<]+<\/dt><dd><(?:del|ins)>/g)).toHaveLength(3)
  expect(page).toContain('<p>Kept.</p>')
  expect(page).toContain(`href="/confidentialite/editions/2/${language}"`)
  expect(page).not.toMatch(/undefined|\[object|NaN|<script|[٠-٩]/)
  const [only] = [renderEdition(language, origin, editions, first, '2026-05-01')]
  expect(only).not.toMatch(/<del|<ins|id="changes"/)
})

test('the list has the newest first, and says of each whether it applies', () => {
  const on = (day: string) => [...renderEditions('en', origin, editions, day).matchAll(/<p class="soft">([^<]*)</g)].map(([, says]) => says)
  expect(on('2026-05-31')).toEqual(['Edition 2 applies from 1 June 2026.', 'In force since 1 January 2026.'])
  expect(on('2026-06-01')).toEqual(['In force since 1 June 2026.', 'From 1 January 2026, replaced on 1 June 2026.'])
})
