import { nameFor } from '#contract/card.ts'
import { CardPrinted, PrintedSides, type StickerCaption, StickersPrinted } from '#contract/print.ts'
import { editionLogo, editionSeen } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { exampleLink, ownerExamples as examples } from './examples.ts'
import { lacksIn, printCard } from './print-card.ts'
import { printStickers } from './print-stickers.ts'
import { linkShown, ownLink, tokenAgain } from './read-links.ts'

export interface PrintHouse {
  urlOf(token: string): string
  /** As `app/` hands it in from `web/card`. */
  writtenPhone(number: string): string
}

const pdf = 'application/pdf'
/** Said of no one: what is saved by this name lies in folders that others look into. */
const named = (file: string) => ({ 'content-disposition': `attachment; filename="${file}.pdf"` })

/** Paper that carries a link: drawn when it is asked for, and kept nowhere. */
export function printOperations(api: Api, { urlOf, writtenPhone }: PrintHouse): Operation[] {
  const common = {
    method: 'GET',
    permission: 'links',
    purpose: 'sharing the card',
    parameters: { link: idParameter('a link to a card of one’s own', exampleLink.id) },
  } as const
  return [
    api.view({
      ...common,
      path: '/api/links/{link}/print',
      summary: 'What a printed card of this link would say on one side in the language of the other',
      example: examples.printed,
      returns: PrintedSides,
      async run(tx, { by, parameters }) {
        const { card } = await cardOf(tx, by.actor, parameters.link)
        return { lacks: { fr: lacksIn(card, 'fr'), ar: lacksIn(card, 'ar') } }
      },
    }),
    api.view({
      ...common,
      path: '/api/links/{link}/card.pdf',
      summary:
        'A card for the printer: 85 × 55 mm and 3 mm of bleed, French in front and Arabic behind, with the code of this link and the logo that it shows; cutting marks with `marks=1`',
      example: examples.cardPdf,
      query: CardPrinted,
      bytes: pdf,
      async run(tx, { by, parameters, query }) {
        const url = urlOf(await tokenAgain(tx, by.actor, addressed(by.actor, parameters.link)))
        const { card, logo } = await cardOf(tx, by.actor, parameters.link)
        const bytes = await printCard({ card, url, logo: await logo(), marks: query.marks !== undefined, at: tx.clock.now(), writtenPhone })
        return new Told(bytes, named('carte-de-visite'))
      },
    }),
    api.view({
      ...common,
      path: '/api/links/{link}/stickers.pdf',
      summary: 'An A4 sheet of 24 codes of this link, with what stands beside each (`caption`); lines to cut along with `marks=1`',
      example: examples.stickersPdf,
      query: StickersPrinted,
      bytes: pdf,
      async run(tx, { by, parameters, query, language }) {
        const url = urlOf(await tokenAgain(tx, by.actor, addressed(by.actor, parameters.link)))
        const captions: { readonly [C in StickerCaption]: () => Promise<string | undefined> } = {
          name: async () => nameFor((await cardOf(tx, by.actor, parameters.link)).card, language),
          label: async () => (await linkShown(tx, by.actor, addressed(by.actor, parameters.link))).label,
          none: async () => undefined,
        }
        const caption = await captions[query.caption]()
        return new Told(await printStickers({ url, caption, marks: query.marks !== undefined, at: tx.clock.now() }), named('qr'))
      },
    }),
  ]
}

type Owner = Actor & { readonly id: string }
const addressed = (owner: Owner, link = '') => ({ ownerId: owner.id, linkId: link })

/** The published card as this link shows it, and its logo where it shows one. */
async function cardOf(tx: Tx, owner: Owner, link: string | undefined) {
  const { card_id, edition_id, audience } = await ownLink(tx, addressed(owner, link))
  const { card } = await editionSeen(tx, owner, { ownerId: owner.id, cardId: card_id }, audience)
  return { card, logo: () => editionLogo(tx, owner, owner.id, edition_id) }
}
