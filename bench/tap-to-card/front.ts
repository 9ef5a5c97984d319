import { execFileSync, spawn } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'

/** What Chromium is to trust: the key of the certificate, as it wants it. */
export interface Front {
  readonly port: number
  readonly key: string
  close(): Promise<void>
}

/** nginx before a port, with TLS and HTTP/2, as docs/install.md sets it up. */
export async function frontBefore(to: number, dir: string): Promise<Front> {
  mkdirSync(dir, { recursive: true })
  const file = (name: string) => join(dir, name)
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const made = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', ...names]
  execFileSync('openssl', ['req', ...made, '-keyout', file('key.pem'), '-out', file('chain.pem')], { stdio: 'ignore' })
  const port = await freePort()
  writeFileSync(file('nginx.conf'), configuration(dir, port, to))
  const nginx = spawn('nginx', ['-p', dir, '-c', file('nginx.conf'), '-e', file('error.log')], { stdio: 'ignore' })
  const ended = once(nginx, 'exit')
  await answering(port)
  const { publicKey } = new X509Certificate(readFileSync(file('chain.pem')))
  return {
    port,
    key: createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    async close() {
      nginx.kill('SIGQUIT')
      await ended
    },
  }
}

const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
const configuration = (dir: string, port: number, to: number) => `
daemon off;
worker_processes 1;
pid ${dir}/nginx.pid;
events { worker_connections 256; }
http {
  ${temporary.map((one) => `${one}_temp_path ${dir}/${one};`).join(' ')}
  server {
    listen 127.0.0.1:${port} ssl http2;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_buffer_size 1400;
    ssl_certificate ${dir}/chain.pem;
    ssl_certificate_key ${dir}/key.pem;
    access_log off;
    location / {
      proxy_pass http://127.0.0.1:${to};
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header Connection "";
    }
  }
}
`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('there is no free port')
  return address.port
}

async function answering(port: number): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const socket = connect(port, '127.0.0.1')
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (open) return
    await after(50)
  }
  throw new Error('nginx does not answer')
}
