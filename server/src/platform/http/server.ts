import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { preferredLanguage } from '#contract/language.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { Refusal } from '../refusal.ts'
import { pathAndQuery, refuseUnclearHost, routedAddress } from './addresses.ts'
import { describeApi, described } from './api-description.ts'
import { acceptBodies, checked, FileBody } from './bodies.ts'
import { type BoundedServer, boundedServer, limits } from './bounded-server.ts'
import { encodeBody } from './encode.ts'
import { faultOf } from './fault.ts'
import { fileKinds } from './file-kinds.ts'
import { readForm } from './form.ts'
import { everywhere } from './headers.ts'
import { hostsOf, listenOn } from './listening.ts'
import type { HttpMetrics } from './metrics.ts'
import { MultipartBody, readMultipart, type SentFile, uploadBytes } from './multipart.ts'
import type { Answer, Ask, Operation } from './operation.ts'
import { refuseWritesFromElsewhere } from './origin.ts'
import { type PlainFile, plainPaths, servePlainly } from './plain-paths.ts'
import { problemAnswer } from './problem.ts'
import { keepRouteTable, type Route, routeOf } from './route-table.ts'
import { sourceOf, type TrustedProxies } from './source.ts'

export interface HttpOptions {
  readonly operations: readonly Operation[]
  /** Files that everybody may have, like the icon. */
  readonly files: readonly PlainFile[]
  readonly publicUrl: URL
  /** Whose word on the address of a client is believed. */
  readonly trustedProxies: TrustedProxies
  readonly logger: Logger
  readonly metrics: Pick<HttpMetrics, 'answered'>
  /** The Content-Security-Policy of pages and answers; the API's own browsable pages bring theirs. */
  readonly contentPolicy: string
  /** A refusal as a page, for readers who came with a browser. */
  page(code: RefusalCode, ask: Pick<Ask, 'language'>): string
  /** Tells whether the product can serve; within two seconds. */
  ready(): Promise<boolean>
}

export interface HttpServer {
  readonly app: FastifyInstance
  /** Everything this server answers. */
  readonly routes: readonly Route[]
  /** Listens on a host, or on both loopbacks where none is given. */
  listen(port: number, host?: string): Promise<void>
  /** Takes no new request, lets those under way end for so long, and closes. */
  close(milliseconds: number): Promise<void>
}

const wantsHtml = (request: FastifyRequest): boolean => request.headers.accept?.includes('text/html') ?? false

/** The HTTP server of the product. Time and size of everything a client sends are bounded; addresses are never logged. */
export async function httpServer(options: HttpOptions): Promise<HttpServer> {
  const bounded = (handle: Parameters<typeof boundedServer>[0]) =>
    boundedServer(handle, ({ status }) => options.metrics.answered('none', 'none', status, 0))
  let first: BoundedServer | undefined
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    exposeHeadRoutes: true,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: false },
    rewriteUrl: ({ url = '/', method }) => routedAddress(url, method),
    frameworkErrors: (error, request, reply) => void refuseAddress(options, error, request, reply),
    serverFactory: (handle) => {
      first = bounded(handle)
      return first.server
    },
  })
  acceptBodies(app)
  app.setValidatorCompiler(() => () => true) // shapes are parsed by the operation itself
  app.setSerializerCompiler(() => (body) => (typeof body === 'string' ? body : JSON.stringify(body)))
  const table = keepRouteTable(app, options.operations, plainPaths(options.files))

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...everywhere, 'content-security-policy': options.contentPolicy })
    refuseUnclearHost(request)
    refuseWritesFromElsewhere(request, options.publicUrl)
    if (!request.is404) return
    const methods = table.methodsAt(request.url)
    if (methods.length === 0) throw new Refusal('not-found')
    reply.header('allow', methods.join(', '))
    throw new Refusal('wrong-method')
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    options.metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    options.logger.debug({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.status >= 500) noteFault(options, error, refusal, request)
    return refuse(options, request, reply, refusal)
  })
  app.setNotFoundHandler((request, reply) => refuse(options, request, reply, new Refusal('not-found')))

  servePlainly(app, options)
  await describeApi(app)
  for (const one of options.operations) register(app, one, options)

  let servers: readonly BoundedServer[] = []
  return {
    app,
    routes: table.routes,
    async listen(port, host) {
      await app.ready()
      if (!first) throw new Error('Fastify made no server')
      servers = await listenOn(hostsOf(host), port, first, () => bounded(app.routing))
    },
    async close(milliseconds) {
      await Promise.all(servers.map((one) => one.drain(milliseconds)))
      await app.close()
    },
  }
}

