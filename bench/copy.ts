import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyOf } from '#app/copy/copy-of.ts'
import { operator } from '#platform/actor.ts'
import { crowdAround, owner } from './among.ts'
import { median } from './samples.ts'
import { type BenchProduct, benchProduct, root, say } from './served.ts'

// One person's copy among few people and among a hundred times as many, and the copy of an owner with ten thousand rows: see bench/README.md.

const { values: asked } = parseArgs({
  options: {
    people: { type: 'string', default: '100' },
    times: { type: 'string', default: '100' },
    rows: { type: 'string', default: '10000' },
    turns: { type: 'string', default: '20' },
  },
})
const [few, times, rows, turns] = [asked.people, asked.times, asked.rows, asked.turns].map(Number) as [number, number, number, number]
// two products side by side, so that their turns alternate: what else the machine does is then the same for both
const [small, large] = [await benchProduct(), await benchProduct()]

async function timed({ installation }: BenchProduct, subjectId: string): Promise<{ milliseconds: number; bytes: number }> {
  const began = performance.now()
  const { zip } = await installation.deeds.run((tx) =>
    copyOf(tx, { actor: operator, purpose: 'rights' }, [subjectId], { language: 'fr', reference: 'bench', audit: installation.audit }),
  )
  return { milliseconds: performance.now() - began, bytes: zip.length }
}

async function someoneAmong(product: BenchProduct, size: number): Promise<string> {
  const subject = await product.fill((tx) => owner(tx, 'quelquun', 10))
  await crowdAround(product, size)
  await timed(product, subject)
  return subject
}

const [first, second] = [await someoneAmong(small, few), await someoneAmong(large, few * times)]
const taken: { readonly few: number[]; readonly many: number[] } = { few: [], many: [] }
for (let turn = 0; turn < turns; turn++) {
  taken.few.push((await timed(small, first)).milliseconds)
  taken.many.push((await timed(large, second)).milliseconds)
}
const [amongFew, amongMany] = [median(taken.few), median(taken.many)]
const ratio = amongMany / amongFew
say(`a copy: ${amongFew.toFixed(0)} ms among ${few} people, ${amongMany.toFixed(0)} ms among ${few * times}: ${ratio.toFixed(2)} times`)

const many = await small.fill((tx) => owner(tx, 'beaucoup', rows))
await small.analyze()
await timed(small, many)
const before = process.memoryUsage().rss
let peak = before
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 20)
const { milliseconds, bytes } = await timed(small, many)
clearInterval(watch)
const more = (peak - before) / 2 ** 20
say(`of ${rows} rows: ${(milliseconds / 1_000).toFixed(1)} s, ${(bytes / 2 ** 20).toFixed(1)} MB, ${more.toFixed(0)} MB of memory more`)
const found = {
  people: few,
  times,
  amongFew,
  amongMany,
  ratio,
  rows,
  seconds: milliseconds / 1_000,
  megabytes: bytes / 2 ** 20,
  memory: more,
}
writeFileSync(join(root, 'bench', 'results', 'copy.json'), `${JSON.stringify(found, null, 2)}\n`)
await small.close()
await large.close()
