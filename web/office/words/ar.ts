import { sharedAr } from '#web/ui/words/ar.ts'
import { deskAr } from './desk-ar.ts'
import type { Words } from './fr.ts'
import { shellAr } from './shell-ar.ts'

export const ar: Words = {
  ...deskAr,
  ...shellAr,
  ...sharedAr,
}