function register(app: FastifyInstance, one: Operation, options: HttpOptions): void {
  app.route({
    method: one.method,
    url: routeOf(one.path),
    schema: described(one),
    ...(one.takes && { bodyLimit: fileKinds[one.takes].mostBytes }),
    ...(one.upload && { bodyLimit: uploadBytes(one.upload) }),
    handler: async (request, reply) => {
      const params = Object.entries(request.params ?? {}).map(([name, value]): [string, string] => [name, String(value)])
      for (const [name, value] of params) {
        const rule = one.parameters?.[name]
        if (rule && !rule.pattern.test(value)) throw new Refusal('not-found')
      }
      const { body, file } = await bodyOf(one, request)
      const ask = {
        body,
        file,
        query: queryOf(one, request),
        parameters: Object.fromEntries(params),
        address: pathAndQuery(request.originalUrl),
        cookies: request.headers.cookie,
        language: preferredLanguage(request.headers['accept-language']),
        wantsHtml: wantsHtml(request),
        source: sourceOf(request, options.trustedProxies),
        agent: request.headers['user-agent']?.slice(0, 500),
        idempotencyKey: idempotencyKeyOf(one, request),
      }
      const answer = await one.run(ask).catch((error: unknown) => {
        const refusal = refusalOf(error)
        if (refusal.status < 500 || !ask.wantsHtml || !one.pageOfFailure) throw error
        noteFault(options, error, refusal, request)
        return { status: refusal.status, type: 'text/html; charset=utf-8', body: one.pageOfFailure(ask) }
      })
      return send(request, reply, answer)
    },
  })
}

function noteFault(options: HttpOptions, error: unknown, refusal: Refusal, request: FastifyRequest): void {
  options.logger.error({ fault: faultOf(error), route: request.routeOptions.url ?? 'none' }, refusal.code)
}

async function bodyOf(one: Operation, request: FastifyRequest): Promise<{ body: unknown; file?: SentFile | undefined }> {
  if (request.body instanceof MultipartBody) {
    if (!one.upload || !one.body) throw new Refusal('wrong-type')
    const { fields, file } = await readMultipart(request.body, one.upload)
    return { body: read(one.body, checked(fields), 'body'), file }
  }
  return { body: plainBodyOf(one, request) }
}

function plainBodyOf(one: Operation, request: FastifyRequest): unknown {
  if (one.takes) {
    if (!(request.body instanceof FileBody) || request.body.kind !== one.takes) throw new Refusal('wrong-type')
    return request.body.bytes
  }
  if (request.body instanceof FileBody) throw new Refusal('wrong-type')
  if (!one.body) {
    const sent = Object.keys(request.body ?? {})
    if (sent.length > 0) throw new Refusal('invalid', sent) // an operation that asks for nothing takes nothing
    return undefined
  }
  return read(one.body, request.body ?? {}, 'body')
}

/** The query in the address; a field given twice, or one that is not asked for, is refused. */
function queryOf(one: Operation, request: FastifyRequest): unknown {
  const search = /[?]([^#]*)/.exec(request.originalUrl)?.[1] ?? ''
  if (!one.query) return undefined
  let fields: Record<string, unknown>
  try {
    fields = readForm(search)
  } catch {
    throw new Refusal('invalid', ['query'])
  }
  return read(one.query, checked(fields, 'query'), 'query')
}

function read<T>(shape: z.ZodType<T>, value: unknown, whole: string): T {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || whole]))
  throw new Refusal('invalid', fields)
}

function idempotencyKeyOf(one: Operation, request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || !one.creates) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7E]{1,100}$/.test(key)) throw new Refusal('invalid', ['Idempotency-Key'])
  return key
}

async function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  const { body, encoding } = await encodeBody(request.headers['accept-encoding'], answer)
  reply
    .code(answer.status)
    .headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language, Accept-Encoding', ...several(answer.headers) })
    .type(answer.type)
  if (encoding) reply.header('content-encoding', encoding)
  return reply.send(body)
}

/** Fastify's type of headers knows no lists that cannot be changed. */
const several = (headers: Answer['headers'] = {}): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]))

function refuse(options: HttpOptions, request: FastifyRequest, reply: FastifyReply, refusal: Refusal): Promise<FastifyReply> {
  const language = preferredLanguage(request.headers['accept-language'])
  if (wantsHtml(request)) {
    const body = options.page(refusal.code, { language })
    return send(request, reply, { status: refusal.status, type: 'text/html; charset=utf-8', body })
  }
  // a name that the client made up may be its whole body, values and all: only what looks like a name is said back
  const fields = [...new Set(refusal.fields.map((field) => (/^[\w.[\]-]{1,60}$/.test(field) ? field : 'body')))].slice(0, 20)
  return send(
    request,
    reply,
    problemAnswer(language, refusal.code, {
      ...(fields.length > 0 && { fields }),
      ...(refusal.waitSeconds !== undefined && { waitSeconds: refusal.waitSeconds }),
    }),
  )
}

/** An address that no route can even be looked up for; the hooks do not run for these. */
async function refuseAddress(options: HttpOptions, error: Error, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = faultOf(error).code === 'FST_ERR_MAX_PARAM_LENGTH' ? new Refusal('not-found') : new Refusal('invalid', ['path'])
  reply.headers({ ...everywhere, 'content-security-policy': options.contentPolicy })
  await refuse(options, request, reply, refusal)
  options.metrics.answered(request.method, 'none', refusal.status, 0)
  options.logger.debug({ method: request.method, route: 'none', status: refusal.status }, 'answered')
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
