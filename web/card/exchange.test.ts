import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExchangeView, ReceiptShown, ReceiptView } from '#contract/exchange.ts'
import { directionOf, type Language, languages } from '#contract/language.ts'
import {
  copyScript,
  formStyle,
  renderDeleteSure,
  renderExchange,
  renderNotTaken,
  renderReceipt,
  renderReceiptDead,
  renderReceiptDeleted,
  renderReceiptShell,
  renderSent,
  style,
} from './render.ts'

const typed = { name: 'Nadia', email: 'nadia@example.ma', phone: '06 12 34 56 78', company: 'Zellige', note: 'Bonjour\nà vous' }
const notice = {
  version: 'n',
  controller: 'IdNet',
  address: 'Maroc',
  contact: 'contact@IdNet.ma',
  cndp: null,
  purposes: ['un', 'deux'],
  recipients: 'Salma',
  kept: '6 mois',
  rights: 'loi 09-08',
  openNetworks: 'ouvert',
  fields: [
    { name: 'name', mandatory: true, why: 'pour', without: 'rien' },
    { name: 'note', mandatory: false, why: 'pour', without: null },
  ],
  opposition: 'Je ne souhaite pas',
}
const form: ExchangeView = {
  ticket: 'abc.def',
  to: 'Salma',
  beside: { place: 2 },
  notice,
  typed,
  noProspecting: true,
  tellClosing: false,
  mailReceipt: false,
  wrong: { name: 'missing', email: 'reach', phone: 'phone', company: 'long', note: 'text' },
}
const shown: ReceiptShown = {
  kind: 'left',
  state: 'kept',
  access: null,
  to: 'Salma',
  details: typed,
  noProspecting: true,
  tellClosing: false,
  leftAt: '2026-11-23T09:00:00.000Z',
  changedAt: null,
  keepUntil: '2028-11-23',
  confirmedUntil: '2028-11-25',
  exports: [{ format: 'csv', destination: 'crm', exportedAt: '2026-11-24T09:00:00.000Z' }],
  questions: [
    { askedAt: '2026-11-24T09:00:00.000Z', answer: null, answeredAt: null },
    { askedAt: '2026-11-23T09:00:00.000Z', answer: 'De vous.', answeredAt: '2026-11-24T09:00:00.000Z' },
  ],
}
const token = '0123456789abcdefghjkmnpqrstvwxyz'
const receipt: ReceiptView = { token, url: `https://cards.example/recu#${token}`, shown }
const asking: ExchangeView = { ...form, beside: { asks: token }, wrong: { name: 'missing', email: 'missing' } }
const asked: ReceiptShown = { ...shown, kind: 'asked', access: 'waiting', exports: [], keepUntil: '2026-12-23' }
const refused = { typed, wrong: form.wrong, noProspecting: false, tellClosing: true }

const pages: Record<string, (language: Language) => string> = {
  form: (language) => renderExchange(language, form),
  'filled form': (language) => renderExchange(language, { ...form, wrong: {}, says: 'filled' }),
  'form of many': (language) => renderExchange(language, { ...form, wrong: {}, says: 'many-at-once', waitSeconds: 130 }),
  closed: (language) => renderNotTaken(language, 'exchange-closed', typed),
  'dead form': (language) => renderNotTaken(language, 'form-dead', typed),
  sent: (language) => renderSent(language, { ...receipt, done: 'sent', mailed: true, place: 1 }),
  receipt: (language) => renderReceipt(language, receipt),
  'receipt refused': (language) => renderReceipt(language, { ...receipt, refused }),
  withdrawn: (language) => renderReceipt(language, { ...receipt, shown: { ...shown, state: 'withdrawn' }, done: 'withdraw' }),
  ended: (language) => renderReceipt(language, { ...receipt, shown: { ...shown, state: 'ended', details: null, to: null } }),
  'asking form': (language) => renderExchange(language, asking),
  'asking form again': (language) => renderExchange(language, { ...asking, wrong: {}, says: 'press-again' }),
  'asking closed': (language) => renderNotTaken(language, 'asking-closed', typed),
  'request sent': (language) => renderSent(language, { ...receipt, shown: asked, done: 'sent' }),
  'request waiting': (language) => renderReceipt(language, { ...receipt, shown: asked }),
  'request withdrawn': (language) => renderReceipt(language, { ...receipt, shown: { ...asked, state: 'withdrawn' } }),
  'request given': (language) => renderReceipt(language, { ...receipt, shown: { ...asked, access: 'given' } }),
  'request refused': (language) =>
    renderReceipt(language, { ...receipt, shown: { ...asked, state: 'refused', access: null, details: null, to: null } }),
  sure: (language) => renderDeleteSure(language, token),
  deleted: renderReceiptDeleted,
  dead: renderReceiptDead,
  shell: renderReceiptShell,
}

