import { expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import type { Draft as Written } from './draft.ts'
import { newHistory } from './history.ts'

const draft = (role: string, phones = 0) =>
  Draft.parse({
    language: 'fr',
    role: { fr: role },
    phones: Array.from({ length: phones }, (_one, at) => ({ kind: 'work', number: `+21252200001${at}` })),
  }) as Written

test('letters typed one after the other are one change; a pause, another field or another line begins the next', () => {
  let now = 5_000
  const history = newHistory(() => now)
  const type = (before: Written, after: Written, ms = 200) => {
    now += ms
    history.changed(before, after)
    return after
  }
  let at = draft('A')
  for (const role of ['Ab', 'Abc', 'Abcd']) at = type(at, draft(role))
  at = type(at, draft('Abcde'), 1_500)
  at = type(at, draft('Abcde', 1))
  at = type(at, draft('Abcde', 2))
  const seen: unknown[] = []
  for (let back = history.undo(at); back; back = history.undo(at)) {
    at = back
    seen.push([at.role?.fr, at.phones.length])
  }
  expect(seen).toEqual([
    ['Abcde', 1],
    ['Abcde', 0],
    ['Abcd', 0],
    ['A', 0],
  ])
  expect(history.can()).toEqual({ undo: false, redo: true })
  at = history.redo(at) ?? at
  expect(at.role?.fr).toBe('Abcd')
  history.changed(at, draft('Autre'))
  expect(history.can()).toEqual({ undo: true, redo: false }) // what was undone is given up by writing on
})

test('keeps a hundred changes', () => {
  const history = newHistory(() => 0)
  for (let turn = 0; turn < 150; turn++) history.changed(draft('A', turn % 8), draft('A', (turn + 1) % 8))
  let count = 0
  while (history.undo(draft('A'))) count += 1
  expect(count).toBe(100)
})
