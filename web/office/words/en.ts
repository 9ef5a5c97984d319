import { sharedEn } from '#web/ui/words/en.ts'
import { deskEn } from './desk-en.ts'
import type { Words } from './fr.ts'
import { shellEn } from './shell-en.ts'

export const en: Words = {
  ...deskEn,
  ...shellEn,
  ...sharedEn,
}
