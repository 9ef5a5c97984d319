import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { portraitSvg } from '#db/portrait.ts'
import { people } from '#db/world.ts'
import { preparePhoto } from '#domains/profiles/index.ts'
import { revokeLink } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard, someLink } from '#test/people.ts'
import { axeOn } from './axe.ts'
import { launch, phone, watch } from './browser.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
let card: PublishedCard
beforeAll(async () => {
  browser = await launch()
  installation = await testInstallation()
  origin = await installation.serve()
  const salma = people.find((person) => person.name === 'Salma Benjelloun')
  if (!salma?.card || !salma.face) throw new Error('Salma has left the named world')
  card = await someCard(
    installation,
    salma.card,
    await preparePhoto(
      await sharp(Buffer.from(portraitSvg(salma.face)))
        .png()
        .toBuffer(),
    ),
  )
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

test('a visitor opens a link on a phone, reads the card, and saves the contact', async () => {
  const { token } = await someLink(installation, card, { expiresAt: new Date('2026-12-31T12:00:00Z') })
  const context = await browser.newContext({ ...phone, acceptDownloads: true })
  const page = await context.newPage()
  const { faults } = watch(page, origin)

  await page.goto(`${origin}/l#${token}`)
  await page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
  expect(page.url()).toBe(`${origin}/l#${token}`)
  expect(await page.locator('h1').innerText()).toContain('سلمى بنجلون')
  expect(await page.getByText('31 décembre 2026').count()).toBe(1)
  expect(await page.locator('img.face').evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(100)
  expect((await axeOn(page).analyze()).violations).toEqual([])

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Enregistrer le contact' }).click()])
  expect(download.suggestedFilename()).toBe('Salma-Benjelloun.vcf')
  const vcard = readFileSync(await download.path(), 'utf8')
  expect(vcard).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\n/)
  expect(vcard).toContain('FN:Salma Benjelloun\r\n')
  expect(vcard).toContain('PHOTO;ENCODING=b;TYPE=JPEG:')

  await page.reload()
  await page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('the same link without JavaScript, from a mail, opens by its button', async () => {
  const { token } = await someLink(installation, card)
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/l/${token}`)
  await page.getByRole('button', { name: 'Ouvrir la carte' }).click()
  expect(await page.locator('h1').innerText()).toContain('Salma Benjelloun')
  await context.close()
})

test('an Arabic reader gets the page from right to left, in Arabic', async () => {
  const { token } = await someLink(installation, card)
  const context = await browser.newContext({ ...phone, locale: 'ar-MA', colorScheme: 'dark' })
  const page = await context.newPage()
  const { faults } = watch(page, origin)
  await page.goto(`${origin}/l#${token}`)
  await page.getByRole('heading', { name: 'سلمى بنجلون' }).waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect((await axeOn(page).analyze()).violations).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})

test('a revoked link dies on the open page too, and a PIN link opens with its PIN', async () => {
  const { id, token } = await someLink(installation, card)
  const other = await someLink(installation, card, { pin: 'riad 27' })
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await page.goto(`${origin}/l#${token}`)
  await page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
  await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: id }))
  for (const path of ['/c', '/c/card.vcf', '/c/photo']) expect((await context.request.get(`${origin}${path}`)).status()).toBe(404)
  await page.reload()
  await page.getByText("n'ouvre aucune carte").or(page.getByText('n’ouvre aucune carte')).waitFor()

  await page.goto(`${origin}/l#${other.token}`)
  await page.getByLabel(/code|PIN/i).fill('wrong one')
  await page.getByRole('button', { name: 'Ouvrir la carte' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel(/code|PIN/i).fill('riad 27')
  await page.getByRole('button', { name: 'Ouvrir la carte' }).click()
  await page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
  await context.close()
})
