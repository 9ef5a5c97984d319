import { AudienceDeleted, AudienceUse, NameAudience, OwnAudience, OwnAudiences } from '#contract/audiences.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { exampleAudience, examples } from './examples.ts'
import { deleteAudience, nameAudience, type RevokeEditions, renameAudience } from './name-audience.ts'
import { audienceUse, type CountLinks, ownAudiences } from './own-audiences.ts'

/** What this domain does not know of links. */
export interface AudiencesHouse {
  readonly liveLinks: CountLinks
  readonly revoke: RevokeEditions
}

/** What an owner does with the audiences they name. */
export function audienceOperations(api: Api, { liveLinks, revoke }: AudiencesHouse): Operation[] {
  const common = { permission: 'cards', purpose: 'sharing the card' } as const
  const parameters = { audience: idParameter('an audience of one’s own', exampleAudience) }
  const audienceOf = ({ by, parameters: { audience = '' } }: Asked) => ({ ownerId: by.actor.id, audienceId: audience })
  const at = '/api/audiences/{audience}'
  return [
    api.view({
      ...common,
      method: 'GET',
      path: '/api/audiences',
      summary: 'The audiences one named, beside anyone, clients and partners',
      example: examples.audiences,
      returns: OwnAudiences,
      run: async (tx, { by }) => ({ items: await ownAudiences(tx, by.actor, by.actor.id) }),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/audiences',
      summary: 'Name an audience of one’s own: three at most',
      example: examples.nameAudience,
      creates: true,
      body: NameAudience,
      returns: OwnAudience,
      run: async (tx, { by, body }) => ({ id: await nameAudience(tx, by.actor, { ownerId: by.actor.id, ...body }), ...body }),
    }),
    api.deed({
      ...common,
      method: 'PATCH',
      path: at,
      summary: 'Give an audience another name: what it sees, and its links, stay',
      example: examples.renameAudience,
      parameters,
      body: NameAudience,
      run: (tx, ask) => renameAudience(tx, ask.by.actor, { ...audienceOf(ask), ...ask.body }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: `${at}/use`,
      summary: 'What its deletion would change: links that are taken back, and fields that nobody else sees',
      example: examples.audienceUse,
      parameters,
      returns: AudienceUse,
      run: (tx, ask) => audienceUse(tx, ask.by.actor, audienceOf(ask), liveLinks),
    }),
    api.deed({
      ...common,
      method: 'DELETE',
      path: at,
      summary: 'Delete an audience: its links are taken back for good, and what was for it alone is for nobody',
      example: examples.deleteAudience,
      parameters,
      returns: AudienceDeleted,
      run: async (tx, ask) => ({ revoked: await deleteAudience(tx, ask.by.actor, audienceOf(ask), revoke) }),
    }),
  ]
}

interface Asked {
  readonly by: { readonly actor: { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
