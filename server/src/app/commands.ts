import { readFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { Card, EmailAddress, fullName } from '#contract/card.ts'
import { type Picture, pictures } from '#contract/pictures.ts'
import { type Job, mayHold } from '#contract/staff.ts'
import { line } from '#contract/text.ts'
import { inviteStaff, leaveStaff } from '#domains/access/index.ts'
import { accountByEmail, openAccount } from '#domains/accounts/index.ts'
import { ownerOfCard, prepare, publishCard } from '#domains/profiles/index.ts'
import { readVcard, UnreadableVcard } from '#domains/profiles/read-vcard.ts'
import { ownerOfLink, qrPng, qrSvg, revokeLink, shareCard } from '#domains/sharing/index.ts'
import { operator } from '#platform/actor.ts'
import { type Settings, SettingsTrouble } from '#platform/config/settings.ts'
import { FileTrouble } from './file-trouble.ts'
import { type Installation, type KeptInstallation, migrateBoth, openInstallation, reachDatabases, type Say } from './installation.ts'
import { linkUrl } from './link-url.ts'

/** Opens the installation for one command, beside a product that runs or without one. */
export async function inInstallation<T>(
  settings: Settings,
  root: string,
  say: Say,
  work: (installation: KeptInstallation) => Promise<T>,
): Promise<T> {
  const databases = await reachDatabases(settings, say)
  try {
    await migrateBoth(settings, databases, root, say)
    const installation = await openInstallation(settings, databases)
    try {
      return await work(installation)
    } finally {
      await installation.close()
    }
  } finally {
    await databases.stop()
  }
}

interface ReadFile {
  readonly card: Card
  readonly photo?: Buffer
  readonly unread: readonly string[]
}

/** A card from a vCard or from JSON in the shape of `contract/card.ts`. */
export function readCardFile(path: string): ReadFile {
  const bytes = bytesOf(path)
  if (extname(path).toLowerCase() !== '.json') {
    try {
      return readVcard(bytes)
    } catch (error) {
      if (error instanceof UnreadableVcard) throw new FileTrouble(`${path} cannot be taken: ${error.message}.`)
      throw error
    }
  }
  let json: unknown
  try {
    json = JSON.parse(bytes.toString())
  } catch {
    throw new FileTrouble(`${path} is not JSON.`)
  }
  const card = Card.safeParse(json)
  if (card.success) return { card: card.data, unread: [] }
  const fields = [...new Set(card.error.issues.map((issue) => issue.path.join('.') || 'card'))].join(', ')
  throw new FileTrouble(`${path} is not a card: see ${fields}.`)
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new FileTrouble(`${path} cannot be read.`)
  }
}

/** Invites somebody to work here; the address that takes the invitation up holds its secret after `#`. */
export async function invite(
  installation: Installation,
  publicUrl: URL,
  { name, email, job }: { readonly name: string; readonly email: string; readonly job: readonly Job[] },
): Promise<string> {
  if (!EmailAddress.safeParse(email).success) throw new SettingsTrouble('--email must be an e-mail address.')
  if (!line(120).safeParse(name).success) throw new SettingsTrouble('--name must be a line of at most 120 characters.')
  if (!mayHold(job)) throw new SettingsTrouble('An administrator holds no other job: invite two people, or leave administrator out.')
  const token = await installation.deeds.run((tx) => inviteStaff(tx, operator, { name, email, jobs: job }))
  return `${publicUrl.origin}/espace/invitation#${token}`
}

/** Whoever has this address works here no more. */
export async function endJobs(installation: Installation, email: string): Promise<void> {
  const left = await installation.deeds.run(async (tx) => {
    const account = await accountByEmail(tx, email)
    return account !== undefined && leaveStaff(tx, operator, account.id)
  })
  if (!left) throw new SettingsTrouble('Nobody who works here has this address.')
}

export interface Published {
  readonly card: string
  readonly owner: string
  readonly unread: readonly string[]
}

/** Publishes the card of a file for an owner, whose account is opened if there is none. */
export async function publishFromFile(
  installation: Installation,
  { card, photo, unread }: ReadFile,
  options: { readonly owner?: string; readonly label: string; readonly card?: string } & { readonly [P in Picture]?: string },
): Promise<Published> {
  const email = options.owner ?? card.emails[0]?.address
  if (email === undefined) throw new SettingsTrouble('The card has no e-mail address: name its owner with --owner ADDRESS.')
  const prepared: { [P in Picture]?: Buffer } = {}
  for (const which of pictures) {
    const file = options[which]
    const bytes = file === undefined ? which === 'photo' && photo : bytesOf(file)
    if (bytes) prepared[which] = await prepare[which](bytes)
  }
  return installation.deeds.run(async (tx) => {
    const name = card.name ?? card.nameArabic ?? {}
    const phone = card.phones[0]?.number
    const account = await accountByEmail(tx, email)
    const ownerId =
      account?.id ?? (await openAccount(tx, operator, { name: fullName(name), email, language: card.language, ...(phone && { phone }) }))
    const published = await publishCard(tx, operator, {
      ownerId,
      label: options.label,
      card,
      pictures: prepared,
      ...(options.card !== undefined && { cardId: options.card }),
    })
    return { card: published, owner: ownerId, unread }
  })
}

export interface ShareOptions {
  readonly label: string
  readonly days?: number
  readonly openings?: number
  readonly pin?: string
  readonly once?: boolean
  /** Where to write the QR code: its ending says whether as SVG or PNG. */
  readonly qr?: string
}

export async function share(
  installation: Installation,
  publicUrl: URL,
  cardId: string,
  options: ShareOptions,
): Promise<{ link: string; url: string; qr: string | null }> {
  const made = await installation.deeds.run(async (tx) =>
    shareCard(tx, operator, {
      ownerId: await ownerOfCard(tx, cardId),
      cardId,
      label: options.label,
      ...(options.days !== undefined && { expiresAt: new Date(tx.clock.now().getTime() + options.days * 86_400_000) }),
      ...(options.openings !== undefined && { maxViews: options.openings }),
      ...(options.pin !== undefined && { pin: options.pin }),
      ...(options.once && { showOnce: true }),
    }),
  )
  const url = linkUrl(publicUrl, made.token)
  if (options.qr !== undefined) writeFileSync(options.qr, extname(options.qr).toLowerCase() === '.png' ? await qrPng(url) : qrSvg(url))
  return { link: made.id, url, qr: options.qr ?? null }
}

/** Takes one link back. */
export async function revoke(installation: Installation, linkId: string): Promise<{ link: string; revoked: true }> {
  await installation.deeds.run(async (tx) => revokeLink(tx, operator, { ownerId: await ownerOfLink(tx, linkId), linkId }))
  return { link: linkId, revoked: true }
}
