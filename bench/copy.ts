import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyOf } from '#app/copy/copy-of.ts'
import { makeCrowd } from '#app/crowd.ts'
import { Card } from '#contract/card.ts'
import { openAccount } from '#domains/accounts/index.ts'
import { leaveDetails } from '#domains/contacts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { operator, system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
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

const details = (one: number) => ({ name: `Nadia Tazi ${one}`, email: `contact-${one}@bench.example`, phone: `+2126${61_000_000 + one}` })

const leave = (tx: Tx, ownerId: string, cardId: string, one: number) =>
  leaveDetails(tx, {
    ownerId,
    cardId,
    linkId: undefined,
    kind: 'left',
    details: details(one),
    leftTo: 'Salma Benjelloun',
    place: 'Salon',
    noProspecting: one % 3 === 0,
    tellClosing: false,
    language: 'fr',
    notice: '2026-11-26',
    receipt: randomBytes(20),
  })

/** An owner with so many contacts and links, half of each. */
async function owner(tx: Tx, name: string, size: number): Promise<string> {
  const ownerId = await openAccount(tx, system, { name, email: `${name}@bench.example`, language: 'fr' })
  const card = Card.parse({ language: 'fr', name: { given: name }, note: { fr: 'Sur rendez-vous' } })
  const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card })
  const atOnce = 250
  for (let from = 0; from < size / 2; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, size / 2 - from) }, (_, place) => from + place)
    await Promise.all(some.map((one) => leave(tx, ownerId, cardId, one)))
    await Promise.all(some.map((one) => shareCard(tx, system, { ownerId, cardId, label: `Lien ${one}` })))
  }
  const { subject_id } = await tx.rows
    .selectFrom('accounts.person')
    .select('subject_id')
    .where('id', '=', ownerId)
    .executeTakeFirstOrThrow()
  return subject_id
}

async function timed({ installation }: BenchProduct, subjectId: string): Promise<{ milliseconds: number; bytes: number }> {
  const began = performance.now()
  const { zip } = await installation.deeds.run((tx) =>
    copyOf(tx, { actor: operator, purpose: 'rights' }, [subjectId], { language: 'fr', reference: 'bench', audit: installation.audit }),
  )
  return { milliseconds: performance.now() - began, bytes: zip.length }
}

async function someoneAmong(product: BenchProduct, size: number): Promise<string> {
  const subject = await product.fill((tx) => owner(tx, 'quelquun', 10))
  await makeCrowd(product.installation, { size, seed: 7 }, ({ made }) => made % 10_000 === 0 && say(`${made} people`))
  await product.analyze()
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
