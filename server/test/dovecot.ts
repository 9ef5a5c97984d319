import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// A real IMAP server for tests: the `imap` program of Debian's Dovecot, taken out of its packages into a folder of ours, so that nothing is installed
// and no service starts. Only the greeting and LOGIN are answered here; from then on Dovecot speaks, on a Maildir of the test's own.

const nobody = 65534
const isRoot = process.getuid?.() === 0
const as = isRoot ? { uid: nobody, gid: nobody } : {}
const folder = resolve(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'dovecot')

/** Where Dovecot's programs lie; taken from Debian's archive where they are not there yet. */
export function dovecot(say: (line: string) => void = () => undefined): string {
  if (existsSync(folder)) return folder
  say("Fetching Debian's Dovecot, a mail server for the tests…")
  const made = mkdtempSync(join(tmpdir(), 'cc-dovecot-'))
  const packages = join(made, 'packages')
  mkdirSync(packages)
  const apt = (...args: string[]) => execFileSync('apt-get', args, { cwd: packages, stdio: ['ignore', 'pipe', 'pipe'] }).toString()
  // what this machine lacks of all that Dovecot needs, and Dovecot itself, also where it is installed
  const needed = () =>
    apt('install', '--print-uris', '-qq', '-y', '--no-install-recommends', 'dovecot-imapd')
      .split('\n')
      .flatMap((line) => /^'[^']+' ([a-z0-9.+-]+)_/.exec(line)?.[1] ?? [])
  const fetch = () => apt('download', '-qq', ...new Set(['dovecot-core', 'dovecot-imapd', ...needed()]))
  try {
    try {
      fetch()
    } catch {
      apt('update', '-qq') // no lists yet, or old ones
      fetch()
    }
    for (const file of globSync(join(packages, '*.deb'))) execFileSync('dpkg-deb', ['-x', file, join(made, 'root')])
    mkdirSync(join(folder, '..'), { recursive: true })
    execFileSync('cp', ['-r', join(made, 'root'), `${folder}.${process.pid}`])
    try {
      renameSync(`${folder}.${process.pid}`, folder)
    } catch {
      rmSync(`${folder}.${process.pid}`, { recursive: true, force: true }) // another test brought it meanwhile
    }
    return folder
  } catch (error) {
    throw new Error("Debian's dovecot-imapd is needed for the tests of mails, and could not be had: apt-get download dovecot-imapd", {
      cause: error,
    })
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

export interface TestImap {
  /** As a setting has it. */
  readonly url: string
  /** Runs when a client has sent a line that matches, before Dovecot reads it; what it throws breaks the connection. */
  before: (line: string) => void
  /** Puts mails into the mailbox as a mail server does, whatever bytes they are made of. */
  drop(...mails: readonly Buffer[]): void
  /** Makes the mailbox anew, with the same mails: their numbers are others then. */
  renumber(): void
  close(): Promise<void>
}

const [user, password] = ['contact@idnet.example', 'p@ss:w/rd']

/** Serves one mailbox, empty, on a port of its own. */
export async function testImap(): Promise<TestImap> {
  const programs = dovecot()
  const home = mkdtempSync(join(tmpdir(), 'cc-imap-'))
  if (isRoot) chownSync(home, nobody, nobody)
  const mail = join(home, 'mail')
  const config = join(home, 'dovecot.conf')
  const settings = {
    libexec_dir: join(programs, 'usr/lib/dovecot'),
    mail_plugin_dir: join(programs, 'usr/lib/dovecot/modules'),
    base_dir: join(home, 'base'),
    log_path: join(home, 'log'),
    mail_location: `maildir:${mail}`,
    // no users but those that every Debian has: Dovecot's own are not made
    default_login_user: 'nobody',
    default_internal_user: 'nobody',
    default_internal_group: 'nogroup',
    first_valid_uid: '1',
    stats_writer_socket_path: '',
    ssl: 'no',
    protocols: 'imap',
  }
  writeFileSync(
    config,
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
    { mode: 0o644 },
  )
  const libraries = ['usr/lib/dovecot', ...globSync('{usr/,}lib/*-linux-gnu', { cwd: programs })].map((one) => join(programs, one))
  const running = new Set<ChildProcess>()
  let dropped = 0
  const sockets = new Set<Socket>()

  function serveMailbox(socket: Socket, tag: string, rest: Buffer): void {
    const imap = spawn(
      join(programs, 'usr/bin/doveconf'),
      ['-f', 'service=imap', '-c', config, '-e', join(programs, 'usr/lib/dovecot/imap')],
      {
        ...as,
        cwd: home,
        env: { HOME: home, USER: 'contact', IMAPLOGINTAG: tag, LD_LIBRARY_PATH: libraries.join(':') },
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    )
    running.add(imap)
    imap.once('exit', () => {
      running.delete(imap)
      socket.end()
    })
    imap.stdin.on('error', () => undefined)
    imap.stdin.write(rest)
    imap.stdout.pipe(socket, { end: false })
    socket.on('data', (chunk: Buffer) => {
      try {
        served.before(chunk.toString('latin1'))
        imap.stdin.write(chunk)
      } catch {
        socket.destroy()
      }
    })
    socket.once('close', () => imap.stdin.end())
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.write('* OK [CAPABILITY IMAP4rev1 ID] ready\r\n')
    let read = ''
    const beforeLogin = (chunk: Buffer) => {
      read += chunk.toString('latin1')
      for (let end = read.indexOf('\r\n'); end >= 0; end = read.indexOf('\r\n')) {
        const line = read.slice(0, end)
        read = read.slice(end + 2)
        const [tag = '*', command = ''] = line.split(' ')
        if (command.toUpperCase() === 'LOGIN') {
          const [, name, word] = /^\S+ \S+ "?([^" ]*)"? "?([^" ]*)"?$/.exec(line) ?? []
          if (name !== user || word !== password) {
            socket.write(`${tag} NO [AUTHENTICATIONFAILED] not ${name} with ${word}\r\n`)
            continue
          }
          socket.off('data', beforeLogin)
          serveMailbox(socket, tag, Buffer.from(read, 'latin1'))
          return
        }
        if (command.toUpperCase() === 'CAPABILITY') socket.write('* CAPABILITY IMAP4rev1 ID\r\n')
        if (command.toUpperCase() === 'ID') socket.write('* ID NIL\r\n')
        socket.write(`${tag} OK done\r\n`)
        if (command.toUpperCase() === 'LOGOUT') socket.end()
      }
    }
    socket.on('data', beforeLogin)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const served: TestImap = {
    url: `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    before: () => undefined,
    drop(...mails) {
      for (const folder of ['cur', 'new', 'tmp']) mkdirSync(join(mail, folder), { recursive: true, mode: 0o700 })
      if (isRoot) for (const folder of ['', 'cur', 'new', 'tmp']) chownSync(join(mail, folder), nobody, nobody)
      for (const bytes of mails) {
        const name = join(mail, 'new', `${String(++dropped).padStart(10, '0')}.test`)
        writeFileSync(name, bytes, { mode: 0o600 })
        if (isRoot) chownSync(name, nobody, nobody)
      }
    },
    renumber() {
      for (const file of globSync(join(mail, 'dovecot*'))) rmSync(file, { force: true })
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      for (const imap of running) imap.kill('SIGKILL')
      await new Promise((resolve) => server.close(resolve))
      rmSync(home, { recursive: true, force: true })
    },
  }
  return served
}