describe('every page', () => {
  for (const [name, render] of Object.entries(pages))
    test.each(languages)(`${name} in %s`, (language) => {
      const page = render(language)
      expect(page).toMatch(new RegExp(`^<!doctype html><html lang="${language}" dir="${directionOf(language)}"`))
      expect(page).toContain('<meta name="robots" content="noindex,nofollow,noarchive">')
      const styles = [...page.matchAll(/<style>([^<]*)<\/style>/g)].map(([, one]) => one)
      expect([style, formStyle].slice(0, styles.length)).toEqual(styles) // each allowed by its hash
      for (const [, code] of page.matchAll(/<script>([\s\S]*?)<\/script>/g)) if (name !== 'shell') expect(code).toBe(copyScript)
      expect(page.match(/<h1/g)?.length).toBeGreaterThan(0)
      expect(page).not.toMatch(/\sstyle=|\son\w+=|<title>[^<]*(?:Salma|Nadia)/)
      expect(page).not.toMatch(/undefined|\[object|NaN|Infinity|>false<|>null</)
      const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size, 'an id stands once').toBe(ids.length)
      for (const [, described] of page.matchAll(/(?:aria-describedby|aria-labelledby|for)="([^"]*)"/g))
        for (const one of described?.split(' ') ?? []) expect(ids, one).toContain(one)
      for (const [, action] of page.matchAll(/<form[^>]* action="([^"]*)"/g))
        expect(action).toMatch(/^(?:|\/echange|\/demande|\/recu\/[a-z-]+)$/)
    })
})

test('the three languages say different things, and all of it', () => {
  for (const render of Object.values(pages)) {
    const texts = languages.map((language) => render(language).replace(/<[^>]*>/g, ''))
    expect(new Set(texts).size).toBe(3)
  }
  expect(renderReceiptShell('ar').replace(/<(?:script|style)>[\s\S]*?<\/(?:script|style)>/g, '')).not.toMatch(/[éèàç]|Votre|Ouvrir/)
})

/** The tags of a page in order, without their attributes' values: what hostile text must not change. */
const tagsOf = (page: string) => page.replaceAll(/"[^"]*"/g, '""').match(/<[^>]*>/g) ?? []

test('whatever was typed is text, in every page and attribute, and comes back as it was', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'-alert(1)-'",
      '</textarea><script>',
      '</title>',
      '&lt;',
      '{{7*7}}',
      '\n\nx',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
  fc.assert(
    fc.property(hostile, (text) => {
      const all = { name: text, email: text, phone: text, company: text, note: text }
      const drawn = renderExchange('fr', { ...form, to: text, typed: all })
      expect(tagsOf(drawn)).toEqual(tagsOf(renderExchange('fr', { ...form, to: 'x', typed })))
      const opened = renderReceipt('fr', { ...receipt, shown: { ...shown, to: text, details: all } })
      expect(tagsOf(opened)).toEqual(tagsOf(renderReceipt('fr', receipt)))
      expect(tagsOf(renderNotTaken('fr', 'form-dead', all)).join('')).toBe(
        tagsOf(
          renderNotTaken('fr', 'form-dead', text.trim() === '' ? { ...all, name: '', email: '', phone: '', company: '', note: '' } : typed),
        ).join(''),
      )
      const area = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(drawn)?.[1] ?? ''
      expect(unescaped(area)).toBe(text)
    }),
    { numRuns: 500 },
  )
})
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
