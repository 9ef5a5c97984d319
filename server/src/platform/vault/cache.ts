import { createSecretKey, type KeyObject } from 'node:crypto'

/**
 * Keys kept in memory for a bounded time and number. The oldest goes first: with more keys in use than places, a key is fetched
 * again, never kept longer.
 */
export class KeyCache<K> {
  readonly #kept = new Map<K, { value: KeyObject; until: number }>()
  readonly #milliseconds: number
  readonly #places: number

  constructor(milliseconds: number, places: number) {
    this.#milliseconds = milliseconds
    this.#places = places
  }

  async get(name: K, fetch: () => Promise<Buffer | undefined>): Promise<KeyObject | undefined> {
    const now = performance.now()
    const found = this.#kept.get(name)
    if (found && found.until > now) return found.value
    const bytes = await fetch()
    if (!bytes) {
      this.#kept.delete(name)
      return undefined
    }
    const value = createSecretKey(bytes)
    this.#kept.delete(name)
    this.#kept.set(name, { value, until: now + this.#milliseconds })
    if (this.#kept.size > this.#places) {
      const oldest = this.#kept.keys().next()
      if (!oldest.done) this.#kept.delete(oldest.value)
    }
    return value
  }
}
