import { afterAll, beforeAll, expect, test } from 'vitest'
import { phone } from './browser.ts'
import { openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const words = {
  fr: {
    share: 'Partager',
    more: 'Plus d’options',
    title: 'Signature d’e-mail',
    make: 'Faire ma signature',
    copy: 'Copier la signature',
    plain: 'Copier en texte simple',
    copied: 'Copié',
    card: 'Ma carte de visite',
    label: 'Signature du',
  },
  ar: {
    share: 'مشاركة',
    more: 'خيارات أخرى',
    title: 'توقيع البريد الإلكتروني',
    make: 'إنشاء توقيعي',
    copy: 'نسخ التوقيع',
    plain: 'نسخ كنص بسيط',
    copied: 'تم النسخ',
    card: 'بطاقتي المهنية',
    label: 'توقيع',
  },
} as const

test.each(['fr', 'ar'] as const)(
  'a mail signature in %s: a link of its own, nothing that is fetched, and taken back alone',
  async (language) => {
    const w = words[language]
    const owner = await portal.owner({ language })
    const { page, context, faults } = await portal.signedIn(owner, language === 'ar' ? { ...phone, locale: 'ar-MA' } : phone)
    await page.goto(`${portal.origin}/espace`)
    await page.getByRole('button', { name: w.share, exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText(w.more).click()
    await sheet.getByText(w.title).click()
    await sheet.getByRole('button', { name: w.make }).click()
    const frame = page.frameLocator('iframe.signature')
    await frame.getByText(w.card).waitFor()
    await wellMade(page, `${language}-signature`)
    await sheet.getByRole('button', { name: w.copy }).click()
    await sheet.getByText(w.copied).waitFor()
    expect(faults).toEqual([]) // before the reading below, at which the browser tells of the style in what it reads
    const html = String(
      await page.evaluate("navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((blob) => blob.text())"),
    )
    expect(html).toContain('06 61 00 00 13')
    expect(html).toContain('style=')
    expect(html).not.toMatch(/<img|src=|url\(/)
    await sheet.getByRole('button', { name: w.plain }).click()
    const text = String(await page.evaluate('navigator.clipboard.readText()'))
    const url = /http\S+/.exec(text)?.[0] ?? ''
    expect(html).toContain(url)

    const visitor = await portal.seat()
    await visitor.page.goto(url)
    await visitor.page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
    const links = await portal.installation.owner.data.query('select id from sharing.link where card_id = $1', [owner.card])
    expect(links.rowCount).toBe(2) // the plain one of the sheet, and this one
    await page.goto(`${portal.origin}/espace/acces`)
    await page
      .getByText(new RegExp(`^${w.label}`))
      .first()
      .waitFor()
    await visitor.context.close()
    await context.close()
  },
)
