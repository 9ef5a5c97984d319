import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

// `npm run client` writes web/client/generated anew; every other run says whether that was forgotten.
const kept = join(import.meta.dirname, 'generated')
const write = process.env.WRITE_CLIENT === '1'

let installation: TestInstallation
const folder = mkdtempSync(join(tmpdir(), 'cc-client-'))
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(async () => {
  await installation.close()
  rmSync(folder, { recursive: true, force: true })
})

const filesOf = (path: string) =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  )

test('the typed client is the one that the description of the running API makes', async () => {
  const origin = await installation.serve()
  const described = join(folder, 'openapi.json')
  writeFileSync(described, await (await fetch(`${origin}/api/openapi.json`)).text())
  const output = write ? kept : join(folder, 'generated')
  await createClient({
    input: described,
    parser: { filters: { operations: { include: ['/^[A-Z]+ \\/api\\//'] } } },
    output: { path: output, clean: true, module: { extension: '.ts' } },
    plugins: ['@hey-api/typescript'],
    logs: { level: 'silent', file: false },
  })
  const made = filesOf(output)
  expect(Object.keys(made).length).toBeGreaterThan(0)
  expect(made).toEqual(filesOf(kept))
})
