import { z } from 'zod'

/** Error correction, weakest to strongest: the part of the code that may be dirty or hidden is 7, 15, 25, 30 %. */
export const qrLevels = ['L', 'M', 'Q', 'H'] as const
export type QrLevel = (typeof qrLevels)[number]

/** The levels that repair what a logo covers. */
export const levelsWithLogo = ['Q', 'H'] as const satisfies readonly QrLevel[]
export const bearsLogo = (level: QrLevel): boolean => levelsWithLogo.some((one) => one === level)

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .refine((count) => count >= least && count <= most)

const level = z.enum(qrLevels).default('M')
/** How wide it is to be on paper, its quiet margin included. */
const mm = whole(15, 300).optional()
/** At least how many pixels wide it is to be, for a screen. */
const pixels = whole(100, 4_096).default(1_024)
/** The logo of the card in the middle, as the link shows it. */
const logo = z.enum(['1', 'true']).optional()
const repaired = { error: 'level', path: ['logo'] }
const repairs = (look: { level: QrLevel; logo?: string | undefined }) => look.logo === undefined || bearsLogo(look.level)

export const QrDrawn = z.strictObject({ level, mm })
export const QrPixels = QrDrawn.extend({ pixels })
export const QrDrawnWithLogo = QrDrawn.extend({ logo }).refine(repairs, repaired)
export const QrPixelsWithLogo = QrPixels.extend({ logo }).refine(repairs, repaired)
