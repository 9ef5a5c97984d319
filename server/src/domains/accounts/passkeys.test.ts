import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { openAccount } from './open-account.ts'
import { closeAccount } from './own-account.ts'
import { addPasskey, passkeysOf, passkeyToAdd, passkeyToUse, removePasskey, signInByPasskey } from './passkeys.ts'

// An authenticator in software: ES256, no attestation. What it signs is what WebAuthn level 3 says (6.1, 6.5), so that every part of it can
// be bent here.

const party = { host: 'cards.example.ma', origin: 'https://cards.example.ma' }
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest()
const base64url = (bytes: Buffer) => bytes.toString('base64url')

interface Bent {
  readonly origin?: string
  readonly host?: string
  readonly challenge?: string
  readonly type?: string
  /** User present 1, user verified 4, attested credential 64. */
  readonly flags?: number
  readonly counter?: number
}
const counterBytes = (counter: number) => Buffer.from([counter >>> 24, counter >>> 16, counter >>> 8, counter])

function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const clientData = (type: string, challenge: string, bent: Bent) =>
    Buffer.from(JSON.stringify({ type: bent.type ?? type, challenge: bent.challenge ?? challenge, origin: bent.origin ?? party.origin }))
  return {
    id: base64url(id),
    make(challenge: string, bent: Bent = {}) {
      const client = clientData('webauthn.create', challenge, bent)
      const length = Buffer.from([0, id.length])
      const data = Buffer.concat([
        sha256(bent.host ?? party.host),
        Buffer.from([bent.flags ?? 1 + 4 + 64]),
        counterBytes(bent.counter ?? 0),
        Buffer.alloc(16),
        length,
        id,
        coseKey(publicKey),
      ])
      // {"fmt": "none", "attStmt": {}, "authData": data} in CBOR
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from('fmt'),
        Buffer.from([0x64]),
        Buffer.from('none'),
        Buffer.from([0x67]),
        Buffer.from('attStmt'),
        Buffer.from([0xa0, 0x68]),
        Buffer.from('authData'),
        Buffer.from([0x58, data.length]),
        data,
      ])
      const response = { clientDataJSON: base64url(client), attestationObject: base64url(attestation), transports: ['internal'] }
      return { id: base64url(id), rawId: base64url(id), type: 'public-key', response, clientExtensionResults: {} }
    },
    use(challenge: string, bent: Bent = {}, key: KeyObject = privateKey) {
      const client = clientData('webauthn.get', challenge, bent)
      const data = Buffer.concat([sha256(bent.host ?? party.host), Buffer.from([bent.flags ?? 1 + 4]), counterBytes(bent.counter ?? 0)])
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(key)
      const response = { clientDataJSON: base64url(client), authenticatorData: base64url(data), signature: base64url(signature) }
      return { id: base64url(id), rawId: base64url(id), type: 'public-key', response, clientExtensionResults: {} }
    },
  }
}

