import { Writable } from 'node:stream'
import pino from 'pino'
import { servingUrls } from '#app/installation.ts'
import { type RunningServer, serve } from '#app/server.ts'
import { keepViewSessionKeys, servingOn } from '#domains/sharing/index.ts'
import type { TestInstallation } from './installation.ts'

export interface Served extends RunningServer {
  readonly port: number
  /** Every line it logged, down to debug. */
  readonly logged: string[]
}

/** Serves an installation where a test sees the routes, the port and the log; or as a process that holds no root key. The test closes it. */
export async function served(installation: TestInstallation, holds: 'all' | 'cards' = 'all'): Promise<Served> {
  const logged: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  const { settings, databases, keyring, clock } = installation
  await keepViewSessionKeys(keyring, clock)
  const server = await serve(settings, servingOn(servingUrls(settings, databases), clock), pino({ level: 'debug', base: null }, sink), {
    metrics: false,
    installation: holds === 'all' ? installation : undefined,
  })
  const address = server.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return { ...server, port: address.port, logged }
}
