import { sharedAr } from '#web/ui/words/ar.ts'
import { deskAr } from './desk-ar.ts'
import type { Words } from './fr.ts'
import { recordsAr } from './records-ar.ts'
import { roomsAr } from './rooms-ar.ts'
import { shellAr } from './shell-ar.ts'
import { togetherAr } from './together-ar.ts'

export const ar: Words = {
  ...deskAr,
  ...recordsAr,
  ...roomsAr,
  ...shellAr,
  ...togetherAr,
  ...sharedAr,
}
