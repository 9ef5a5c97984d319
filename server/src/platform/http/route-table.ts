import type { FastifyInstance } from 'fastify'
import type { Permission } from '#contract/permissions.ts'
import type { Purpose } from '#contract/purposes.ts'
import type { Operation } from './operation.ts'

/** One line of the table of everything that this server answers. */
export interface Route {
  readonly method: string
  /** As in OpenAPI. */
  readonly path: string
  readonly purpose: Purpose | 'none'
  readonly permission: Permission | undefined
  /** Why no permission is asked. */
  readonly open: string | undefined
  /** Whether it asks for a fresh proof of who calls. */
  readonly fresh: boolean
}
export interface RouteTable {
  readonly routes: readonly Route[]
  /** The methods that an address takes; none where there is nothing. */
  methodsAt(address: string): string[]
}

/** Paths that are no operation of the API, and why everybody may have them. */
export type PlainPaths = { readonly [path: string]: string }

export const routeOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** Watches the routes as they are registered: one that is neither an operation nor open to all stops the start. */
export function keepRouteTable(app: FastifyInstance, operations: readonly Operation[], plain: PlainPaths): RouteTable {
  const routes: Route[] = []
  const places: { readonly method: string; readonly matches: RegExp }[] = []
  const note = (method: string, url: string) => {
    const asked = method === 'HEAD' ? 'GET' : method
    const operation = operations.find((known) => known.method === asked && routeOf(known.path) === url)
    const open = operation?.open ?? (asked === 'GET' ? openPath(plain, url) : undefined)
    const permission = operation?.permission
    if (open === undefined && permission === undefined) throw new Error(`${method} ${url} is no operation, and no path that is open to all`)
    const [purpose, fresh] = [operation?.purpose ?? 'none', operation?.fresh ?? false] as const
    routes.push({ method, path: operation?.path ?? url, purpose, permission, open, fresh })
    places.push({ method, matches: matcher(url, operation) })
  }
  app.addHook('onRoute', ({ method, url, routePath }) => {
    for (const one of [method].flat()) {
      note(one, url)
      // the root of a plug-in is answered with and without a slash at its end, and Fastify tells of one
      if (routePath === '' && one === 'GET') note(one, `${url}/`)
    }
  })
  return {
    routes,
    methodsAt(address) {
      const path = decodedPath(address)
      return path === undefined ? [] : [...new Set(places.filter(({ matches }) => matches.test(path)).map(({ method }) => method))].sort()
    },
  }
}

const openPath = (plain: PlainPaths, url: string): string | undefined =>
  Object.entries(plain).find(([path]) => url === path || url.startsWith(`${path}/`))?.[1]

function matcher(url: string, operation: Operation | undefined): RegExp {
  const parts = url.split('/').map((part) => {
    const rule = part.startsWith(':') ? operation?.parameters?.[part.slice(1)]?.pattern.source : undefined
    if (rule) return rule.replace(/^\^|\$$/g, '')
    return part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : RegExp.escape(part)
  })
  return new RegExp(`^${parts.join('/')}$`)
}

function decodedPath(address: string): string | undefined {
  try {
    return decodeURIComponent(address.replace(/[?#].*$/s, ''))
  } catch {
    return undefined
  }
}
