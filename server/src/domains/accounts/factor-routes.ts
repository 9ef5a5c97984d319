import { PasskeyAnswer } from '#contract/accounts.ts'
import { ConfirmFactor, FactorBegun, FactorLost, LoseFactor, ProveByFactor, RecoveryCodes } from '#contract/second-factor.ts'
import type { Api } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { factorExamples } from './factor-examples.ts'
import { halfOf } from './half-sign-in.ts'
import { confirmations, factors, recoveries } from './limits.ts'
import { keepLostFactor, loseFactor } from './lost-factor.ts'
import { type Party, signInByPasskey } from './passkeys.ts'
import { beginFactor, confirmFactor, isOfApplication, removeFactor, replaceRecoveryCodes, spendFactor } from './second-factor.ts'
import { proveSession } from './sessions.ts'

interface FactorHouse {
  /** Draws a text as a QR code (SVG). */
  readonly drawQr: (text: string) => string
  readonly party: Party
}

/** An application as a second factor: adding and removing it, proving with it, and what is done when it is lost. */
export function factorOperations(api: Api, house: FactorHouse): Operation[] {
  const account = { permission: 'account', purpose: 'the account' } as const
  const half = { purpose: 'the account', open: 'whoever showed the first factor has no session yet' } as const
  const shown = (codes: readonly string[] | Refusal) => (codes instanceof Refusal ? codes : { codes: [...codes] })
  return [
    api.deed({
      method: 'POST',
      path: '/api/sign-in/factor/lost',
      summary: 'Say that the application is lost: the holder is told, and unless somebody objects it counts no more after a day',
      example: factorExamples.lose,
      ...half,
      body: LoseFactor,
      returns: FactorLost,
      async run(tx, ask) {
        const refused = await tooMany(tx, [confirmations, ask.source])
        if (refused) return refused
        const found = await halfOf(tx, ask.body.challenge)
        return found instanceof Refusal ? found : loseFactor(tx, found)
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/factor',
      summary: 'Begin to add an application: what it is given comes this once, and counts for nothing yet',
      example: factorExamples.begin,
      ...account,
      fresh: true,
      returns: FactorBegun,
      run: (tx, { by }) => beginFactor(tx, by.actor, by.actor.id, house.drawQr),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/factor/confirm',
      summary: 'Have the application asked for from now on, with a first code of it; the recovery codes come this once',
      example: factorExamples.confirm,
      ...account,
      fresh: true,
      body: ConfirmFactor,
      returns: RecoveryCodes,
      async run(tx, { by, body }) {
        const refused = await tooMany(tx, [factors.from, `${by.actor.id}|${by.sessionId}`])
        return refused ?? shown(await confirmFactor(tx, by.actor, by.actor.id, body.code))
      },
    }),
    api.deed({
      method: 'DELETE',
      path: '/api/account/factor',
      summary: 'Remove the application, and its recovery codes',
      example: {},
      ...account,
      fresh: true,
      run: (tx, { by }) => removeFactor(tx, by.actor, by.actor.id, 'factor off').then(() => undefined),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/factor/keep',
      summary: 'Say that the application is not lost: it goes on being asked for',
      example: {},
      ...account,
      run: (tx, { by }) => keepLostFactor(tx, by.actor, by.actor.id).then(() => undefined),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/recovery-codes',
      summary: 'Make ten new recovery codes: they come this once, and end those before',
      example: factorExamples.codes,
      ...account,
      fresh: true,
      returns: RecoveryCodes,
      run: async (tx, { by }) => ({ codes: [...(await replaceRecoveryCodes(tx, by.actor, by.actor.id))] }),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/prove/factor',
      summary: 'Prove who one is with a code of the application, or a recovery code',
      example: factorExamples.prove,
      ...account,
      body: ProveByFactor,
      async run(tx, { by, body }) {
        const limits = isOfApplication(body.code) ? factors : recoveries
        const refused = await tooMany(tx, [limits.from, `${by.actor.id}|${by.sessionId}`])
        if (refused) return refused
        const spent = await spendFactor(tx, by.actor.id, body.code)
        if (spent instanceof Refusal) return spent
        await proveSession(tx, by.sessionId)
        return undefined
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/prove/passkey',
      summary: 'Prove who one is with a passkey of one’s own',
      example: factorExamples.provePasskey,
      ...account,
      body: PasskeyAnswer,
      async run(tx, { by, body }) {
        const { personId } = await signInByPasskey(tx, body, house.party)
        if (personId !== by.actor.id) throw new Refusal('passkey-failed')
        await proveSession(tx, by.sessionId)
      },
    }),
  ]
}
