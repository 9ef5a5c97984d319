import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'

// Opens links over raw sockets, one request after the other on each connection, where `wrk` is not there to do it.
// `node bench/load-generator.ts PORT CONNECTIONS SECONDS TOKENS.txt ACCEPT-ENCODING`: the same line of JSON as bench/wrk.lua.

const [port = '', connections = '', seconds = '', file = '', encoding = ''] = process.argv.slice(2)
const requests = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((token) => {
    const body = JSON.stringify({ token })
    const head = `POST /l/open HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\nAccept: text/html\r\nAccept-Encoding: ${encoding}\r\nContent-Length: ${body.length}`
    return Buffer.from(`${head}\r\n\r\n${body}`)
  })
const began = performance.now()
const until = began + Number(seconds) * 1_000
const times: number[] = []
let [next, failed, open] = [Math.floor(Math.random() * requests.length), 0, 0]

for (let one = 0; one < Number(connections); one++) {
  const socket = connect(Number(port), '127.0.0.1', () => drive(socket))
  open++
  socket.setNoDelay(true)
  socket.on('error', () => failed++)
  socket.on('close', () => {
    if (--open === 0) tell()
  })
}

function drive(socket: Socket) {
  let [sent, missing, held] = [0, 0, Buffer.alloc(0)]
  const ask = () => {
    sent = performance.now()
    if (sent >= until) {
      socket.end()
      return
    }
    const request = requests[next++ % requests.length]
    if (request) socket.write(request)
  }
  socket.on('data', (chunk) => {
    if (missing === 0) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      const end = held.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = held.toString('latin1', 0, end)
      if (!head.startsWith('HTTP/1.1 200')) failed++
      missing = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0) - (held.length - end - 4)
      held = Buffer.alloc(0)
    } else missing -= chunk.length
    if (missing > 0) return
    times.push(performance.now() - sent)
    ask()
  })
  ask()
}

function tell() {
  const took = (performance.now() - began) / 1_000
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  process.stdout.write(`${JSON.stringify({ requests: times.length, seconds: took, failed, p50: at(0.5), p99: at(0.99) })}\n`)
}
