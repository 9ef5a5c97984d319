import { checkWords } from '#web/test/check-words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** Names of others, and patterns made of what they are given. */
checkWords(
  { fr, ar, en },
  /^(?:site_(?!website|calendar|other)|card$|lineOf$|sure$|deedOf$|countedPart$|inLanguage$|code$|clients$|emails$|logo$|photo$|comma$|semicolon$)/,
)
