import { z } from 'zod'
import { Id } from '#contract/accounts.ts'
import { GiveAccess } from '#contract/asking-links.ts'
import {
  AnswerQuestion,
  ChangeContact,
  ContactOpened,
  ContactPreferences,
  ContactShown,
  ContactsSummary,
  ContactsWanted,
  Duplicates,
  ExportContacts,
  ExportShown,
  KeepApart,
  MergeContacts,
  SearchContacts,
  SeeContacts,
  TagContacts,
} from '#contract/contacts.ts'
import { pageOf, pageQuery } from '#contract/links.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { answerQuestion } from './answer-question.ts'
import { giveAccess, refuseAccess } from './answer-request.ts'
import { changeContact } from './change-contact.ts'
import { deleteContact } from './delete-contact.ts'
import { duplicatesShown } from './duplicates.ts'
import { exampleContact, exampleRequest, giveExample, ownersExamples } from './examples.ts'
import { exportContacts } from './export-contacts.ts'
import { keepApart } from './keep-apart.ts'
import { contactsShown } from './list-contacts.ts'
import { exportsShown } from './list-exports.ts'
import { mergeContacts } from './merge-contacts.ts'
import { preferenceOf, setPreference } from './preference.ts'
import { contactOpened } from './read-contact.ts'
import { seeContacts } from './see-contacts.ts'
import { separateContact } from './separate-contact.ts'
import { contactsSummary } from './summary.ts'
import { tagContacts } from './tag-contacts.ts'

const common = { permission: 'contacts', purpose: 'sharing the card' } as const
const parameters = { contact: idParameter('a contact that was left to oneself', exampleContact) }
const ofRequest = { contact: idParameter('a request for access that was sent to oneself', exampleRequest) }

