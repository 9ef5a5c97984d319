import { BlockList } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { z } from 'zod'
import { httpMetrics } from '#platform/http/metrics.ts'
import { type Answer, operation } from '#platform/http/operation.ts'
import { type HttpServer, httpServer } from '#platform/http/server.ts'

const json = (value: unknown): Answer => ({ status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(value) })
const answers = { 200: { says: 'What came', types: [], json: z.unknown() } }
const common = { open: 'a toy', purpose: 'none', answers } as const
const Thing = z.strictObject({ name: z.string().max(100), count: z.int().min(0).max(10).optional(), tags: z.array(z.string()).optional() })
const Slow = z.strictObject({ milliseconds: z.int().min(0).max(20_000) })

export const toyOperations = [
  operation({ ...common, method: 'POST', path: '/things', summary: 'Say it back', body: Thing, run: async ({ body }) => json(body) }),
  operation({
    ...common,
    method: 'GET',
    path: '/things/{number}',
    summary: 'One of nine',
    parameters: { number: { pattern: /^[1-9]$/, says: 'one of nine' } },
    run: async ({ parameters }) => json(parameters),
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/slow',
    summary: 'Take its time',
    body: Slow,
    run: async ({ body }) => {
      await pause(body.milliseconds)
      return json({ waited: body.milliseconds })
    },
  }),
  operation({
    ...common,
    method: 'GET',
    path: '/large',
    summary: 'More than a socket holds',
    run: async () => ({ status: 200, type: 'application/octet-stream', body: Buffer.alloc(32 * 2 ** 20) }),
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/broken',
    summary: 'Be a bug',
    run: async () => {
      throw new Error('select secret from people where mail = salma@example.ma\n    at /etc/secret.ts:1:1')
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/away',
    summary: 'Miss the database',
    run: async () => {
      throw Object.assign(new Error('connect ECONNREFUSED /run/secret'), { code: 'ECONNREFUSED' })
    },
  }),
]

export interface ToyServer {
  readonly http: HttpServer
  readonly port: number
  readonly metrics: ReturnType<typeof httpMetrics>
  /** What was logged, down to debug. */
  readonly logged: readonly string[]
}

/** A server of the product's making that serves nothing of the product, on both loopbacks. */
export async function toyServer(publicUrl = new URL('https://toys.example.ma')): Promise<ToyServer> {
  const logged: string[] = []
  const metrics = httpMetrics()
  const http = await httpServer({
    operations: toyOperations,
    files: [{ path: '/icon.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg/>'), open: 'a picture' }],
    publicUrl,
    trustedProxies: new BlockList(),
    logger: pino({ level: 'debug', base: null }, { write: (line) => void logged.push(line) }),
    metrics,
    contentPolicy: "default-src 'none'",
    page: (code, { language }) => `<!doctype html><html lang="${language}"><title>${code}</title>`,
    ready: async () => true,
  })
  await http.listen(0)
  const address = http.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the toy server does not listen')
  return { http, port: address.port, metrics, logged }
}
