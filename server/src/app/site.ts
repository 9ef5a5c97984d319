import { createHash } from 'node:crypto'
import { Language, languages } from '#contract/language.ts'
import { editionAfter, editionOn } from '#contract/policy-editions.ts'
import type { InvitationPages } from '#domains/clients/index.ts'
import type { RequestPages } from '#domains/privacy/index.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import { contentPolicy } from '#platform/http/headers.ts'
import { type Answer, type Operation, operation } from '#platform/http/operation.ts'
import type { PlainFile } from '#platform/http/plain-paths.ts'
import { keptNotice } from '#platform/notice.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  type KeptEditions,
  keptEditions,
  pathIn,
  renderCertificate,
  renderEdition,
  renderEditions,
  renderFollow,
  renderInvitation,
  renderInvitationDead,
  renderInvitationDone,
  renderInvitationShell,
  renderPolicy,
  renderRequest,
  renderRequestClosed,
  renderRequestForm,
  renderRights,
  requestNotice,
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
  notice: keptNotice('rights', requestNotice),
  contentPolicy: siteContentPolicy,
})

/** The public page of an invitation by a company: for who was invited, and no search engine. */
export const invitationPages = ({ origin }: URL): InvitationPages => ({
  shell: (language) => renderInvitationShell(language, origin),
  invitation: (language, view) => renderInvitation(language, origin, view),
  done: (language, what) => renderInvitationDone(language, origin, what),
  dead: (language) => renderInvitationDead(language, origin),
  contentPolicy: siteContentPolicy,
})

/** A public page: where it stands, why it is for everybody, and how it is drawn on a day. */
interface Site {
  readonly path: string
  readonly open: string
  readonly summary: string
  draw(language: Language, day: string): string
}

function sites({ origin }: URL, cndp: string | undefined, editions: KeptEditions): readonly Site[] {
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
      open: policyOpen,
      summary: 'The privacy policy in force, made from the register',
      draw(language, day) {
        const [edition, next] = [editionOn(day, editions), editionAfter(day, editions)]
        // the program is already the newest edition's: until its day comes, what applies is read as it was kept
        const kept = next && edition.text[language]
        return renderPolicy(language, origin, { register, edition, next, kept, cndp })
      },
    },
  ]
}

/** What tells the public pages apart from one installation, and one day, to another. */
export interface SiteHouse {
  readonly publicUrl: URL
  readonly cndp: string | undefined
  readonly clock: Clock
  readonly editions: KeptEditions
}

const policyOpen = 'the privacy policy is for everybody'
const inLanguage = { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } }
const varies = 'Accept-Language, Accept-Encoding'
const page = (body: string, vary: string): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  headers: { ...headers, vary },
})

/** The public pages: no account, no session, the same for everybody. */
export function siteOperations(house: SiteHouse): readonly Operation[] {
  const { publicUrl, cndp, clock, editions } = house
  const pages = sites(publicUrl, cndp, editions).flatMap(({ path, open, summary, draw }) => {
    const drawn = onceADay(clock, draw)
    return [
      operation({
        method: 'GET',
        path,
        summary: `${summary}, in the reader’s language`,
        example: {},
        open,
        purpose: 'none',
        answers,
        run: async ({ language }) => page(drawn(language), varies),
      }),
      operation({
        method: 'GET',
        path: `${path}/{language}`,
        summary: `${summary}, in this language`,
        example: { parameters: { language: 'ar' } },
        open,
        purpose: 'none',
        parameters: inLanguage,
        answers,
        run: async ({ parameters }) => page(drawn(Language.parse(parameters.language)), 'Accept-Encoding'),
      }),
    ]
  })
  return [...pages, ...editionOperations(house)]
}

/** Draws a page once a day in each language: it changes with an edition's day alone. */
function onceADay(clock: Clock, draw: Site['draw']): (language: Language) => string {
  let [of, drawn] = ['', new Map<Language, string>()]
  return (language) => {
    const day = moroccanDate(clock.now())
    if (day !== of) [of, drawn] = [day, new Map()]
    const text = drawn.get(language) ?? draw(language, day)
    drawn.set(language, text)
    return text
  }
}

/** Every edition of the policy, and what each changed. */
function editionOperations({ publicUrl: { origin }, clock, editions }: SiteHouse): readonly Operation[] {
  const path = '/confidentialite/editions'
  const get = { method: 'GET', open: policyOpen, purpose: 'none', answers } as const
  const list = (language: Language) => renderEditions(language, origin, editions, moroccanDate(clock.now()))
  const one = (number: string | undefined, language: Language) => {
    const edition = editions.find((some) => String(some.number) === number)
    if (!edition) throw new Refusal('not-found')
    return renderEdition(language, origin, editions, edition, moroccanDate(clock.now()))
  }
  const number = { pattern: /^[1-9]\d{0,3}$/, says: 'the number of an edition', example: '1' }
  return [
    operation({
      ...get,
      path,
      summary: 'The editions of the privacy policy, in the reader’s language',
      example: {},
      run: async ({ language }) => page(list(language), varies),
    }),
    operation({
      ...get,
      path: `${path}/{edition}`,
      summary: 'One edition of the privacy policy, in the reader’s language; or all of them, in this language',
      example: { parameters: { edition: '1' } },
      parameters: { edition: { ...number, pattern: /^(?:[1-9]\d{0,3}|fr|ar|en)$/, says: 'the number of an edition, or fr, ar, en' } },
      async run({ parameters: { edition }, language }) {
        const all = Language.safeParse(edition)
        return all.success ? page(list(all.data), 'Accept-Encoding') : page(one(edition, language), varies)
      },
    }),
    operation({
      ...get,
      path: `${path}/{edition}/{language}`,
      summary: 'One edition of the privacy policy and what it changed, in this language',
      example: { parameters: { edition: '1', language: 'ar' } },
      parameters: { edition: number, ...inLanguage },
      run: async ({ parameters: { edition, language } }) => page(one(edition, Language.parse(language)), 'Accept-Encoding'),
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
${sites(publicUrl, undefined, keptEditions())
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
