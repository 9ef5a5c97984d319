import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, someCard, someLink } from '#test/people.ts'
import { switchExchange } from './switch-exchange.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

test('the owner’s switch is on the card at once, on a page that is open too, and nothing is published for it', async () => {
  const card = await someCard(installation)
  const { token } = await someLink(installation, card)
  const opened = await open(origin, token)
  const cookie = cookieOf(opened)
  expect(await opened.text()).toContain('href="/echange/1"')
  const turn = (to: boolean) => installation.deeds.run((tx) => switchExchange(tx, system, { ...card, open: to }))
  const again = async () => (await fetch(`${origin}/c/1`, { headers: { cookie, accept: 'text/html' } })).text()

  await turn(false)
  await turn(false)
  expect(await again()).not.toContain('/echange')
  expect(await (await open(origin, token)).text()).not.toContain('/echange')
  const asJson = await fetch(`${origin}/c/1`, { headers: { cookie } })
  expect(await asJson.json()).toMatchObject({ exchange: null })

  await turn(true)
  expect(await again()).toContain('href="/echange/1"')
  const told = await installation.owner.data.query("select deed from audit.entry where deed like 'card.%-exchange' order by at, id")
  expect(told.rows.map(({ deed }) => deed).sort()).toEqual(['card.close-exchange', 'card.open-exchange'])
})

test('a production without the number of the CNDP’s receipt offers no form that collects', async () => {
  const settings = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://cards.example.ma',
    KEY_PROVIDER: 'environment',
    ROOT_KEYS: `1:${'ab'.repeat(32)}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'cards@example.ma',
    DATABASE_URL: 'postgres://a:b@127.0.0.1/a',
    KEYRING_URL: 'postgres://a:b@127.0.0.2/a',
  }
  const without = await testInstallation(settings)
  try {
    const card = await someCard(without)
    const { token } = await someLink(without, card)
    const page = await open(await without.serve(), token)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('/echange')
  } finally {
    await without.close()
  }
})
