import { randomBytes } from 'node:crypto'
import { aMail, aMailOf, file, text } from './mails.ts'

// Mails as nobody should write them, and as they come nevertheless. Each makes the bytes of one mail of a sender, with a word of its own in it.

type Make = (from: string, word: string) => Buffer
const encoded = (charset: string, base64: string) => `=?${charset}?B?${base64}?=`
const nested = (depth: number, word: string): string =>
  depth === 0
    ? `${text}\r\n\r\n${word}`
    : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1, word)}\r\n--b${depth}--`
const quoted = (word: string) => [...word].map((sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase()}`).join('')
const raw = (head: Buffer, ...more: readonly (string | Buffer)[]) => Buffer.concat([head, ...more.map((one) => Buffer.from(one as string))])

/** Each is one that can be filed: it says who sent it. */
export const fileable: readonly (readonly [string, Make])[] = [
  ['plain', (From, word) => aMail({ From }, word)],
  ['header injection in a name', (From, word) => aMail({ From: `=?utf-8?Q?Nadia=0D=0ABcc:_victim@envoi.example?= <${From}>` }, word)],
  [
    'header injection in a subject',
    (From, Subject) =>
      aMail({ From, Subject: `${encoded('utf-8', Buffer.from(`${Subject}\r\nBcc: victim@envoi.example`).toString('base64'))}` }),
  ],
  [
    'header injection in a Message-ID',
    (From, word) => aMail({ From, 'Message-ID': '<a@b>\u000bBcc: victim@envoi.example', References: '<x\u0000y@z> <ok@z>' }, word),
  ],
  [
    '999 parts',
    (From, word) =>
      aMailOf({ From }, [[text, word], ...Array.from({ length: 900 }, (_, at) => [file(`${at}.pdf`), Buffer.from('%PDF-1.4')] as const)]),
  ],
  ['too many parts', (From, word) => aMailOf({ From }, [[text, word], ...Array.from({ length: 1_500 }, () => [text, 'x'] as const)])],
  ['nested to the bottom', (From, word) => raw(aMail({ From }, '').subarray(0, -4), `${nested(200, word)}\r\n`)],
  [
    'windows-1256',
    (From, word) =>
      raw(
        aMail({ From, 'Content-Type': 'text/plain; charset=windows-1256', Subject: encoded('windows-1256', '49HNyMc=') }, ''),
        Buffer.from([0xe3, 0xd1, 0xcd, 0xc8, 0xc7, 0x20]),
        word,
      ),
  ],
  [
    'utf-8 that says it is windows-1256',
    (From, word) => aMail({ From, 'Content-Type': 'text/plain; charset=windows-1256' }, `مرحبا ${word}`),
  ],
  [
    'a charset that nobody knows',
    (From, word) => aMail({ From, 'Content-Type': 'text/plain; charset=x-klingon', Subject: '=?x-klingon?Q?=FF=FE?=' }, word),
  ],
  ['UTF-7', (From, word) => aMail({ From, 'Content-Type': 'text/plain; charset=utf-7' }, `+ADw-script+AD4- ${word}`)],
  [
    'UTF-16 without a mark',
    (From, word) =>
      aMail(
        { From, 'Content-Type': 'text/plain; charset=utf-16le', 'Content-Transfer-Encoding': 'base64' },
        Buffer.from(word, 'utf16le').toString('base64'),
      ),
  ],
  [
    'quoted-printable',
    (From, word) =>
      aMail(
        { From, 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'quoted-printable' },
        `${quoted(word)}=E9=ZZ=\r\n=`,
      ),
  ],
  ['base64 that is none', (From, Subject) => aMail({ From, Subject, 'Content-Transfer-Encoding': 'base64' }, '!!!! not base64 ====')],
  [
    'HTML alone',
    (From, word) =>
      aMail(
        { From, 'Content-Type': 'text/html; charset=utf-8' },
        `<style>p{}</style><script>alert(1)</script><p onclick="x">${word}</p><img src="https://tracker.example/x.gif">`,
      ),
  ],
  [
    'HTML that never closes',
    (From, word) => aMail({ From, 'Content-Type': 'text/html' }, `<p>${word}</p>${'<div><b><table>'.repeat(3_000)}`),
  ],
  ['no Message-ID', (From, word) => aMail({ From, 'Message-ID': undefined }, word)],
  ['the Message-ID of all others', (From, word) => aMail({ From, 'Message-ID': '<same@envoi.example>' }, word)],
  ['null bytes', (From, word) => raw(aMail({ From, Subject: 'a\u0000b' }, ''), 'a\u0000', word, Buffer.from([0, 0xff, 0x80, 0]))],
  [
    'enormous headers',
    (From, word) =>
      aMail({ From, ...Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`X-Long-${at}`, 'y'.repeat(20_000)])) }, word),
  ],
  ['one enormous header', (From, word) => aMail({ From, Subject: 'z'.repeat(900_000) }, word)],
  [
    'a mail in a mail',
    (From, word) =>
      aMailOf({ From }, [
        [text, word],
        ['Content-Type: message/rfc822', aMail({ From: 'other@envoi.example' }).toString()],
      ]),
  ],
  [
    'a mail in a mail, inline',
    (From, word) =>
      aMailOf({ From }, [
        ['Content-Type: message/rfc822\r\nContent-Disposition: inline', aMail({ From: 'other@envoi.example' }, word).toString()],
      ]),
  ],
  [
    'text that hides and turns round',
    (From, word) => aMail({ From: `"\u202Eadmin\u200F" <${From}>`, Subject: '\u2066x\u2069\uFEFF' }, `\u202E${word}\u0007\u001B[31m`),
  ],
  [
    'bytes without sense',
    (From, Subject) => raw(aMail({ From, Subject, 'Content-Type': 'multipart/mixed; boundary=""' }, ''), randomBytes(5_000)),
  ],
  [
    'a boundary that is not there',
    (From, Subject) => aMail({ From, Subject, 'Content-Type': 'multipart/mixed; boundary=nowhere' }, 'text'),
  ],
  ['nothing in it', (From, Subject) => aMail({ From, Subject }, '')],
  ['lines that end in one sign', (From, word) => Buffer.from(`From: ${From}\nSubject: x\n\n${word}\n`)],
  ['two senders', (From, word) => aMail({ From: `${From}, other@envoi.example` }, word)],
  [
    'a file that is none of what it says',
    (From, word) =>
      aMailOf({ From }, [
        [text, word],
        [file('../../etc/passwd\u0000.pdf', 'application/pdf'), Buffer.from('MZ')],
      ]),
  ],
  ['a date that is none', (From, word) => aMail({ From, Date: 'Thu, 99 Foo 20026 99:99:99' }, word)],
  ['a subject in half', (From, word) => aMail({ From, Subject: '=?utf-8?B?8J+Y?= =?utf-8?Q?=F0=9F?=' }, word)],
]

/** Those that do not say who sent them. */
export const senderless: readonly (readonly [string, Make])[] = [
  ['no sender', (_from, Subject) => aMail({ From: undefined, Subject })],
  ['a sender that is a word', (_from, Subject) => aMail({ From: 'nadia', Subject })],
  ['no headers', (_from, word) => Buffer.from(`\r\n${word}\r\n`)],
  ['nothing but bytes', (_from, word) => raw(Buffer.from([0xff, 0xfe, 0, 1]), word)],
]
