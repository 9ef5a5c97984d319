import { z } from 'zod'
import {
  Account,
  AskForCode,
  ChangeAccount,
  ChangeEmail,
  CodeSent,
  ConfirmCode,
  Notice,
  Passkey,
  PasskeyAnswer,
  PasskeyOptions,
  SessionShown,
  SetPassword,
  SignedInAs,
  SignInWithPassword,
  SignUp,
  TabKey,
} from '#contract/accounts.ts'
import { SignedInOrAsked, SignInWithFactor } from '#contract/second-factor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { type Api, freshMinutes, type SignedIn as Session, Told } from '#platform/http/deed.ts'
import { type Answer, type Ask, idParameter, type Operation, operation, sessionCookieName } from '#platform/http/operation.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { askToChangeEmail, changeEmail } from './change-email.ts'
import { codeMinutes, confirmCode } from './codes.ts'
import { exampleAccount, examples } from './examples.ts'
import { factorExamples } from './factor-examples.ts'
import { type HalfSignedIn, halfMinutes } from './half-sign-in.ts'
import { knownBrowserCookie, noKnownBrowser } from './known-browser.ts'
import { ceremonies, confirmations } from './limits.ts'
import { signUpNotice } from './notice.ts'
import { accountShown, askToProve, changeAccount, closeAccount, emailOf, type OnClosed } from './own-account.ts'
import { addPasskey, type Party, passkeysOf, passkeyToAdd, passkeyToUse, removePasskey, signInByPasskey } from './passkeys.ts'
import { hashPassword, passwordFits, passwordTrouble } from './password.ts'
import { factorOn } from './second-factor.ts'
import {
  allowed,
  beginSession,
  endOtherSessions,
  endSession,
  liveSession,
  longestDays,
  proveSession,
  type SessionUses,
  sessionsOf,
} from './sessions.ts'
import {
  askForCode,
  nameOf,
  passwordToTry,
  removePassword,
  type SignedIn,
  setPassword,
  signInWithCode,
  signInWithPassword,
  signUp,
} from './sign-in.ts'
import { tellOfNewBrowser } from './sign-in-notice.ts'
import { signInWithFactor } from './sign-in-with-factor.ts'
import { tabKey } from './tab-key.ts'

export interface AccountsHouse {
  readonly deeds: Deeds
  readonly party: Party
  /** The number of the CNDP's receipt. Without one, production serves no form that collects. */
  readonly cndp: string | undefined
  readonly mayCollect: boolean
  readonly onClosed: readonly OnClosed[]
}

