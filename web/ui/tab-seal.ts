/** Where in the tab somebody's things lie, and the key that opens them: it lives in this page's memory, and gives itself to nobody. */
export interface TabSeal {
  readonly place: string
  seal(text: string): Promise<string>
  /** Undefined for what is no text of theirs. */
  open(sealed: string): Promise<string | undefined>
}

const bytes = (text: string) => new TextEncoder().encode(text)
const base64 = (data: Uint8Array) => btoa(Array.from(data, (one) => String.fromCharCode(one)).join(''))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
const nonceBytes = 12

/**
 * From the key that the server gives to whoever is signed in: AES-GCM (NIST SP 800-38D) with a random nonce for each text, bound to its place, which
 * the key names too, so that the tab does not say whose it is.
 */
export async function tabSeal(given: string): Promise<TabSeal> {
  const secret = fromBase64(given.replaceAll('-', '+').replaceAll('_', '/'))
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey'])
  const use = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: bytes('cc/tab/v1'), info: bytes(info) })
  const place = base64(new Uint8Array(await crypto.subtle.deriveBits(use('place'), root, 128)))
  const key = await crypto.subtle.deriveKey(use('content'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const under = (iv: Uint8Array<ArrayBuffer>) => ({ name: 'AES-GCM', iv, additionalData: bytes(place) })
  return {
    place,
    async seal(text) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const sealed = new Uint8Array(await crypto.subtle.encrypt(under(nonce), key, bytes(text)))
      const all = new Uint8Array(nonceBytes + sealed.length)
      all.set(nonce)
      all.set(sealed, nonceBytes)
      return base64(all)
    },
    async open(sealed) {
      try {
        const all = fromBase64(sealed)
        const plain = await crypto.subtle.decrypt(under(all.slice(0, nonceBytes)), key, all.slice(nonceBytes))
        return new TextDecoder().decode(plain)
      } catch {
        return undefined // cut, bent, or somebody else's
      }
    },
  }
}
