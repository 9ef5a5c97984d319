import type { Client } from '#web/client/calls.ts'

export const passkeysWork = (): boolean => 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential

/** Thrown where the browser made no passkey: the reader said no, or waited too long. */
export class NoPasskey extends Error {}

const answerOf = (credential: Credential | null): Record<string, unknown> => {
  if (!(credential instanceof PublicKeyCredential)) throw new NoPasskey()
  return { ...credential.toJSON() }
}
const asked = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof DOMException ? new NoPasskey() : error
  })

export async function addPasskey(client: Client, name: string): Promise<void> {
  const { ceremony, options } = await client.passkeyToAdd()
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON)
  await client.addPasskey({ ceremony, response: answerOf(await asked(navigator.credentials.create({ publicKey }))), name })
}

async function answered(client: Client) {
  const { ceremony, options } = await client.passkeyToUse()
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON)
  return { ceremony, response: answerOf(await asked(navigator.credentials.get({ publicKey }))) }
}
export const signInWithPasskey = async (client: Client) => client.signInWithPasskey(await answered(client))
export const proveWithPasskey = async (client: Client) => client.proveByPasskey(await answered(client))
