import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { smtpOptions, tryTransport } from './transport.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function server(options: SMTPServerOptions): Promise<string> {
  const one = new SMTPServer({ logger: false, ...options })
  one.on('error', () => undefined)
  closing.push(() => one.close())
  return new Promise((resolve) => {
    const listening = one.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(`127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })
}

describe('reaching the mail server', () => {
  test('logs in with what stands in the address, over TLS where it is offered', async () => {
    const seen: unknown[] = []
    const at = await server({
      onAuth({ username, password }, session, done) {
        seen.push([username, password, session.secure])
        done(null, username === 'cards@idnet' && password === 'p@ss:w/rd' ? { user: username } : undefined)
      },
    })
    await tryTransport(new URL(`smtp://cards%40idnet:p%40ss%3Aw%2Frd@${at}`), true)
    expect(seen).toEqual([['cards@idnet', 'p@ss:w/rd', true]])
  })

  test('tells of a refused login by a code, without the address or the password', async () => {
    const at = await server({ onAuth: (_login, _session, done) => done(new Error('no, cards')) })
    const trouble: unknown = await tryTransport(new URL(`smtp://cards:hunter2@${at}`), false).catch((error: unknown) => error)
    expect(trouble).toMatchObject({ code: 'smtp-535' })
    expect(`${trouble instanceof Error ? trouble.message + trouble.stack : ''}`).not.toMatch(/no, cards|hunter2/)
  })

  test('tells of a server that is not there', async () => {
    await expect(tryTransport(new URL('smtp://127.0.0.1:1'), false)).rejects.toMatchObject({ code: 'esocket' })
  })

  test('speaks to another machine in production over TLS only, with a certificate that holds', () => {
    expect(smtpOptions(new URL('smtp://mail.example.ma'), true)).toMatchObject({
      requireTLS: true,
      tls: { rejectUnauthorized: true },
      port: 587,
    })
    expect(smtpOptions(new URL('smtps://mail.example.ma'), true)).toMatchObject({
      secure: true,
      tls: { rejectUnauthorized: true },
      port: 465,
    })
    expect(smtpOptions(new URL('smtp://localhost.evil.example'), true)).toMatchObject({ requireTLS: true })
    expect(smtpOptions(new URL('smtp://[::1]:25'), true)).toMatchObject({ requireTLS: false, host: '::1', port: 25 })
  })
})
