import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyOf } from '#app/copy/copy-of.ts'
import { onAccountClosed } from '#app/reactions.ts'
import { rightsHouse } from '#app/rights.ts'
import { sweeps } from '#app/sweeps.ts'
import { closeAccount } from '#domains/accounts/index.ts'
import { runSweep, type Sweep } from '#domains/privacy/index.ts'
import { operator, system } from '#platform/actor.ts'
import { patientPool } from '#platform/db/connect.ts'
import { deedsOn, type Tx } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'
import { crowdAround, owner } from './among.ts'
import { median } from './samples.ts'
import { type BenchProduct, benchProduct, root, say } from './served.ts'

// What one person's copy, erasure and end of term take among some people and among many more: see bench/README.md.

const { values: asked } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    times: { type: 'string', default: '100' },
    turns: { type: 'string', default: '20' },
    due: { type: 'string', default: '100' },
    filled: { type: 'string', multiple: true, default: [] },
  },
})
const [few, times, turns, due] = [asked.people, asked.times, asked.turns, asked.due].map(Number) as [number, number, number, number]
const day = 86_400_000
const closed = sweeps.find(({ name }) => name === 'closed accounts') as Sweep

interface Crowd {
  readonly product: BenchProduct
  /** People with a card, five contacts and five links each: one for every turn, and one to begin with. */
  readonly subjects: readonly string[]
}

async function crowdOf(size: number, filled?: string): Promise<Crowd> {
  const product = await benchProduct(filled)
  if (filled !== undefined) {
    await product.analyze()
    return { product, subjects: await product.installation.deeds.read(firstOwners) }
  }
  const subjects = await product.fill(async (tx) => {
    const made: string[] = []
    for (let one = 0; one <= turns; one++) made.push(await owner(tx, `quelquun-${one}`, 10))
    return made
  })
  await crowdAround(product, size)
  return { product, subjects }
}

/** Those who were made before the crowd. */
async function firstOwners(tx: Tx): Promise<string[]> {
  const rows = await tx.rows
    .selectFrom('accounts.person')
    .select('subject_id')
    .orderBy('id')
    .limit(turns + 1)
    .execute()
  return rows.map(({ subject_id }) => subject_id)
}

async function copy({ product: { installation } }: Crowd, subject: string): Promise<number> {
  const began = performance.now()
  await installation.deeds.run((tx) =>
    copyOf(tx, { actor: operator, purpose: 'rights' }, [subject], { language: 'fr', reference: 'bench', audit: installation.audit }),
  )
  return performance.now() - began
}

async function erase({ product: { installation } }: Crowd, subject: string): Promise<number> {
  const began = performance.now()
  const outcome = await installation.deeds.run((tx) => rightsHouse.erase(tx, system, [subject]))
  if (outcome !== 'erased') throw new Error(outcome)
  return performance.now() - began
}

/** Closes so many accounts half a year ago, and ends them now; for one of them. */
async function sweep({ product: { installation } }: Crowd): Promise<number> {
  const data = patientPool(installation.urls.data, 1)
  const { rows } = await data.query<{ id: string }>(
    'select id from accounts.person where not exists (select from accounts.closing where person_id = person.id) order by random() limit $1',
    [due],
  )
  await data.end()
  const before = { now: () => new Date(Date.now() - 180 * day) }
  const keys = keyringOn(installation.keyring, installation.provider, before)
  const then = deedsOn(installation.db, vaultOn(keys), before, uuidsByTime(before))
  for (const { id } of rows) await then.run((tx) => closeAccount(tx, system, id, onAccountClosed))
  const began = performance.now()
  const { ended } = await runSweep(installation.deeds, closed, new Date())
  if (ended !== due) throw new Error(`${ended} ended, of ${due}`)
  return (performance.now() - began) / ended
}

const [small, large] = [await crowdOf(few, asked.filled[0]), await crowdOf(few * times, asked.filled[1])]
/** In turns, so that what else the machine does is the same for both; the first warms up. */
async function compare(name: string, what: (crowd: Crowd, turn: number) => Promise<number>, rounds: number) {
  const taken: { readonly few: number[]; readonly many: number[] } = { few: [], many: [] }
  for (let turn = 0; turn <= rounds; turn++) {
    const [amongFew, amongMany] = [await what(small, turn), await what(large, turn)]
    if (turn === 0) continue
    taken.few.push(amongFew)
    taken.many.push(amongMany)
  }
  const [amongFew, amongMany] = [median(taken.few), median(taken.many)]
  const ratio = amongMany / amongFew
  say(`${name}: ${amongFew.toFixed(1)} ms among ${few} people, ${amongMany.toFixed(1)} ms among ${few * times}: ${ratio.toFixed(2)} times`)
  return { amongFew, amongMany, ratio }
}

const found = {
  people: few,
  times,
  copy: await compare('a copy', (crowd, turn) => copy(crowd, crowd.subjects[turn] ?? ''), turns),
  erasure: await compare('an erasure', (crowd, turn) => erase(crowd, crowd.subjects[turn] ?? ''), turns),
  sweep: await compare(`the sweep, for one of ${due} who are due`, sweep, 5),
}
writeFileSync(join(root, 'bench', 'results', 'one-among-many.json'), `${JSON.stringify(found, null, 2)}\n`)
await small.product.close()
await large.product.close()
