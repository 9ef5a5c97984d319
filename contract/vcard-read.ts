import { z } from 'zod'
import { Draft } from './draft.ts'

/** What was read of a vCard file, for its owner to look at: nothing of it is stored. */
export const VcardRead = z.strictObject({
  draft: Draft,
  /** The photo in the file, made anew as a JPEG. */
  photo: z.base64().nullable(),
  /** The names of the properties that could not be read, or do not fit on a card; never what they say. */
  unread: z.array(z.string()),
})
