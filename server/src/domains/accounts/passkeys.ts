import { createHash } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Passkey } from '#contract/accounts.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { accountHolder, isClosed } from './find-account.ts'
import { type Credential, passkeyCredential, passkeyName, personEmail, personName } from './person-rows.ts'
import { recordAbout } from './record-about.ts'
import { forgiveFactor } from './second-factor.ts'

/** Where a passkey counts: the host it is bound to, and the page it is used on. */
export interface Party {
  readonly host: string
  readonly origin: string
}

const ceremonyMinutes = 5
export const mostPasskeys = 20
const digestOf = (credentialId: string) => createHash('sha256').update(credentialId).digest()

async function begin(tx: Tx, challenge: string, personId: string | null): Promise<string> {
  const id = tx.ids.next()
  await tx.rows.insertInto('accounts.ceremony').values({ id, person_id: personId, challenge, made_at: tx.clock.now() }).execute()
  return id
}

/** A challenge is for one answer, from whom it was given to, within five minutes. */
async function challengeOf(tx: Tx, ceremony: string, personId: string | null): Promise<string> {
  const row = await tx.rows.deleteFrom('accounts.ceremony').where('id', '=', ceremony).returningAll().executeTakeFirst()
  const late = row && tx.clock.now().getTime() - row.made_at.getTime() > ceremonyMinutes * 60_000
  if (!row || late || row.person_id !== personId) throw new Refusal('passkey-failed')
  return row.challenge
}

export async function passkeyToAdd(tx: Tx, actor: Actor, personId: string, party: Party) {
  const person = await accountHolder(tx, personId)
  if (!person) throw new Refusal('not-found')
  const row = await tx.rows.selectFrom('accounts.person').select(['name', 'email']).where('id', '=', personId).executeTakeFirstOrThrow()
  const subject = await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'security' })
  const known = await tx.rows.selectFrom('accounts.passkey').select(['id', 'credential']).where('person_id', '=', personId).execute()
  if (known.length >= mostPasskeys) throw new Refusal('passkey-failed')
  const options = await generateRegistrationOptions({
    rpName: 'ConnectCard',
    rpID: party.host,
    userID: new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex')),
    userName: subject.open(personEmail, personId, row.email),
    userDisplayName: subject.open(personName, personId, row.name),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ id, credential }) => ({ id: subject.open(passkeyCredential, id, credential).id })),
    supportedAlgorithmIDs: [-8, -7, -257],
  })
  return { ceremony: await begin(tx, options.challenge, personId), options: { ...options } }
}

const Response = z.looseObject({ id: z.string(), rawId: z.string(), type: z.literal('public-key'), response: z.looseObject({}) })

/** Adds the passkey that a browser made. */
export async function addPasskey(
  tx: Tx,
  actor: Actor,
  input: { readonly personId: string; readonly ceremony: string; readonly response: unknown; readonly name: string },
  party: Party,
): Promise<string> {
  const person = await accountHolder(tx, input.personId)
  if (!person) throw new Refusal('not-found')
  const expectedChallenge = await challengeOf(tx, input.ceremony, person.id)
  const response = Response.safeParse(input.response)
  if (!response.success) throw new Refusal('passkey-failed')
  const verified = await refusing(() =>
    verifyRegistrationResponse({
      response: response.data as unknown as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.host,
      requireUserVerification: true,
    }),
  )
  if (!verified.verified) throw new Refusal('passkey-failed')
  const { id: credentialId, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  const subject = await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'security' })
  const id = tx.ids.next()
  const credential: Credential = { id: credentialId, publicKey: Buffer.from(publicKey).toString('base64'), transports }
  const done = await tx.rows
    .insertInto('accounts.passkey')
    .values({
      id,
      person_id: person.id,
      credential_digest: digestOf(credentialId),
      credential: subject.seal(passkeyCredential, id, credential),
      name: subject.seal(passkeyName, id, input.name),
      counter: String(counter),
      added_at: tx.clock.now(),
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new Refusal('passkey-failed')
  await record(tx, actor, { deed: 'passkey.add', object: { kind: 'passkey', id }, subject, purpose: 'security' })
  return id
}

export async function passkeyToUse(tx: Tx, party: Party) {
  const options = await generateAuthenticationOptions({ rpID: party.host, userVerification: 'required' })
  return { ceremony: await begin(tx, options.challenge, null), options: { ...options } }
}

/** Whose passkey answered. It showed that its holder is there, so that no other factor is asked for. Refuses every other answer alike. */
export async function signInByPasskey(
  tx: Tx,
  input: { readonly ceremony: string; readonly response: unknown },
  party: Party,
): Promise<{ readonly personId: string }> {
  const expectedChallenge = await challengeOf(tx, input.ceremony, null)
  const response = Response.safeParse(input.response)
  if (!response.success) throw new Refusal('passkey-failed')
  const row = await tx.rows
    .selectFrom('accounts.passkey as passkey')
    .innerJoin('accounts.person as person', 'person.id', 'passkey.person_id')
    .select(['passkey.id', 'passkey.person_id', 'passkey.credential', 'passkey.counter', 'person.subject_id'])
    .where('passkey.credential_digest', '=', digestOf(response.data.id))
    .forUpdate('passkey')
    .executeTakeFirst()
  if (!row || (await isClosed(tx, row.person_id))) throw new Refusal('passkey-failed')
  const subject = await tx.vault.subject(tx, row.subject_id, { actor: system, purpose: 'security' })
  const credential = subject.open(passkeyCredential, row.id, row.credential)
  const verified = await refusing(() =>
    verifyAuthenticationResponse({
      response: response.data as unknown as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.host,
      requireUserVerification: true,
      credential: {
        id: credential.id,
        publicKey: new Uint8Array(Buffer.from(credential.publicKey, 'base64')),
        counter: Number(row.counter),
      },
    }),
  )
  if (!verified.verified) throw new Refusal('passkey-failed')
  await tx.rows
    .updateTable('accounts.passkey')
    .set({ counter: String(verified.authenticationInfo.newCounter), last_used_at: tx.clock.now() })
    .where('id', '=', row.id)
    .execute()
  await forgiveFactor(tx, row.person_id)
  return { personId: row.person_id }
}

/** The library says what is wrong with an answer by throwing; whatever it is, the reader is told the same. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    throw new Refusal('passkey-failed')
  }
}

export async function passkeysOf(tx: Tx, actor: Actor, personId: string): Promise<{ items: z.infer<typeof Passkey>[] }> {
  const person = await accountHolder(tx, personId)
  if (!person) throw new Refusal('not-found')
  const subject = await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'security' })
  const rows = await tx.rows.selectFrom('accounts.passkey').selectAll().where('person_id', '=', personId).orderBy('id').execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: subject.open(passkeyName, row.id, row.name),
      addedAt: row.added_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    })),
  }
}

export async function removePasskey(tx: Tx, actor: Actor, input: { readonly personId: string; readonly passkeyId: string }): Promise<void> {
  const done = await tx.rows
    .deleteFrom('accounts.passkey')
    .where('id', '=', input.passkeyId)
    .where('person_id', '=', input.personId)
    .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw new Refusal('not-found', ['passkey'])
  await recordAbout(tx, actor, input.personId, { deed: 'passkey.remove', object: { kind: 'passkey', id: input.passkeyId } })
}
