import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeCrowd } from '#app/crowd.ts'
import { onAccountClosed } from '#app/reactions.ts'
import { sweeps } from '#app/sweeps.ts'
import { closeAccount } from '#domains/accounts/index.ts'
import { runSweep, type Sweep } from '#domains/privacy/index.ts'
import { system } from '#platform/actor.ts'
import { patientPool } from '#platform/db/connect.ts'
import { deedsOn } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'
import { benchProduct, root, say } from './served.ts'

// How long the sweep of closed accounts takes for one person who is due, among few and among ten times as many: see bench/README.md.

const { values: asked } = parseArgs({
  options: { people: { type: 'string', default: '10000,100000' }, due: { type: 'string', default: '500' } },
})
const due = Number(asked.due)
const product = await benchProduct()
const { installation } = product
const closed = sweeps.find(({ name }) => name === 'closed accounts') as Sweep
const data = patientPool(installation.urls.data, 1)
const day = 86_400_000

/** People up to so many, each with a card and a link; so many of them closed their account half a year ago. */
async function fill(people: number): Promise<void> {
  await makeCrowd(installation, { size: people, seed: 1 }, ({ made, known }) => say(`${made + known} of ${people} people`))
  const { rows } = await data.query<{ id: string }>(
    'select id from accounts.person where not exists (select from accounts.closing where person_id = person.id) order by random() limit $1',
    [due],
  )
  const before = { now: () => new Date(Date.now() - 180 * day) }
  const then = deedsOn(
    installation.db,
    vaultOn(keyringOn(installation.keyring, installation.provider, before)),
    before,
    uuidsByTime(before),
  )
  for (const { id } of rows) await then.run((tx) => closeAccount(tx, system, id, onAccountClosed))
}

const sizes: { people: number; due: number; seconds: number; millisecondsEach: number }[] = []
for (const people of asked.people.split(',').map(Number)) {
  await fill(people)
  await product.analyze()
  const began = performance.now()
  const { ended } = await runSweep(installation.deeds, closed, new Date())
  const milliseconds = performance.now() - began
  if (ended !== due) throw new Error(`${ended} ended, of ${due}`)
  sizes.push({ people, due: ended, seconds: milliseconds / 1_000, millisecondsEach: milliseconds / ended })
  say(JSON.stringify(sizes.at(-1)))
}
const results = { sizes, grows: (sizes.at(-1)?.millisecondsEach ?? 0) / (sizes[0]?.millisecondsEach ?? 1) }
writeFileSync(join(root, 'bench', 'results', 'retention-sweep.json'), `${JSON.stringify(results, undefined, 2)}\n`)
await data.end()
await product.close()
say(JSON.stringify(results))
