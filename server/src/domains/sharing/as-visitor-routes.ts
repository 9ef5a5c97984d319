import { z } from 'zod'
import { Audience } from '#contract/draft.ts'
import { Language } from '#contract/language.ts'
import { pictures, pictureTypes } from '#contract/pictures.ts'
import {
  contentDisposition,
  editionPicture,
  editionSeen,
  exampleCard,
  vcardFileName,
  vcardOf,
  writeVcard,
} from '#domains/profiles/index.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { exampleLink, ownerExamples as examples } from './examples.ts'
import { type DrawSeen, type Seen, seeAsAudience, seeAsVisitor } from './see-as-visitor.ts'

const audiencePattern = /^(?:anyone|clients|partners|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** 'Voir comme…': what is published, as others see it, for its owner. No link is made, nothing opened, nothing counted. */
export function asVisitorOperations(api: Api, draw: DrawSeen): Operation[] {
  const common = { method: 'GET', permission: 'links', purpose: 'sharing the card', example: {} } as const
  const parameters = {
    card: idParameter('a card of one’s own', exampleCard),
    audience: { pattern: audiencePattern, says: 'for whom links are: one of ours, or the id of one’s own', example: 'clients' },
  }
  const cardOf = ({ by, parameters: { card = '' } }: Asked) => ({ ownerId: by.actor.id, cardId: card })
  const audienceOf = ({ parameters: { audience } }: Asked) => Audience.parse(audience)
  const query = z.strictObject({ language: Language.optional() })
  const page = (language: Language, seen: Seen) => {
    const drawn = draw(language, seen)
    return new Told(drawn.page, { 'content-security-policy': drawn.contentPolicy })
  }
  const at = '/api/cards/{card}/as/{audience}'
  return [
    api.view({
      ...common,
      path: at,
      summary: 'A published card as whoever has a link for this audience sees it, as a page',
      example: examples.seenAs,
      parameters,
      query,
      bytes: 'text/html; charset=utf-8',
      run: async (tx, ask) => page(ask.query.language ?? ask.language, await seeAsAudience(tx, ask.by.actor, cardOf(ask), audienceOf(ask))),
    }),
    api.view({
      ...common,
      path: `${at}/card.vcf`,
      summary: 'The contact that they save',
      parameters,
      bytes: 'text/vcard; charset=utf-8',
      async run(tx, ask) {
        const { card, publishedAt, pictures: there } = await editionSeen(tx, ask.by.actor, cardOf(ask), audienceOf(ask))
        const photo = there.photo && (await editionPicture(tx, ask.by.actor, { ...cardOf(ask), which: 'photo' }, audienceOf(ask)))
        const about = { uid: `urn:uuid:${cardOf(ask).cardId}`, rev: publishedAt, language: ask.language, ...(photo && { photo }) }
        return new Told(writeVcard(vcardOf(card, about)), { 'content-disposition': contentDisposition(vcardFileName(card, ask.language)) })
      },
    }),
    ...pictures.map((which) =>
      api.view({
        ...common,
        path: `${at}/${which}`,
        summary: `Its ${which}`,
        parameters,
        bytes: pictureTypes[which],
        run: (tx, ask) => editionPicture(tx, ask.by.actor, { ...cardOf(ask), which }, audienceOf(ask)),
      }),
    ),
    api.view({
      ...common,
      path: '/api/links/{link}/as-visitor',
      summary: 'What the visitor of one link sees, once they gave what it asks for, as a page',
      example: examples.seenAs,
      parameters: { link: idParameter('a link to a card of one’s own', exampleLink.id) },
      query,
      bytes: 'text/html; charset=utf-8',
      run: async (tx, ask) =>
        page(
          ask.query.language ?? ask.language,
          await seeAsVisitor(tx, ask.by.actor, { ownerId: ask.by.actor.id, linkId: ask.parameters.link ?? '' }),
        ),
    }),
  ]
}

interface Asked {
  readonly by: { readonly actor: { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
