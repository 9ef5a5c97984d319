import { z } from 'zod'
import type { CardView } from '#contract/card.ts'
import { Audience, CardOpened, CardShown, DraftSaved, NewCard, RelabelCard, SaveDraft, SwitchExchange } from '#contract/draft.ts'
import { Language } from '#contract/language.ts'
import { pageOf, pageQuery } from '#contract/links.ts'
import { PauseCard } from '#contract/pause.ts'
import { pictures, pictureTypes } from '#contract/pictures.ts'
import { VcardRead } from '#contract/vcard-read.ts'
import { GiveUpDraft, PublishedCard, Versions } from '#contract/versions.ts'
import { SetWhereabouts, Whereabouts } from '#contract/whereabouts.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { deleteCard, restoreCard } from './delete-card.ts'
import { exampleCard, examples, exampleVersion } from './examples.ts'
import { discardDraft, takeVersionBack } from './give-up-draft.ts'
import { importVcard } from './import-vcard.ts'
import { makeCard } from './make-card.ts'
import { pauseCard, resumeCard } from './pause-card.ts'
import { prepare } from './prepare-picture.ts'
import { draftFor, publishDraft } from './publish-card.ts'
import { cardOpened, cardsShown, draftPicture } from './read-card.ts'
import { publishedBesideDraft, versionBesideDraft, versionFor, versionPicture, versionsOf } from './read-version.ts'
import { relabelCard, saveDraft, setPicture } from './save-draft.ts'
import { exchangeOpen, switchExchange } from './switch-exchange.ts'
import { clearWhereabouts, placeToday, setWhereabouts } from './whereabouts.ts'

