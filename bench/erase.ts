import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rightsHouse } from '#app/rights.ts'
import { system } from '#platform/actor.ts'
import { crowdAround, owner } from './among.ts'
import { median } from './samples.ts'
import { type BenchProduct, benchProduct, root, say } from './served.ts'

// The erasure of one person among few people and among many times as many: see bench/README.md.

const { values: asked } = parseArgs({
  options: {
    people: { type: 'string', default: '100' },
    times: { type: 'string', default: '100' },
    turns: { type: 'string', default: '20' },
  },
})
const [few, times, turns] = [asked.people, asked.times, asked.turns].map(Number) as [number, number, number]
const [small, large] = [await benchProduct(), await benchProduct()]

/** People with a card, five contacts and five links each: one for every turn, and one to begin with. */
async function victimsAmong(product: BenchProduct, size: number): Promise<string[]> {
  const victims = await product.fill(async (tx) => {
    const subjects: string[] = []
    for (let one = 0; one <= turns; one++) subjects.push(await owner(tx, `quelquun-${one}`, 10))
    return subjects
  })
  await crowdAround(product, size)
  return victims
}

async function timed({ installation }: BenchProduct, subjectId: string): Promise<number> {
  const began = performance.now()
  const outcome = await installation.deeds.run((tx) => rightsHouse.erase(tx, system, [subjectId]))
  if (outcome !== 'erased') throw new Error(outcome)
  return performance.now() - began
}

const [first, second] = [await victimsAmong(small, few), await victimsAmong(large, few * times)]
const taken: { readonly few: number[]; readonly many: number[] } = { few: [], many: [] }
for (let turn = 0; turn <= turns; turn++) {
  const [among, amongMany] = [await timed(small, first[turn] ?? ''), await timed(large, second[turn] ?? '')]
  if (turn === 0) continue // the first warms up
  taken.few.push(among)
  taken.many.push(amongMany)
}
const [amongFew, amongMany] = [median(taken.few), median(taken.many)]
const ratio = amongMany / amongFew
say(`an erasure: ${amongFew.toFixed(0)} ms among ${few} people, ${amongMany.toFixed(0)} ms among ${few * times}: ${ratio.toFixed(2)} times`)
writeFileSync(
  join(root, 'bench', 'results', 'erase.json'),
  `${JSON.stringify({ people: few, times, amongFew, amongMany, ratio }, null, 2)}\n`,
)
await small.close()
await large.close()
