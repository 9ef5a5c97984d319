import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { reachedAt } from '#domains/accounts/index.ts'
import { sendDigests } from '#domains/contacts/index.ts'
import { revokeLink } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someAskingLink, someCard, someLink } from '#test/people.ts'
import { sendRaw } from '#test/raw-http.ts'
import { type TestSmtp, testSmtp } from '#test/smtp.ts'
import { askingFormOf, daniel, formOf, type Got, leaveAt, nadia, receiptIn, ticketIn, type Visitor, visitorAt } from '#test/visitor.ts'

// Who opened a card and means harm: to its owner, to somebody whose address they know, or to us. And who means well, in every script.

let installation: TestInstallation
let smtp: TestSmtp
let origin: string
let port: number
let visitor: Visitor
beforeAll(async () => {
  smtp = await testSmtp()
  installation = await testInstallation({ SMTP_URL: smtp.url })
  origin = await installation.serve()
  port = Number(new URL(origin).port)
  visitor = visitorAt(origin)
})
afterAll(async () => {
  await installation.close()
  await smtp.close()
})
// what one test counted from this address does not hold up the next
beforeEach(() => installation.clock.forward({ minutes: 11 }))

const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows
const contactsOf = async ({ ownerId }: PublishedCard): Promise<number> =>
  (await query('select count(*)::int as all from contacts.contact where owner_id = $1', [ownerId]))[0].all
