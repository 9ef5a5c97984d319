import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  /** 0 where nothing came. */
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
  /** Whether the server closed the connection. */
  readonly closed: boolean
}

/** A connection that speaks whatever it is told to. */
export function rawSocket(port: number, host = '127.0.0.1'): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host, allowHalfOpen: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      socket.on('error', () => undefined) // a reset is an answer too
      resolve(socket)
    })
  })
}

/** Sends these bytes on a connection of their own, and reads until the server closes it or the time is over. */
export async function sendRaw(port: number, bytes: string | Buffer, milliseconds = 3_000, host?: string): Promise<RawAnswer> {
  const socket = await rawSocket(port, host)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const closed = new Promise<boolean>((resolve) => {
    for (const event of ['end', 'close'] as const) socket.once(event, () => resolve(true))
    setTimeout(() => resolve(false), milliseconds).unref()
  })
  socket.write(bytes)
  const done = await closed
  socket.destroy()
  return { ...readAnswer(Buffer.concat(chunks)), closed: done }
}

function readAnswer(bytes: Buffer): Omit<RawAnswer, 'closed'> {
  const text = bytes.toString('latin1').replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '')
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end < 0 ? text.length : end).split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
  })
  const rest = end < 0 ? '' : text.slice(end + 4)
  const chunked = headers.some(([name, value]) => name === 'transfer-encoding' && value === 'chunked')
  const body = Buffer.from(chunked ? joined(rest) : rest, 'latin1').toString()
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1] ?? 0), headers: new Map(headers), body }
}

function joined(chunks: string): string {
  const length = Number.parseInt(chunks, 16)
  const from = chunks.indexOf('\r\n') + 2
  return length > 0 ? chunks.slice(from, from + length) + joined(chunks.slice(from + length + 2)) : ''
}

/** A request in the usual form: the host named, closed after the answer. */
export function request(line: string, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ''): Buffer {
  const given = {
    host: 'localhost',
    connection: 'close',
    ...(body.length > 0 && { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }
  const head = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${head.join('')}\r\n`, 'latin1'), Buffer.from(body)])
}
