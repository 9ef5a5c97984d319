import { expect, test } from 'vitest'
import { requestStates, requestSteps } from '#contract/requests.ts'
import { clockOf, ended, missingIn, stateAfter } from './request.ts'

const at = (day: string) => new Date(`${day}T10:00:00Z`)

test('ten days that we give ourselves, and the law’s', () => {
  const clock = clockOf('copy', '2026-06-02', [{ step: 'received', at: at('2026-06-02') }], at('2026-06-05'))
  expect(clock).toEqual({ due: '2026-06-12', legalDue: '2026-06-15', suspendedDays: 0, standsStill: false })
})

test('an objection to prospecting has a day', () => {
  expect(clockOf('prospecting', '2026-06-02', [], at('2026-06-02')).due).toBe('2026-06-03')
})

test('while something is asked for the clocks stand still, as often as that may be', () => {
  const steps = [
    { step: 'received', at: at('2026-06-02') },
    { step: 'asked', at: at('2026-06-03') },
  ] as const
  expect(clockOf('copy', '2026-06-02', steps, at('2026-06-07'))).toMatchObject({ suspendedDays: 4, due: '2026-06-16', standsStill: true })
  const more = [
    ...steps,
    { step: 'completed', at: at('2026-06-05') },
    { step: 'asked', at: at('2026-06-06') },
    { step: 'completed', at: at('2026-06-09') },
  ] as const
  expect(clockOf('copy', '2026-06-02', more, at('2026-06-30'))).toMatchObject({ suspendedDays: 5, due: '2026-06-17', standsStill: false })
})

test('an end is an end: no step but handing the copy out leads on from an answer, and none from a withdrawal', () => {
  for (const step of requestSteps) {
    expect(stateAfter('withdrawn', step, true)).toBeUndefined()
    if (step !== 'taken' && step !== 'prepared') expect(stateAfter('answered', step, true)).toBeUndefined()
  }
  for (const state of requestStates) if (!ended(state)) expect(stateAfter(state, 'answered', true)).toBe('answered')
})

test('nothing is worked on whose author did not show who they are', () => {
  expect(stateAfter('identity', 'announced', false)).toBeUndefined()
  expect(stateAfter('identity', 'prepared', false)).toBeUndefined()
  expect(stateAfter('asked', 'completed', false)).toBe('identity')
  expect(stateAfter('asked', 'completed', true)).toBe('open')
})

test('a phone is never a condition; what to correct, or why to object, is', () => {
  const all = { name: 'Nadia Tazi', email: 'nadia@courrier.example' }
  for (const phone of [undefined, '+212661000100']) {
    const with_ = { ...all, ...(phone !== undefined && { phone }) }
    expect(missingIn('copy', with_)).toEqual([])
    expect(missingIn('rectification', with_)).toEqual(['text'])
    expect(missingIn('objection', { ...with_, text: 'Mon nom' })).toEqual([])
  }
  expect(missingIn('copy', {})).toEqual(['name', 'email'])
  expect(missingIn('erasure', { email: all.email })).toEqual(['name'])
})
