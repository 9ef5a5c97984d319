import { z } from 'zod'
import { NewAskingLink } from '#contract/asking-links.ts'
import { LinkMade } from '#contract/links.ts'
import { QrDrawn, QrPixels } from '#contract/qr.ts'
import { line } from '#contract/text.ts'
import { exampleCard } from '#domains/profiles/index.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { askingTokenAgain, copyAskingLink, endAskingLink, relabelAskingLink } from './asking-links.ts'
import { exampleAsking, askingExamples as examples } from './examples.ts'
import { makeAskingLink } from './make-asking-link.ts'
import { qrPng, qrSvg } from './qr.ts'

/** What an owner does with links by which they are asked for access. `urlOf` makes the address of a token. */
export function askingLinkOperations(api: Api, urlOf: (token: string) => string): Operation[] {
  const common = { permission: 'links', purpose: 'sharing the card' } as const
  const parameters = { asking: idParameter('a link of one’s own by which one is asked for access', exampleAsking.id) }
  const addressed = ({ by, parameters: { asking = '' } }: Asked) => ({ ownerId: by.actor.id, askingId: asking })
  return [
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/cards/{card}/asking-links',
      summary: 'Make a link by which its holders ask for access to a card: it shows a form, and nothing of the card',
      example: examples.make,
      parameters: { card: idParameter('a card of one’s own', exampleCard) },
      creates: true,
      body: NewAskingLink,
      returns: LinkMade,
      async run(tx, { by, body, parameters: { card = '' } }) {
        const made = await makeAskingLink(tx, by.actor, { ownerId: by.actor.id, cardId: card, ...body })
        return { id: made.id, url: urlOf(made.token) }
      },
    }),
    api.deed({
      ...common,
      method: 'PATCH',
      path: '/api/asking-links/{asking}',
      summary: 'Give such a link another private label',
      example: examples.relabel,
      parameters,
      body: z.strictObject({ label: line(60) }),
      run: (tx, ask) => relabelAskingLink(tx, ask.by.actor, { ...addressed(ask), ...ask.body }).then(() => undefined),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/asking-links/{asking}/copy',
      summary: 'Such a link whole, again',
      example: examples.copy,
      parameters,
      returns: LinkMade,
      run: async (tx, ask) => ({ id: addressed(ask).askingId, url: urlOf(await copyAskingLink(tx, ask.by.actor, addressed(ask))) }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/asking-links/{asking}/qr.svg',
      summary: 'Its QR code; without a logo, for it shows nothing of the card',
      example: examples.qrSvg,
      parameters,
      query: QrDrawn,
      bytes: 'image/svg+xml',
      run: async (tx, ask) => qrSvg(urlOf(await askingTokenAgain(tx, ask.by.actor, addressed(ask))), ask.query),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/asking-links/{asking}/qr.png',
      summary: 'Its QR code, at least so many pixels wide',
      example: examples.qrPng,
      parameters,
      query: QrPixels,
      bytes: 'image/png',
      run: async (tx, ask) => qrPng(urlOf(await askingTokenAgain(tx, ask.by.actor, addressed(ask))), ask.query),
    }),
    api.deed({
      ...common,
      method: 'DELETE',
      path: '/api/asking-links/{asking}',
      summary: 'Take such a link away; dead on the very next request',
      example: {},
      parameters,
      run: (tx, ask) => endAskingLink(tx, ask.by.actor, addressed(ask)).then(() => undefined),
    }),
  ]
}

interface Asked {
  readonly by: { readonly actor: { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
