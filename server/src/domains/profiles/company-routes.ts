import { z } from 'zod'
import { CardsAndCompanies, ChangeMembersCard, MembersCard, PutUnder } from '#contract/companies.ts'
import { exampleCompany } from '#domains/clients/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Api } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { cardsAndCompanies, putUnder } from './company-cards.ts'
import { companyExamples as examples } from './company-examples.ts'
import { exampleCard } from './examples.ts'
import { changeMembersCard, membersCards } from './members-cards.ts'

const purpose = 'sharing the card' as const

/** Cards and the companies they are carried under: their owner's side, and that of those who run the company, where the owner lets them. */
export function companyCardOperations(api: Api): Operation[] {
  const all = (tx: Tx, actor: Actor & { readonly id: string }) => cardsAndCompanies(tx, actor, actor.id)
  const place = ({ by, parameters: { company = '', person = '' } }: Asked) => ({
    companyId: company,
    personId: by.actor.id,
    member: person,
  })
  const members = {
    company: idParameter('a company one runs', exampleCompany.id),
    person: idParameter('a member who lets it edit their card', exampleCompany.member),
  }
  const list = async (tx: Tx, ask: Asked) => ({ cards: await membersCards(tx, ask.by.actor, place(ask)) })
  return [
    api.view({
      method: 'GET',
      path: '/api/company-cards',
      summary: 'Which of one’s cards one carries under which company, and who may edit what they say of it',
      example: examples.all,
      permission: 'cards',
      purpose,
      returns: CardsAndCompanies,
      run: (tx, { by }) => all(tx, by.actor),
    }),
    api.deed({
      method: 'PUT',
      path: '/api/cards/{card}/company',
      summary: 'Carry a card under a company one is in, or under none',
      example: examples.put,
      permission: 'cards',
      purpose,
      parameters: { card: idParameter('a card of one’s own', exampleCard) },
      body: PutUnder,
      returns: CardsAndCompanies,
      async run(tx, { by, body, parameters: { card = '' } }) {
        await putUnder(tx, by.actor, { ownerId: by.actor.id, cardId: card, companyId: body.company })
        return all(tx, by.actor)
      },
    }),
    api.view({
      method: 'GET',
      path: '/api/companies/{company}/members/{person}/cards',
      summary: 'What a member’s cards say of the company, where the member lets those who run it edit that',
      example: examples.members,
      permission: 'companies',
      purpose,
      parameters: members,
      returns: z.strictObject({ cards: z.array(MembersCard) }),
      run: list,
    }),
    api.deed({
      method: 'PUT',
      path: '/api/companies/{company}/members/{person}/cards/{card}',
      summary: 'Change what a member’s card says of the company: its links show it at once, and nothing else is published',
      example: examples.change,
      permission: 'companies',
      purpose,
      parameters: { ...members, card: idParameter('a card of theirs', exampleCard) },
      body: ChangeMembersCard,
      returns: z.strictObject({ cards: z.array(MembersCard) }),
      async run(tx, ask) {
        const { revision, ...texts } = ask.body
        await changeMembersCard(tx, ask.by.actor, { ...place(ask), cardId: ask.parameters.card ?? '', texts, revision })
        return list(tx, ask)
      },
    }),
  ]
}

interface Asked {
  readonly by: { readonly actor: Actor & { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
