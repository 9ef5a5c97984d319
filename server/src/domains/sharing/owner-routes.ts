import { z } from 'zod'
import { ContactQr, NewContactQr } from '#contract/contact-qr.ts'
import {
  BringBack,
  BroughtBack,
  LinkMade,
  LinkShown,
  linksQuery,
  NewLink,
  NewPassingLink,
  Openings,
  PassingLink,
  pageOf,
  Revoked,
  RevokeLinks,
} from '#contract/links.ts'
import { QrDrawnWithLogo, QrPixelsWithLogo } from '#contract/qr.ts'
import { line } from '#contract/text.ts'
import { exampleCard } from '#domains/profiles/index.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { Refusal } from '#platform/refusal.ts'
import { drawContactQr } from './draw-contact-qr.ts'
import { exampleLink, ownerExamples as examples } from './examples.ts'
import { makeNamedLink } from './make-named-link.ts'
import { makePassingLink, passingSeconds } from './make-passing-link.ts'
import { qrPng, qrSvg } from './qr.ts'
import { copyLink, linkDrawn, linkShown, openingsOf, relabelLink } from './read-links.ts'
import { revokeLinks } from './revoke-link.ts'
import { shareCard } from './share-card.ts'
import { bringBack, takeBack } from './take-back.ts'
import { linksShown } from './who-may-see.ts'

const permission = 'links' as const
const purpose = 'sharing the card' as const
const ofCard = { card: idParameter('a card of one’s own', exampleCard) }
const ofLink = { link: idParameter('a link to a card of one’s own', exampleLink.id) }

export interface LinksHouse {
  /** The address of a token. */
  urlOf(token: string): string
  /** Whether text messages can be sent. */
  readonly textMessages: boolean
}

/** What an owner does with links. */
export function ownersLinkOperations(api: Api, { urlOf, textMessages }: LinksHouse): Operation[] {
  const common = { permission, purpose } as const
  const linkOf = ({ by, parameters: { link = '' } }: Asked) => ({ ownerId: by.actor.id, linkId: link })
  const cardOf = ({ by, parameters: { card = '' } }: Asked) => ({ ownerId: by.actor.id, cardId: card })

  return [
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/cards/{card}/links',
      summary: 'Make a link to a published card',
      example: examples.share,
      parameters: ofCard,
      creates: true,
      body: NewLink,
      returns: LinkMade,
      async run(tx, ask) {
        const { label, audience, expiresAt, openings, pin, showOnce } = ask.body
        const wanted = {
          ...cardOf(ask),
          label,
          audience,
          ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }),
          ...(openings !== undefined && { maxViews: openings }),
          ...(pin !== undefined && { pin }),
          ...(showOnce !== undefined && { showOnce }),
        }
        const { code = false, binds = false, ...visitor } = ask.body.for ?? {}
        const made = ask.body.for
          ? await makeNamedLink(tx, ask.by.actor, { ...wanted, visitor, code, binds, textMessages })
          : await shareCard(tx, ask.by.actor, wanted)
        return { id: made.id, url: urlOf(made.token) }
      },
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/cards/{card}/passing-links',
      summary:
        'The QR code that one’s own screen shows for a minute: its link can be opened for 90 seconds, and read for a quarter of an hour where it was',
      example: examples.passing,
      parameters: ofCard,
      body: NewPassingLink,
      returns: PassingLink,
      async run(tx, ask) {
        const made = await makePassingLink(tx, ask.by.actor, { ...cardOf(ask), ...ask.body })
        return made instanceof Refusal ? made : { id: made.id, svg: qrSvg(urlOf(made.token)), seconds: passingSeconds }
      },
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/cards/{card}/contact-qr',
      summary:
        'A QR code that holds the contact itself: what anyone may see of the published card, read without a network, and never taken back',
      example: examples.contactQr,
      parameters: ofCard,
      body: NewContactQr,
      returns: ContactQr,
      run: (tx, ask) => drawContactQr(tx, ask.by.actor, { ...cardOf(ask), ...ask.body }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/links',
      summary: 'Who can see one’s cards: links, newest first or as `sort` says; those taken back only where `state` asks for them',
      query: linksQuery,
      example: examples.links,
      returns: pageOf(LinkShown),
      run: (tx, { by, query, language }) => linksShown(tx, by.actor, { ownerId: by.actor.id, ...query, language }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/links/{link}',
      summary: 'One link',
      example: examples.link,
      parameters: ofLink,
      returns: LinkShown,
      run: (tx, ask) => linkShown(tx, ask.by.actor, linkOf(ask)),
    }),
    api.deed({
      ...common,
      method: 'PATCH',
      path: '/api/links/{link}',
      summary: 'Give a link another private label',
      example: examples.relabel,
      parameters: ofLink,
      body: z.strictObject({ label: line(60) }),
      run: (tx, ask) => relabelLink(tx, ask.by.actor, { ...linkOf(ask), ...ask.body }).then(() => undefined),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/links/{link}/copy',
      summary: 'The link whole, again; refused for one that was shown once',
      example: examples.copy,
      parameters: ofLink,
      returns: LinkMade,
      run: async (tx, ask) => ({ id: linkOf(ask).linkId, url: urlOf(await copyLink(tx, ask.by.actor, linkOf(ask))) }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/links/{link}/qr.svg',
      summary:
        'Its QR code: how much of it may be dirty or folded (`level`), how wide on paper (`mm`), with the logo of the card (`logo=1`, at Q and H)',
      example: examples.qrSvg,
      parameters: ofLink,
      query: QrDrawnWithLogo,
      bytes: 'image/svg+xml',
      async run(tx, ask) {
        const { token, logo } = await linkDrawn(tx, ask.by.actor, linkOf(ask), ask.query.logo !== undefined)
        return qrSvg(urlOf(token), { ...ask.query, logo })
      },
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/links/{link}/qr.png',
      summary: 'The same, at least so many pixels wide',
      example: examples.qrPng,
      parameters: ofLink,
      query: QrPixelsWithLogo,
      bytes: 'image/png',
      async run(tx, ask) {
        const { token, logo } = await linkDrawn(tx, ask.by.actor, linkOf(ask), ask.query.logo !== undefined)
        return qrPng(urlOf(token), { ...ask.query, logo })
      },
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/links/revoke',
      summary: 'Take links back: some, all of a card, or all; dead on the very next request',
      example: examples.revoke,
      body: RevokeLinks,
      returns: Revoked,
      async run(tx, { by, body: { undo, ...which } }) {
        const input = { ownerId: by.actor.id, ...which }
        return undo ? takeBack(tx, by.actor, input) : { revoked: await revokeLinks(tx, by.actor, input), undo: null }
      },
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/links/bring-back',
      summary: 'Bring back what one press took, within ten seconds: the same links, as they were',
      example: examples.bringBack,
      body: BringBack,
      returns: BroughtBack,
      run: async (tx, { by, body }) => ({ broughtBack: await bringBack(tx, by.actor, { ownerId: by.actor.id, ...body }) }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/cards/{card}/openings',
      summary: 'How often a card was opened, by day; fewer than five are not told exactly',
      example: examples.openings,
      parameters: ofCard,
      returns: Openings,
      run: (tx, ask) => openingsOf(tx, cardOf(ask)),
    }),
  ]
}

interface Asked {
  readonly by: { readonly actor: { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
