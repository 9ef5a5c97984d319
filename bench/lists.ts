import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Card } from '#contract/card.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { median } from './samples.ts'
import { benchProduct, root, say } from './served.ts'

// Whether a list of links takes longer with a hundred thousand links than with ten: see bench/README.md.

const { values: asked } = parseArgs({ options: { links: { type: 'string', default: '100000' }, turns: { type: 'string', default: '60' } } })
const product = await benchProduct()

const ownerWith = (links: number): Promise<string> =>
  product.fill(async (tx) => {
    const email = `owner-of-${links}@bench.example`
    const ownerId = await openAccount(tx, system, { name: 'Owner', email, language: 'fr' })
    const card = Card.parse({ language: 'fr', name: { given: 'Owner' } })
    const cards: string[] = []
    for (let one = 0; one < 3; one++) cards.push(await publishCard(tx, system, { ownerId, label: `Carte ${one}`, card }))
    for (let one = 0; one < links; one++) {
      await shareCard(tx, system, { ownerId, cardId: cards[one % 3] ?? '', label: `Lien ${one}` })
      if (one % 10_000 === 9_999) say(`${one + 1} links`)
    }
    return `${sessionCookieName}=${await beginSession(tx, { personId: ownerId, how: 'code', agent: '' })}`
  })

const few = await ownerWith(10)
const many = await ownerWith(Number(asked.links))
const port = await product.serve()

async function page(cookie: string, query: string): Promise<{ milliseconds: number; next: string | null; items: number }> {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}/api/links${query}`, { headers: { cookie } })
  const body = (await answer.json()) as { items: unknown[]; next: string | null }
  if (answer.status !== 200) throw new Error(`a list answered ${answer.status}`)
  return { milliseconds: performance.now() - began, next: body.next, items: body.items.length }
}

let middle = ''
for (let pages = 0, next: string | null = ''; pages < 50 && next !== null; pages++) {
  next = (await page(many, `?limit=200${next ? `&after=${next}` : ''}`)).next
  middle = next ?? middle
}
const lists = {
  'first page': ['?limit=10', '?limit=10'],
  'ten thousand links down': ['?limit=10', `?limit=10&after=${middle}`],
  'those that expired (none)': ['?limit=10&state=expired', '?limit=10&state=expired'],
  'a page of 200': ['?limit=200', '?limit=200'],
} as const
const found: Record<string, { few: number; many: number; ratio: number }> = {}
for (const [name, [ofFew, ofMany]] of Object.entries(lists)) {
  const times: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let turn = 0; turn < Number(asked.turns); turn++) {
    times.few.push((await page(few, ofFew)).milliseconds)
    times.many.push((await page(many, ofMany)).milliseconds)
  }
  const [a, b] = [median(times.few), median(times.many)]
  found[name] = { few: a, many: b, ratio: b / a }
  process.stdout.write(`${name}: ${a.toFixed(1)} ms with ten links, ${b.toFixed(1)} ms with ${asked.links}: ${(b / a).toFixed(1)} times\n`)
}
writeFileSync(join(root, 'bench', 'results', 'lists.json'), `${JSON.stringify({ links: Number(asked.links), found }, null, 2)}\n`)
await product.close()
