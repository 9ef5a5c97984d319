import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Verification } from '#contract/verification.ts'
import { closeAccount } from '#domains/accounts/index.ts'
import { signCertificates } from '#domains/privacy/index.ts'
import { system } from '#platform/actor.ts'
import { newestSigningKey } from '#platform/audit/signing-key.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { keeperOf, someEntries } from '#test/audit.ts'
import { aPdf, someDocument } from '#test/documents.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { someCard } from '#test/people.ts'
import { sweepNow } from '#test/sweeping.ts'

// What anybody may check of us, with the page and with the program that it hands out.

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const run = promisify(execFile)
/** What the program says, and with which code it ends. */
async function program(...args: readonly string[]): Promise<{ readonly says: string; readonly code: number }> {
  try {
    return { says: (await run(process.execPath, [join(root, 'web/site/verifier.mjs'), origin, ...args])).stdout, code: 0 }
  } catch (error) {
    const { stdout, code } = error as { stdout: string; code: number }
    return { says: stdout, code }
  }
}
const kept = async () => (await (await fetch(`${origin}/api/verification`)).json()) as Verification
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('a document is known to the byte, by the page and by the program, and nothing else is told of it', async () => {
  const { ownerId } = await someCard(installation)
  const pdf = aPdf('Riad Al Mandar, 40 cartes')
  const { number } = await someDocument(installation, { account: ownerId }, { pdf })
  const other = Buffer.concat([pdf, Buffer.from('\n')])
  const [mine, changed] = [join(installation.settings.dataDir, 'facture.pdf'), join(installation.settings.dataDir, 'autre.pdf')]
  writeFileSync(mine, pdf)
  writeFileSync(changed, other)
  expect(await program(mine)).toMatchObject({ code: 0, says: expect.stringContaining('was filed, to the byte') })
  expect(await program(changed)).toMatchObject({ code: 1, says: expect.stringContaining('no document') })

  const form = new FormData()
  form.set('document', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'facture.pdf')
  form.set('sha256', '')
  const page = await (await fetch(`${origin}/verifier/fr`, { method: 'POST', body: form })).text()
  expect(page).toContain('à l’octet près, un document déposé')
  expect(page).not.toContain(number)
  const ask = async (typed: string) => {
    const answer = await fetch(`${origin}/verifier/ar`, { method: 'POST', body: new URLSearchParams({ sha256: typed }) })
    return [answer.status, await answer.text()] as const
  }
  expect((await ask(sha256(pdf).toUpperCase()))[1]).toContain('نعم')
  expect((await ask(sha256(other)))[1]).toContain('لا توجد وثيقة')
  expect((await ask(''))[1]).toContain('اختر ملفا')
  expect((await ask('x'.repeat(64)))[0]).toBe(400)
})

test('the days of the record and what was deleted are signed; the program sees what was bent', async () => {
  const { ownerId } = await someCard(installation)
  await installation.deeds.run((tx) => closeAccount(tx, system, ownerId, []))
  await someEntries(installation, 3)
  await keeperOf(installation).link()
  installation.clock.forward({ days: 95 })
  expect(await sweepNow(installation, 'closed accounts')).toBeGreaterThan(0)
  await someEntries(installation, 2)
  await keeperOf(installation).link()
  installation.clock.forward({ days: 1 })
  await someEntries(installation, 1)
  await keeperOf(installation).link()
  const { keyring, provider, clock } = installation
  const key = await newestSigningKey(keyringOn(keyring, provider, clock))
  expect(await installation.deeds.run((tx) => signCertificates(tx, key))).toBeGreaterThan(0)

  const { heads, certificates } = await kept()
  expect(heads.length).toBeGreaterThan(0)
  expect(certificates.length).toBeGreaterThan(0)
  const good = await program()
  expect(good.says).toContain('All is as it was signed.')
  expect(good.code).toBe(0)
  expect(good.says.match(/^good/gm)).toHaveLength(heads.length + certificates.length)

  const page = await (await fetch(`${origin}/verifier/fr`)).text()
  expect(page).toContain(heads[0]?.chain)
  await installation.owner.data.query('alter table audit.head disable trigger only_added_to')
  await installation.owner.data.query(`update audit.head set number = number + 1 where kind = 'day'`)
  const bent = await program()
  expect(bent.code).toBe(1)
  expect(bent.says.match(/^WRONG/gm)?.length).toBe(heads.length)
  await installation.owner.data.query('alter table privacy.certificate disable trigger stays')
  await installation.owner.data.query('update privacy.certificate set ended = ended + 1')
  expect((await program()).says.match(/^WRONG/gm)?.length).toBe(heads.length + certificates.length)
})

test('the program is handed out as it stands, and says what it needs', async () => {
  const answer = await fetch(`${origin}/verifier.mjs`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
  const text = await answer.text()
  expect(text.split('\n').length).toBeLessThan(120)
  expect([...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from)).toEqual(['node:crypto', 'node:fs'])
})