/** A public key as COSE writes it (RFC 9053): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const bytes = (text: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text, 'base64url')])
  return Buffer.concat([Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]), bytes(x), Buffer.from([0x22]), bytes(y)])
}

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())
const inDeed: TestInstallation['deeds']['run'] = (deed) => installation.deeds.run(deed)

let people = 0
async function somebody(): Promise<Extract<Actor, { kind: 'person' }>> {
  const id = await inDeed((tx) =>
    openAccount(tx, { kind: 'system' }, { name: 'Nadia Alaoui', email: `key-${++people}@test.example`, language: 'fr' }),
  )
  return { kind: 'person', id }
}
const challengeOf = ({ options }: { options: object }) => String('challenge' in options ? options.challenge : '')

async function withPasskey(counter = 0) {
  const actor = await somebody()
  const device = authenticator()
  const begun = await inDeed((tx) => passkeyToAdd(tx, actor, actor.id, party))
  const response = device.make(challengeOf(begun), { counter })
  const id = await inDeed((tx) =>
    addPasskey(tx, actor, { personId: actor.id, ceremony: begun.ceremony, response, name: 'Téléphone' }, party),
  )
  return { actor, device, id }
}
type Device = ReturnType<typeof authenticator>
async function signIn(device: Device, bent: Bent = {}, key?: KeyObject) {
  const begun = await inDeed((tx) => passkeyToUse(tx, party))
  const response = device.use(challengeOf(begun), bent, key)
  return inDeed((tx) => signInByPasskey(tx, { ceremony: begun.ceremony, response }, party))
}
const refused = { code: 'passkey-failed' }

describe('a passkey', () => {
  test('is added, signs in, is listed and removed', async () => {
    const { actor, device, id } = await withPasskey()
    expect(await signIn(device)).toEqual({ personId: actor.id })
    const { items } = await inDeed((tx) => passkeysOf(tx, actor, actor.id))
    expect(items).toMatchObject([{ id, name: 'Téléphone', lastUsedAt: expect.any(String) }])
    await inDeed((tx) => removePasskey(tx, actor, { personId: actor.id, passkeyId: id }))
    await expect(signIn(device)).rejects.toMatchObject(refused)
  })

  test.each<[string, Bent]>([
    ['on a page of somebody else', { origin: 'https://cards.example.com' }],
    ['for another host', { host: 'example.ma' }],
    ['with another challenge', { challenge: base64url(randomBytes(32)) }],
    ['without the person having shown who they are', { flags: 1 }],
    ['without anybody present', { flags: 4 }],
    ['as an answer of another kind', { type: 'webauthn.create' }],
  ])('used %s is refused', async (_how, bent) => {
    const { device } = await withPasskey()
    await expect(signIn(device, bent)).rejects.toMatchObject(refused)
    await signIn(device)
  })

  test.each<[string, Bent]>([
    ['on a page of somebody else', { origin: 'https://cards.example.com' }],
    ['for another host', { host: 'example.ma' }],
    ['with another challenge', { challenge: base64url(randomBytes(32)) }],
    ['without the person having shown who they are', { flags: 1 + 64 }],
  ])('made %s is refused', async (_how, bent) => {
    const actor = await somebody()
    const begun = await inDeed((tx) => passkeyToAdd(tx, actor, actor.id, party))
    const response = authenticator().make(challengeOf(begun), bent)
    const add = inDeed((tx) => addPasskey(tx, actor, { personId: actor.id, ceremony: begun.ceremony, response, name: 'x' }, party))
    await expect(add).rejects.toMatchObject(refused)
  })

  test('of another key is refused', async () => {
    const { device } = await withPasskey()
    await expect(signIn(device, {}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)).rejects.toMatchObject(refused)
    await expect(signIn(authenticator())).rejects.toMatchObject(refused)
  })

  test('that counts backwards is a copy, and is refused', async () => {
    const { device } = await withPasskey(10)
    await signIn(device, { counter: 11 })
    await expect(signIn(device, { counter: 11 })).rejects.toMatchObject(refused)
    await expect(signIn(device, { counter: 3 })).rejects.toMatchObject(refused)
    await signIn(device, { counter: 12 })
  })

  test('answers a challenge once, within five minutes, and only one that was given for it', async () => {
    const { actor, device } = await withPasskey()
    const begun = await inDeed((tx) => passkeyToUse(tx, party))
    const response = device.use(challengeOf(begun))
    const use = (ceremony: string) => inDeed((tx) => signInByPasskey(tx, { ceremony, response }, party))
    const done = await Promise.allSettled(Array.from({ length: 10 }, () => use(begun.ceremony)))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const late = await inDeed((tx) => passkeyToUse(tx, party))
    installation.clock.forward({ minutes: 6 })
    await expect(
      inDeed((tx) => signInByPasskey(tx, { ceremony: late.ceremony, response: device.use(challengeOf(late)) }, party)),
    ).rejects.toMatchObject(refused)
    const adding = await inDeed((tx) => passkeyToAdd(tx, actor, actor.id, party))
    await expect(
      inDeed((tx) => signInByPasskey(tx, { ceremony: adding.ceremony, response: device.use(challengeOf(adding)) }, party)),
    ).rejects.toMatchObject(refused)
  })

  test('is added only to the account that began, and is no key to a second one', async () => {
    const [one, other] = [await withPasskey(), await somebody()]
    const begun = await inDeed((tx) => passkeyToAdd(tx, one.actor, one.actor.id, party))
    const response = authenticator().make(challengeOf(begun))
    const wrong = inDeed((tx) => addPasskey(tx, other, { personId: other.id, ceremony: begun.ceremony, response, name: 'x' }, party))
    await expect(wrong).rejects.toMatchObject(refused)
    const again = await inDeed((tx) => passkeyToAdd(tx, other, other.id, party))
    const same = one.device.make(challengeOf(again))
    const twice = inDeed((tx) => addPasskey(tx, other, { personId: other.id, ceremony: again.ceremony, response: same, name: 'x' }, party))
    await expect(twice).rejects.toMatchObject(refused)
    expect(await signIn(one.device)).toEqual({ personId: one.actor.id })
  })

  test('of a closed account signs in nowhere', async () => {
    const { actor, device } = await withPasskey()
    await inDeed((tx) => closeAccount(tx, actor, actor.id, []))
    await expect(signIn(device)).rejects.toMatchObject(refused)
  })

  test.each([
    {},
    { id: 'x' },
    { id: 1, rawId: [], type: 'public-key', response: {} },
    { id: 'a', rawId: 'a', type: 'public-key', response: {} },
  ])('that is none is refused: %j', async (response) => {
    const actor = await somebody()
    const use = await inDeed((tx) => passkeyToUse(tx, party))
    await expect(inDeed((tx) => signInByPasskey(tx, { ceremony: use.ceremony, response }, party))).rejects.toMatchObject(refused)
    const add = await inDeed((tx) => passkeyToAdd(tx, actor, actor.id, party))
    const input = { personId: actor.id, ceremony: add.ceremony, response, name: 'x' }
    await expect(inDeed((tx) => addPasskey(tx, actor, input, party))).rejects.toMatchObject(refused)
  })
})
