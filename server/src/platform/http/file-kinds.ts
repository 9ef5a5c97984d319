/** Files that come as they are; what they are is found out by reading them, whatever their type says. */
export const fileKinds = {
  picture: {
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif', 'image/gif', 'image/tiff'],
    mostBytes: 10_000_000,
  },
  vcard: { types: ['text/vcard'], mostBytes: 2_000_000 },
} as const
export type FileKind = keyof typeof fileKinds
