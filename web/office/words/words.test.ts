import { checkWords } from '#web/test/check-words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

checkWords({ fr, ar, en }, /^(?:dirhams$|paletteCase$|case_document$|case_message$|signature$)/)
