import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Company } from '#contract/company.ts'
import { Language, languages } from '#contract/language.ts'
import { editionAfter, editionOn } from '#contract/policy-editions.ts'
import type { InvitationPages } from '#domains/clients/index.ts'
import type { RequestPages } from '#domains/privacy/index.ts'
import type { MessagePages } from '#domains/support/index.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import { contentPolicy } from '#platform/http/headers.ts'
import { type Answer, type Operation, operation } from '#platform/http/operation.ts'
import type { PlainFile } from '#platform/http/plain-paths.ts'
import { keptNotice } from '#platform/notice.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  homeStyle,
  type KeptEditions,
  keptEditions,
  messageNotice,
  pathIn,
  renderCertificate,
  renderEdition,
  renderEditions,
  renderFollow,
  renderFounding,
  renderHome,
  renderInvitation,
  renderInvitationDead,
  renderInvitationDone,
  renderInvitationShell,
  renderLegal,
  renderMessageClosed,
  renderMessageForm,
  renderMessageTaken,
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
const hashOf = (sheet: string) => `sha256-${createHash('sha256').update(sheet).digest('base64')}`
const siteContentPolicy = contentPolicy({ scripts: [], styles: [hashOf(style)] })
// the home page shows our own card, in a frame
const homeContentPolicy = `${contentPolicy({ scripts: [], styles: [style, homeStyle].map(hashOf) })}; frame-src 'self'`
// The only answers that a search engine may keep.
export const publicHeaders = { 'cache-control': 'public, max-age=300', 'x-robots-tag': 'all', 'content-security-policy': siteContentPolicy }

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

/** The forms by which anybody writes to us. Search engines may keep them, empty; what comes back from them is the sender's. */
export const messagePages = ({ origin }: URL): MessagePages => ({
  form: (language, view) => renderMessageForm(language, origin, view),
  closed: (language, kind) => renderMessageClosed(language, origin, kind),
  taken: (language, view) => renderMessageTaken(language, origin, view),
  notices: {
    question: keptNotice('question', (language) => messageNotice(language, 'question')),
    order: keptNotice('order', (language) => messageNotice(language, 'order')),
  },
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
  readonly contentPolicy?: string
  draw(language: Language, day: string): string
}

function sites({ publicUrl: { origin }, cndp, company, editions }: Omit<SiteHouse, 'clock'>): readonly Site[] {
  const register = registerOf(personalData)
  return [
    {
      path: '/',
      open: 'the home page is for everybody',
      summary: 'What ConnectCard is',
      contentPolicy: homeContentPolicy,
      draw: (language) => renderHome(language, origin),
    },
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
    {
      path: '/confidentialite/texte-fondateur',
      open: policyOpen,
      summary: 'The text the policy was founded on, and each change to it',
      draw: (language) => renderFounding(language, origin),
    },
    {
      path: '/mentions-legales',
      open: 'the law has a publisher say who they are',
      summary: 'The legal notice',
      draw: (language) => renderLegal(language, origin, { company, cndp }),
    },
  ]
}

/** What tells the public pages apart from one installation, and one day, to another. */
export interface SiteHouse {
  readonly publicUrl: URL
  readonly cndp: string | undefined
  readonly company: Company
  readonly clock: Clock
  readonly editions: KeptEditions
}

const policyOpen = 'the privacy policy is for everybody'
const inLanguage = { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } }
const varies = 'Accept-Language, Accept-Encoding'
const page = (body: string, vary: string, policy = siteContentPolicy): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  lasting: true,
  headers: { ...publicHeaders, vary, 'content-security-policy': policy },
})

/** The public pages: no account, no session, the same for everybody. */
export function siteOperations(house: SiteHouse): readonly Operation[] {
  const pages = sites(house).flatMap(({ path, open, summary, contentPolicy: policy, draw }) => {
    const drawn = onceADay(house.clock, draw)
    // at the root a parameter would stand for every address of one word: each language has a route of its own
    const rest = path === '/' ? languages : (['{language}'] as const)
    return [
      operation({
        method: 'GET',
        path,
        summary: `${summary}, in the reader’s language`,
        example: {},
        open,
        purpose: 'none',
        answers,
        run: async ({ language }) => page(drawn(language), varies, policy),
      }),
      ...rest.map((own) =>
        operation({
          method: 'GET',
          path: path === '/' ? `/${own}` : `${path}/${own}`,
          summary: `${summary}, in this language`,
          example: own === '{language}' ? { parameters: { language: 'ar' } } : {},
          open,
          purpose: 'none',
          ...(own === '{language}' && { parameters: inLanguage }),
          answers,
          run: async ({ parameters }) =>
            page(drawn(own === '{language}' ? Language.parse(parameters.language) : own), 'Accept-Encoding', policy),
        }),
      ),
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

const sharePicture = readFileSync(new URL('../../../web/site/share.png', import.meta.url))

/** Public pages that are drawn elsewhere. */
const elsewhere = ['/contact', '/commander', '/engagements', '/limites', '/verifier']
/** What stands in the map for crawlers. */
const mapped = sites({ publicUrl: new URL('https://localhost'), cndp: undefined, company: {}, editions: keptEditions() })
  .map(({ path }) => path)
  .concat(elsewhere)

/** Whether search engines are welcome to a path, as it stands in the route table: one of the map, in any language, or an edition of the policy. */
export const isPublicPage = (path: string): boolean =>
  mapped.some((one) => [one, `${one}/{language}`, ...languages.map((language) => pathIn(one, language))].includes(path)) ||
  path.startsWith('/confidentialite/editions')

/**
 * What crawlers are told. Nothing is forbidden to them: one that may not fetch a link's page never learns that it must not keep it. No card
 * has a place in the map.
 */
export function crawlerFiles(publicUrl: URL): readonly PlainFile[] {
  const address = (path: string) => `  <url><loc>${publicUrl.origin}${path}</loc></url>\n`
  const map = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${mapped.flatMap((path) => languages.map((language) => address(pathIn(path, language)))).join('')}</urlset>
`
  return [
    {
      path: '/robots.txt',
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from(`User-agent: *\nAllow: /\nSitemap: ${publicUrl.origin}/sitemap.xml\n`),
      open: 'what crawlers may fetch is told to everybody',
    },
    { path: '/partage.png', type: 'image/png', bytes: sharePicture, open: 'the picture beside the address of a public page' },
    { path: '/sitemap.xml', type: 'application/xml; charset=utf-8', bytes: Buffer.from(map), open: 'the map of the public pages' },
  ]
}
