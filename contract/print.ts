import { z } from 'zod'

/** With the marks by which a printer cuts, outside of what is printed. */
const marks = z.enum(['1', 'true']).optional()

/** What stands beside each code of a sheet: the name of the card, the private label of the link, or nothing. */
export const stickerCaptions = ['name', 'label', 'none'] as const
export type StickerCaption = (typeof stickerCaptions)[number]

export const CardPrinted = z.strictObject({ marks })
export const StickersPrinted = z.strictObject({ caption: z.enum(stickerCaptions).default('name'), marks })

/** What a printed card says on each side. */
export const printedParts = ['name', 'role', 'company'] as const
export type PrintedPart = (typeof printedParts)[number]
const Parts = z.array(z.enum(printedParts))
/** What the card has, but not in the language of a side: it stands there in another one. */
export const PrintedSides = z.strictObject({ lacks: z.strictObject({ fr: Parts, ar: Parts }) })
