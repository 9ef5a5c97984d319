import type { ReceiptView, Typed } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'
import { pauseSentences } from '#contract/pause.ts'
import { themes } from '#contract/themes.ts'
import { exchangeWords } from '#web/card/exchange-words.ts'
import {
  renderBind,
  renderCode,
  renderCodeSent,
  renderDeleteSure,
  renderExpiredView,
  renderNotTaken,
  renderPaused,
  renderPin,
  renderPress,
  renderReceipt,
  renderReceiptDeleted,
  renderSent,
  renderTooMany,
  renderTrouble,
  renderUnsent,
} from '#web/card/render.ts'
import { words } from '#web/card/words.ts'
import type { Scene, Stage } from './portal-scenes.ts'

const card = ({ page }: Stage) => page.locator('main.card h1').waitFor()
const field = ({ page }: Stage, name: string) => page.locator(`#${name}`)
const press = ({ page }: Stage, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The form, beside the card that was opened first. */
async function form(s: Stage): Promise<void> {
  await card(s)
  await s.page.locator('a.give').click()
  await s.page.getByRole('heading', { name: exchangeWords[s.language].title }).waitFor()
}
const atLink = { who: 'nobody', outside: true, path: (s: Stage) => s.visits.link } as const

/** A page as it is drawn for every visitor who gets it, without what leads there. */
const drawn = (name: string, draw: (language: Language) => string): Scene => ({
  name,
  who: 'nobody',
  outside: true,
  path: '/drawn',
  before: ({ page, language }) =>
    page.route('**/drawn', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: draw(language) })),
  act: ({ page }) => page.getByRole('heading', { level: 1 }).waitFor(),
})

const token = '0123456789abcdefghjkmnpqrstvwxyz'
const typed: Typed = {
  name: 'Karima Bensouda',
  email: 'karima.bensouda@cabinet-bensouda.example',
  phone: '06 61 00 01 20',
  company: 'Cabinet Bensouda & Associés',
  note: 'Nous refaisons nos bureaux à Casa-Anfa.\nPouvez-vous me rappeler la semaine prochaine ?',
}
const receipt: ReceiptView = {
  token,
  url: `https://connectcard.example/recu#${token}`,
  shown: {
    kind: 'left',
    access: null,
    state: 'kept',
    to: 'Salma Benjelloun',
    details: { ...typed, phone: '+212661000120' },
    noProspecting: true,
    tellClosing: false,
    leftAt: '2026-11-01T09:00:00Z',
    changedAt: null,
    keepUntil: '2027-11-01',
    confirmedUntil: '2027-11-26',
    exports: [
      { format: 'csv', destination: 'crm', exportedAt: '2026-11-02T09:00:00Z' },
      { format: 'vcard', destination: 'phone', exportedAt: '2026-11-20T09:00:00Z' },
    ],
    questions: [{ askedAt: '2026-11-21T09:00:00Z', answer: 'À personne\u00A0: elles ne sont qu’ici.', answeredAt: '2026-11-22T09:00:00Z' }],
  },
}
const vcard = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:نادية التازي',
  'ORG:Riad Al Mandar',
  'EMAIL:nadia.tazi@riad-almandar.example',
  'TEL:+212661000101',
  'END:VCARD',
].join('\r\n')

