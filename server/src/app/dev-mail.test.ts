import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionUses } from '#domains/accounts/index.ts'
import { servingOn } from '#domains/sharing/index.ts'
import { readSettings } from '#platform/config/settings.ts'
import { mailFiles } from '#platform/mail/files.ts'
import type { Mails } from '#platform/mail/mail.ts'
import { postMail } from '#platform/mail/post.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { servingUrls } from './installation.ts'
import { operations } from './routes.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const object = '0192f3c1-7e1b-7c3a-9d2e-0123456789ab'
const mails: Mails = {
  code: async () => ({
    to: { address: 'omar@example.ma', name: 'عمر <script>' },
    language: 'ar',
    subject: 'رمز <script>alert(1)</script>',
    lines: ['<script>alert(2)</script> مرحبا'],
    code: '123456',
  }),
}
const get = (path: string) => fetch(`${origin}${path}`, { headers: { accept: 'text/html' } })

test('the demo shows the mails it wrote, newest first, and runs nothing in them', async () => {
  expect(await (await get('/dev/mail')).text()).toContain('None yet')
  for (let n = 0; n < 2; n++) {
    await installation.deeds.run((tx) => postMail(tx, 'code', object))
    installation.clock.forward({ seconds: 5 })
    expect(await installation.deliver(mails)).toEqual(['done'])
  }
  const names = mailFiles(installation.settings.dataDir)
  expect(names.length).toBe(2)
  const list = await get('/dev/mail')
  const text = await list.text()
  expect([...text.matchAll(/href="\/dev\/mail\/([^"]+)"/g)].map(([, name]) => name)).toEqual(names)
  expect(text).not.toContain('<script')
  expect(list.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'none'.*frame-src 'self'/)

  const one = await (await get(`/dev/mail/${names[0]}`)).text()
  expect(one).toContain('123456')
  expect(one).toContain('<iframe title="As HTML" sandbox=""')
  expect(one).not.toContain('<script')
  const drawn = await get(`/dev/mail/${names[0]}/html`)
  expect(drawn.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  expect(await drawn.text()).toContain('dir="rtl"')
})

test('the files are for this user alone', () => {
  const folder = join(installation.settings.dataDir, 'mail')
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of mailFiles(installation.settings.dataDir)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
})

test.each([
  '/dev/mail/20261123T090000000Z-0192f3c1-7e1b-7c3a-9d2e-0123456789ab.eml',
  '/dev/mail/..%2Froles-secret',
  '/dev/mail/%2Fetc%2Fpasswd',
  '/dev/mail/x.eml',
])('%s is nothing', async (path) => {
  expect((await get(path)).status).toBe(404)
  expect((await get(`${path}/html`)).status).toBe(404)
})

test('there is no such page where mails leave by a server', async () => {
  const serving = servingOn(servingUrls(installation.settings, installation.databases), installation.clock)
  const shown = (environment: NodeJS.ProcessEnv) => {
    const settings = readSettings({ DATA_DIR: installation.settings.dataDir, ...environment }, root)
    return operations(serving, settings, { installation, uses: sessionUses(installation.deeds, installation.clock) }).filter(({ path }) =>
      path.startsWith('/dev/'),
    ).length
  }
  expect(shown({})).toBe(3)
  expect(shown({ SMTP_URL: 'smtp://mail.example.ma' })).toBe(0)
  await serving.close()
})
