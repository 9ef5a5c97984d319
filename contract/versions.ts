import { z } from 'zod'
import { Id } from './accounts.ts'
import { Draft } from './draft.ts'
import { ofEachPicture, pictures } from './pictures.ts'

/** How many earlier versions of a card are kept, and for how many days after each was replaced. */
export const mostVersions = 10
export const versionDays = 90

/** Something that was published, beside the draft as it is now. */
export const PublishedCard = z.strictObject({
  draft: Draft,
  ...ofEachPicture(() => z.boolean()),
  /** The pictures that are not the ones of the draft, or stand on one of the two only. */
  otherPictures: z.array(z.enum(pictures)),
})

const Moment = z.iso.datetime()
/** What a card showed until it was published again. */
export const VersionShown = z.strictObject({ id: Id, publishedAt: Moment, replacedAt: Moment })
export const Versions = z.strictObject({ items: z.array(VersionShown) })

/** The revision of the draft that is given up: refused where it was changed elsewhere meanwhile. */
export const GiveUpDraft = z.strictObject({ revision: z.int() })
