import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyOf } from '#app/copy/copy-of.ts'
import { operator } from '#platform/actor.ts'
import { owner } from './among.ts'
import { benchProduct, root, say } from './served.ts'

// The copy of an owner with ten thousand rows: see bench/README.md.

const { values: asked } = parseArgs({ options: { rows: { type: 'string', default: '10000' } } })
const rows = Number(asked.rows)
const product = await benchProduct()
const { installation } = product
const subject = await product.fill((tx) => owner(tx, 'beaucoup', rows))
await product.analyze()

async function timed(): Promise<{ milliseconds: number; bytes: number }> {
  const began = performance.now()
  const { zip } = await installation.deeds.run((tx) =>
    copyOf(tx, { actor: operator, purpose: 'rights' }, [subject], { language: 'fr', reference: 'bench', audit: installation.audit }),
  )
  return { milliseconds: performance.now() - began, bytes: zip.length }
}

await timed()
const before = process.memoryUsage().rss
let peak = before
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 20)
const { milliseconds, bytes } = await timed()
clearInterval(watch)
const found = { rows, seconds: milliseconds / 1_000, megabytes: bytes / 2 ** 20, memory: (peak - before) / 2 ** 20 }
say(`of ${rows} rows: ${found.seconds.toFixed(1)} s, ${found.megabytes.toFixed(1)} MB, ${found.memory.toFixed(0)} MB of memory more`)
writeFileSync(join(root, 'bench', 'results', 'copy.json'), `${JSON.stringify(found, null, 2)}\n`)
await product.close()
