import net from 'node:net'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// A test fails on anything written to console.error: nothing may go wrong quietly.
beforeEach(() => {
  vi.spyOn(console, 'error')
})
afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
})

// And on a connection to anywhere but this machine.
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
net.Socket.prototype.connect = new Proxy(net.Socket.prototype.connect, {
  apply(connect, socket, args: unknown[]) {
    const first = Array.isArray(args[0]) ? args[0][0] : args[0]
    const host = typeof first === 'object' && first !== null && 'host' in first ? first.host : args[1]
    if (typeof host === 'string' && !host.startsWith('/') && !loopback.test(host)) throw new Error('a test reached for the network')
    return Reflect.apply(connect, socket, args)
  },
})
