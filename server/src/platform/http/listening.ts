import { createServer, type Server } from 'node:net'
import type { BoundedServer } from './bounded-server.ts'

/** Both loopbacks, as browsers take either for localhost; or the one address that was asked for. */
export const hostsOf = (host: string | undefined): readonly string[] =>
  host === undefined || host === 'localhost' ? ['127.0.0.1', '::1'] : [host]

/**
 * Listens on each host at one port, with a server of its own for each. A machine without IPv6 has no `::1`: that is fine; a port that
 * another program has on one of them is not, for browsers might end up there.
 */
export async function listenOn(
  hosts: readonly string[],
  port: number,
  first: BoundedServer,
  another: () => BoundedServer,
): Promise<readonly BoundedServer[]> {
  const servers: BoundedServer[] = []
  try {
    let chosen = port
    for (const host of hosts) {
      const one = servers.length === 0 ? first : another()
      servers.push(one)
      const passed = servers.length === 1 ? [] : port === 0 ? [...noSuchAddress, 'EADDRINUSE'] : noSuchAddress
      await listening(one.server, host, chosen, passed)
      chosen ||= portOf(one.server)
    }
    return servers
  } catch (error) {
    await Promise.all(servers.map((one) => one.drain(0)))
    throw error
  }
}

/** Whether a port can be had on each host, asked before anything costly is done. Throws what listening would throw. */
export async function tryPort(hosts: readonly string[], port: number): Promise<void> {
  for (const host of hosts) {
    const probe = createServer()
    await listening(probe, host, port, host === hosts[0] ? [] : noSuchAddress)
    await new Promise((resolve) => probe.close(resolve))
  }
}

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

const noSuchAddress = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

function listening(server: Server, host: string, port: number, passed: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error) => {
      if ('code' in error && passed.some((code) => code === error.code)) resolve()
      else reject(error)
    }
    server.once('error', refused)
    server.listen({ host, port, backlog: 1024 }, () => {
      server.off('error', refused)
      resolve()
    })
  })
}
