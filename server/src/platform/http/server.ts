import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { preferredLanguage } from '#contract/language.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { Refusal } from '../refusal.ts'
import { describeApi, described } from './api-description.ts'
import { acceptBodies } from './bodies.ts'
import { encodeBody } from './encode.ts'
import { faultOf } from './fault.ts'
import { everywhere } from './headers.ts'
import type { HttpMetrics } from './metrics.ts'
import type { Answer, Ask, Operation } from './operation.ts'
import { refuseWritesFromElsewhere } from './origin.ts'
import { problemAnswer } from './problem.ts'

export interface HttpOptions {
  readonly operations: readonly Operation[]
  readonly publicUrl: URL
  readonly logger: Logger
  readonly metrics: HttpMetrics
  /** The Content-Security-Policy of pages and answers; the API's own browsable pages bring theirs. */
  readonly contentPolicy: string
  /** A refusal as a page, for readers who came with a browser. */
  page(code: RefusalCode, ask: Pick<Ask, 'language'>): string
  /** Tells whether the product can serve; within two seconds. */
  ready(): Promise<boolean>
}

const wantsHtml = (request: FastifyRequest): boolean => request.headers.accept?.includes('text/html') ?? false

/** The HTTP server of the product. Time and size of everything a client sends are bounded; addresses are never logged. */
export async function httpServer(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 64 * 1024,
    requestTimeout: 15_000,
    connectionTimeout: 20_000,
    keepAliveTimeout: 15_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16 * 1024 },
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: false },
    // A token may come with its `#` encoded by a mail gateway, malformed, or a thousand characters long: all these are /l/{token}.
    rewriteUrl: ({ url = '/' }) => (/^\/l(?:\/(?!open(?:[?]|$))|%23)/i.test(url) ? '/l/-' : url.replace(/^\/l[?].*$/s, '/l')),
    clientErrorHandler(error, socket) {
      // a malformed or too slow request: there is no request to answer yet
      if (socket.writable)
        socket.end(
          error.message.includes('imeout')
            ? 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'
            : 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
        )
      else socket.destroy()
    },
  })
  acceptBodies(app)
  app.setValidatorCompiler(() => () => true) // shapes are parsed by the operation itself
  app.setSerializerCompiler(() => (body) => (typeof body === 'string' ? body : JSON.stringify(body)))

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...everywhere, 'content-security-policy': options.contentPolicy })
    refuseWritesFromElsewhere(request, options.publicUrl)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const seconds = reply.elapsedTime / 1000
    options.metrics.answered(request.method, route, reply.statusCode, seconds)
    options.logger.debug({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.status >= 500) options.logger.error({ fault: faultOf(error), route: request.routeOptions.url ?? 'none' }, refusal.code)
    return refuse(options, request, reply, refusal)
  })
  app.setNotFoundHandler((request, reply) => refuse(options, request, reply, new Refusal('not-found')))

  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await options.ready()
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n')
  })
  await describeApi(app, options.publicUrl)
  for (const one of options.operations) register(app, one)
  return app
}

function register(app: FastifyInstance, one: Operation): void {
  app.route({
    method: one.method,
    url: one.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: described(one),
    handler: async (request, reply) => {
      const params = Object.entries(request.params ?? {}).map(([name, value]): [string, string] => [name, String(value)])
      for (const [name, value] of params) {
        const rule = one.parameters?.[name]
        if (rule && !rule.pattern.test(value)) throw new Refusal('not-found')
      }
      const answer = await one.run({
        body: bodyOf(one, request),
        parameters: Object.fromEntries(params),
        address: request.originalUrl,
        cookies: request.headers.cookie,
        language: preferredLanguage(request.headers['accept-language']),
        wantsHtml: wantsHtml(request),
        source: request.socket.remoteAddress ?? '',
      })
      return send(request, reply, answer)
    },
  })
}

function bodyOf(one: Operation, request: FastifyRequest): unknown {
  if (!one.body) return undefined
  const body = one.body.safeParse(request.body ?? {})
  if (body.success) return body.data
  const fields = body.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'body']))
  throw new Refusal('invalid', [...new Set(fields.map((field) => field.slice(0, 60)))].slice(0, 20))
}

async function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  const { body, encoding } = await encodeBody(request.headers['accept-encoding'], answer.type, answer.body)
  reply
    .code(answer.status)
    .headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language, Accept-Encoding', ...answer.headers })
    .type(answer.type)
  if (encoding) reply.header('content-encoding', encoding)
  return reply.send(body)
}

function refuse(options: HttpOptions, request: FastifyRequest, reply: FastifyReply, refusal: Refusal): Promise<FastifyReply> {
  const language = preferredLanguage(request.headers['accept-language'])
  if (wantsHtml(request)) {
    const body = options.page(refusal.code, { language })
    return send(request, reply, { status: refusal.status, type: 'text/html; charset=utf-8', body })
  }
  return send(request, reply, problemAnswer(language, refusal.code, refusal.fields.length > 0 ? { fields: refusal.fields } : {}))
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { code, status } = faultOf(error)
  if (status === 413) return new Refusal('too-large', ['body'])
  if (status === 415) return new Refusal('wrong-type')
  if (status === 404) return new Refusal('not-found')
  if (status !== undefined && status >= 400 && status < 500) return new Refusal('invalid', ['request'])
  if (code === 'database-away') return new Refusal('unavailable')
  return new Refusal('unexpected')
}
