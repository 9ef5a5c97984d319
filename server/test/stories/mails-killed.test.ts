import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailFigures } from '#domains/support/index.ts'
import { mailFiles, readMailFile } from '#platform/mail/files.ts'
import { testRolesSecret } from '#test/databases.ts'
import { type TestImap, testImap } from '#test/dovecot.ts'
import { mailboxAt } from '#test/imap-box.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { delivered } from '#test/mailbox.ts'
import { aMail } from '#test/mails.ts'
import { type Product, startProduct } from '#test/product.ts'

// The whole product, killed while it makes messages of mails, again and again: count in equals count out.

let imap: TestImap
let installation: TestInstallation
const running: Product[] = []
beforeAll(async () => {
  imap = await testImap()
  installation = await testInstallation()
}, 180_000)
afterAll(async () => {
  for (const product of running) {
    product.signal('SIGKILL')
    await product.ended
  }
  await installation.close()
  await imap.close()
})

const many = 120

test('killed in the middle of its work, over and over, the product makes one message of each mail, and writes to each sender once', async () => {
  imap.drop(...Array.from({ length: many }, (_, at) => aMail({ From: `k${at}@envoi.example`, 'Message-ID': `<k${at}@envoi.example>` })))
  const environment = {
    DATABASE_URL: installation.databases.data,
    KEYRING_URL: installation.databases.keyring,
    DATA_DIR: installation.settings.dataDir,
    ROLES_SECRET: testRolesSecret,
    KEY_PROVIDER: 'environment',
    ROOT_KEYS: `1:${randomBytes(32).toString('hex')}`,
    IMAP_URL: imap.url,
  }
  for (const most of [15, 40]) {
    let removed = 0
    const enough = new Promise<void>((resolve) => {
      imap.before = (line) => {
        // as the mail is about to be removed, its message is committed
        if (/UID STORE/.test(line) && ++removed === most) resolve()
        if (removed >= most) throw new Error('nothing more is heard of it')
      }
    })
    const starting = startProduct(environment)
    const product = await starting
    running.push(product)
    await enough
    product.signal('SIGKILL')
    await product.ended
    imap.before = () => undefined
  }
  const product = await startProduct(environment)
  running.push(product)
  const box = await mailboxAt(imap.url)
  await expect.poll(() => box.lie(), { timeout: 120_000, interval: 1_000 }).toEqual([])
  await box.close()
  expect(await mailFigures(installation.db)).toMatchObject({ fetched: many, filed: many, waits: 0, lie: 0 })
  const made = await installation.owner.data.query(
    'select count(distinct subject_id)::int as made from support.message where mail is not null',
  )
  expect(made.rows).toEqual([{ made: many }])
  const receipts = async () => {
    const mails = await Promise.all(
      mailFiles(installation.settings.dataDir).map((name) =>
        delivered(readMailFile(installation.settings.dataDir, name) ?? Buffer.alloc(0)),
      ),
    )
    return mails.filter(({ to }) => to.endsWith('@envoi.example'))
  }
  await expect.poll(async () => new Set((await receipts()).map(({ to }) => to)).size, { timeout: 240_000, interval: 1_000 }).toBe(many)
  // one that was handed over as the product was killed may be handed over again, as the same mail
  expect(new Set((await receipts()).map(({ messageId }) => messageId)).size).toBe(many)
  expect(product.said()).not.toMatch(/envoi\.example|Nadia|logo/)
  product.signal('SIGTERM')
  await product.ended
}, 480_000)
