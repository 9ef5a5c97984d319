import type { Logger } from 'pino'
import type { Serving } from '#domains/sharing/index.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Installation } from '../installation.ts'
import { productServer } from '../server.ts'
import { isPublicPage } from '../site.ts'

/**
 * What every route says to search engines, asked of the program itself, which listens nowhere for it; but for the public pages, which engines are welcome to. What it
 * answers to somebody without account and link is what it answers to a crawler.
 */
export async function robotsOf(settings: Settings, serving: Serving, installation: Installation, log: Logger) {
  const { http, uses, operations } = await productServer(settings, serving, log, installation)
  const examples = new Map(operations.map(({ path, example }) => [path, example?.parameters ?? {}]))
  try {
    const said: { route: string; says: string | undefined }[] = []
    for (const { method, path } of http.routes) {
      if (method !== 'GET' || isPublicPage(path)) continue
      const url = path.replace(/\{(\w+)\}/g, (_, name: string) => String(examples.get(path)?.[name] ?? 'x')).replaceAll('*', 'x')
      const { headers } = await http.app.inject({ method: 'GET', url })
      const says = headers['x-robots-tag']
      said.push({ route: path, says: typeof says === 'string' ? says : undefined })
    }
    return said
  } finally {
    await http.close(0)
    await uses?.close()
  }
}
