import { Socket } from 'node:net'

/**
 * Sends together what is written during one turn of the event loop: a write costs more than the query in it. pg corks the socket
 * for each query, so it is the uncorking that waits.
 */
export class BundlingSocket extends Socket {
  #held = false

  override uncork(): void {
    if (this.#held) {
      super.uncork()
      return
    }
    this.#held = true
    setImmediate(() => {
      this.#held = false
      super.uncork()
    })
  }
}
