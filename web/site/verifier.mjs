#!/usr/bin/env node
// Checks what ConnectCard signs, on your own machine. It needs Node.js 20 or later, and nothing else: read it before you run it.
//
//   node verifier.mjs https://the-address                          the heads of the record and the certificates of deletion
//   node verifier.mjs https://the-address attestation.json         a certificate of deletion that you were given
//   node verifier.mjs https://the-address facture.pdf              whether an invoice is the one that was filed, to the byte
//
// Keep what it prints of the heads: if a day's head is another one later, the record was changed.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [origin, file] = process.argv.slice(2)
if (!origin) throw new Error('Say the address of the site, then a file if you have one.')

const { keys, heads, certificates } = await (await fetch(new URL('/api/verification', origin))).json()

// Ed25519 (RFC 8032); what stands before the 32 bytes of a public key is RFC 8410's
const keyOf = (version) => {
  const known = keys.find((one) => one.version === version)
  if (!known) return undefined
  const bytes = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(known.publicKey, 'base64url')])
  return createPublicKey({ key: bytes, format: 'der', type: 'spki' })
}
const signed = (bytes, signature, version) => {
  const key = keyOf(version)
  return key !== undefined && verify(null, bytes, key, signature)
}
// fields in a fixed order, each with its length before it in 32 bits
const canonical = (fields) =>
  Buffer.concat(
    fields.flatMap((field) => {
      const bytes = Buffer.from(field)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
const hex = (text) => Buffer.from(text, 'hex')

let wrong = 0
const print = (text) => process.stdout.write(`${text}\n`)
const say = (good, text) => {
  if (!good) wrong++
  print(`${good ? 'good ' : 'WRONG'}  ${text}`)
}

if (file?.endsWith('.json')) {
  const { key, signature, ...attested } = JSON.parse(readFileSync(file, 'utf8'))
  const { version, issuer, reference, done, at, keys: destroyed, tombstones, stays } = attested
  const text = JSON.stringify({
    version,
    issuer,
    reference,
    done,
    at,
    keys: destroyed,
    tombstones,
    stays: stays.map(({ what, until }) => ({ what, until })),
  })
  say(
    signed(Buffer.from(`cc/certificate/v1|${text}`), Buffer.from(signature, 'base64url'), key),
    `${reference}: ${done} on ${at}, ${destroyed} keys destroyed`,
  )
} else if (file) {
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  const answer = await fetch(new URL('/api/verification/document', origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sha256 }),
  })
  const { filed } = await answer.json()
  say(filed, `${sha256} ${filed ? 'was filed, to the byte' : 'is no document that was filed'}`)
} else {
  let before = 0n
  for (const { day, number, chain, signedAt, keyVersion, signature } of [...heads].reverse()) {
    const bytes = canonical(['cc/audit/v1/head', number, hex(chain), 'day', signedAt, day, String(keyVersion)])
    say(signed(bytes, hex(signature), keyVersion) && BigInt(number) >= before, `head of ${day}: link ${number}, ${chain}`)
    before = BigInt(number)
  }
  for (const { sweep, day, ended, late, digest, firstAt, lastAt, keyVersion, signature } of certificates) {
    const fields = ['cc/certificate/v1', sweep, day, String(ended), String(late), hex(digest), firstAt, lastAt, String(keyVersion)]
    say(signed(canonical(fields), hex(signature), keyVersion), `certificate of ${day}: ${sweep}, ${ended} ended`)
  }
}
print(wrong === 0 ? 'All is as it was signed.' : `${wrong} are not.`)
process.exitCode = wrong === 0 ? 0 : 1
