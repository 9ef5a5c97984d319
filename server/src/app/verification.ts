import { readFileSync } from 'node:fs'
import { Language } from '#contract/language.ts'
import { DocumentHeld, DocumentVerified, Verification } from '#contract/verification.ts'
import { isFiled, sha256Of } from '#domains/archive/index.ts'
import { signedCertificates } from '#domains/privacy/index.ts'
import { dayHeads } from '#platform/audit/day-heads.ts'
import { publicKeys } from '#platform/audit/signing-key.ts'
import { type Answer, type Ask, type Operation, operation } from '#platform/http/operation.ts'
import type { PlainFile } from '#platform/http/plain-paths.ts'
import { type Limit, tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { renderVerification, type VerificationView } from '#web/site/render.ts'
import type { Installation } from './installation.ts'
import { publicHeaders } from './site.ts'

const open = 'whether we did what we say is checked by everybody'
const inLanguage = { language: { pattern: /^(?:fr|ar|en)$/, says: 'fr, ar or en' } }
const upload = { field: 'document', mostBytes: 10 * 2 ** 20 }
/** From one source; each is a look at an index. */
const checksFrom: Limit = { name: 'verification from', most: 60, minutes: 10 }
/** As long as entries of the record are kept. */
const days = 24 * 31

const json = (value: unknown): Answer => ({ status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(value) })
const html = (body: string, headers: Answer['headers'] & {}, status = 200): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
  headers,
})

/** What anybody may check: the record of each day, what was deleted at its term, and whether a document is one of ours. */
export function verificationOperations(installation: Installation, origin: string): readonly Operation[] {
  const { deeds, keyring, provider, clock } = installation
  const signed = (most: number): Promise<Pick<Verification, 'heads' | 'certificates'>> =>
    deeds.read(async (tx) => ({ heads: await dayHeads(tx, most), certificates: await signedCertificates(tx, most) }))
  const drawn = async (language: Language, more: Pick<VerificationView, 'says' | 'typed'> = {}) =>
    renderVerification(language, origin, { ...(await signed(31)), ...more })

  /** Undefined where nothing was given. What was sent is forgotten once its digest is made. */
  async function filed({ body, file, source }: Ask<DocumentHeld>): Promise<{ sha256: string; filed: boolean } | undefined> {
    const sha256 = file && file.bytes.length > 0 ? sha256Of(file.bytes) : body.sha256
    if (sha256 === '') return undefined
    const outcome = await deeds.run(async (tx) => (await tooMany(tx, [checksFrom, source])) ?? { sha256, filed: await isFiled(tx, sha256) })
    if (outcome instanceof Refusal) throw outcome
    return outcome
  }
  async function answered(language: Language, ask: Ask<DocumentHeld>): Promise<Answer> {
    const headers = { ...publicHeaders, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
    try {
      const found = await filed(ask)
      return html(
        await drawn(language, { says: found === undefined ? 'nothing' : found.filed ? 'yes' : 'no', typed: ask.body.sha256 }),
        headers,
      )
    } catch (error) {
      if (error instanceof Refusal && error.code === 'too-many') return html(await drawn(language, { says: 'many' }), headers, 429)
      throw error
    }
  }

  const get = { method: 'GET', open, purpose: 'none', answers: { 200: { says: 'A page', types: ['text/html'] } } } as const
  return [
    operation({
      ...get,
      path: '/verifier',
      summary: 'Check a document, a certificate and the record, in the reader’s language',
      example: {},
      run: async ({ language }) => html(await drawn(language), { ...publicHeaders, vary: 'Accept-Language, Accept-Encoding' }),
    }),
    operation({
      ...get,
      path: '/verifier/{language}',
      summary: 'Check a document, a certificate and the record, in this language',
      example: { parameters: { language: 'ar' } },
      parameters: inLanguage,
      run: async ({ parameters }) => html(await drawn(Language.parse(parameters.language)), { ...publicHeaders, vary: 'Accept-Encoding' }),
    }),
    operation({
      method: 'POST',
      open,
      purpose: 'none',
      path: '/verifier/{language}',
      summary: 'Whether a document, as a file or by its SHA-256, was filed in the legal archive to the byte; nothing of it is kept',
      example: { parameters: { language: 'fr' }, body: { sha256: 'a'.repeat(64) } },
      parameters: inLanguage,
      body: DocumentHeld,
      upload,
      answers: {
        200: { says: 'The page, with what was found', types: ['text/html'] },
        429: { says: 'Many are checking', types: ['text/html'] },
      },
      run: (ask) => answered(Language.parse(ask.parameters.language), ask),
    }),
    operation({
      method: 'POST',
      open,
      purpose: 'none',
      path: '/api/verification/document',
      summary: 'The same for a program',
      example: { body: { sha256: 'a'.repeat(64) }, answer: { sha256: 'a'.repeat(64), filed: false } },
      body: DocumentHeld,
      upload,
      answers: { 200: { says: 'Whether it was filed', types: [], json: DocumentVerified } },
      async run(ask) {
        const found = await filed(ask)
        if (!found) throw new Refusal('invalid', ['sha256'])
        return json(found)
      },
    }),
    operation({
      method: 'GET',
      open,
      purpose: 'none',
      path: '/api/verification',
      summary: 'The signed heads of the record’s days, the certificates of deletion, and the public keys: what verifier.mjs reads',
      example: { none: 'the keys of an installation are its own' },
      answers: { 200: { says: 'What is signed', types: [], json: Verification } },
      async run() {
        const keys = (await publicKeys(keyringOn(keyring, provider, clock))).map(({ version, publicKey }) => ({ version, publicKey }))
        return json({ keys, ...(await signed(days)) } satisfies Verification)
      },
    }),
  ]
}

const program = readFileSync(new URL('../../../web/site/verifier.mjs', import.meta.url))
export const verifierFile: PlainFile = {
  path: '/verifier.mjs',
  type: 'text/javascript; charset=utf-8',
  bytes: program,
  open: 'the program that checks what we signed is for everybody',
}