const internals =
  /node_modules|server\/src|\.ts:\d|\bat (?:async )?[\w.]+ \(|\bselect\b.+\bfrom\b|contacts\.|keyring\.|PostgreSQL|\bpg\b|FST_|ZodError|\[object/i

async function ticketFor(card: PublishedCard): Promise<string> {
  const { ticket } = await formOf(origin, (await someLink(installation, card)).token)
  installation.clock.forward({ seconds: 5 })
  return ticket
}

/** A form as an old browser or a hand-made program sends it. */
const raw = (contentType: string, body: string | Buffer, headers = '') =>
  sendRaw(
    port,
    Buffer.concat([
      Buffer.from(
        `POST /echange HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ${contentType}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n`,
      ),
      Buffer.from(body),
    ]),
  )

describe('mails', () => {
  test('header injection in every field, written in every way: no mail has a header, a reader or a link of theirs', async () => {
    const card = await someCard(installation)
    const breaks = [
      '\r\n',
      '\n',
      '\r',
      '\u0085',
      '\u2028',
      '\u2029',
      '%0D%0A',
      '%0a',
      '\\r\\n',
      '=0D=0A',
      '=?utf-8?q?=0D=0A?=',
      '\u0000',
      '\u000B',
    ]
    let sent = 0
    for (const end of breaks) {
      const attack = `x${end}Bcc: victim@evil.example${end}Subject: spam${end}${end}<a href="https://spam.example">x</a>`
      for (const field of ['name', 'company', 'note', 'phone', 'email'] as const) {
        installation.clock.forward({ minutes: 11 })
        const ticket = await ticketFor(card)
        const value = field === 'email' ? `author-${++sent}@test.example${end}Bcc: victim@evil.example` : attack
        const fields = { ...nadia, email: `author-${++sent}@test.example`, mailReceipt: '1', tellClosing: '1', [field]: value, ticket }
        const { status } = await visitor.post('/echange', fields)
        expect([200, 400, 422], `${field} ${JSON.stringify(end)}`).toContain(status)
      }
    }
    await sendDigests(installation.deeds, installation.clock)
    await installation.deliver()
    const mails = await smtp.read()
    expect(mails.length).toBeGreaterThan(20)
    for (const [index, mail] of mails.entries()) {
      const bytes = smtp.taken[index]?.toString('latin1') ?? ''
      const head = bytes.slice(0, bytes.indexOf('\r\n\r\n'))
      const names = head.split('\r\n').flatMap((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? [])
      expect(new Set(names).size).toBe(names.length)
      for (const name of names)
        expect(name).toMatch(
          /^(?:from|to|subject|date|message-id|auto-submitted|content-language|x-auto-response-suppress|mime-version|content-type)$/,
        )
      expect(mail.to).toMatch(/^(?:author-\d+@test\.example|person-\d+@test\.example)$/)
      expect(['Votre reçu ConnectCard', 'Vos contacts reçus']).toContain(mail.subject)
      expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/spam|evil|Bcc|Nadia|Zellige/)
    }
  })

  test('a bomb of receipts for somebody else’s address, from many sources and beside many cards, is one mail in ten minutes', async () => {
    smtp.taken.splice(0)
    const cards = await Promise.all([1, 2, 3, 4].map(() => someCard(installation)))
    const wishes = ['victim@test.example', 'VICTIM@test.example', ' victim@test.example ', 'victim@Test.Example']
    const tickets: string[] = []
    for (const card of cards) for (let one = 0; one < 10; one++) tickets.push(await ticketFor(card))
    await Promise.all(
      tickets.map((ticket, one) =>
        visitor.post(
          '/echange',
          { ...nadia, email: wishes[one % 4] ?? '', ticket, mailReceipt: '1' },
          { 'x-forwarded-for': `198.51.100.${one}` },
        ),
      ),
    )
    await installation.deliver()
    expect((await smtp.read()).filter(({ to }) => /victim/i.test(to))).toHaveLength(1)
  })

  test('a flood for one owner is one digest in ten minutes', async () => {
    smtp.taken.splice(0)
    const card = await someCard(installation)
    for (let minute = 0; minute < 20; minute++) {
      const tickets = await Promise.all(Array.from({ length: 3 }, () => ticketFor(card)))
      await Promise.all(tickets.map((ticket) => visitor.post('/echange', { ...nadia, ticket })))
      await Promise.all([sendDigests(installation.deeds, installation.clock), sendDigests(installation.deeds, installation.clock)])
      await installation.deliver()
      installation.clock.forward({ minutes: 1 })
    }
    const owner = await installation.deeds.read((tx) => reachedAt(tx, system, card.ownerId))
    const told = (await smtp.read()).filter(({ to }) => to === owner?.address)
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(3)
  })
})

describe('pages', () => {
  test('scripts and markup in every field are text: in the form, on the receipt, and as data', async () => {
    const card = await someCard(installation)
    const attacks = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'><svg onload=alert(1)>",
      '</textarea></title><script>alert(1)</script>',
      'javascript:alert(1)',
      '{{constructor.constructor("alert(1)")()}}',
      '&lt;script&gt;',
    ]
    for (const attack of attacks) {
      const ticket = await ticketFor(card)
      const refused = await visitor.post('/echange', { name: attack, email: attack, phone: attack, company: attack, note: attack, ticket })
      expect(refused.status).toBe(422)
      const taken = await visitor.post('/echange', { ...nadia, name: attack, company: attack, note: attack, ticket })
      const receipt = await visitor.post('/recu/open', { token: receiptIn(taken.text) })
      for (const { text, headers } of [refused, taken, receipt]) {
        expect(text.replaceAll(/<script>addEventListener[\s\S]*?<\/script>/g, '')).not.toMatch(
          /<script|<img|<svg on|onerror=alert\(1\)>|onload=alert\(1\)>/,
        )
        expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'sha256-/)
        expect(headers.get('content-security-policy')).not.toContain('unsafe')
      }
      const asJson = await visitor.json('/recu/open', { token: receiptIn(taken.text) })
      expect(JSON.parse(asJson.text).details).toMatchObject({ name: attack, company: attack, note: attack })
      expect(asJson.headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect(asJson.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

describe('floods', () => {
  test('three hundred posts in a minute, with an address made up for each: nothing of what was typed is lost, and the owner gets sixty', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const { cookie } = await formOf(origin, token)
    const tickets: string[] = []
    for (let one = 0; one < 300; one++) tickets.push(ticketIn((await visitor.get('/echange/1', cookie)).text))
    installation.clock.forward({ seconds: 5 })
    const answers: Got[] = []
    const forged = (one: number) => ({
      'x-forwarded-for': `192.0.2.${one % 250}, 10.0.0.${one % 250}`,
      forwarded: `for=192.0.2.${one}`,
      'x-real-ip': `192.0.2.${one}`,
    })
    for (let one = 0; one < 300; one += 4)
      answers.push(
        ...(await Promise.all(
          tickets
            .slice(one, one + 4)
            .map((ticket, more) => visitor.post('/echange', { ...nadia, note: `n° ${one + more}`, ticket }, forged(one + more))),
        )),
      )
    const count = (status: number) => answers.filter((one) => one.status === status).length
    expect([count(200), count(429)]).toEqual([60, 240])
    for (const [one, { status, text }] of answers.entries()) if (status === 429) expect(text).toContain(`n° ${one}`)
    expect(await contactsOf(card)).toBe(60)
  }, 180_000)

  test('two thousand forms that are not ours: nothing is kept, and from the six hundred and first on it says to wait', async () => {
    const statuses: number[] = []
    for (let one = 0; one < 100; one++)
      statuses.push(
        ...(await Promise.all(
          Array.from(
            { length: 10 },
            async () =>
              (
                await visitor.post('/echange', {
                  ...nadia,
                  ticket: `${randomBytes(40).toString('base64url')}.${randomBytes(32).toString('base64url')}`,
                })
              ).status,
          ),
        )),
      )
    expect(new Set(statuses)).toEqual(new Set([410, 429]))
    expect(statuses.filter((status) => status === 410).length).toBe(600)
  }, 180_000)
})

describe('tickets', () => {
  test('of another link, altered, or replayed after the link was taken back: nothing is left', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    const link = await someLink(installation, card)
    const { ticket } = await formOf(origin, link.token)
    const others = await ticketFor(other)
    const [body = '', digest = ''] = ticket.split('.')
    const [otherBody = '', otherDigest = ''] = others.split('.')
    const forged = Buffer.from(
      JSON.stringify({
        ...JSON.parse(Buffer.from(body, 'base64url').toString()),
        l: JSON.parse(Buffer.from(otherBody, 'base64url').toString()).l,
      }),
    ).toString('base64url')
    for (const one of [`${forged}.${digest}`, `${otherBody}.${digest}`, `${body}.${otherDigest}`, `${body}.`, '', 'x'.repeat(3_000)])
      expect((await visitor.post('/echange', { ...nadia, ticket: one })).status, one.slice(0, 20)).toBe(410)
    expect((await visitor.post('/echange', { ...nadia, ticket: 'x'.repeat(3_001) })).status).toBe(400)
    await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: link.id }))
    for (let replay = 0; replay < 3; replay++) expect((await visitor.post('/echange', { ...nadia, ticket })).status).toBe(409)
    expect([await contactsOf(card), await contactsOf(other)]).toEqual([0, 0])
  })

  test('one that was used is used: after its contact is deleted it leaves none again', async () => {
    const card = await someCard(installation)
    const { receipt, ticket } = await leaveAt(installation, origin, card)
    await visitor.post('/recu/delete', { token: receipt, sure: '1' })
    expect((await visitor.post('/echange', { ...nadia, ticket })).status).toBe(404)
    expect(await query('select details from contacts.contact where owner_id = $1', [card.ownerId])).toEqual([{ details: null }])
  })

  test('from another site, with or without a cookie, nothing is taken', async () => {
    const card = await someCard(installation)
    const ticket = await ticketFor(card)
    const body = new URLSearchParams({ ...nadia, ticket })
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { cookie: '__Host-cc_view=x' },
    ])
      expect((await fetch(`${origin}/echange`, { method: 'POST', headers: { ...headers }, body })).status).toBe(403)
    expect(await contactsOf(card)).toBe(0)
  })

  test('a hundred at once with one ticket leave one contact', async () => {
    const card = await someCard(installation)
    const ticket = await ticketFor(card)
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, one) => visitor.post('/echange', { ...nadia, name: `Nadia ${one}`, ticket })),
    )
    const receipts = new Set(answers.filter(({ status }) => status === 200).map(({ text }) => receiptIn(text)))
    expect(receipts.size).toBe(1)
    expect(await contactsOf(card)).toBe(1)
  })
})

