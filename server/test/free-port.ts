import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A port that nobody has now. Below those that the system hands out by itself (from 32768 on Linux): one of those may be taken, by
 * whatever connects next in another test, before this one is listened on.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
