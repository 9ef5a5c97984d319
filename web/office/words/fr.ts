import { sharedFr } from '#web/ui/words/fr.ts'
import { deskFr } from './desk-fr.ts'
import { recordsFr } from './records-fr.ts'
import { roomsFr } from './rooms-fr.ts'
import { shellFr } from './shell-fr.ts'
import { togetherFr } from './together-fr.ts'

/** Every sentence of the office in French; the other languages have the same keys, or do not compile. */
export const fr = {
  ...deskFr,
  ...recordsFr,
  ...roomsFr,
  ...shellFr,
  ...togetherFr,
  ...sharedFr,
}
export type Words = { readonly [key in keyof typeof fr]: string }
