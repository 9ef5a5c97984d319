import type { Job } from '#contract/staff.ts'
import { undertaking } from '#contract/undertaking.ts'
import { invoicePdf } from '#db/invoice-pdf.ts'
import { acceptInvitation, inviteStaff, openOffice, signUndertaking } from '#domains/access/index.ts'
import { beginSession, emailOf, liveSession, openAccount } from '#domains/accounts/index.ts'
import { fileDocument } from '#domains/archive/index.ts'
import { system } from '#platform/actor.ts'
import { officeCookieName, sessionCookieName } from '#platform/http/operation.ts'
import type { TestInstallation } from './installation.ts'

let made = 0

/** Somebody who holds a job at IdNet, and their Cookie header. */
export async function someStaff(
  installation: Pick<TestInstallation, 'deeds'>,
  job: Job,
): Promise<{ readonly id: string; readonly cookie: string }> {
  const email = `staff-${++made}@idnet.example`
  const { id, token } = await installation.deeds.run(async (tx) => {
    const account = await openAccount(tx, system, { name: 'Driss Filali', email, language: 'fr' })
    return { id: account, token: await beginSession(tx, { personId: account, how: 'passkey', agent: undefined }) }
  })
  await worksAs(installation, id, job)
  return { id, cookie: await atWork(installation, `${sessionCookieName}=${token}`) }
}

/** The cookies of somebody who has a job, signed, and opened the office: of their account, and of the office. */
export async function atWork({ deeds }: Pick<TestInstallation, 'deeds'>, cookie: string): Promise<string> {
  const office = await deeds.run(async (tx) => {
    const session = await liveSession(tx, cookie.slice(sessionCookieName.length + 1))
    if (!session) throw new Error('the session is over')
    await tx.rows.updateTable('accounts.session').set({ how: 'passkey' }).where('id', '=', session.id).execute()
    const actor = { kind: 'person', id: session.person_id } as const
    await signUndertaking(tx, actor, session.person_id, undertaking.version)
    return openOffice(tx, { actor, sessionId: session.id })
  })
  return `${cookie}; ${officeCookieName}=${office}`
}

/** The same for whoever came back after a while: the office closed by itself meanwhile, and they opened it again. */
export const stillAtWork = (installation: Pick<TestInstallation, 'deeds'>, cookies: string): Promise<string> =>
  atWork(installation, cookies.split('; ')[0] ?? '')

/** Gives somebody a job, by an invitation to their address. */
export async function worksAs({ deeds }: Pick<TestInstallation, 'deeds'>, personId: string, job: Job): Promise<void> {
  await deeds.run(async (tx) => {
    const email = await emailOf(tx, system, personId)
    const token = await inviteStaff(tx, system, { name: 'Driss Filali', email, jobs: [job] })
    await acceptInvitation(tx, { kind: 'person', id: personId }, { personId, token })
  })
}

export const aPdf = (...lines: readonly string[]) => invoicePdf(['Facture', ...lines])

type Wishes = Partial<Omit<Parameters<typeof fileDocument>[2], 'client'>>

/** An invoice of a client, filed. */
export async function someDocument(
  { deeds }: Pick<TestInstallation, 'deeds'>,
  client: Parameters<typeof fileDocument>[2]['client'],
  wishes: Wishes = {},
) {
  const number = `FA-2026-${String(++made).padStart(6, '0')}`
  const filed = await deeds.run((tx) =>
    fileDocument(tx, system, { kind: 'invoice', number, date: '2026-03-10', amount: 120_000, client, pdf: aPdf(number), ...wishes }),
  )
  return { ...filed, number: wishes.number ?? number }
}

/** A form that files one, as a program of IdNet's would send it. */
export function formToFile(fields: { readonly [name: string]: string }, pdf: Uint8Array | undefined = aPdf(fields.number ?? '')): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (pdf) form.set('document', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'facture.pdf')
  return form
}
