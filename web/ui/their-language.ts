import { useEffect, useRef } from 'react'
import type { Language } from '#contract/language.ts'
import { useHouse } from './house.tsx'

/** The language of whoever's account it is wins once; who chooses another one afterwards keeps it. */
export function useTheirLanguage(theirs: Language | undefined): void {
  const { language, setLanguage } = useHouse()
  const seen = useRef<Language | undefined>(undefined)
  useEffect(() => {
    if (theirs && seen.current !== theirs && theirs !== language) setLanguage(theirs)
    seen.current = theirs
  }, [theirs, language, setLanguage])
}
