import { sharedEn } from '#web/ui/words/en.ts'
import { deskEn } from './desk-en.ts'
import type { Words } from './fr.ts'
import { recordsEn } from './records-en.ts'
import { roomsEn } from './rooms-en.ts'
import { shellEn } from './shell-en.ts'
import { togetherEn } from './together-en.ts'

export const en: Words = {
  ...deskEn,
  ...recordsEn,
  ...roomsEn,
  ...shellEn,
  ...togetherEn,
  ...sharedEn,
}