describe('requests for access', () => {
  test('scripts and markup in every field, and in the line of a hostile owner, are text; a page of it leads nowhere else', async () => {
    const card = await someCard(installation)
    const line = '"><img src=x onerror=alert(1)></p><form action="https://evil.example">'
    const { token } = await someAskingLink(installation, card, { line })
    const { page, ticket } = await askingFormOf(origin, token)
    installation.clock.forward({ seconds: 5 })
    const attack = '</textarea><script>alert(1)</script>'
    const refused = await visitor.post('/demande', { name: attack, email: attack, company: attack, note: attack, token, ticket })
    const taken = await visitor.post('/demande', { ...daniel, name: attack, company: attack, note: attack, token, ticket })
    expect([refused.status, taken.status]).toEqual([422, 200])
    for (const { text, headers } of [page, refused, taken, await visitor.post('/recu/open', { token: receiptIn(taken.text) })]) {
      expect(text.replaceAll(/<script>addEventListener[\s\S]*?<\/script>/g, '')).not.toMatch(/<script|<img|<form action="https/)
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    }
  })

  test('a ticket that is forged, of another link, or of the form beside a card leaves nothing; nor does another site', async () => {
    const card = await someCard(installation)
    const { token } = await someAskingLink(installation, card)
    const { ticket } = await askingFormOf(origin, token)
    const beside = await ticketFor(card)
    for (const one of [beside, randomBytes(80).toString('base64url'), `${ticket}AAAA`, ticket.slice(0, 40), '', 'x'.repeat(3_000)])
      expect((await visitor.post('/demande', { ...daniel, token, ticket: one })).status, one.slice(0, 20)).toBe(410)
    expect((await visitor.post('/echange', { ...nadia, ticket })).status).toBe(410)
    const body = new URLSearchParams({ ...daniel, token, ticket })
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])
      expect((await fetch(`${origin}/demande`, { method: 'POST', headers: { ...headers }, body })).status).toBe(403)
    expect(await contactsOf(card)).toBe(0)
  })

  test('a hundred at once with one ticket are one request', async () => {
    const card = await someCard(installation)
    const { token } = await someAskingLink(installation, card)
    const { ticket } = await askingFormOf(origin, token)
    installation.clock.forward({ seconds: 5 })
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, one) => visitor.post('/demande', { ...daniel, name: `Daniel ${one}`, token, ticket })),
    )
    expect(new Set(answers.filter(({ status }) => status === 200).map(({ text }) => receiptIn(text))).size).toBe(1)
    expect(await contactsOf(card)).toBe(1)
  })
})

