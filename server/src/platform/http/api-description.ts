import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { z } from 'zod'
import { freshMinutes } from './deed.ts'
import { fileKinds } from './file-kinds.ts'
import { type Operation, sessionCookieName } from './operation.ts'
import { problemType } from './problem.ts'

const Problem = z.object({
  type: z.string(),
  title: z.string().meta({ description: 'A sentence in the language of the reader' }),
  status: z.int().min(400).max(599),
  code: z.string().meta({ description: 'Stable; programs read this one' }),
  fields: z.array(z.string()).optional(),
  waitSeconds: z.int().min(0).max(86_400).optional(),
})

const idempotency = 'Chosen by the client: the same call made again within a day gets the answer of the first'
const refused = 'Refused: `code` says why, `title` says it in the language of the reader, `fields` names what was not in the form expected'

/** What OpenAPI says of one operation; made from its declaration, so that the two cannot differ. */
export function described(one: Operation): FastifySchema {
  const answer = one.example?.answer
  const content = (types: readonly string[], json?: z.ZodType) =>
    Object.fromEntries([
      ...types.map((type): [string, object] => [type, { schema: type === problemType ? z.toJSONSchema(Problem) : { type: 'string' } }]),
      ...(json
        ? [
            [
              'application/json',
              { schema: z.toJSONSchema(json, { io: 'output' }), ...(answer !== undefined && { example: answer }) },
            ] satisfies [string, object],
          ]
        : []),
    ])
  const answers = Object.entries(one.answers).map(([status, { says, types, json }]): [string, object] => [
    status,
    // what says nothing has no content at all
    types.length === 0 && !json ? { description: says, type: 'null' } : { description: says, content: content(types, json) },
  ])
  const names = [...one.path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? [])
  const parameters = names.map((name): [string, object] => {
    const rule = one.parameters?.[name]
    const example = one.example?.parameters?.[name] ?? rule?.example
    return [
      name,
      {
        type: 'string',
        ...(rule && { pattern: rule.pattern.source, description: rule.says }),
        ...(example !== undefined && { examples: [example] }),
      },
    ]
  })
  const form = one.body && {
    ...z.toJSONSchema(one.body, { io: 'input' }),
    ...(one.example?.body !== undefined && { examples: [one.example.body] }),
  }
  const schema = {
    summary: one.summary,
    description:
      one.permission === undefined
        ? `Open, because: ${one.open}.`
        : `For those who are signed in and hold the permission: ${one.permission}.${one.fresh ? ` They proved who they are in the last ${freshMinutes} minutes.` : ''}`,
    ...(one.permission !== undefined && { security: [{ session: [] }], 'x-permission': one.permission }),
    'x-purpose': one.purpose,
    ...(names.length > 0 && { params: { type: 'object', properties: Object.fromEntries(parameters), required: names } }),
    ...(one.creates && {
      headers: {
        type: 'object',
        properties: { 'Idempotency-Key': { type: 'string', pattern: '^[\\x21-\\x7E]{1,100}$', description: idempotency } },
      },
    }),
    ...(one.query && { querystring: withExamples(z.toJSONSchema(one.query, { io: 'input' }), one.example?.query) }),
    ...(one.takes && {
      body: {
        content: Object.fromEntries(fileKinds[one.takes].types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
      },
    }),
    ...(form && {
      body: {
        content: {
          'application/json': { schema: form },
          'application/x-www-form-urlencoded': { schema: form },
          ...(one.upload && { 'multipart/form-data': { schema: withFile(form, one.upload.field) } }),
        },
      },
    }),
    response: { ...Object.fromEntries(answers), default: { description: refused, content: content([problemType]) } },
  }
  return schema
}

const withFile = (form: { readonly properties?: object }, field: string): object => ({
  ...form,
  properties: { ...form.properties, [field]: { type: 'string', format: 'binary' } },
})
/** The fields of a query, each with its part of the example. */
function withExamples(schema: z.core.JSONSchema.BaseSchema, query: unknown): object {
  const asked = new Map(typeof query === 'object' && query !== null ? Object.entries(query) : [])
  const properties = Object.entries(schema.properties ?? {}).map(([name, field]): [string, unknown] =>
    typeof field === 'object' && asked.has(name) ? [name, { ...field, examples: [asked.get(name)] }] : [name, field],
  )
  return { ...schema, properties: Object.fromEntries(properties) }
}

export const apiDescriptionPaths = {
  '/api/openapi.json': 'describes the API and holds nothing of anybody',
  '/api/docs': 'pages to browse that description',
} as const

// Swagger UI loads itself and the description, and draws some of its icons from data addresses; nothing else.
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `/api/openapi.json`, and pages to browse it at `/api/docs`, all served from here. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'ConnectCard', version: '1', description: 'Business cards that open only for those they were shared with.' },
      servers: [{ url: '/' }], // wherever this description was read
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookieName } } },
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: docsPolicy,
    theme: { title: 'ConnectCard API' },
    // without the bar at the top: it asks for the address of another description, and shows another product's sign
    uiConfig: { layout: 'BaseLayout', validatorUrl: null },
  })
}
