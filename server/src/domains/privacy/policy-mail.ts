import { type Language, writtenAs } from '#contract/language.ts'
import type { PolicyEdition } from '#contract/policy-editions.ts'
import { reachedAt } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Mail } from '#platform/mail/mail.ts'

interface Words {
  readonly subject: string
  readonly line: (day: string) => string
  readonly choice: string
  readonly label: string
}

const says: { readonly [L in Language]: Words } = {
  fr: {
    subject: 'Notre politique de confidentialité va changer',
    line: (day) =>
      `Une nouvelle édition de la politique de confidentialité de ConnectCard s’appliquera à partir du ${day}. Ce qui change :`,
    choice: 'Vous n’avez rien à faire. Si cela ne vous convient pas, vous pouvez vous y opposer ou fermer votre compte, sans frais.',
    label: 'Lire ce qui change',
  },
  ar: {
    subject: 'سياستنا للخصوصية ستتغير',
    line: (day) => `يسري إصدار جديد من سياسة الخصوصية لـ ConnectCard ابتداء من ${day}. وهذا ما يتغير:`,
    choice: 'ليس عليك أن تفعل شيئا. وإذا لم يناسبك ذلك فيمكنك التعرض عليه أو إغلاق حسابك دون مصاريف.',
    label: 'الاطلاع على ما يتغير',
  },
  en: {
    subject: 'Our privacy policy is going to change',
    line: (day) => `A new edition of ConnectCard’s privacy policy applies from ${day}. What changes:`,
    choice: 'There is nothing you have to do. If it does not suit you, you may object to it or close your account, free of charge.',
    label: 'Read what changes',
  },
}

/** Tells an account of an edition of the policy to come; nothing once it applies, or where the account is closed. */
export async function policyNews(tx: Tx, toldId: string, origin: URL, editions: readonly PolicyEdition[]): Promise<Mail | undefined> {
  const told = await tx.rows.selectFrom('privacy.policy_told').select(['person_id', 'edition']).where('id', '=', toldId).executeTakeFirst()
  const edition = editions.find(({ number }) => number === told?.edition)
  const reached = told && edition && (await reachedAt(tx, system, told.person_id))
  if (!reached || edition.from <= moroccanDate(tx.clock.now())) return undefined
  const { address, language } = reached
  const day = new Intl.DateTimeFormat(writtenAs[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${edition.from}T00:00:00Z`),
  )
  const { subject, line, choice, label } = says[language]
  const action = { label, url: new URL(`/confidentialite/editions/${edition.number}/${language}`, origin).href }
  return { to: { address }, language, subject, lines: [line(day), edition.changed[language], choice], action }
}
