import type { Language } from '#contract/language.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { TextMessages } from '#platform/text-messages/text-message.ts'
import { requestIfAny } from './find-request.ts'
import { proofText } from './mail-kinds.ts'
import { freshProofs, proofMinutes } from './prove-request.ts'
import { proofCode } from './request-rows.ts'
import { numberOf } from './text-proof.ts'

/** All of a text message, in few characters: what the code is for, and nobody's name. */
const says: { readonly [L in Language]: (code: string) => string } = {
  fr: (code) =>
    `ConnectCard : ${code} confirme une demande sur vos données (${proofMinutes} min). Pas vous ? Ne le donnez à personne, et retirez-la dans votre espace.`,
  ar: (code) => `ConnectCard: الرمز ${code} يؤكد طلبا بشأن معطياتك (${proofMinutes} دقائق). لست أنت؟ لا تعطه لأحد، واسحب الطلب من فضائك.`,
  en: (code) =>
    `ConnectCard: ${code} confirms a request about your data (${proofMinutes} min). Not you? Give it to nobody, and take it back in your space.`,
}

/** Nothing once the code was given, is late, or the number it was asked for is no longer the account's. */
async function message(tx: Tx, proofId: string) {
  const proof = await tx.rows.selectFrom('privacy.proof').select('request_id').where('id', '=', proofId).executeTakeFirst()
  const found = proof && (await requestIfAny(tx, proof.request_id))
  const number = found && (await numberOf(tx, found))
  if (!found || number === undefined) return undefined
  const good = await freshProofs(tx, found.row.id, { way: 'text', number })
  const code = good.find(({ id }) => id === proofId)
  return code && { to: number, text: says[found.row.language](found.subject.open(proofCode, proofId, code.code)) }
}

export const texts: TextMessages = { [proofText]: message }
