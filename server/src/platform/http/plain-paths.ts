import type { FastifyInstance } from 'fastify'
import { apiDescriptionPaths } from './api-description.ts'
import type { PlainPaths } from './route-table.ts'

/** A file that everybody may have, the same for all and for a day. */
export interface PlainFile {
  readonly path: string
  readonly type: string
  readonly bytes: Buffer
  /** Why no permission is asked. */
  readonly open: string
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
  for (const { path, type, bytes } of files)
    app.get(path, { schema: { hide: true } }, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=86400').type(type).send(bytes),
    )
}
