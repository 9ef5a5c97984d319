/**
 * Does something to each, one after the other; says how many it was done to. One that fails keeps no other from its turn: the first error is
 * thrown at the end, and all that failed come again with the next run.
 */
export async function eachInTurn(ids: readonly string[], work: (id: string) => Promise<boolean>): Promise<number> {
  const failed: unknown[] = []
  let done = 0
  for (const id of ids)
    try {
      if (await work(id)) done++
    } catch (error) {
      failed.push(error)
    }
  if (failed.length > 0) throw failed[0]
  return done
}
