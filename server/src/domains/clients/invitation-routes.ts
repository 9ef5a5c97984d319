import type { z } from 'zod'
import { EmailAddress } from '#contract/card.ts'
import { AnswerInvitation, InvitationShown, type InvitationView } from '#contract/companies.ts'
import { Language } from '#contract/language.ts'
import { system } from '#platform/actor.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import { type Answer, type Ask, type Operation, operation } from '#platform/http/operation.ts'
import { problemAnswer, problemType } from '#platform/http/problem.ts'
import { Refusal } from '#platform/refusal.ts'
import { correctInvitation, deleteInvitation, refuseInvitation } from './answer-invitation.ts'
import { exampleCompany, examples } from './examples.ts'
import { invitationFor } from './find-invitation.ts'
import { invitationShown } from './invitation-views.ts'
import { lookupOf } from './invite-member.ts'
import { invitationNotice } from './notice.ts'
import type { InvitationPages } from './pages.ts'

export interface InvitationsHouse {
  readonly deeds: Deeds
  readonly pages: InvitationPages
  readonly cndp: string | undefined
}

type Sent = Ask<z.output<typeof AnswerInvitation>>
const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'
const open = 'who was invited needs no account: the link in the mail is the key, and who has none gets nothing'

/**
 * The page that an invitation leads to, without an account or a script: what was entered, and what its person does about it. Only a press does anything,
 * for mail programs open links by themselves.
 */
export function invitationOperations({ deeds, pages, cndp }: InvitationsHouse): readonly Operation[] {
  const page = (status: number, body: string): Answer => ({
    status,
    type: html,
    body,
    headers: { 'content-security-policy': pages.contentPolicy },
  })
  const languageOf = ({ parameters }: Pick<Ask, 'parameters'>): Language => Language.parse(parameters.language)
  const whichOf = ({ parameters: { token = '' } }: Pick<Ask, 'parameters'>) => ({ lookup: lookupOf(token) })
  const refuse = (ask: Ask, { code, fields, waitSeconds }: Refusal): Answer =>
    problemAnswer(languageOf(ask), code, { ...(fields.length > 0 && { fields }), ...(waitSeconds !== undefined && { waitSeconds }) })
  const dead = (ask: Ask): Answer => (ask.wantsHtml ? page(404, pages.dead(languageOf(ask))) : refuse(ask, new Refusal('invitation-dead')))

  async function shown(ask: Ask, more: Pick<InvitationView, 'says' | 'typed'> = {}): Promise<Answer> {
    const language = languageOf(ask)
    const view = await deeds.read(async (tx): Promise<InvitationView> => {
      const found = await invitationShown(tx, await invitationFor(tx, system, whichOf(ask)))
      const notice = invitationNotice(tx.clock.now(), { company: found.company, role: found.role, language, cndp })
      return { shown: found, notice: notice.lines, ...more }
    })
    if (!ask.wantsHtml) return { status: 200, type: json, body: JSON.stringify(InvitationShown.parse(view.shown)) }
    return page(more.says === undefined || more.says === 'corrected' ? 200 : 422, pages.invitation(language, view))
  }

  async function correct(ask: Sent): Promise<Answer> {
    const typed = ask.body.email?.trim() ?? ''
    const email = EmailAddress.safeParse(typed)
    if (!email.success) return ask.wantsHtml ? shown(ask, { says: 'wrong', typed }) : refuse(ask, new Refusal('invalid', ['email']))
    const language = ask.body.language ?? languageOf(ask)
    const outcome = await deeds.run((tx) => correctInvitation(tx, whichOf(ask), { email: email.data, language })).catch(refusalOf)
    if (outcome instanceof Refusal) {
      if (outcome.code === 'invitation-dead') throw outcome
      if (!ask.wantsHtml) return refuse(ask, outcome)
      return shown(ask, { says: outcome.code === 'too-many' ? 'many' : 'not-now', typed })
    }
    // at another address it is no longer this link's: the page says where it went, for the last time
    if (outcome) return ask.wantsHtml ? page(200, pages.done(languageOf(ask), 'moved')) : { status: 204, type: json, body: '' }
    return shown(ask, { says: 'corrected' })
  }

  const ending = (what: 'refused' | 'deleted', end: typeof refuseInvitation) => async (ask: Sent) => {
    await deeds.run(async (tx) => end(tx, system, await invitationFor(tx, system, whichOf(ask))))
    return ask.wantsHtml ? page(200, pages.done(languageOf(ask), what)) : { status: 204, type: json, body: '' }
  }
  const acts = {
    see: (ask: Sent) => shown(ask),
    correct,
    refuse: ending('refused', refuseInvitation),
    delete: ending('deleted', deleteInvitation),
  }

  const parameters = {
    token: { pattern: /^[A-Za-z0-9_-]{43}$/, says: 'what the mail brought', example: exampleCompany.token },
    language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' },
  }
  return [
    operation({
      method: 'GET',
      path: '/invitation/{token}/{language}',
      summary: 'The page that opens an invitation: the same bytes for every one, without personal data',
      example: examples.shell,
      open,
      purpose: 'none',
      parameters,
      answers: { 200: { says: 'A page with one press to see it, and one to refuse', types: ['text/html'] } },
      run: async (ask) => page(200, pages.shell(languageOf(ask))),
    }),
    operation({
      method: 'POST',
      path: '/invitation/{token}/{language}',
      summary: 'See what was entered about one; correct it, refuse, or have it erased',
      example: examples.page,
      open,
      purpose: 'rights',
      parameters,
      body: AnswerInvitation,
      answers: {
        200: { says: 'What was entered, as it stands', types: ['text/html'], json: InvitationShown },
        204: { says: 'Refused, erased, or sent to another address: nothing of it is here any more', types: [] },
        404: { says: 'Unknown, answered and ended ones answer alike', types: ['text/html', problemType] },
        409: { says: 'The other address cannot be invited for now', types: [problemType] },
        422: { says: 'Not corrected, and why', types: ['text/html', problemType] },
        429: { says: 'Too many corrections', types: [problemType] },
      },
      async run(ask: Sent) {
        try {
          return await acts[ask.body.do](ask)
        } catch (error) {
          if (error instanceof Refusal && error.code === 'invitation-dead') return dead(ask)
          throw error
        }
      },
    }),
  ]
}

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  throw error
}