const permission = 'cards' as const
const purpose = 'sharing the card' as const
const version = idParameter('an earlier version of that card', exampleVersion)
const parameters = { card: idParameter('a card of one’s own', exampleCard) }
const previewQuery = z.strictObject({ audience: Audience.default('anyone'), language: Language.optional() })
/** What this domain does not know, and is told by those who do. */
export interface CardsHouse {
  /** Counts the live links to each card. */
  links(tx: Tx, cardIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Draws the page a visitor would see, for a frame of our own pages only. */
  draw(language: Language, view: CardView): { readonly page: Buffer | string; readonly contentPolicy: string }
}

/** What an owner does with cards. */
export function cardOperations(api: Api, { links, draw }: CardsHouse): Operation[] {
  const opened = async (tx: Tx, actor: Parameters<typeof cardOpened>[1], ownerId: string, cardId: string) =>
    cardOpened(tx, actor, { ownerId, cardId }, (await links(tx, [cardId])).get(cardId) ?? 0)
  const cardOf = ({ by, parameters: { card = '' } }: Asked) => ({ ownerId: by.actor.id, cardId: card })
  const versionOf = (ask: Asked) => ({ ...cardOf(ask), versionId: ask.parameters.version ?? '' })
  const change = (path: 'publish' | 'resume' | 'restore', summary: string, deed: typeof resumeCard) =>
    api.deed({
      method: 'POST',
      path: `/api/cards/{card}/${path}`,
      summary,
      example: examples[path],
      permission,
      purpose,
      parameters,
      returns: CardOpened,
      async run(tx, ask) {
        await deed(tx, ask.by.actor, cardOf(ask))
        return opened(tx, ask.by.actor, ask.by.actor.id, cardOf(ask).cardId)
      },
    })

  return [
    api.view({
      method: 'GET',
      path: '/api/cards',
      summary: 'One’s cards, newest first',
      example: examples.cards,
      permission,
      purpose,
      query: pageQuery,
      returns: pageOf(CardShown),
      run: (tx, { by, query }) => cardsShown(tx, by.actor, { ownerId: by.actor.id, ...query }, (cards) => links(tx, cards)),
    }),
    api.deed({
      method: 'POST',
      path: '/api/cards',
      summary: 'Make a card; nobody sees it before it is published',
      example: examples.makeCard,
      permission,
      purpose,
      creates: true,
      body: NewCard,
      returns: CardOpened,
      async run(tx, { by, body }) {
        const { label, draft } = body
        const cardId = await makeCard(tx, by.actor, { ownerId: by.actor.id, label, ...(draft && { draft }) })
        return opened(tx, by.actor, by.actor.id, cardId)
      },
    }),
    api.view({
      method: 'POST',
      path: '/api/cards/read-vcard',
      summary: 'Read a vCard file as a draft, with what could not be read of it: nothing is stored',
      example: examples.readVcard,
      permission,
      purpose,
      takes: 'vcard',
      before: importVcard,
      returns: VcardRead,
      run: async (_tx, { body }) => body,
    }),
    api.view({
      method: 'GET',
      path: '/api/cards/{card}',
      summary: 'A card with its draft',
      example: examples.card,
      permission,
      purpose,
      parameters,
      returns: CardOpened,
      run: (tx, ask) => opened(tx, ask.by.actor, ask.by.actor.id, cardOf(ask).cardId),
    }),
    api.deed({
      method: 'PATCH',
      path: '/api/cards/{card}',
      summary: 'Give a card another private label',
      example: examples.relabel,
      permission,
      purpose,
      parameters,
      body: RelabelCard,
      run: (tx, ask) => relabelCard(tx, ask.by.actor, { ...cardOf(ask), ...ask.body }).then(() => undefined),
    }),
    api.deed({
      method: 'PUT',
      path: '/api/cards/{card}/draft',
      summary: 'Save what is edited; refused where it was changed elsewhere meanwhile',
      example: examples.saveDraft,
      permission,
      purpose,
      parameters,
      body: SaveDraft,
      returns: DraftSaved,
      run: async (tx, ask) => ({ revision: await saveDraft(tx, ask.by.actor, { ...cardOf(ask), ...ask.body }) }),
    }),
    ...pictures.flatMap((which) => [
      api.deed({
        method: 'PUT',
        path: `/api/cards/{card}/${which}`,
        summary: `Set the ${which}`,
        example: examples.setPicture,
        permission,
        purpose,
        parameters,
        takes: 'picture',
        before: prepare[which],
        returns: DraftSaved,
        run: async (tx, ask) => ({ revision: await setPicture(tx, ask.by.actor, { ...cardOf(ask), which, picture: ask.body }) }),
      }),
      api.deed({
        method: 'DELETE',
        path: `/api/cards/{card}/${which}`,
        summary: `Take the ${which} away`,
        example: examples.removePicture,
        permission,
        purpose,
        parameters,
        returns: DraftSaved,
        run: async (tx, ask) => ({ revision: await setPicture(tx, ask.by.actor, { ...cardOf(ask), which, picture: null }) }),
      }),
      api.view({
        method: 'GET',
        path: `/api/cards/{card}/${which}`,
        summary: `The ${which} of the draft`,
        example: {},
        permission,
        purpose,
        parameters,
        bytes: pictureTypes[which],
        run: (tx, ask) => draftPicture(tx, ask.by.actor, { ...cardOf(ask), which }),
      }),
    ]),
    api.view({
      method: 'GET',
      path: '/api/cards/{card}/preview',
      summary: 'The draft as a visitor of an audience would see it, as a page',
      example: examples.preview,
      permission,
      purpose,
      parameters,
      query: previewQuery,
      bytes: 'text/html; charset=utf-8',
      async run(tx, ask) {
        const { audience, language = ask.language } = ask.query
        const shown = await draftFor(tx, ask.by.actor, cardOf(ask), audience)
        const base = `/api/cards/${cardOf(ask).cardId}`
        const exchange = await exchangeOpen(tx, cardOf(ask).cardId)
        const { page, contentPolicy } = draw(language, { ...shown, place: 0, base, exchange })
        return new Told(page, { 'content-security-policy': contentPolicy })
      },
    }),
    api.deed({
      method: 'PUT',
      path: '/api/cards/{card}/exchange',
      summary: 'Let visitors leave their details beside the card, or not, from the next request on',
      example: examples.switchExchange,
      permission,
      purpose,
      parameters,
      body: SwitchExchange,
      returns: CardOpened,
      async run(tx, ask) {
        await switchExchange(tx, ask.by.actor, { ...cardOf(ask), ...ask.body })
        return opened(tx, ask.by.actor, ask.by.actor.id, cardOf(ask).cardId)
      },
    }),
    api.view({
      method: 'GET',
      path: '/api/cards/{card}/published',
      summary: 'What is published, to be held beside the draft',
      example: examples.published,
      permission,
      purpose,
      parameters,
      returns: PublishedCard,
      run: (tx, ask) => publishedBesideDraft(tx, ask.by.actor, cardOf(ask)),
    }),
    api.deed({
      method: 'POST',
      path: '/api/cards/{card}/discard',
      summary: 'Make the draft what is published again; refused where it was changed elsewhere meanwhile',
      example: examples.discard,
      permission,
      purpose,
      parameters,
      body: GiveUpDraft,
      returns: CardOpened,
      async run(tx, ask) {
        await discardDraft(tx, ask.by.actor, { ...cardOf(ask), ...ask.body })
        return opened(tx, ask.by.actor, ask.by.actor.id, cardOf(ask).cardId)
      },
    }),
    api.view({
      method: 'GET',
      path: '/api/cards/{card}/versions',
      summary: 'What the card showed before it was published again: ten versions at most, for ninety days',
      example: examples.versions,
      permission,
      purpose,
      parameters,
      returns: Versions,
      run: (tx, ask) => versionsOf(tx, ask.by.actor, cardOf(ask)),
    }),
    api.view({
      method: 'GET',
      path: '/api/cards/{card}/versions/{version}',
      summary: 'An earlier version, to be held beside the draft',
      example: examples.published,
      permission,
      purpose,
      parameters: { ...parameters, version },
      returns: PublishedCard,
      run: (tx, ask) => versionBesideDraft(tx, ask.by.actor, versionOf(ask)),
    }),
    api.view({
      method: 'GET',
      path: '/api/cards/{card}/versions/{version}/preview',
      summary: 'An earlier version as a visitor of an audience saw it, as a page',
      example: examples.preview,
      permission,
      purpose,
      parameters: { ...parameters, version },
      query: previewQuery,
      bytes: 'text/html; charset=utf-8',
      async run(tx, ask) {
        const { audience, language = ask.language } = ask.query
        const shown = await versionFor(tx, ask.by.actor, versionOf(ask), audience)
        const { cardId, versionId } = versionOf(ask)
        const exchange = await exchangeOpen(tx, cardId)
        const base = `/api/cards/${cardId}/versions/${versionId}`
        const { page, contentPolicy } = draw(language, { ...shown, place: 0, base, exchange })
        return new Told(page, { 'content-security-policy': contentPolicy })
      },
    }),
    ...pictures.map((which) =>
      api.view({
        method: 'GET',
        path: `/api/cards/{card}/versions/{version}/${which}`,
        summary: `The ${which} of an earlier version`,
        example: {},
        permission,
        purpose,
        parameters: { ...parameters, version },
        bytes: pictureTypes[which],
        run: (tx, ask) => versionPicture(tx, ask.by.actor, { ...versionOf(ask), which }),
      }),
    ),
    api.deed({
      method: 'POST',
      path: '/api/cards/{card}/versions/{version}/take-back',
      summary: 'Make the draft an earlier version again; visitors see it once it is published',
      example: examples.takeBack,
      permission,
      purpose,
      parameters: { ...parameters, version },
      body: GiveUpDraft,
      returns: CardOpened,
      async run(tx, ask) {
        await takeVersionBack(tx, ask.by.actor, { ...versionOf(ask), ...ask.body })
        return opened(tx, ask.by.actor, ask.by.actor.id, cardOf(ask).cardId)
      },
    }),
    change('publish', 'Publish the draft: every link shows it from now on', publishDraft),
    api.deed({
      method: 'POST',
      path: '/api/cards/{card}/pause',
      summary: 'Let no link open for a while, now or from a day on, until a day or until it is resumed; with or without a message',
      example: examples.pause,
      permission,
      purpose,
      parameters,
      body: PauseCard,
      returns: CardOpened,
      async run(tx, ask) {
        await pauseCard(tx, ask.by.actor, { ...cardOf(ask), ...ask.body })
        return opened(tx, ask.by.actor, ask.by.actor.id, cardOf(ask).cardId)
      },
    }),
    change('resume', 'Let the same links open again', resumeCard),
    change('restore', 'Take a deletion back, within thirty days', restoreCard),
    api.deed({
      method: 'DELETE',
      path: '/api/cards/{card}',
      summary: 'Delete a card: its links are dead at once, and it can be restored for thirty days',
      example: {},
      permission,
      purpose,
      parameters,
      run: (tx, ask) => deleteCard(tx, ask.by.actor, cardOf(ask)).then(() => undefined),
    }),
    api.view({
      method: 'GET',
      path: '/api/whereabouts',
      summary: 'Where one said one is, today',
      example: examples.whereabouts,
      permission,
      purpose,
      returns: Whereabouts,
      run: async (tx, { by }) => ({ place: (await placeToday(tx, by.actor.id, by.actor)) ?? null }),
    }),
    api.deed({
      method: 'PUT',
      path: '/api/whereabouts',
      summary: 'Say where one is, for the rest of the day: visitors of today and the contacts they leave have it',
      example: examples.setWhereabouts,
      permission,
      purpose,
      body: SetWhereabouts,
      returns: Whereabouts,
      async run(tx, { by, body }) {
        await setWhereabouts(tx, by.actor, { ownerId: by.actor.id, ...body })
        return body
      },
    }),
    api.deed({
      method: 'DELETE',
      path: '/api/whereabouts',
      summary: 'Take it back',
      example: examples.clearWhereabouts,
      permission,
      purpose,
      run: (tx, { by }) => clearWhereabouts(tx, by.actor, { ownerId: by.actor.id }).then(() => undefined),
    }),
  ]
}

interface Asked {
  readonly by: { readonly actor: { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
