import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { launch, watch } from './browser.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
beforeAll(async () => {
  browser = await launch()
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

test.each(['/api/docs', '/api/docs/'])('a developer reads the API at %s, and tries it there', async (path) => {
  const page = await browser.newPage()
  const { faults } = watch(page, origin)
  const answer = await page.goto(`${origin}${path}`)
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)

  const one = page.locator('.opblock', { hasText: 'Open a link' }).filter({ hasText: '/l/open' })
  await one.locator('.opblock-summary-control').click()
  await one.getByRole('button', { name: 'Try it out' }).click()
  await one.locator('.body-param__text').fill('{"token":"a token of nothing"}')
  await one.getByRole('button', { name: 'Execute' }).click()
  await one.locator('.live-responses-table .response-col_status', { hasText: '404' }).waitFor()
  expect(await one.locator('.live-responses-table').innerText()).toContain('link-dead')
  expect(await page.getByText(/fastify|swagger\.io/i).count()).toBe(0)
  expect(faults).toEqual([])
  await page.close()
})

test('its policy is for its own pages, and theirs stays as it was', async () => {
  const policyOf = async (path: string) => (await fetch(`${origin}${path}`)).headers.get('content-security-policy')
  const [card, docs] = [await policyOf('/l'), await policyOf('/api/docs')]
  expect(card).toMatch(/style-src( 'sha256-[^']+')+; script-src( 'sha256-[^']+')+;/)
  expect(docs).not.toBe(card)
  for (const path of ['/c', '/healthz', '/nothing', '/api/openapi.json', '/favicon.svg']) expect(await policyOf(path), path).toBe(card)
})