describe('bodies', () => {
  test('a million bytes are refused, in whatever form, and the connection lives on for the next', async () => {
    const large = 'x'.repeat(1_048_576)
    const part = `--b\r\nContent-Disposition: form-data; name="vcard"; filename="a.vcf"\r\n\r\n${large}\r\n--b--\r\n`
    for (const [type, body] of [
      ['application/json', JSON.stringify({ name: large })],
      ['application/x-www-form-urlencoded', `name=${large}`],
      ['multipart/form-data; boundary=b', part],
      ['text/vcard', large],
    ] as const)
      expect([413, 415], type).toContain((await raw(type, body)).status)
    // what is too much for a form is too much also where a file may be larger
    expect((await raw('application/json', JSON.stringify({ name: 'x'.repeat(100_000) }))).status).toBe(413)
    expect((await raw('application/x-www-form-urlencoded', `name=${'x'.repeat(100_000)}`)).status).toBe(413)
    expect((await visitor.get('/recu')).status).toBe(200)
  })

  test('multipart tricks are refused, and none of them leaves anything or says what is inside', async () => {
    const card = await someCard(installation)
    const ticket = await ticketFor(card)
    const field = (name: string, value: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const whole = Object.entries({ ...nadia, ticket })
      .map(([name, value]) => field(name, value))
      .join('')
    const tricks: readonly (readonly [string, string, string])[] = [
      ['no boundary', 'multipart/form-data', `${whole}--b--\r\n`],
      ['an empty boundary', 'multipart/form-data; boundary=', `${whole}--b--\r\n`],
      ['another boundary', 'multipart/form-data; boundary=c', `${whole}--b--\r\n`],
      ['no end', 'multipart/form-data; boundary=b', whole],
      [
        'a thousand parts',
        'multipart/form-data; boundary=b',
        `${Array.from({ length: 1_000 }, (_, one) => field(`f${one}`, 'x')).join('')}${whole}--b--\r\n`,
      ],
      ['a field that is not asked for', 'multipart/form-data; boundary=b', `${whole}${field('admin', '1')}--b--\r\n`],
      ['a field of an object', 'multipart/form-data; boundary=b', `${whole}${field('__proto__', '1')}--b--\r\n`],
      ['a name twice', 'multipart/form-data; boundary=b', `${whole}${field('name', 'Eve')}--b--\r\n`],
      ['another type', 'multipart/mixed; boundary=b', `${whole}--b--\r\n`],
      ['a file for a name', 'multipart/form-data; boundary=b', `${whole.replace('name="name"', 'name="name"; filename="x"')}--b--\r\n`],
      [
        'two files',
        'multipart/form-data; boundary=b',
        `${whole}${['a', 'b'].map((one) => field(`vcard"; filename="${one}`, 'BEGIN:VCARD')).join('')}--b--\r\n`,
      ],
      ['compressed', 'multipart/form-data; boundary=b', `${whole}--b--\r\n`],
    ]
    for (const [what, type, body] of tricks) {
      const { status, body: text } = await raw(type, body, what === 'compressed' ? 'Content-Encoding: gzip\r\n' : '')
      expect([400, 415], what).toContain(status)
      expect(text, what).not.toMatch(internals)
    }
    expect(await contactsOf(card)).toBe(0)
    const nested = `${whole}--b\r\nContent-Disposition: form-data; name="vcard"; filename="x"\r\nContent-Type: multipart/mixed; boundary=d\r\n\r\n--d\r\nContent-Disposition: form-data; name="name"\r\n\r\nEve\r\n--d--\r\n\r\n--b--\r\n`
    const asFile = await raw('multipart/form-data; boundary=b', nested)
    expect([asFile.status, asFile.body.includes('Eve')]).toEqual([422, false]) // a file that is no contact card
    expect((await raw('multipart/form-data; boundary=b', `${whole}--b--\r\n`)).status).toBe(200) // and the form as it should be
    expect(await contactsOf(card)).toBe(1)
  })

  test('files that are no contact card, or a bent one, are refused in words, and what was typed stays', async () => {
    const card = await someCard(installation)
    const ticket = await ticketFor(card)
    const send = async (file: Buffer, name = 'a.vcf', type = 'text/vcard') => {
      const form = new FormData()
      for (const [field, value] of Object.entries({ ...nadia, ticket })) form.set(field, value)
      form.set('vcard', new Blob([new Uint8Array(file)], { type }), name)
      return visitor.postForm('/echange', form)
    }
    const files: readonly Buffer[] = [
      Buffer.from('not a card'),
      randomBytes(5_000),
      Buffer.from('BEGIN:VCARD\r\nEND:VCARD'),
      Buffer.from(`BEGIN:VCARD\r\nFN:${'x'.repeat(200_000)}\r\nEND:VCARD`),
      Buffer.from('BEGIN:VCARD\r\n'.repeat(10_000)),
      Buffer.from(`BEGIN:VCARD\r\n${'TEL:1\r\n'.repeat(20_000)}END:VCARD`),
      Buffer.from('\u0000'.repeat(10_000)),
      Buffer.from('<svg onload="alert(1)"/>'),
      Buffer.from('PK\u0003\u0004'),
    ]
    for (const file of files) {
      const { status, text } = await send(file, '../../etc/passwd\r\nX: y', 'text/html')
      expect(status).toBe(422)
      expect(text).toContain('n’est pas une fiche contact lisible')
      expect(text).toContain('value="Nadia Tazi"')
      expect(text).not.toMatch(/passwd|alert\(1\)/)
    }
    const large = await send(Buffer.alloc(300_000, 120))
    expect([large.status, large.text.includes('dépasse 256'), large.text.includes('value="Nadia Tazi"')]).toEqual([422, true, true])
    expect(await contactsOf(card)).toBe(0)
  })

  test('a contact card fills in what is empty, nothing is kept of the rest, and nothing before it is sent', async () => {
    const card = await someCard(installation)
    const ticket = await ticketFor(card)
    const vcard = `\uFEFFBEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=A7=D9=84=D8=AA=D8=A7=D8=B2=D9=8A;=D9=86=D8=A7=D8=AF=D9=8A=D8=A9\nTEL;CELL:06 12 34 56 78\nEMAIL:nadia@example.ma\nORG:Zellige <b>\nNOTE:secret canary\nADR:;;3, rue canary\nPHOTO;ENCODING=BASE64:AAAA\nBDAY:1990-01-01\nEND:VCARD\n`
    const form = new FormData()
    form.set('ticket', ticket)
    form.set('name', 'Nadia T.')
    form.set('note', 'Bonjour')
    form.set('noProspecting', '1')
    form.set('vcard', new Blob([vcard]), 'nadia.vcf')
    const { status, text } = await visitor.postForm('/echange', form)
    expect(status).toBe(200)
    for (const said of [
      'value="Nadia T."',
      'value="+212612345678"',
      'value="nadia@example.ma"',
      'value="Zellige &lt;b&gt;"',
      'Bonjour',
      'relisez, puis envoyez',
    ])
      expect(text, said).toContain(said)
    expect(text).toMatch(/name="noProspecting" value="1" checked/)
    expect(text).not.toMatch(/canary|1990/)
    expect(ticketIn(text)).toBe(ticket)
    expect(await contactsOf(card)).toBe(0)
    expect((await visitor.post('/echange', { name: 'Nadia T.', phone: '+212612345678', ticket })).status).toBe(200)
  })

  test('a thousand bent posts to every address: no failure of ours, and nothing of what is inside', async () => {
    const card = await someCard(installation)
    const { receipt, ticket } = await leaveAt(installation, origin, card)
    const paths = [
      '/echange',
      '/demande',
      '/recu',
      '/recu/open',
      '/recu/correct',
      '/recu/confirm',
      '/recu/withdraw',
      '/recu/give-back',
      '/recu/ask',
      '/recu/x',
    ]
    const values = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        -1,
        '',
        [],
        {},
        'x'.repeat(30_000),
        '\ud800',
        'a\u0000',
        receipt,
        ticket,
        '0'.repeat(32),
        '../..',
        '%',
        { a: [] },
        2 ** 53,
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.jsonValue({ maxDepth: 3 }),
    )
    const names = fc.constantFrom(
      'token',
      'ticket',
      'name',
      'email',
      'phone',
      'company',
      'note',
      'noProspecting',
      'tellClosing',
      'mailReceipt',
      'website',
      'sure',
      'x',
      '__proto__',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(fc.tuple(names, values), { maxLength: 5 }),
        fc.boolean(),
        async (path, fields, plain) => {
          const good: [string, unknown][] = [path === '/echange' ? ['ticket', ticket] : ['token', receipt]]
          const body = Object.fromEntries([...good, ...fields])
          const form = Object.fromEntries(
            Object.entries(body).map(([name, value]) => [name, (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed()]),
          )
          const { status, text } = plain ? await visitor.post(path, form) : await visitor.json(path, body)
          expect(status, `${path} ${text.slice(0, 300)}`).toBeLessThan(500)
          if (status >= 400) expect(text).not.toMatch(internals)
        },
      ),
      { numRuns: 1_000, verbose: 0 },
    )
    expect(await contactsOf(card)).toBe(1)
  }, 240_000)
})

