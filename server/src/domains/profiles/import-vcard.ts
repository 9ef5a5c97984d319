import type { z } from 'zod'
import { Draft } from '#contract/draft.ts'
import type { VcardRead } from '#contract/vcard-read.ts'
import { Refusal } from '#platform/refusal.ts'
import { preparePhoto } from './prepare-picture.ts'
import { readVcard, UnreadableVcard } from './read-vcard.ts'

/** A draft from a vCard file, its photo made anew like one that is sent. A photo that is none is told among what could not be read. */
export async function importVcard(bytes: Buffer): Promise<z.infer<typeof VcardRead>> {
  const { card, photo, unread } = readOrRefuse(bytes)
  const made = photo && (await preparePhoto(photo).catch(unlessRefused))
  return {
    draft: Draft.parse(card),
    photo: made ? made.toString('base64') : null,
    unread: photo && !made ? [...unread, 'PHOTO'] : unread,
  }
}

function readOrRefuse(bytes: Buffer) {
  try {
    return readVcard(bytes)
  } catch (error) {
    if (error instanceof UnreadableVcard) throw new Refusal('vcard-unreadable', ['vcard'])
    throw error
  }
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof Refusal) return undefined
  throw error
}
