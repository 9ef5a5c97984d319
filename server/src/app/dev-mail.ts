import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { contentPolicy } from '#platform/http/headers.ts'
import { type Answer, type Operation, operation } from '#platform/http/operation.ts'
import { mailFiles, readMailFile } from '#platform/mail/files.ts'
import { Refusal } from '#platform/refusal.ts'
import { textFiles } from '#platform/text-messages/files.ts'

const open = 'only in the demo, where no mail leaves this machine and every person is made up'
/** The test that runs the example puts a mail of its own in its place. */
export const exampleMail = '20261123T090000000Z-019ab2c3-d4e5-7d01-8172-93a4b5c6d7e8.eml'
const file = { pattern: /^\d{8}T\d{9}Z-[0-9a-f-]{36}\.eml$/, says: 'the name of a written mail', example: exampleMail }
const answers = { 200: { says: 'A page', types: ['text/html'] } }

const style =
  ':root{color-scheme:light dark}body{max-width:46rem;margin:0 auto;padding:1.5rem 1rem;font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.375rem}pre{padding:1rem;border:1px solid #85819a;border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;unicode-bidi:plaintext}iframe{width:100%;height:36rem;border:1px solid #85819a;border-radius:8px}li{margin:.5rem 0}dt{font-weight:600}'
const pagePolicy = `${contentPolicy({ scripts: [], styles: [`sha256-${createHash('sha256').update(style).digest('base64')}`] })}; frame-src 'self'`
// The mail itself: drawn with its own styles, in a box without script, origin, form or network.
const boxPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

const page = (title: string, main: ReturnType<typeof html>): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body: html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${raw(style)}</style></head><body>${main}</body></html>`.toString(),
  headers: { 'content-security-policy': pagePolicy },
})

const timeOf = (name: string) => `${name.slice(9, 11)}:${name.slice(11, 13)}:${name.slice(13, 15)} UTC`

interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The mails and text messages of the demo, as their readers would see them. */
export function devMailOperations(dataDir: string): readonly Operation[] {
  async function letter(name: string): Promise<Letter> {
    const bytes = readMailFile(dataDir, name)
    if (!bytes) throw new Refusal('not-found')
    const { simpleParser } = await import('mailparser')
    const { to, subject = '', text = '', html: drawn } = await simpleParser(bytes, { skipTextLinks: true })
    return {
      to: [to ?? []]
        .flat()
        .map((one) => one.text)
        .join(', '),
      subject,
      text,
      html: drawn || '',
    }
  }
  return [
    operation({
      method: 'GET',
      path: '/dev/mail',
      summary: 'The mails and text messages of the demo',
      example: {},
      purpose: 'none',
      open,
      answers,
      async run() {
        const names = mailFiles(dataDir).slice(0, 100)
        const letters = await Promise.all(names.map(async (name) => ({ name, ...(await letter(name)) })))
        const texts = textFiles(dataDir, 100)
        return page(
          'Mail of the demo',
          html`<main><h1>Mail of the demo</h1>${
            letters.length === 0
              ? html`<p>None yet. A mail that the product sends appears here a second later; load the page again.</p>`
              : html`<ol reversed>${letters.map(({ name, to, subject }) => html`<li><a href="/dev/mail/${name}"><bdi>${subject}</bdi></a><br><bdi>${to}</bdi> · ${timeOf(name)}</li>`)}</ol>`
          }${
            texts.length > 0 &&
            html`<h2>Text messages</h2><ol reversed>${texts.map(({ name, to, text }) => html`<li><bdi>${to}</bdi> · ${timeOf(name)}<pre dir="auto">${text}</pre></li>`)}</ol>`
          }</main>`,
        )
      },
    }),
    operation({
      method: 'GET',
      path: '/dev/mail/{file}',
      summary: 'One mail of the demo',
      example: {},
      purpose: 'none',
      open,
      parameters: { file },
      answers,
      async run({ parameters: { file: name = '' } }) {
        const { to, subject, text } = await letter(name)
        return page(
          'Mail of the demo',
          html`<main><p><a href="/dev/mail">All mails</a></p><h1><bdi>${subject}</bdi></h1><p>To <bdi>${to}</bdi></p><iframe title="As HTML" sandbox="" src="/dev/mail/${name}/html"></iframe><h2>As text</h2><pre dir="auto">${text}</pre></main>`,
        )
      },
    }),
    operation({
      method: 'GET',
      path: '/dev/mail/{file}/html',
      summary: 'One mail of the demo, as its HTML',
      example: {},
      purpose: 'none',
      open,
      parameters: { file },
      answers,
      async run({ parameters: { file: name = '' } }) {
        const { html: drawn } = await letter(name)
        return { status: 200, type: 'text/html; charset=utf-8', body: drawn, headers: { 'content-security-policy': boxPolicy } }
      },
    }),
  ]
}
