import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { makeCrowd } from '#app/crowd.ts'
import { type Databases, type Installation, migrateBoth, openInstallation, type Say } from '#app/installation.ts'
import { liveLinks } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { readSettings } from '#platform/config/settings.ts'
import { bulkConnection, rowsOn } from '#platform/db/bulk-load.ts'
import { startClusters } from '#platform/db/embedded.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { vaultOn } from '#platform/vault/vault.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** What the measured servers stand on: both clusters, a crowd, and the same data a second time among very many links. */
export interface Stage {
  readonly dataDir: string
  readonly urls: { readonly data: string; readonly many: string; readonly keyring: string }
  /** A file with the token of every card's link, in no order. */
  readonly tokens: string
  readonly links: { readonly few: number; readonly many: number }
  /** How many card shares were read from the keyring since the servers started. */
  sharesRead(): Promise<number>
  /** How many openings are written in both databases. */
  openingsCounted(): Promise<number>
  close(): Promise<void>
}

export async function setStage(dataDir: string, { cards, links, say }: { cards: number; links: number; say: Say }): Promise<Stage> {
  const clusters = await startClusters({ dataDir, say })
  const many = clusters.data.replace(/\/connectcard\?/, '/connectcard_many?')
  try {
    const tokens = join(dataDir, 'tokens.txt')
    writeFileSync(tokens, `${shuffled(await tokensOfCrowd(dataDir, clusters, cards, say)).join('\n')}\n`)
    say(`Putting the same links among ${links} others…`)
    const few = await onDatabase(clusters.data, (owner) => owner.query('vacuum analyze').then(() => countOf(owner, 'sharing.link')))
    await onDatabase(clusters.data.replace(/\/connectcard\?/, '/postgres?'), async (owner) => {
      await owner.query('drop database if exists connectcard_many')
      await owner.query('create database connectcard_many template connectcard')
    })
    const all = await onDatabase(many, (owner) => addLinks(owner, links))
    await onDatabase(clusters.keyring, (owner) => owner.query('vacuum analyze'))
    const fetched = 'select idx_tup_fetch::int as number from pg_stat_user_tables where relname = $1'
    const before = await onDatabase(clusters.keyring, (owner) => numberOf(owner, fetched, ['card_share']))
    return {
      dataDir,
      urls: { data: clusters.data, many, keyring: clusters.keyring },
      tokens,
      links: { few, many: all },
      sharesRead: async () => (await onDatabase(clusters.keyring, (owner) => numberOf(owner, fetched, ['card_share']))) - before,
      async openingsCounted() {
        const sum = 'select coalesce(sum(openings), 0)::int as number from sharing.opening_count'
        const sums = [clusters.data, many].map((url) => onDatabase(url, (owner) => numberOf(owner, sum)))
        return (await Promise.all(sums)).reduce((one, other) => one + other, 0)
      },
      close: () => clusters.stop(),
    }
  } catch (error) {
    await clusters.stop()
    throw error
  }
}

async function tokensOfCrowd(dataDir: string, urls: Pick<Databases, 'data' | 'keyring'>, cards: number, say: Say): Promise<string[]> {
  const settings = readSettings({ DATA_DIR: dataDir }, root)
  const databases = { ...urls, stop: async () => undefined }
  await migrateBoth(settings, databases, root, say)
  const installation = await openInstallation(settings, databases)
  try {
    await makeCrowd(installation, { size: cards, seed: 1 }, (done) => say(`${done.made + done.known} of ${cards} people`))
    return await tokensOf(installation)
  } finally {
    await installation.close()
  }
}

async function tokensOf({ urls, provider, clock }: Installation): Promise<string[]> {
  const [data, keys] = await Promise.all([bulkConnection(urls.data), bulkConnection(urls.keyring)])
  try {
    const rows = rowsOn(data)
    const tx = { rows, vault: vaultOn(keyringOn(keys, provider, clock)), clock, ids: uuidsByTime(clock) }
    const cards = await rows.selectFrom('profiles.card').select('owner_id').execute()
    const links = await Promise.all(cards.map((card) => liveLinks(tx, system, card.owner_id)))
    return links.flat().flatMap(({ token }) => token ?? [])
  } finally {
    await Promise.all([data.end(), keys.end()])
  }
}

/**
 * Copies of the crowd's links under ids that no token leads to, as large as real ones, one in a hundred revoked; the links that open lie
 * between them everywhere. Foreign keys are not looked at: the copies point where their originals do.
 */
async function addLinks(owner: pg.Client, links: number): Promise<number> {
  const known = await countOf(owner, 'sharing.link')
  const columns = await owner.query<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
     where table_schema = 'sharing' and table_name = 'link' and column_name not in ('lookup_id', 'id')`,
  )
  const others = columns.rows.map(({ name }) => name).join(', ')
  await owner.query(`
    set session_replication_role = replica;
    create temp table real as select * from sharing.link;
    truncate sharing.link cascade;
    insert into sharing.link (lookup_id, id, ${others})
      select * from (
        select lookup_id, id, ${others} from real
        union all
        (select uuid_send(gen_random_uuid()), gen_random_uuid(), ${others}
         from generate_series(1, ${Math.ceil(links / known)}) cross join real limit ${links})
      ) as link order by random();
    insert into sharing.revocation (link_id, revoked_at)
      select id, now() from sharing.link where id not in (select id from real) and random() < 0.01;
    drop table real`)
  await owner.query('vacuum analyze')
  await owner.query('checkpoint')
  return await countOf(owner, 'sharing.link')
}

async function onDatabase<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

const countOf = (owner: pg.Client, table: string) => numberOf(owner, `select count(*)::int as number from ${table}`)

async function numberOf(owner: pg.Client, text: string, values: unknown[] = []): Promise<number> {
  return (await owner.query<{ number: number }>(text, values)).rows[0]?.number ?? 0
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}
