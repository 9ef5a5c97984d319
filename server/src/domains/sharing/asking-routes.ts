import { z } from 'zod'
import { Id } from '#contract/accounts.ts'
import { AskingLinkShown, NewAskingLink } from '#contract/asking-links.ts'
import { LinkMade } from '#contract/links.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { askingLinksShown, askingTokenAgain, endAskingLink } from './asking-links.ts'
import { makeAskingLink } from './make-asking-link.ts'
import { qrSvg } from './qr.ts'

/** What an owner does with links by which they are asked for access. `urlOf` makes the address of a token. */
export function askingLinkOperations(api: Api, urlOf: (token: string) => string): Operation[] {
  const common = { permission: 'links', purpose: 'sharing the card' } as const
  const parameters = { asking: idParameter('a link of one’s own by which one is asked for access') }
  const addressed = ({ by, parameters: { asking = '' } }: Asked) => ({ ownerId: by.actor.id, askingId: asking })
  return [
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/cards/{card}/asking-links',
      summary: 'Make a link by which its holders ask for access to a card',
      parameters: { card: idParameter('a card of one’s own') },
      creates: true,
      body: NewAskingLink,
      returns: LinkMade,
      async run(tx, { by, body, parameters: { card = '' } }) {
        const made = await makeAskingLink(tx, by.actor, { ownerId: by.actor.id, cardId: card, ...body })
        return { id: made.id, url: urlOf(made.token) }
      },
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/asking-links',
      summary: 'The links by which one is asked for access, newest first',
      query: z.strictObject({ card: Id.optional() }),
      returns: z.strictObject({ items: z.array(AskingLinkShown) }),
      run: async (tx, { by, query }) => ({ items: await askingLinksShown(tx, by.actor, { ownerId: by.actor.id, ...query }) }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/asking-links/{asking}',
      summary: 'Such a link whole, again',
      parameters,
      returns: LinkMade,
      run: async (tx, ask) => ({ id: addressed(ask).askingId, url: urlOf(await askingTokenAgain(tx, ask.by.actor, addressed(ask))) }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/asking-links/{asking}/qr.svg',
      summary: 'Its QR code',
      parameters,
      bytes: 'image/svg+xml',
      run: async (tx, ask) => qrSvg(urlOf(await askingTokenAgain(tx, ask.by.actor, addressed(ask)))),
    }),
    api.deed({
      ...common,
      method: 'DELETE',
      path: '/api/asking-links/{asking}',
      summary: 'Take such a link away; dead on the very next request',
      parameters,
      run: (tx, ask) => endAskingLink(tx, ask.by.actor, addressed(ask)).then(() => undefined),
    }),
  ]
}

interface Asked {
  readonly by: { readonly actor: { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
