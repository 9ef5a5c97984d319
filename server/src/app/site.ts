import { createHash } from 'node:crypto'
import { Language, languages } from '#contract/language.ts'
import type { RequestPages } from '#domains/privacy/index.ts'
import { contentPolicy } from '#platform/http/headers.ts'
import { type Answer, type Operation, operation } from '#platform/http/operation.ts'
import type { PlainFile } from '#platform/http/plain-paths.ts'
import {
  pathIn,
  renderCertificate,
  renderFollow,
  renderPolicy,
  renderRequest,
  renderRequestClosed,
  renderRequestForm,
  renderRights,
  style,
} from '#web/site/render.ts'
import { personalData } from './personal-data.ts'
import { registerOf } from './register.ts'

const answers = { 200: { says: 'A page', types: ['text/html'] } }
const siteContentPolicy = contentPolicy({ scripts: [], styles: [`sha256-${createHash('sha256').update(style).digest('base64')}`] })
// The only answers that a search engine may keep.
const headers = { 'cache-control': 'public, max-age=300', 'x-robots-tag': 'all', 'content-security-policy': siteContentPolicy }

/** The public pages of the rights desk. They are nobody else's business: no search engine keeps them. */
export const requestPages = ({ origin }: URL): RequestPages => ({
  form: (language, view) => renderRequestForm(language, origin, view),
  closed: (language) => renderRequestClosed(language, origin),
  follow: (language, view) => renderFollow(language, origin, view),
  request: (language, view) => renderRequest(language, origin, view),
  certificate: (language, view) => renderCertificate(language, origin, view),
  contentPolicy: siteContentPolicy,
})

/** A public page: where it stands, why it is for everybody, and how it is drawn. */
interface Site {
  readonly path: string
  readonly open: string
  readonly summary: string
  draw(language: Language): string
}

/** What the privacy policy is now: its number and its day change with every word of it and every line of the register. */
export const policyEdition = { version: '1', date: '2026-11-26' } as const

function sites(publicUrl: URL, cndp: string | undefined): readonly Site[] {
  const { origin } = publicUrl
  const register = registerOf(personalData)
  return [
    {
      path: '/droits',
      open: 'a page about rights is for everybody',
      summary: 'One’s rights',
      draw: (language) => renderRights(language, origin),
    },
    {
      path: '/confidentialite',
      open: 'the privacy policy is for everybody',
      summary: 'The privacy policy, made from the register',
      draw: (language) => renderPolicy(language, origin, { register, ...policyEdition, cndp }),
    },
  ]
}

/** The public pages: no account, no session, the same for everybody. */
export function siteOperations(publicUrl: URL, cndp: string | undefined): readonly Operation[] {
  return sites(publicUrl, cndp).flatMap(({ path, open, summary, draw }) => {
    const drawn = new Map(languages.map((language) => [language, draw(language)]))
    const page = (language: Language, vary: string): Answer => ({
      status: 200,
      type: 'text/html; charset=utf-8',
      body: drawn.get(language) ?? '',
      headers: { ...headers, vary },
    })
    return [
      operation({
        method: 'GET',
        path,
        summary: `${summary}, in the reader’s language`,
        example: {},
        open,
        purpose: 'none',
        answers,
        run: async ({ language }) => page(language, 'Accept-Language, Accept-Encoding'),
      }),
      operation({
        method: 'GET',
        path: `${path}/{language}`,
        summary: `${summary}, in this language`,
        example: { parameters: { language: 'ar' } },
        open,
        purpose: 'none',
        parameters: { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } },
        answers,
        run: async ({ parameters }) => page(Language.parse(parameters.language), 'Accept-Encoding'),
      }),
    ]
  })
}

/**
 * What crawlers are told. Nothing is forbidden to them: one that may not fetch a link's page never learns that it must not keep it. No card
 * has a place in the map.
 */
export function crawlerFiles(publicUrl: URL): readonly PlainFile[] {
  const address = (path: string) => `  <url><loc>${publicUrl.origin}${path}</loc></url>\n`
  const map = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${sites(publicUrl, undefined)
  .flatMap(({ path }) => languages.map((language) => address(pathIn(path, language))))
  .join('')}</urlset>
`
  return [
    {
      path: '/robots.txt',
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from(`User-agent: *\nAllow: /\nSitemap: ${publicUrl.origin}/sitemap.xml\n`),
      open: 'what crawlers may fetch is told to everybody',
    },
    { path: '/sitemap.xml', type: 'application/xml; charset=utf-8', bytes: Buffer.from(map), open: 'the map of the public pages' },
  ]
}
