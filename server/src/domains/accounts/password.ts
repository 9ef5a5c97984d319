import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import type { RefusalCode } from '#contract/refusals.ts'
import { atMost } from '#platform/at-most.ts'
import { Refusal } from '#platform/refusal.ts'
import { commonWords } from './common-words.ts'

const stretch = promisify(argon2)
// Each takes 19 MiB and some 30 ms of one core: on half of the cores at most, so that a burst of sign-ins leaves the rest of the product its time.
const onHalfTheCores = atMost(Math.max(1, Math.floor(availableParallelism() / 2)), 40, () => new Refusal('too-many', [], 5))
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

/** A password as it is hashed: NFKC (NIST SP 800-63B-4, 3.1.1.2), otherwise whole and untouched. */
const plain = (password: string) => password.normalize('NFKC')

/** Argon2id (RFC 9106) at OWASP's minimum, in PHC string format. Never inside a transaction. Refuses when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await onHalfTheCores(() => stretch('argon2id', { ...cost, message: plain(password), nonce }))
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${nonce.toString('base64url')}$${Buffer.from(tag).toString('base64url')}`
}

/** Stands where there is no password, so that the work is the same. */
const decoy = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`

/** Whether it is the password of this hash; costs the same without one. */
export async function passwordFits(password: string, hash: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, tag] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash ?? decoy) ?? []
  if (nonce === undefined || tag === undefined) throw new Error('a password hash has an unknown form')
  const wanted = Buffer.from(tag, 'base64url')
  const options = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: wanted.length }
  const found = await onHalfTheCores(() =>
    stretch('argon2id', { ...options, message: plain(password), nonce: Buffer.from(nonce, 'base64url') }),
  )
  return timingSafeEqual(Buffer.from(found), wanted) && hash !== undefined
}

export const shortestPassword = 15
export const longestPassword = 1_024

/** Why a password is not taken (NIST SP 800-63B-4, 3.1.1.2): too short, too long, or easily guessed. `about` are words of its owner. */
export function passwordTrouble(password: string, about: readonly string[]): RefusalCode | undefined {
  const letters = [...plain(password)]
  if (letters.length < shortestPassword) return 'password-short'
  if (letters.length > longestPassword) return 'password-long'
  return isCommon(plain(password), about) ? 'password-common' : undefined
}

/** Made of nothing but words everybody tries first, words about the owner, repetitions and runs: what is left of it must be eight letters. */
function isCommon(password: string, about: readonly string[]): boolean {
  const own = about
    .flatMap((text) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length > 2)
  let rest = password.toLowerCase()
  for (const word of [...own, ...commonWords].sort((one, other) => other.length - one.length)) rest = rest.replaceAll(word, ' ')
  rest = rest.replace(/(.{1,4}?)\1{2,}/gsu, '$1')
  return [...rest.replaceAll(' ', '')].filter((letter, at, all) => !follows(letter, all[at - 1])).length < 8
}

/** The next or the same letter of an alphabet: `abc`, `321`, `aaa`. */
function follows(letter: string, before: string | undefined): boolean {
  return before !== undefined && Math.abs((letter.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1
}
