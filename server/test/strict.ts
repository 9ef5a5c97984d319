import { afterEach, beforeEach, expect, vi } from 'vitest'

// A test fails on anything written to console.error: nothing may go wrong quietly.
beforeEach(() => {
  vi.spyOn(console, 'error')
})
afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
})
