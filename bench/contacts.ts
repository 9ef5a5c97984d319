import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Card } from '#contract/card.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { changeContact, leaveDetails } from '#domains/contacts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { median } from './samples.ts'
import { benchProduct, root, say } from './served.ts'

// What an owner of ten thousand contacts waits for, beside an owner of fifty: see bench/README.md.

const { values: asked } = parseArgs({
  options: { contacts: { type: 'string', default: '10000' }, turns: { type: 'string', default: '40' } },
})
const product = await benchProduct()
const given = ['Amina', 'Youssef', 'Salma', 'Karim', 'Nadia', 'Hicham', 'Imane', 'Rachid', 'Leïla', 'Omar']
const family = ['Tazi', 'Alaoui', 'Bennani', 'Fassi', 'Chraïbi', 'Berrada', 'Kettani', 'Idrissi', 'Naciri', 'Ouhssaine', 'Sebti']

const ownerWith = (contacts: number): Promise<string> =>
  product.fill(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Owner', email: `owner-of-${contacts}@bench.example`, language: 'fr' })
    const card = Card.parse({ language: 'fr', name: { given: 'Owner' } })
    const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card })
    for (let one = 0; one < contacts; one++) {
      const name = `${given[one % given.length]} ${family[one % family.length]} ${one}`
      const contactId = await leaveDetails(tx, {
        ownerId,
        cardId,
        linkId: undefined,
        kind: 'left',
        details: { name, email: `contact-${one}@bench.example`, phone: `+2126${String(61_000_000 + one)}`, company: `Maison ${one % 300}` },
        place: undefined,
        noProspecting: one % 3 === 0,
        tellClosing: false,
        language: 'fr',
        notice: '2026-11-26',
        receipt: randomBytes(20),
      })
      if (one % 10 === 0)
        await changeContact(tx, { kind: 'person', id: ownerId }, { ownerId, contactId, tags: ['salon'], followUp: '2026-12-01' })
      if (one % 2_000 === 1_999) say(`${one + 1} contacts`)
    }
    return `${sessionCookieName}=${await beginSession(tx, { personId: ownerId, how: 'code', agent: '' })}`
  })

const few = await ownerWith(50)
const many = await ownerWith(Number(asked.contacts))
const port = await product.serve()

async function timed(cookie: string, method: string, path: string, body?: object): Promise<number> {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return performance.now() - began
}

const turns = Number(asked.turns)
const asks: { readonly [what: string]: { readonly turns: number; readonly call: (cookie: string) => Promise<number> } } = {
  'first page of 50': { turns, call: (cookie) => timed(cookie, 'GET', '/api/contacts?limit=50') },
  'sorted by name': { turns, call: (cookie) => timed(cookie, 'GET', '/api/contacts?limit=50&sort=name') },
  'a name searched': { turns, call: (cookie) => timed(cookie, 'POST', '/api/contacts/search', { search: 'Chraïbi', limit: 50 }) },
  'an address searched': {
    turns,
    call: (cookie) => timed(cookie, 'POST', '/api/contacts/search', { search: 'contact-7@bench.example', limit: 50 }),
  },
  'with a tag': { turns, call: (cookie) => timed(cookie, 'POST', '/api/contacts/search', { tag: 'salon', limit: 50 }) },
  summary: { turns, call: (cookie) => timed(cookie, 'GET', '/api/contacts/summary') },
  duplicates: { turns: Math.ceil(turns / 4), call: (cookie) => timed(cookie, 'GET', '/api/contacts/duplicates') },
  'all exported': { turns: 3, call: (cookie) => timed(cookie, 'POST', '/api/contacts/export', { format: 'csv', destination: 'computer' }) },
  'account closed': { turns: 1, call: (cookie) => timed(cookie, 'POST', '/api/account/close') },
}
const found: Record<string, { few: number; many: number; ratio: number }> = {}
for (const [what, { turns: times, call }] of Object.entries(asks)) {
  const taken: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let turn = 0; turn < times; turn++) {
    taken.few.push(await call(few))
    taken.many.push(await call(many))
  }
  const [a, b] = [median(taken.few), median(taken.many)]
  found[what] = { few: a, many: b, ratio: b / a }
  process.stdout.write(`${what}: ${a.toFixed(1)} ms with 50, ${b.toFixed(1)} ms with ${asked.contacts}: ${(b / a).toFixed(1)} times\n`)
}
writeFileSync(join(root, 'bench', 'results', 'contacts.json'), `${JSON.stringify({ contacts: Number(asked.contacts), found }, null, 2)}\n`)
await product.close()
