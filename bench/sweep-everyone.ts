import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { onAccountClosed } from '#app/reactions.ts'
import { sweeps } from '#app/sweeps.ts'
import { closeAccount, openAccount } from '#domains/accounts/index.ts'
import { runSweep, type Sweep } from '#domains/privacy/index.ts'
import { system } from '#platform/actor.ts'
import { deedsOn } from '#platform/db/transaction.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { destroyBuriedKeys } from '#platform/vault/destroy.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'
import { benchProduct, root, say } from './served.ts'

// What it takes when everybody is due at once, some and many more: see bench/README.md.

const { values: asked } = parseArgs({
  options: { people: { type: 'string', default: '10000' }, times: { type: 'string', default: '100' } },
})
const [few, times] = [Number(asked.people), Number(asked.times)]
const day = 86_400_000
const closed = sweeps.find(({ name }) => name === 'closed accounts') as Sweep

/** One account is opened and closed by the deeds; the others are its rows again, as a closing leaves them, each with a key. */
const again = [
  `insert into vault.subject select (jsonb_populate_record(subject, jsonb_build_object('id', md5('subject ' || n)::uuid))).*
   from vault.subject, generate_series(1, $1::int) as n where subject.id = $2`,
  `insert into accounts.person select (jsonb_populate_record(person, jsonb_build_object('id', md5('person ' || n)::uuid, 'subject_id', md5('subject ' || n)::uuid))).*
   from accounts.person, generate_series(1, $1::int) as n where subject_id = $2`,
  `insert into accounts.closing select md5('person ' || n)::uuid, closed_at + n * interval '1 millisecond'
   from accounts.closing, generate_series(1, $1::int) as n where person_id = (select id from accounts.person where subject_id = $2)`,
  `insert into vault.blind_index select field, sha256(digest || convert_to(n::text, 'utf8')), md5('subject ' || n)::uuid, key_version
   from vault.blind_index, generate_series(1, $1::int) as n where subject_id = $2`,
]
const keysAgain = `insert into keyring.subject_key select (jsonb_populate_record(key, jsonb_build_object('subject_id', md5('subject ' || n)::uuid))).*
   from keyring.subject_key as key, generate_series(1, $1::int) as n where key.subject_id = $2`

async function measured(size: number) {
  const product = await benchProduct()
  const { deeds, db, keyring, provider, urls } = product.installation
  const before = { now: () => new Date(Date.now() - 180 * day) }
  const then = deedsOn(db, vaultOn(keyringOn(keyring, provider, before)), before, uuidsByTime(before))
  const subject = await then.run(async (tx) => {
    const id = await openAccount(tx, system, {
      name: 'Salma Benjelloun',
      email: 'salma@bench.example',
      phone: '+212661000000',
      language: 'fr',
    })
    await closeAccount(tx, system, id, onAccountClosed)
    return (await tx.rows.selectFrom('accounts.person').select('subject_id').where('id', '=', id).executeTakeFirstOrThrow()).subject_id
  })
  const owner = new pg.Client({ connectionString: product.ownerUrl })
  const keys = new pg.Client({ connectionString: urls.keyring })
  await Promise.all([owner.connect(), keys.connect()])
  for (const fill of again) await owner.query(fill, [size - 1, subject])
  await keys.query(keysAgain, [size - 1, subject])
  await product.analyze()
  say(`${size} accounts`)

  const began = performance.now()
  const { ended } = await runSweep(deeds, closed, new Date())
  const swept = performance.now()
  let destroyed = 0
  for (let some = 1; some > 0; destroyed += some)
    some = await destroyBuriedKeys(db, keyringOn(keyring, provider, product.installation.clock), product.installation.clock)
  const done = performance.now()
  const left = await keys.query('select from keyring.subject_key')
  if (ended !== size || destroyed !== size || left.rowCount !== 0)
    throw new Error(`${ended} ended, ${destroyed} keys destroyed, ${left.rowCount} left`)
  await Promise.all([owner.end(), keys.end()])
  await product.close()
  const found = { sweep: (swept - began) / size, keys: (done - swept) / size, minutes: (done - began) / 60_000 }
  say(`sweep ${found.sweep.toFixed(2)} ms each, keys ${found.keys.toFixed(2)} ms each, ${found.minutes.toFixed(1)} minutes in all`)
  return found
}

const [amongFew, amongMany] = [await measured(few), await measured(few * times)]
const found = { people: few, times, amongFew, amongMany, sweep: amongMany.sweep / amongFew.sweep, keys: amongMany.keys / amongFew.keys }
say(`${few * times} at once: the sweep ${found.sweep.toFixed(2)} times for each, the keys ${found.keys.toFixed(2)} times`)
writeFileSync(join(root, 'bench', 'results', 'sweep-everyone.json'), `${JSON.stringify(found, null, 2)}\n`)
