import type { AttachmentType } from '#contract/messages.ts'

const begins: readonly (readonly [AttachmentType, RegExp])[] = [
  ['pdf', /^%PDF-[12]\.\d/],
  ['png', /^\x89PNG\r\n\x1A\n/],
  ['jpeg', /^\xFF\xD8\xFF/],
]

/** Of the kinds that are kept, the one that a file's first bytes show: its name and type are its sender's words. */
export const kindOfFile = (bytes: Buffer): AttachmentType | undefined =>
  begins.find(([, begin]) => begin.test(bytes.toString('latin1', 0, 12)))?.[0]

export const mediaTypes = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg' } as const satisfies {
  readonly [type in AttachmentType]: string
}
export const extensions = { pdf: 'pdf', png: 'png', jpeg: 'jpg' } as const satisfies { readonly [type in AttachmentType]: string }

/** What is kept is one of these kinds. */
export function extensionFor(bytes: Buffer): string {
  const kind = kindOfFile(bytes)
  return kind ? extensions[kind] : 'bin'
}
