/** The reader of vCards, for tests of what other domains write. */
export { readVcard } from '#domains/profiles/read-vcard.ts'
