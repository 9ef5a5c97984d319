import { Refusal } from './refusal.ts'

/** Runs costly work at most `atOnce` at a time; beyond `waiting` more in the queue, refuses instead of letting everyone wait. */
export function atMost(
  atOnce: number,
  waiting: number,
  refusal = () => new Refusal('unavailable'),
): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const queue: (() => void)[] = []
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw refusal()
      await new Promise<void>((next) => queue.push(next))
    } else running++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
