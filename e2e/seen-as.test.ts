import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeNamedLink } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { phone } from './browser.ts'
import { desk, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

test('an owner looks at their card as others have it: anyone, clients, and one named person', async () => {
  const owner = await portal.owner()
  const visitor = { name: 'Nadia Tazi', email: 'nadia@visitor.example' }
  const link = { ownerId: owner.id, cardId: owner.card, label: 'Devis de Nadia', visitor, code: true, binds: true }
  await portal.installation.deeds.run((tx) => makeNamedLink(tx, system, link))
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace`)
  await page.getByRole('link', { name: 'Voir comme…' }).click()
  const card = page.frameLocator('iframe')
  await card.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
  expect(await card.getByText('05 22 00 00 13').count()).toBe(0)
  await wellMade(page, 'fr-seen-as')
  await page.getByLabel('Voir comme').selectOption({ label: 'Clients' })
  await card.getByText('05 22 00 00 13').waitFor()
  await page.getByLabel('Voir comme').selectOption({ label: 'Lien pour une personne : Devis de Nadia' })
  await page.getByText('saisir le code qui lui est envoyé').waitFor()
  await card.getByText('Ce lien a été créé pour vous', { exact: false }).or(card.locator('footer details')).first().waitFor()
  await wellMade(page, 'fr-seen-as-one')
  await page.locator('main').getByLabel('Langue').selectOption({ label: 'العربية' })
  await card.locator('html[dir=rtl]').waitFor()
  expect(new URL(page.url()).searchParams.get('in')).toBe('ar')
  await page.reload() // what is looked at stands in the address
  await card.locator('html[dir=rtl]').waitFor()
  const counted = await portal.installation.owner.data.query(
    'select (select count(*)::int from sharing.opening_count) + (select count(*)::int from sharing.named where opened) as n',
  )
  expect(counted.rows).toEqual([{ n: 0 }])
  expect(faults).toEqual([])
  await context.close()
})

test('in Arabic, at a phone and at a desk', async () => {
  const owner = await portal.owner({ language: 'ar' })
  for (const [name, options] of [
    ['phone', { ...phone, locale: 'ar-MA' }],
    ['desk', { ...desk, locale: 'ar-MA' }],
  ] as const) {
    const { page, context, faults } = await portal.signedIn(owner, options)
    await page.goto(`${portal.origin}/espace/cartes/${owner.card}/vue`)
    await page.getByRole('heading', { name: 'عرض البطاقة كما يراها…' }).waitFor()
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
    await wellMade(page, `ar-seen-as-${name}`)
    expect(faults).toEqual([])
    await context.close()
  }
})
