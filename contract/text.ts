import { z } from 'zod'

// C0 and C1 controls but line feed, and the characters that reorder or hide text: what is read must be what is stored.
const unsafe = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/u

const wellFormed = (text: string) => text.isWellFormed() && !unsafe.test(text)

/** One line of plain text of 1 to `max` UTF-16 units: no control, no bidirectional override, no lone surrogate, no blank edge. */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => wellFormed(text) && !text.includes('\n') && text.trim() === text, { error: 'text' })

/** Plain text of several lines, under the same rules as `line`. */
export const paragraph = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => wellFormed(text) && text.trim() === text, { error: 'text' })