/** Every page of a visitor in every state that it can be found in. */
export const visitorScenes: readonly Scene[] = [
  ...themes.map(
    (theme): Scene => ({
      ...atLink,
      name: `visit-card-${theme}`,
      async act(s) {
        await card(s)
        await s.page.evaluate(`document.body.className = '${theme}'`) // the page of any card has them all
      },
    }),
  ),
  { ...atLink, path: (s) => s.visits.covered, name: 'visit-card-cover', act: card },
  ...pauseSentences.map((sentence) =>
    drawn(`visit-paused-${sentence}`, (language) =>
      renderPaused(language, {
        card: {
          language: 'fr',
          name: { given: 'Salma', family: 'Benjelloun' },
          nameArabic: { given: 'سلمى', family: 'بنجلون' },
          ...(sentence === 'moved' && { theme: 'zellige' }),
        },
        message: {
          sentence,
          ...(sentence !== 'soon' && { own: { fr: 'Pour un chantier urgent\u00A0: 05 22 00 00 13.\nMerci de votre patience.' } }),
        },
        until: '2026-12-03',
      }).toString(),
    ),
  ),
  { ...atLink, name: 'exchange', act: form },
  {
    ...atLink,
    name: 'exchange-refused',
    async act(s) {
      await form(s)
      await field(s, 'phone').fill('06 12')
      await field(s, 'note').fill('التقينا في المعرض')
      await press(s, exchangeWords[s.language].send)
      await s.page.locator('.error').first().waitFor()
    },
  },
  {
    ...atLink,
    name: 'exchange-file',
    async act(s) {
      await form(s)
      const w = exchangeWords[s.language]
      await s.page.getByText(w.fileTitle).click()
      await s.page.getByLabel(w.fileLabel).setInputFiles({ name: 'fiche.vcf', mimeType: 'text/vcard', buffer: Buffer.from(vcard) })
      await press(s, w.fileRead)
      await s.page.getByText(w.filled).waitFor()
    },
  },
  drawn('exchange-unsent', (language) => renderUnsent(language, { action: '/echange', typed, carries: {} })),
  drawn('exchange-closed', (language) => renderNotTaken(language, 'exchange-closed', typed)),
  drawn('exchange-dead', (language) => renderNotTaken(language, 'form-dead', { name: '', email: '', phone: '', company: '', note: '' })),
  drawn('receipt-sent', (language) => renderSent(language, { ...receipt, done: 'sent', mailed: true, place: 0 })),
  {
    name: 'receipt',
    who: 'nobody',
    outside: true,
    path: (s) => s.visits.receipt,
    act: (s) => s.page.getByRole('heading', { name: exchangeWords[s.language].exportsTitle }).waitFor(),
  },
  {
    name: 'receipt-refused',
    who: 'nobody',
    outside: true,
    path: (s) => s.visits.receipt,
    async act(s) {
      const w = exchangeWords[s.language]
      await s.page.getByRole('heading', { name: w.correctTitle }).click()
      await field(s, 'email').fill('karima@')
      await press(s, w.correct)
      await s.page.locator('.error').first().waitFor()
    },
  },
  drawn('receipt-full', (language) => renderReceipt(language, { ...receipt, done: 'correct' })),
  {
    name: 'receipt-withdrawn',
    who: 'nobody',
    outside: true,
    path: (s) => s.visits.withdrawn,
    act: (s) => s.page.getByText(exchangeWords[s.language].withdrawnText).waitFor(),
  },
  drawn('receipt-sure', (language) => renderDeleteSure(language, token)),
  drawn('receipt-deleted', renderReceiptDeleted),
  drawn('receipt-ended', (language) => renderReceipt(language, { ...receipt, shown: { ...receipt.shown, state: 'ended' } })),
  {
    name: 'receipt-dead',
    who: 'nobody',
    outside: true,
    path: `/recu#${'0'.repeat(32)}`,
    act: (s) => s.page.getByRole('heading', { name: exchangeWords[s.language].receiptDeadTitle }).waitFor(),
  },
  {
    name: 'receipt-code',
    who: 'nobody',
    outside: true,
    path: '/recu',
    act: (s) => s.page.getByRole('heading', { name: exchangeWords[s.language].codeTitle }).waitFor(),
  },
  {
    name: 'link-dead',
    who: 'nobody',
    outside: true,
    path: `/l#${'0'.repeat(32)}`,
    act: (s) => s.page.getByRole('heading', { name: words[s.language].deadTitle }).waitFor(),
  },
  {
    name: 'link-code',
    who: 'nobody',
    outside: true,
    path: '/l',
    async act(s) {
      await press(s, words[s.language].openCard)
      await s.page.getByText(words[s.language].codeMissing).waitFor()
    },
  },
  {
    name: 'link-opening',
    who: 'nobody',
    outside: true,
    path: `/l#${token}`,
    before: ({ page }) => page.route('**/l/open', () => undefined),
    act: (s) => s.page.getByRole('heading', { name: words[s.language].opening }).waitFor(),
  },
  {
    name: 'link-offline',
    who: 'nobody',
    outside: true,
    path: `/l#${token}`,
    before: ({ page }) => page.route('**/l/open', (route) => route.abort('internetdisconnected')),
    act: (s) => s.page.getByRole('heading', { name: words[s.language].failedTitle }).waitFor(),
  },
  drawn('link-press', (language) => renderPress(language, { token, remaining: 3 })),
  drawn('link-pin', (language) => renderPin(language, { token, wrong: false, waitSeconds: 0 })),
  drawn('link-pin-wrong', (language) => renderPin(language, { token, wrong: true, waitSeconds: 90 })),
  drawn('link-bind', (language) => renderBind(language, { token, remaining: 2 })),
  drawn('link-visitor', (language) => renderCode(language, { token, bind: true, by: 'mail', wrong: false })),
  drawn('link-visitor-sent', (language) => renderCodeSent(language, { token, bind: true, refused: false })),
  drawn('link-visitor-wrong', (language) => renderCode(language, { token, bind: true, by: 'mail', wrong: true })),
  drawn('link-expired', renderExpiredView),
  drawn('link-trouble', renderTrouble),
  drawn('link-many', renderTooMany),
  {
    name: 'rights',
    who: 'nobody',
    outside: true,
    path: '/droits',
    act: (s) => s.page.getByRole('heading', { level: 1 }).waitFor(),
  },
]
