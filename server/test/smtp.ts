import { SMTPServer } from 'smtp-server'
import { type Delivered, delivered } from './mailbox.ts'

export interface TestSmtp {
  readonly url: string
  /** The messages it took, to the byte. */
  readonly taken: Buffer[]
  /** What it answers to the next recipients, before it takes any. */
  readonly refusals: number[]
  /** Runs once a message is taken, before the client is told so. */
  whenTaken: () => Promise<void>
  read(): Promise<Delivered[]>
  close(): Promise<void>
}

/** A real SMTP server on this machine, which offers STARTTLS with a certificate of its own making. */
export function testSmtp(port = 0): Promise<TestSmtp> {
  const taken: Buffer[] = []
  const refusals: number[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, done) {
      const status = refusals.shift()
      done(status === undefined ? undefined : Object.assign(new Error('no, Salma'), { responseCode: status }))
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks))
        void smtp.whenTaken().then(() => done())
      })
    },
  })
  const smtp = {
    url: '',
    taken,
    refusals,
    whenTaken: async () => undefined,
    read: () => Promise.all(taken.map(delivered)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
  return new Promise((resolve) => {
    server.on('error', () => undefined)
    const listening = server.listen(port, '127.0.0.1', () => {
      const address = listening.address()
      resolve(Object.assign(smtp, { url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` }))
    })
  })
}
