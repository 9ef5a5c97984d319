import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepMessage } from '#domains/support/keep-message.ts'
import { someStaff } from '#test/documents.ts'
import { aQuestion } from '#test/messages.ts'
import { desk, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const lines = (page: Page) => page.getByRole('link', { name: /^ME-/ })

test('what is wanted is found behind the first fifty, and the address says how', async () => {
  const { installation, origin } = portal
  for (let count = 1; count <= 53; count++) {
    installation.clock.forward({ seconds: 1 })
    await installation.deeds.run((tx) =>
      keepMessage(tx, {
        message: aQuestion({ email: `many-${count}@envoi.example` }),
        language: count === 53 ? 'ar' : 'fr',
        noProspecting: false,
        notice: undefined,
        ticketId: tx.ids.next(),
      }),
    )
  }
  const { cookie } = await someStaff(installation, 'customer service')
  const { page, context, faults } = await portal.seat(desk)
  const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  await context.addCookies(
    cookie.split('; ').map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), ...kept })),
  )
  const only = (name: string) => page.getByRole('switch', { name })
  await page.goto(`${origin}/bureau/messages`)
  await expect.poll(() => lines(page).count()).toBe(50)
  await page.getByLabel('Langue').last().selectOption('ar')
  await expect.poll(() => lines(page).count()).toBe(1)
  expect(page.url()).toContain('language=ar')
  await wellMade(page, 'queue-narrowed')
  await page.reload()
  await expect.poll(() => lines(page).count()).toBe(1)

  // the number alone is enough, and what does not go with the other filters says so
  await page.getByLabel('Référence').fill('12')
  await page.getByText('Rien ici pour ces filtres.').waitFor()
  await page.getByLabel('Langue').last().selectOption('')
  await page.getByRole('link', { name: /^ME-\d{4}-000012$/ }).waitFor()
  expect(await lines(page).count()).toBe(1)
  await page.getByLabel('Référence').fill('')
  await only('Mes réponses seulement').click()
  await page.getByText('Rien ici pour ces filtres.').waitFor()
  await only('Mes réponses seulement').click()
  await only('Sans réponse seulement').click()
  await expect.poll(() => lines(page).count()).toBe(50)
  await wellMade(page, 'queue-unanswered')
  expect(faults).toEqual([])
})
