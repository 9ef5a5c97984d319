import { messageWords } from '#web/site/message-words.ts'
import type { Scene, Stage } from './portal-scenes.ts'

// The public pages, in every state that a reader meets.

const head = ({ page }: Stage) => page.locator('h1').waitFor()
const atPage = (name: string, path: string, act: Scene['act'] = head): Scene => ({
  name: `site-${name}`,
  who: 'nobody',
  outside: true,
  path,
  act,
})
const sent = (kind: 'question' | 'order', fields: { readonly [field: string]: string }, wait: number) => async (s: Stage) => {
  await head(s)
  for (const [field, text] of Object.entries(fields)) await s.page.locator(`#${field}`).fill(text)
  await s.page.waitForTimeout(wait)
  await s.page.getByRole('button', { name: messageWords[s.language].forms[kind].send }).click()
  await head(s)
}
const nadia = { name: 'Nadia Tazi', email: 'nadia.tazi@riad-almandar.example', text: 'Gravez-vous un logo sur une carte en bois ?' }

export const siteScenes: readonly Scene[] = [
  atPage('home', '/'),
  atPage('example', '/exemple'),
  atPage('contact', '/contact'),
  atPage('contact-wrong', '/contact', sent('question', { name: nadia.name, email: 'nadia' }, 0)),
  atPage('contact-fast', '/contact', sent('question', nadia, 0)),
  atPage('contact-taken', '/contact', sent('question', nadia, 2_500)),
  atPage('order', '/commander'),
  atPage('order-taken', '/commander', sent('order', { ...nadia, company: 'Riad Al Mandar', quantity: '40' }, 2_500)),
  atPage('legal', '/mentions-legales'),
  atPage('promises', '/engagements'),
  atPage('limits', '/limites'),
  atPage('founding', '/confidentialite/texte-fondateur'),
]
