import { z } from 'zod'
import { AskingOffered } from '#contract/asking-links.ts'
import { Card, Name } from '#contract/card.ts'
import { PauseMessage, type PauseView } from '#contract/pause.ts'
import { ofEachPicture, type Picture, pictures, pictureTypes } from '#contract/pictures.ts'
import { contentDisposition, vcardFileName, vcardOf, writeVcard } from '#domains/profiles/index.ts'
import { type Answer, type Ask, type Operation, operation } from '#platform/http/operation.ts'
import { problemType as problem, problemAnswer } from '#platform/http/problem.ts'
import { Refusal } from '#platform/refusal.ts'
import { browserCookie, browserIn } from './browser.ts'
import { visitorExamples as examples } from './examples.ts'
import { failedOpenings } from './failed-openings.ts'
import { insideAnotherApp } from './in-app.ts'
import { type AskingOpened, type LinkToOpen, type Opening, openLink, reopenCard, reopenPicture } from './open-link.ts'
import type { Pages } from './pages.ts'
import type { Serving } from './serving.ts'
import { readSession, sessionCookie } from './view-session.ts'

const open = 'the token in the link is the key: who has none gets nothing'
const flag = z.union([z.boolean(), z.enum(['1', 'true'])]).optional()
const LinkForm = z.strictObject({
  token: z.string().max(2_000).optional(),
  pin: z.string().max(200).optional(),
  press: flag,
  code: z.string().max(40).optional(),
  bind: flag,
  /** Set by the shell, which has a card's style: the card comes without it. */
  styled: flag,
})
const isSet = (given: z.infer<typeof flag>) => given !== undefined && given !== false
const OpenedJson = z.strictObject({
  card: Card,
  place: z.int(),
  ...ofEachPicture(() => z.string().nullable()),
  vcard: z.string(),
  exchange: z.string().nullable(),
  expires: z.iso.datetime().nullable(),
  /** Made for one visitor: its owner sees whether it was opened. */
  named: z.boolean(),
})
/** The card is paused: what its owner says meanwhile, and nothing of the card but its name. */
const PausedJson = z.strictObject({
  paused: PauseMessage.extend({ until: z.iso.date().nullable() }),
  name: Name.nullable(),
  nameArabic: Name.nullable(),
})
const html = 'text/html; charset=utf-8'
const placePattern = {
  place: { pattern: /^[1-9]\d{0,2}$/, says: 'the number of an open card in this view session, 1 to 255', example: '1' },
}

const shellAnswers = {
  200: { says: 'The shell: the same bytes for every token, without personal data or side effect', types: ['text/html'] },
}
const openAnswers = {
  200: {
    says: 'The card, and the view-session cookie; or the form by which one asks for access; or what the owner of a paused card says meanwhile; or a page that asks for the PIN, a press, a code, or whether to bind the link to this browser',
    types: ['text/html'],
    json: z.union([OpenedJson, AskingOffered, PausedJson]),
  },
  404: {
    says: 'Dead: unknown, expired, revoked and spent links, and those bound to another browser, answer alike',
    types: ['text/html', problem],
  },
  428: { says: 'The link asks for a PIN, a press, a code sent by `POST /acces/code`, or `bind`', types: [problem] },
  429: { says: 'Too many openings failed from this source', types: ['text/html', problem] },
}
const viewAnswers = (type: string, says: string) => ({
  200: { says, types: [type], ...(type === 'text/html' && { json: OpenedJson }) },
  404: { says: 'No such card is open in this browser', types: ['text/html', problem] },
})

export interface Forms {
  /** Whether this installation may serve a form that collects; without it no card offers one, and who would ask for access finds a dead link. */
  readonly collects: boolean
  /** Answers with the form by which one asks for access: handed in, for this domain knows nothing of what is left. */
  asking(ask: Ask, asking: AskingOpened): Promise<Answer>
}