/** What an owner does with the contacts that visitors left. */
export function ownersContactOperations(api: Api): Operation[] {
  const contactOf = ({ by, parameters: { contact = '' } }: Asked) => ({ ownerId: by.actor.id, contactId: contact })

  return [
    api.view({
      ...common,
      method: 'GET',
      path: '/api/contacts',
      summary: 'Contacts received, newest first; what is shown as one is one line',
      example: ownersExamples.list,
      query: ContactsWanted,
      returns: pageOf(ContactShown),
      run: (tx, { by, query, language }) => contactsShown(tx, by.actor, { ownerId: by.actor.id, language, ...query }),
    }),
    api.view({
      ...common,
      method: 'POST',
      path: '/api/contacts/search',
      summary: 'The same, with what is searched for: words of a name or their beginnings, a whole address or number, a tag',
      example: ownersExamples.search,
      body: SearchContacts,
      returns: pageOf(ContactShown),
      run: (tx, { by, body, language }) => contactsShown(tx, by.actor, { ownerId: by.actor.id, language, ...body }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/contacts/summary',
      summary: 'How many there are, what waits for their owner, and the tags',
      example: ownersExamples.summary,
      returns: ContactsSummary,
      run: (tx, { by }) => contactsSummary(tx, by.actor, by.actor.id),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/contacts/duplicates',
      summary: 'Contacts that share an address or a number, and are not shown as one yet',
      example: ownersExamples.duplicates,
      returns: Duplicates,
      run: (tx, { by }) => duplicatesShown(tx, by.actor, by.actor.id),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/merge',
      summary: 'Show contacts as one; nothing is copied, and it can be taken back at any time',
      example: ownersExamples.merge,
      body: MergeContacts,
      returns: z.strictObject({ id: Id, merged: z.array(Id) }),
      run: (tx, { by, body }) => mergeContacts(tx, by.actor, { ownerId: by.actor.id, ...body }),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/keep-apart',
      summary: 'Say that these are different people: they are not offered as one again',
      example: ownersExamples.keepApart,
      body: KeepApart,
      run: (tx, { by, body }) => keepApart(tx, by.actor, { ownerId: by.actor.id, ...body }).then(() => undefined),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/tag',
      summary: 'Put a tag on contacts, or take it off',
      example: ownersExamples.tag,
      body: TagContacts,
      run: (tx, { by, body }) => tagContacts(tx, by.actor, { ownerId: by.actor.id, ...body }).then(() => undefined),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/see',
      summary: 'Say that contacts were seen',
      example: ownersExamples.see,
      body: SeeContacts,
      run: (tx, { by, body }) => seeContacts(tx, by.actor, { ownerId: by.actor.id, ...body }).then(() => undefined),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/export',
      summary: 'Take contacts out in a file; what left, and for where, is written down and told to its author',
      example: ownersExamples.export,
      fresh: true,
      body: ExportContacts,
      bytes: ['text/csv; charset=utf-8', 'text/vcard; charset=utf-8'],
      async run(tx, { by, body, language }) {
        const { file, name, type } = await exportContacts(tx, by.actor, { ownerId: by.actor.id, language, ...body })
        return new Told(file, { 'content-disposition': `attachment; filename="${name}"` }, type)
      },
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/contacts/exports',
      summary: 'What was taken out and for where, newest first',
      example: ownersExamples.exports,
      query: pageQuery,
      returns: pageOf(ExportShown),
      run: (tx, { by, query }) => exportsShown(tx, { ownerId: by.actor.id, ...query }),
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/contacts/preferences',
      summary: 'How long what is left is kept, and whether one is written to about it',
      example: ownersExamples.preferences,
      returns: ContactPreferences,
      run: (tx, { by }) => preferenceOf(tx, by.actor.id),
    }),
    api.deed({
      ...common,
      method: 'PUT',
      path: '/api/contacts/preferences',
      summary: 'Choose them for what is left from now on: who was told before keeps what they were told',
      example: ownersExamples.prefer,
      body: ContactPreferences,
      returns: ContactPreferences,
      async run(tx, { by, body }) {
        await setPreference(tx, by.actor, by.actor.id, body)
        return preferenceOf(tx, by.actor.id)
      },
    }),
    api.view({
      ...common,
      method: 'GET',
      path: '/api/contacts/{contact}',
      summary: 'One contact, with what happened to it and what it is shown with',
      example: ownersExamples.contact,
      parameters,
      returns: ContactOpened,
      run: (tx, ask) => contactOpened(tx, ask.by.actor, contactOf(ask)),
    }),
    api.deed({
      ...common,
      method: 'PATCH',
      path: '/api/contacts/{contact}',
      summary: 'Note something about somebody: a note, tags, a date to follow up; or that it was seen',
      example: ownersExamples.change,
      parameters,
      body: ChangeContact,
      returns: ContactOpened,
      async run(tx, ask) {
        const { seen, ...change } = ask.body
        if (seen) await seeContacts(tx, ask.by.actor, { ownerId: ask.by.actor.id, contacts: [contactOf(ask).contactId] })
        if (Object.keys(change).length > 0) await changeContact(tx, ask.by.actor, { ...contactOf(ask), ...change })
        return contactOpened(tx, ask.by.actor, contactOf(ask))
      },
    }),
    api.deed({
      ...common,
      method: 'DELETE',
      path: '/api/contacts/{contact}',
      summary: 'Delete a contact, and with `all` what it is shown with: nothing of it opens any more',
      example: ownersExamples.delete,
      parameters,
      query: z.strictObject({ all: z.literal('true').optional() }),
      run: (tx, ask) => deleteContact(tx, ask.by.actor, { ...contactOf(ask), all: ask.query.all !== undefined }).then(() => undefined),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/{contact}/separate',
      summary: 'Take back that it is shown as one with others, however long ago that was',
      example: ownersExamples.separate,
      parameters,
      run: (tx, ask) => separateContact(tx, ask.by.actor, contactOf(ask)).then(() => undefined),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/{contact}/answer',
      summary: 'Answer somebody who asks to whom their details were passed on',
      example: ownersExamples.answer,
      parameters,
      body: AnswerQuestion,
      returns: ContactOpened,
      async run(tx, ask) {
        await answerQuestion(tx, ask.by.actor, { ...contactOf(ask), ...ask.body })
        return contactOpened(tx, ask.by.actor, contactOf(ask))
      },
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/{contact}/give-access',
      summary: 'Give access to somebody who asked for it: a link for them alone is made, and mailed to the address they gave',
      example: giveExample,
      parameters: ofRequest,
      body: GiveAccess,
      run: (tx, ask) => giveAccess(tx, ask.by.actor, { ...contactOf(ask), ...ask.body }),
    }),
    api.deed({
      ...common,
      method: 'POST',
      path: '/api/contacts/{contact}/refuse-access',
      summary: 'Give no access: what they sent is erased, and their receipt says so',
      example: {},
      parameters: ofRequest,
      run: (tx, ask) => refuseAccess(tx, ask.by.actor, contactOf(ask)).then(() => undefined),
    }),
  ]
}

interface Asked {
  readonly by: { readonly actor: { readonly id: string } }
  readonly parameters: { readonly [name: string]: string }
}
