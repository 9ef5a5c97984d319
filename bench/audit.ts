import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openAccount } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { auditKeeper } from '#platform/audit/keep-audit.ts'
import { record } from '#platform/audit/record.ts'
import { publicKeys, readPublicKey } from '#platform/audit/signing-key.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { patientPool } from '#platform/db/connect.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { median } from './samples.ts'
import { benchProduct, root, say } from './served.ts'

// What an entry costs its deed, and how linking and verifying grow with the audit: see bench/README.md.

const { values: asked } = parseArgs({
  options: { turns: { type: 'string', default: '2000' }, entries: { type: 'string', default: '100000,1000000' } },
})
const product = await benchProduct()
const { installation } = product
const { deeds, clock, provider, keyring } = installation
const keys = keyringOn(keyring, provider, clock)
const keeper = auditKeeper(installation.audit, keys, clock, installation.headsFolder)

const personId = await deeds.run((tx) => openAccount(tx, system, { name: 'Owner', email: 'owner@bench.example', language: 'fr' }))
const access = { actor: system, purpose: 'the account' } as const
/** A small deed: a row under its subject's key is written anew. */
async function change(tx: Tx, withEntry: boolean): Promise<void> {
  const row = await tx.rows.selectFrom('accounts.person').select('subject_id').where('id', '=', personId).executeTakeFirstOrThrow()
  const subject = await tx.vault.subject(tx, row.subject_id, access)
  await tx.rows.updateTable('accounts.person').set({ opened_at: tx.clock.now() }).where('id', '=', personId).execute()
  if (withEntry)
    await record(tx, system, { deed: 'account.change', object: { kind: 'account', id: personId }, subject, purpose: 'the account' })
}

const times: { with: number[]; without: number[] } = { with: [], without: [] }
const linking = setInterval(() => void keeper.link(), 1_000)
for (let turn = 0; turn < Number(asked.turns); turn++)
  for (const kind of turn % 2 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
    const began = performance.now()
    await deeds.run((tx) => change(tx, kind === 'with'))
    times[kind].push(performance.now() - began)
  }
clearInterval(linking)
const append = { with: median(times.with), without: median(times.without), ratio: median(times.with) / median(times.without) }
say(`a deed with its entry: ${append.ratio.toFixed(2)} times one without`)

const writer = patientPool(installation.urls.data, 1)
const reader = patientPool(product.readUrl, 1)
const trusted = (await publicKeys(keys)).flatMap(({ publicKey }) => readPublicKey(publicKey) ?? [])
interface Size {
  readonly entries: number
  readonly linkedASecond: number
  readonly verifySeconds: number
  readonly secondsAMillion: number
  /** What verification takes of the processor here, beside what the database takes. */
  readonly processorSecondsAMillion: number
  readonly megabytes: number
  /** Of the machine, over a minute: what else it had to do. */
  readonly load: number
}
const sizes: Size[] = []
/** Of ten thousand people; their ids sort by time, as the product's do. */
const many = `
  insert into audit.entry (id, at, actor_kind, actor_id, deed, object_kind, object_id, subject_pseudonym, purpose)
  select uuidv7(), now(), 'person', gen_random_uuid(), 'contact.change', 'contact', gen_random_uuid(),
    md5((random() * 10000)::int::text)::uuid, 'sharing the card'
  from generate_series(1, $1::int)`
const atOnce = 500_000
let written = 0
for (const entries of asked.entries.split(',').map(Number)) {
  for (let missing = entries - written; missing > 0; missing -= atOnce) await writer.query(many, [Math.min(missing, atOnce)])
  const began = performance.now()
  await keeper.link()
  const linked = performance.now()
  const before = process.memoryUsage.rss()
  const used = process.cpuUsage()
  let found = 0
  const done = await verifyAudit(reader, { keys: trusted, exported: [], now: clock.now() }, (one) => {
    if ('kind' in one) found++
  })
  const seconds = (performance.now() - linked) / 1_000
  const { user, system: ofSystem } = process.cpuUsage(used)
  if (found > 0) throw new Error(`${found} findings in an audit that nobody touched`)
  sizes.push({
    entries: done.links,
    linkedASecond: Math.round((entries - written) / ((linked - began) / 1_000)),
    verifySeconds: seconds,
    secondsAMillion: (seconds / done.links) * 1_000_000,
    processorSecondsAMillion: (user + ofSystem) / done.links,
    megabytes: Math.max(0, process.memoryUsage.rss() - before) / 2 ** 20,
    load: loadavg()[0] ?? 0,
  })
  say(JSON.stringify(sizes.at(-1)))
  written = entries
}
const results = { append, sizes, grows: (sizes.at(-1)?.secondsAMillion ?? 0) / (sizes[0]?.secondsAMillion ?? 1) }
writeFileSync(join(root, 'bench', 'results', 'audit.json'), `${JSON.stringify(results, undefined, 2)}\n`)
await Promise.all([writer.end(), reader.end()])
await product.close()
say(JSON.stringify(results))