export function linkOperations(serving: Serving, pages: Pages, { collects, asking }: Forms): readonly Operation[] {
  const failures = failedOpenings()
  const shell = async (ask: Ask): Promise<Answer> => ({
    status: 200,
    type: html,
    body: pages.shell(ask.language),
    lasting: true,
    headers: { 'cache-control': 'public, max-age=300', vary: 'Accept-Language, Accept-Encoding' },
  })

  async function openAnswer(ask: Ask<z.infer<typeof LinkForm>>, fromPath?: string): Promise<Answer> {
    const token = ask.body.token || fromPath || ask.body.token // the shell's form has an empty field when the address holds the token
    if (token === undefined) throw new Refusal('invalid', ['token'])
    const { pin, code, ...flags } = ask.body
    const [press, bind] = [isSet(flags.press), isSet(flags.bind)]
    const input = { token, press, bind, ...(pin && { pin }), ...(code && { code }) }
    const brought = { session: await readSession(serving, ask.cookies), browser: browserIn(ask.cookies) }
    const opening = await openLink(serving, input, brought)
    return present(ask, { ...input, styled: isSet(flags.styled) }, opening.kind === 'asking' && !collects ? { kind: 'dead' } : opening)
  }

  async function present(ask: Ask, input: LinkToOpen & { readonly styled: boolean }, opening: Opening): Promise<Answer> {
    const { token, bind = false, code } = input
    // what was answered before comes back with the next form; a PIN never does
    const form = { token, bind, code }
    const page = (body: string): Answer => ({ status: 200, type: html, body })
    switch (opening.kind) {
      case 'dead': {
        const many = failures.note(ask.source)
        if (ask.wantsHtml)
          return { status: many ? 429 : 404, type: html, body: many ? pages.tooMany(ask.language) : pages.dead(ask.language) }
        throw new Refusal(many ? 'too-many' : 'link-dead')
      }
      case 'paused':
        return ask.wantsHtml ? pausedPage(ask, opening.paused) : pausedJson(opening.paused)
      case 'asking':
        return asking(ask, opening.asking)
      case 'press':
        if (ask.wantsHtml) return page(pages.press(ask.language, { ...form, remaining: opening.remaining }))
        throw new Refusal('press')
      case 'bind':
        if (ask.wantsHtml) return page(pages.bind(ask.language, { token, remaining: opening.remaining }))
        throw new Refusal('bind')
      case 'code':
        if (ask.wantsHtml) return page(pages.code(ask.language, { token, bind, by: opening.by, wrong: opening.wrong }))
        return problemAnswer(ask.language, opening.wrong ? 'code-wrong' : 'code', { status: 428 })
      case 'pin': {
        if (ask.wantsHtml) return page(pages.pin(ask.language, { ...form, ...opening }))
        return problemAnswer(ask.language, opening.wrong ? 'pin-wrong' : 'pin', { waitSeconds: opening.waitSeconds })
      }
      case 'card': {
        const cookies = [await sessionCookie(serving, opening.session), ...(opening.browser ? [browserCookie(opening.browser)] : [])]
        const answer = ask.wantsHtml ? cardPage(ask, offered(opening), input.styled) : cardJson(offered(opening))
        return { ...answer, headers: { 'set-cookie': cookies } }
      }
    }
  }

  const cardPage = (
    ask: Ask,
    { card, place, photo, logo, cover, exchange, expiresAt, passing, named, whereabouts }: CardShown,
    styled = false,
  ): Answer => ({
    status: 200,
    type: html,
    body: pages.card(
      ask.language,
      {
        card,
        place,
        photo,
        logo,
        cover,
        exchange,
        ...(passing ? { passing } : expiresAt && { expires: expiresAt }),
        ...(named && { named }),
        ...(whereabouts !== null && { whereabouts }),
        ...(insideAnotherApp(ask.agent) && { inApp: true }),
      },
      styled,
    ),
  })

  const pausedPage = (ask: Ask, paused: PauseView): Answer => ({ status: 200, type: html, body: pages.paused(ask.language, paused) })

  const offered = (shown: CardShown): CardShown => ({ ...shown, exchange: shown.exchange && collects })

  const expired = (ask: Ask): Answer => {
    if (!ask.wantsHtml) throw new Refusal('view-expired')
    return { status: 404, type: html, body: pages.viewExpired(ask.language) }
  }
  const placeOf = (ask: Ask) => (ask.parameters.place === undefined ? undefined : Number(ask.parameters.place))

  async function cardAgain(ask: Ask): Promise<Answer> {
    const found = await reopenCard(serving, await readSession(serving, ask.cookies), placeOf(ask))
    if (!found) return expired(ask)
    return ask.wantsHtml ? cardPage(ask, offered(found)) : cardJson(offered(found))
  }

  async function vcard(ask: Ask): Promise<Answer> {
    const session = await readSession(serving, ask.cookies)
    const found = await reopenCard(serving, session, placeOf(ask))
    if (!found) return expired(ask)
    const photo = found.photo ? await reopenPicture(serving, session, 'photo', found.place) : undefined
    const about = { uid: `urn:uuid:${found.cardId}`, rev: found.publishedAt, language: ask.language, ...(photo && { photo }) }
    return {
      status: 200,
      type: 'text/vcard; charset=utf-8',
      body: writeVcard(vcardOf(found.card, about)),
      headers: { 'content-disposition': contentDisposition(vcardFileName(found.card, ask.language)) },
    }
  }

  const picture = (which: Picture) => ({
    summary: `Its ${which}`,
    answers: viewAnswers(pictureTypes[which], `The ${which}`),
    async run(ask: Ask): Promise<Answer> {
      const bytes = await reopenPicture(serving, await readSession(serving, ask.cookies), which, placeOf(ask))
      return bytes ? { status: 200, type: pictureTypes[which], body: bytes } : expired(ask)
    },
  })

  const purpose = 'sharing the card' as const
  const nothing = 'none' as const
  const view = { method: 'GET', open: 'the view session that opening the link began', purpose, example: {} } as const
  return [
    operation({
      method: 'GET',
      path: '/l',
      summary: 'The page that opens a link',
      example: {},
      open,
      purpose: nothing,
      answers: shellAnswers,
      run: shell,
    }),
    operation({
      method: 'GET',
      path: '/l/{token}',
      summary: 'The same page, for links in mails',
      example: examples.shellHere,
      open,
      purpose: nothing,
      answers: shellAnswers,
      run: shell,
    }),
    operation({
      method: 'POST',
      path: '/l/open',
      summary: 'Open a link',
      example: examples.open,
      open,
      purpose,
      body: LinkForm,
      answers: openAnswers,
      run: (ask) => openAnswer(ask),
    }),
    operation({
      method: 'POST',
      path: '/l',
      summary: 'Open a link, without script',
      example: examples.open,
      open,
      purpose,
      body: LinkForm,
      answers: openAnswers,
      run: (ask) => openAnswer(ask),
    }),
    operation({
      method: 'POST',
      path: '/l/{token}',
      summary: 'Open the link of this address, without script',
      example: examples.openHere,
      open,
      purpose,
      body: LinkForm,
      answers: openAnswers,
      run: (ask) => openAnswer(ask, tokenInAddress(ask.address)),
    }),
    operation({
      ...view,
      path: '/c',
      summary: 'The newest open card again',
      example: examples.again,
      answers: viewAnswers('text/html', 'The card'),
      run: cardAgain,
    }),
    operation({ ...view, path: '/c/card.vcf', summary: 'Its vCard 3.0', answers: viewAnswers('text/vcard', 'The contact'), run: vcard }),
    ...pictures.map((which) => operation({ ...view, path: `/c/${which}`, ...picture(which) })),
    operation({
      ...view,
      path: '/c/{place}',
      summary: 'An open card again',
      example: examples.again,
      parameters: placePattern,
      answers: viewAnswers('text/html', 'The card'),
      run: cardAgain,
    }),
    operation({
      ...view,
      path: '/c/{place}/card.vcf',
      summary: 'Its vCard 3.0',
      parameters: placePattern,
      answers: viewAnswers('text/vcard', 'The contact'),
      run: vcard,
    }),
    ...pictures.map((which) => operation({ ...view, path: `/c/{place}/${which}`, parameters: placePattern, ...picture(which) })),
  ]
}

type CardShown = Pick<
  Extract<Opening, { kind: 'card' }>,
  'card' | 'place' | Picture | 'exchange' | 'expiresAt' | 'passing' | 'named' | 'whereabouts'
>

const cardJson = ({ card, place, exchange, expiresAt, named, ...there }: CardShown): Answer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify({
    card,
    place,
    ...ofEachPicture((which) => (there[which] ? `/c/${place}/${which}` : null)),
    vcard: `/c/${place}/card.vcf`,
    exchange: exchange ? `/echange/${place}` : null,
    expires: expiresAt?.toISOString() ?? null,
    named: named !== undefined,
  }),
})

const pausedJson = ({ card, message, until }: PauseView): Answer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify({ paused: { ...message, until }, name: card.name ?? null, nameArabic: card.nameArabic ?? null }),
})

const tokenInAddress = (address: string): string => address.replace(/^\/l(?:\/|%23)/i, '').replace(/[?].*$/s, '')
