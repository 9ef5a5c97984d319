import { z } from 'zod'
import type { Card } from '#contract/card.ts'
import { Language } from '#contract/language.ts'
import { Signature } from '#contract/links.ts'
import { editionSeen } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { exampleLink, ownerExamples as examples } from './examples.ts'
import { ownLink, tokenAgain } from './read-links.ts'

type Draw = (card: Card, language: Language, url: string) => string
/** As `app/` hands it in from `web/card`. */
export interface SignatureDrawn {
  readonly html: Draw
  readonly text: Draw
  /** For a frame of our own pages. */
  readonly page: Draw
}

/** A mail signature of a link: drawn when it is asked for, and kept nowhere. */
export function signatureOperations(api: Api, urlOf: (token: string) => string, draw: SignatureDrawn): Operation[] {
  const common = {
    method: 'GET',
    permission: 'links',
    purpose: 'sharing the card',
    parameters: { link: idParameter('a link to a card of one’s own', exampleLink.id) },
    query: z.strictObject({ language: Language.optional() }),
    example: examples.signature,
  } as const
  async function drawnFrom(tx: Tx, actor: Actor & { readonly id: string }, linkId: string) {
    const input = { ownerId: actor.id, linkId }
    const url = urlOf(await tokenAgain(tx, actor, input))
    const link = await ownLink(tx, input)
    const { card } = await editionSeen(tx, actor, { ownerId: actor.id, cardId: link.card_id }, link.audience)
    return { card, url }
  }
  return [
    api.view({
      ...common,
      path: '/api/links/{link}/signature',
      summary: 'A mail signature that holds this link: HTML and plain text, without a picture or anything that is fetched',
      example: { ...examples.signature, answer: examples.signatureAnswer },
      returns: Signature,
      async run(tx, ask) {
        const language = ask.query.language ?? ask.language
        const { card, url } = await drawnFrom(tx, ask.by.actor, ask.parameters.link ?? '')
        return { html: draw.html(card, language, url), text: draw.text(card, language, url) }
      },
    }),
    api.view({
      ...common,
      path: '/api/links/{link}/signature.html',
      summary: 'The same to look at, as a page',
      bytes: 'text/html; charset=utf-8',
      async run(tx, ask) {
        const { card, url } = await drawnFrom(tx, ask.by.actor, ask.parameters.link ?? '')
        return new Told(draw.page(card, ask.query.language ?? ask.language, url), {
          // what mail programs read is written at each element; nothing else is allowed
          'content-security-policy':
            "default-src 'none'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
        })
      },
    }),
  ]
}
