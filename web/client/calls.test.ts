import { afterEach, expect, test, vi } from 'vitest'
import { callerIn, clientIn } from './calls.ts'

afterEach(() => vi.unstubAllGlobals())

test('a file that was asked for when the session ended is read as a file once its holder is signed in again', async () => {
  const refusal = new Response(JSON.stringify({ code: 'signed-out', title: 'Votre session est terminée.' }), { status: 401 })
  const file = new Response('PK', { headers: { 'content-disposition': 'attachment; filename="DR-2026-000001.zip"' } })
  const answers = [refusal, file]
  vi.stubGlobal('fetch', async () => answers.shift())
  const client = clientIn(
    callerIn(
      () => 'fr',
      async () => true,
    ),
  )
  const taken = await client.takeCopy('019b0000-0000-7000-8000-000000000000')
  expect(taken.name).toBe('DR-2026-000001.zip')
  expect(await taken.file.text()).toBe('PK')
})
