import type { Serving } from './serving.ts'
import { codeDigest } from './token.ts'

export const codeMinutes = 10
export const codeTries = 5

/** The six figures as somebody wrote them: with spaces, or in the figures of an Arabic keyboard. */
export const codeFigures = (written: string): string =>
  written.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (figure) => String(figure.charCodeAt(0) & 0xf)).replace(/[\s-]/g, '')

/**
 * Tries the code of a link. One statement counts the try, compares, and ends the code where it was right, so that guesses sent at once
 * count one by one and a code is good once. It needs no root key: the digest lies under the link's own.
 */
export async function spendCode(serving: Serving, linkId: string, kek: Buffer, written: string): Promise<boolean> {
  const done = await serving.writes.query<{ ended: boolean }>({
    name: 'spend-code',
    text: `update sharing.code set tries = tries + 1, ended = (digest = $2)
           where link_id = $1 and not ended and tries < $3 and sent_at > $4 returning ended`,
    values: [linkId, codeDigest(kek, codeFigures(written)), codeTries, new Date(serving.clock.now().getTime() - codeMinutes * 60_000)],
  })
  return done.rows[0]?.ended ?? false
}
