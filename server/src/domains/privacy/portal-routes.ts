import { z } from 'zod'
import { Code } from '#contract/accounts.ts'
import { ErasurePreview, FileRequest, RequestShown, RestrictedUse, Restriction } from '#contract/requests.ts'
import { paragraph } from '#contract/text.ts'
import { accountHolder, emailOf, nameOf } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Api, Told } from '#platform/http/deed.ts'
import { idParameter, type Operation } from '#platform/http/operation.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { completeRequest } from './complete-request.ts'
import { takeCopy } from './copy-request.ts'
import { erasurePreview, waiveWindow } from './erase-request.ts'
import { exampleRequestId, requestExamples } from './examples.ts'
import { fileFromPortal, requestsOf } from './file-from-portal.ts'
import { ownRequest } from './find-request.ts'
import type { RightsHouse } from './house.ts'
import { mailsTo } from './limits.ts'
import { proofMail } from './mail-kinds.ts'
import { byMail, sendProof, spendProof } from './prove-request.ts'
import { requestShown } from './request-views.ts'
import { liftRestriction } from './restrict.ts'
import { withdrawRequest } from './withdraw-request.ts'

const permission = 'account' as const
const purpose = 'rights' as const
const parameters = { request: idParameter('a request of one’s own', exampleRequestId) }

/** What somebody who is signed in asks about their own data, and what becomes of it. */
export function requestOperations(api: Api, house: RightsHouse): Operation[] {
  interface Asked {
    readonly by: { readonly actor: Actor & { readonly id: string } }
    readonly parameters: { readonly [name: string]: string }
  }
  const own = (tx: Tx, { by, parameters: { request = '' } }: Asked) => ownRequest(tx, by.actor, { personId: by.actor.id, id: request })
  /** How it stands now; or the refusal that is committed, for its count must stay. */
  const shown = async (tx: Tx, ask: Asked, refused?: Refusal): Promise<RequestShown | Refusal> =>
    refused ?? requestShown(tx, await own(tx, ask))

  return [
    api.view({
      method: 'GET',
      path: '/api/requests',
      summary: 'What one asked about one’s own data, newest first',
      example: requestExamples.requests,
      permission,
      purpose,
      returns: z.strictObject({ items: z.array(RequestShown) }),
      run: async (tx, { by }) => ({ items: await requestsOf(tx, by.actor, by.actor.id) }),
    }),
    api.deed({
      method: 'POST',
      path: '/api/requests',
      summary: 'Ask for access, a copy, a correction, an erasure, a restriction, or object',
      example: requestExamples.file,
      permission,
      purpose,
      fresh: true,
      creates: true,
      body: FileRequest,
      returns: RequestShown,
      async run(tx, { by, body }) {
        const name = await nameOf(tx, by.actor, by.actor.id)
        return fileFromPortal(tx, by.actor, house, { personId: by.actor.id, name, ...body })
      },
    }),
    api.view({
      method: 'GET',
      path: '/api/requests/{request}',
      summary: 'A request of one’s own',
      example: requestExamples.one,
      permission,
      purpose,
      parameters,
      returns: RequestShown,
      run: async (tx, ask) => requestShown(tx, await own(tx, ask)),
    }),
    api.deed({
      method: 'POST',
      path: '/api/requests/{request}/withdraw',
      summary: 'Take a request back; an announced erasure too, as long as it was not carried out',
      example: requestExamples.one,
      permission,
      purpose,
      parameters,
      returns: RequestShown,
      async run(tx, ask) {
        await withdrawRequest(tx, ask.by.actor, await own(tx, ask))
        return shown(tx, ask)
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/requests/{request}/complete',
      summary: 'Answer what was asked back',
      example: { none: 'the desk asked something back before' },
      permission,
      purpose,
      parameters,
      body: z.strictObject({ text: paragraph(4_000) }),
      returns: RequestShown,
      async run(tx, ask) {
        await completeRequest(tx, ask.by.actor, await own(tx, ask), ask.body)
        return shown(tx, ask)
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/requests/{request}/code',
      summary: 'Have a code sent to one’s address: the second proof, which ends the seven days at once',
      example: requestExamples.one,
      permission,
      purpose,
      parameters,
      returns: RequestShown,
      async run(tx, ask) {
        const { row, subject } = await own(tx, ask)
        const address = await emailOf(tx, ask.by.actor, ask.by.actor.id)
        const refused = await tooMany(tx, [mailsTo, emailTerm(address)])
        if (refused) return refused
        await sendProof(tx, { id: row.id, subject }, byMail)
        await postMail(tx, proofMail, row.id)
        return shown(tx, ask)
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/requests/{request}/waive',
      summary: 'Have an announced erasure carried out now, with the code as second proof',
      example: { none: 'the code stands in a mail' },
      permission,
      purpose,
      fresh: true,
      parameters,
      body: z.strictObject({ code: Code }),
      returns: RequestShown,
      async run(tx, ask) {
        const found = await own(tx, ask)
        const refused = await spendProof(tx, found.row.id, ask.body.code, byMail)
        if (!refused) await waiveWindow(tx, found)
        return shown(tx, ask, refused)
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/requests/{request}/copy',
      summary: 'Fetch the copy, once, within seven days',
      example: { none: 'the copy is made after the request' },
      permission,
      purpose,
      fresh: true,
      parameters,
      bytes: 'application/zip',
      async run(tx, ask) {
        const found = await own(tx, ask)
        const file = await takeCopy(tx, ask.by.actor, found)
        return new Told(file, { 'content-disposition': `attachment; filename="${found.row.reference}.zip"` })
      },
    }),
    api.view({
      method: 'GET',
      path: '/api/erasure',
      summary: 'What an erasure of one’s data would end, and what would stay, why and until when',
      example: requestExamples.erasure,
      permission,
      purpose,
      returns: ErasurePreview,
      run: async (tx, { by }) => erasurePreview(tx, house, await house.knownBy(tx, await emailOf(tx, by.actor, by.actor.id))),
    }),
    api.view({
      method: 'GET',
      path: '/api/restriction',
      summary: 'Which uses of one’s data one had stopped',
      example: requestExamples.restriction,
      permission,
      purpose,
      returns: Restriction,
      run: (tx, { by }) => restrictionOf(tx, by.actor.id),
    }),
    api.deed({
      method: 'POST',
      path: '/api/restriction/lift',
      summary: 'Take uses up again',
      example: requestExamples.lift,
      permission,
      purpose,
      body: z.strictObject({ uses: z.array(RestrictedUse).min(1) }),
      returns: Restriction,
      async run(tx, { by, body }) {
        const holder = await accountHolder(tx, by.actor.id)
        if (!holder) throw new Refusal('not-found')
        await liftRestriction(tx, by.actor, holder.subjectId, body.uses)
        return restrictionOf(tx, by.actor.id)
      },
    }),
  ]
}

async function restrictionOf(tx: Tx, personId: string): Promise<Restriction> {
  const holder = await accountHolder(tx, personId)
  const stopped = holder ? await tx.vault.restricted(tx, holder.subjectId) : new Map<RestrictedUse, Date>()
  const since = [...stopped.values()].sort((one, other) => one.getTime() - other.getTime())[0]
  return { uses: [...stopped.keys()], since: since?.toISOString() ?? null }
}