const tokenIn = (cookies: string | undefined): string | undefined =>
  new RegExp(`(?:^|;\\s*)${sessionCookieName}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(cookies ?? '')?.[1]

/** Whose session a request brings; undefined for none that is alive. */
export const signedInBy =
  (uses: SessionUses) =>
  async (tx: Tx, cookies: string | undefined): Promise<Session | undefined> => {
    const token = tokenIn(cookies)
    const session = token === undefined ? undefined : await liveSession(tx, token)
    if (!session) return undefined
    uses.note(session.id, session.used_at)
    return {
      actor: { kind: 'person', id: session.person_id },
      subjectId: session.subject_id,
      sessionId: session.id,
      permissions: allowed,
      provedAt: session.proved_at,
      jobs: [],
    }
  }

const sessionCookie = (token: string): string =>
  `${sessionCookieName}=${token}; Path=/; Max-Age=${longestDays * 86_400}; HttpOnly; Secure; SameSite=Lax`
const noCookie = `${sessionCookieName}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`

/** The session begins in this browser, which is known from now on, and the one that it had ends; where it was not known, the holder is told. */
async function welcomed(tx: Tx, done: SignedIn, ask: Ask): Promise<Told<z.infer<typeof SignedInAs>>> {
  const { account, name, new: first, codesLeft, token, address } = done
  await endBefore(tx, ask.cookies)
  await tellOfNewBrowser(tx, done, ask)
  const left = codesLeft === undefined ? {} : { codesLeft }
  return new Told({ account, name, new: first, ...left }, { 'set-cookie': [sessionCookie(token), await knownBrowserCookie(tx, address)] })
}

/** The same; or, where the account has a second factor, nothing begins yet, and it is told what signing in goes on with. */
const welcomedOrAsked = async (tx: Tx, done: SignedIn | HalfSignedIn, ask: Ask): Promise<Told<z.infer<typeof SignedInOrAsked>>> =>
  'challenge' in done ? new Told({ challenge: done.challenge, minutes: halfMinutes }, {}) : welcomed(tx, done, ask)

/** The session that ends when another one begins in the same browser: the token is a new one at every sign-in. */
async function endBefore(tx: Tx, cookies: string | undefined): Promise<void> {
  const token = tokenIn(cookies)
  const session = token === undefined ? undefined : await liveSession(tx, token)
  if (session) await endSession(tx, { kind: 'person', id: session.person_id }, { personId: session.person_id, sessionId: session.id })
}
const sent = (attempt: string | Refusal) => (attempt instanceof Refusal ? attempt : { attempt, minutes: codeMinutes })

/** What anybody may do about accounts, and what their holders may. */
export function accountOperations(api: Api, house: AccountsHouse): Operation[] {
  const purpose = 'the account' as const
  const account = { permission: 'account', purpose } as const
  const open = 'whoever signs up or in has no session yet'
  const items = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item) })
  const nobodyOf = { session: idParameter('a session of one’s own', exampleAccount.session) }

  async function withPassword(ask: Parameters<Operation['run']>[0]): Promise<Answer> {
    const { email, password } = SignInWithPassword.parse(ask.body)
    const found = await house.deeds.run((tx) => passwordToTry(tx, email, ask))
    if (found instanceof Refusal) throw found
    const fits = await passwordFits(password, found.hash)
    const { personId } = found
    if (!fits || personId === undefined) throw new Refusal('sign-in-failed')
    const { output, headers } = await house.deeds.run(
      async (tx): Promise<Told<z.infer<typeof SignedInOrAsked>>> =>
        welcomedOrAsked(tx, await signInWithPassword(tx, { personId, email, agent: ask.agent }, ask), ask),
    )
    return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(SignedInOrAsked.parse(output)), headers }
  }

  const signingIn = [
    api.view({
      method: 'GET',
      path: '/api/notices/sign-up',
      summary: 'What stands beside the form of a new account',
      example: examples.notice,
      purpose: 'none',
      open: 'a notice is for everybody',
      returns: Notice,
      run: async (tx, { language }) => signUpNotice(language, house.cndp, moroccanDate(tx.clock.now())),
    }),
    api.deed({
      method: 'POST',
      path: '/api/sign-up',
      summary: 'Ask for an account: a code goes to the address, whether it has an account or not',
      example: examples.signUp,
      purpose,
      open,
      body: SignUp,
      returns: CodeSent,
      async run(tx, ask) {
        if (!house.mayCollect) throw new Refusal('no-receipt')
        return sent(await signUp(tx, ask.body, ask))
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/sign-in/code',
      summary: 'Ask for a code to sign in with, or to recover an account with',
      example: examples.askForCode,
      purpose,
      open,
      body: AskForCode,
      returns: CodeSent,
      run: async (tx, ask) => sent(await askForCode(tx, ask.body, ask)),
    }),
    api.deed({
      method: 'POST',
      path: '/api/sign-in/confirm',
      summary: 'Sign in with the code, into a new account where one was asked for; a second factor is asked for where there is one',
      example: examples.confirmCode,
      purpose,
      open,
      body: ConfirmCode,
      returns: SignedInOrAsked,
      async run(tx, ask): Promise<Told<z.infer<typeof SignedInOrAsked>> | Refusal> {
        const done = await signInWithCode(tx, { ...ask.body, agent: ask.agent }, ask)
        return done instanceof Refusal ? done : welcomedOrAsked(tx, done, ask)
      },
    }),
    operation({
      method: 'POST',
      path: '/api/sign-in/password',
      summary: 'Sign in with a password; a second factor is asked for where there is one',
      example: examples.signInWithPassword,
      purpose,
      open,
      body: SignInWithPassword,
      answers: { 200: { says: 'Signed in, or asked for the second factor', types: [], json: SignedInOrAsked } },
      run: withPassword,
    }),
    api.deed({
      method: 'POST',
      path: '/api/sign-in/factor',
      summary: 'Sign in with the second factor: a code of the application, or a recovery code; each is good once',
      example: factorExamples.signIn,
      purpose,
      open,
      body: SignInWithFactor,
      returns: SignedInAs,
      async run(tx, ask) {
        const refused = await tooMany(tx, [confirmations, ask.source])
        if (refused) return refused
        const done = await signInWithFactor(tx, { ...ask.body, agent: ask.agent }, ask)
        return done instanceof Refusal ? done : welcomed(tx, done, ask)
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/sign-in/passkey/options',
      summary: 'Begin to sign in with a passkey',
      example: examples.passkeyOptions,
      purpose,
      open,
      returns: PasskeyOptions,
      run: async (tx, ask) => (await tooMany(tx, [ceremonies, ask.source])) ?? (await passkeyToUse(tx, house.party)),
    }),
    api.deed({
      method: 'POST',
      path: '/api/sign-in/passkey',
      summary: 'Sign in with a passkey: it verifies its holder, so that no other factor is asked for',
      example: examples.signInWithPasskey,
      purpose,
      open,
      body: PasskeyAnswer,
      returns: SignedInAs,
      async run(tx, ask) {
        const { personId } = await signInByPasskey(tx, ask.body, house.party)
        const token = await beginSession(tx, { personId, how: 'passkey', agent: ask.agent })
        const address = await emailOf(tx, { kind: 'person', id: personId }, personId)
        return welcomed(tx, { account: personId, name: await nameOf(tx, personId), new: false, token, address }, ask)
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/sign-out',
      summary: 'End this session',
      example: examples.nothing,
      ...account,
      returns: z.strictObject({}),
      async run(tx, { by }) {
        await endSession(tx, by.actor, { personId: by.actor.id, sessionId: by.sessionId })
        return new Told({}, { 'set-cookie': noCookie })
      },
    }),
  ]

  const isFresh = (tx: Tx, by: Session) => tx.clock.now().getTime() - by.provedAt.getTime() <= freshMinutes * 60_000
  const one = [
    api.view({
      method: 'GET',
      path: '/api/account',
      summary: 'One’s account',
      example: examples.account,
      ...account,
      returns: Account,
      run: (tx, { by }) => accountShown(tx, by.actor, by.actor.id, isFresh(tx, by)),
    }),
    api.view({
      method: 'GET',
      path: '/api/account/tab-key',
      summary: 'The key under which a browser tab keeps what its holder typed and did not send: held in memory only',
      example: examples.tabKey,
      ...account,
      returns: TabKey,
      run: (tx, { by }) => tabKey(tx, by.actor, by.actor.id),
    }),
    api.deed({
      method: 'PATCH',
      path: '/api/account',
      summary: 'Correct what one told about oneself',
      example: examples.changeAccount,
      ...account,
      body: ChangeAccount,
      returns: Account,
      async run(tx, { by, body }) {
        await changeAccount(tx, by.actor, by.actor.id, body)
        return accountShown(tx, by.actor, by.actor.id, isFresh(tx, by))
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/email',
      summary: 'Ask to change one’s address: a code goes to the new one',
      example: examples.changeEmail,
      ...account,
      fresh: true,
      body: ChangeEmail,
      returns: CodeSent,
      run: async (tx, ask) => sent(await askToChangeEmail(tx, ask.by.actor, ask.by.actor.id, ask.body.email)),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/email/confirm',
      summary: 'Change one’s address with the code; the old address is told, other sessions end',
      example: examples.confirmOnly,
      ...account,
      body: ConfirmCode,
      async run(tx, { by, body }) {
        const refused = await changeEmail(tx, by.actor, { personId: by.actor.id, sessionId: by.sessionId, ...body })
        if (refused) return refused
        return new Told(undefined, { 'set-cookie': await knownBrowserCookie(tx, await emailOf(tx, by.actor, by.actor.id)) })
      },
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/prove/code',
      summary: 'Ask for a code that proves again who one is',
      example: examples.askToProve,
      ...account,
      returns: CodeSent,
      run: async (tx, ask) => sent(await askToProve(tx, ask.by.actor, ask.by.actor.id)),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/prove/confirm',
      summary: 'Prove it with the code',
      example: examples.confirmOnly,
      ...account,
      body: ConfirmCode,
      async run(tx, { by, body }) {
        // the mailbox alone is not enough where there is more
        if (await factorOn(tx, by.actor.id)) throw new Refusal('factor-needed')
        const confirmed = await confirmCode(tx, 'prove', { ...body, personId: by.actor.id })
        if (confirmed instanceof Refusal) return confirmed
        await proveSession(tx, by.sessionId)
        return undefined
      },
    }),
    operation({
      method: 'PUT',
      path: '/api/account/password',
      summary: 'Set a password, or replace it',
      example: examples.setPassword,
      ...account,
      fresh: true,
      body: SetPassword,
      answers: { 204: { says: 'Done; nothing to say', types: [] } },
      async run(ask) {
        const { password } = SetPassword.parse(ask.body)
        const about = await house.deeds.read((tx) => api.admitted(tx, ask.cookies, 'account', true).then((by) => wordsAbout(tx, by)))
        const trouble = passwordTrouble(password, about)
        if (trouble) throw new Refusal(trouble, ['password'])
        const hash = await hashPassword(password)
        await house.deeds.run(async (tx) => {
          const by = await api.admitted(tx, ask.cookies, 'account', true)
          await setPassword(tx, by.actor, { personId: by.actor.id, hash })
        })
        return { status: 204, type: 'application/json; charset=utf-8', body: '' }
      },
    }),
    api.deed({
      method: 'DELETE',
      path: '/api/account/password',
      summary: 'Remove the password',
      example: {},
      ...account,
      fresh: true,
      run: (tx, { by }) => removePassword(tx, by.actor, by.actor.id).then(() => undefined),
    }),
    api.view({
      method: 'GET',
      path: '/api/account/passkeys',
      summary: 'One’s passkeys',
      example: examples.passkeys,
      ...account,
      returns: items(Passkey),
      run: (tx, { by }) => passkeysOf(tx, by.actor, by.actor.id),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/passkeys/options',
      summary: 'Begin to add a passkey',
      example: examples.passkeyOptions,
      ...account,
      fresh: true,
      returns: PasskeyOptions,
      run: (tx, { by }) => passkeyToAdd(tx, by.actor, by.actor.id, house.party),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/passkeys',
      summary: 'Add a passkey',
      example: examples.addPasskey,
      ...account,
      fresh: true,
      body: PasskeyAnswer,
      returns: items(Passkey),
      async run(tx, { by, body }) {
        await addPasskey(tx, by.actor, { personId: by.actor.id, ...body, name: body.name ?? 'ConnectCard' }, house.party)
        return passkeysOf(tx, by.actor, by.actor.id)
      },
    }),
    api.deed({
      method: 'DELETE',
      path: '/api/account/passkeys/{passkey}',
      summary: 'Remove a passkey',
      example: {},
      ...account,
      fresh: true,
      parameters: { passkey: idParameter('a passkey of one’s own', exampleAccount.passkey) },
      run: (tx, { by, parameters: { passkey = '' } }) =>
        removePasskey(tx, by.actor, { personId: by.actor.id, passkeyId: passkey }).then(() => undefined),
    }),
    api.view({
      method: 'GET',
      path: '/api/account/sessions',
      summary: 'Where one is signed in',
      example: examples.sessions,
      ...account,
      returns: items(SessionShown),
      run: (tx, { by }) => sessionsOf(tx, by.actor, by.actor.id, by.sessionId),
    }),
    api.deed({
      method: 'DELETE',
      path: '/api/account/sessions/{session}',
      summary: 'End a session',
      example: {},
      ...account,
      parameters: nobodyOf,
      run: (tx, { by, parameters: { session = '' } }) =>
        endSession(tx, by.actor, { personId: by.actor.id, sessionId: session }).then(() => undefined),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/sessions/end-others',
      summary: 'End every session but this one',
      example: examples.endOthers,
      ...account,
      returns: z.strictObject({ ended: z.int() }),
      run: async (tx, { by }) => ({ ended: await endOtherSessions(tx, by.actor, { personId: by.actor.id, keep: by.sessionId }) }),
    }),
    api.deed({
      method: 'POST',
      path: '/api/account/close',
      summary: 'Close one’s account: sessions end and cards die at once',
      example: examples.nothing,
      ...account,
      fresh: true,
      returns: z.strictObject({}),
      async run(tx, { by }) {
        await closeAccount(tx, by.actor, by.actor.id, house.onClosed)
        return new Told({}, { 'set-cookie': [noCookie, noKnownBrowser] })
      },
    }),
  ]
  return [...signingIn, ...one]

  async function wordsAbout(tx: Tx, by: Session): Promise<string[]> {
    const { name, email, company, phone } = await accountShown(tx, by.actor, by.actor.id, true)
    return [name, email, company ?? '', phone ?? '']
  }
}
