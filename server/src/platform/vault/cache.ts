/**
 * Keys kept in memory for a bounded time and number. They lie in two halves, and the older one is dropped whole: thousands of keys a
 * second cost nothing to let go. With more keys in use than places, a key is fetched again, never kept longer.
 */
export class KeyCache<Name, Key> {
  #newer = new Map<Name, Key>()
  #older = new Map<Name, Key>()
  #newerSince = performance.now()
  #olderSince = this.#newerSince
  readonly #milliseconds: number
  readonly #places: number

  constructor(milliseconds: number, places: number) {
    this.#milliseconds = milliseconds
    this.#places = places
  }

  async get(name: Name, fetch: () => Promise<Key | undefined>): Promise<Key | undefined> {
    const now = performance.now()
    if (now >= this.#newerSince + this.#milliseconds / 2 || this.#newer.size >= this.#places / 2) {
      this.#older = this.#newer
      this.#olderSince = this.#newerSince
      this.#newer = new Map()
      this.#newerSince = now
    }
    const found = this.#newer.get(name) ?? (now < this.#olderSince + this.#milliseconds ? this.#older.get(name) : undefined)
    if (found) return found
    const key = await fetch()
    if (key !== undefined) this.#newer.set(name, key)
    return key
  }
}