describe('who means well', () => {
  const scripts = [
    'سلمى بنجلون',
    'ⵙⴰⵍⵎⴰ ⵏ ⵓⴷⵔⴰⵔ',
    'e\u0301te\u0301',
    '👩🏽‍🔧👨‍👩‍👧',
    'Ω≈ç√∫',
    'ﷺ',
    'a\u200Db',
    'נועה',
    '中村',
    'ſtrange',
    'Ǆ',
  ]
  const honest = (most: number) =>
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...scripts, ';', ',', '\\', '"', "'", '<b>', '&amp;', ':', '=', '=1+1', '+', '%41', '\\n'),
          fc.string({ unit: 'grapheme', maxLength: 6 }),
        ),
        {
          minLength: 1,
          maxLength: 5,
        },
      )
      .map((parts) => parts.join(' ').slice(0, most))

  test('reads on the receipt what they wrote, byte for byte, in every script; or what is wrong with which field', async () => {
    const card = await someCard(installation)
    let taken = 0
    await fc.assert(
      fc.asyncProperty(honest(120), honest(160), honest(1_000), fc.boolean(), async (name, company, note, multipart) => {
        installation.clock.forward({ minutes: 11 })
        const ticket = await ticketFor(card)
        const fields = { name, company, note, email: '', phone: '0612345678', ticket }
        const form = new FormData()
        for (const [field, value] of Object.entries(fields)) form.set(field, value)
        const sent = multipart ? await visitor.postForm('/echange', form) : await visitor.post('/echange', fields)
        if (sent.status !== 200) {
          expect(sent.status, sent.text.slice(0, 200)).toBe(422)
          expect(sent.text).toMatch(/id="(?:name|company|note)-error"/)
          return
        }
        taken++
        const { details } = JSON.parse((await visitor.json('/recu/open', { token: receiptIn(sent.text) })).text)
        const edges = (text: string) => (text.trim() === '' ? null : text.trim())
        expect(details).toEqual({ name: edges(name), company: edges(company), note: edges(note), email: null, phone: '+212612345678' })
      }),
      { numRuns: 60, verbose: 0 },
    )
    expect(taken).toBeGreaterThan(30)
  }, 240_000)
})
