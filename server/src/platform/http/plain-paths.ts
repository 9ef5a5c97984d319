import type { FastifyInstance } from 'fastify'
import { apiDescriptionPaths } from './api-description.ts'
import { takenEncoding } from './encode.ts'
import type { PlainPaths } from './route-table.ts'

/** A file that everybody may have, the same for all: for a day, or for ever. */
export interface PlainFile {
  readonly path: string
  readonly type: string
  readonly bytes: Buffer
  /** Why no permission is asked. */
  readonly open: string
  /** Its name changes with its bytes, so that whoever has it never asks again. */
  readonly forever?: true
  /** The same bytes, compressed once. */
  readonly encoded?: { readonly br: Buffer; readonly gzip: Buffer }
}

export const plainPaths = (files: readonly PlainFile[]): PlainPaths => ({
  '/healthz': 'says only that the process answers',
  '/readyz': 'says only whether the product serves',
  ...apiDescriptionPaths,
  ...Object.fromEntries(files.map(({ path, open }) => [path, open])),
})

/** What a balancer asks, and the plain files. */
export function servePlainly(app: FastifyInstance, { ready, files }: { ready(): Promise<boolean>; files: readonly PlainFile[] }): void {
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain').send('ok\n'),
  )
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const serves = await ready()
    return reply
      .code(serves ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .send(serves ? 'ready\n' : 'not ready\n')
  })
  for (const { path, type, bytes, forever, encoded } of files)
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'public, max-age=86400').type(type)
      if (!encoded) return reply.send(bytes)
      const encoding = takenEncoding(request.headers['accept-encoding'])
      reply.header('vary', 'Accept-Encoding')
      return encoding ? reply.header('content-encoding', encoding).send(encoded[encoding]) : reply.send(bytes)
    })
}
