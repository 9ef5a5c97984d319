import { createHash } from 'node:crypto'
import { Language, languages } from '#contract/language.ts'
import { contentPolicy } from '#platform/http/headers.ts'
import { type Answer, type Operation, operation } from '#platform/http/operation.ts'
import type { PlainFile } from '#platform/http/plain-paths.ts'
import { renderRights, rightsPath, style } from '#web/site/render.ts'

const open = 'a page about rights is for everybody'
const answers = { 200: { says: 'A page', types: ['text/html'] } }
// The only answers that a search engine may keep.
const headers = {
  'cache-control': 'public, max-age=300',
  'x-robots-tag': 'all',
  'content-security-policy': contentPolicy({ scripts: [], styles: [`sha256-${createHash('sha256').update(style).digest('base64')}`] }),
}

/** The public pages: no account, no session, the same for everybody. */
export function siteOperations(publicUrl: URL): readonly Operation[] {
  const pages = new Map(languages.map((language) => [language, renderRights(language, publicUrl.origin)]))
  const page = (language: Language, vary: string): Answer => ({
    status: 200,
    type: 'text/html; charset=utf-8',
    body: pages.get(language) ?? '',
    headers: { ...headers, vary },
  })
  return [
    operation({
      method: 'GET',
      path: '/droits',
      summary: 'One’s rights, in the reader’s language',
      example: {},
      open,
      purpose: 'none',
      answers,
      run: async ({ language }) => page(language, 'Accept-Language, Accept-Encoding'),
    }),
    operation({
      method: 'GET',
      path: '/droits/{language}',
      summary: 'One’s rights, in this language',
      example: { parameters: { language: 'ar' } },
      open,
      purpose: 'none',
      parameters: { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } },
      answers,
      run: async ({ parameters }) => page(Language.parse(parameters.language), 'Accept-Encoding'),
    }),
  ]
}

/**
 * What crawlers are told. Nothing is forbidden to them: one that may not fetch a link's page never learns that it must not keep it. No card
 * has a place in the map.
 */
export function crawlerFiles(publicUrl: URL): readonly PlainFile[] {
  const address = (path: string) => `  <url><loc>${publicUrl.origin}${path}</loc></url>\n`
  const map = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${languages.map((language) => address(rightsPath(language))).join('')}</urlset>
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
