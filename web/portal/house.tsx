import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Language, languages } from '#contract/language.ts'
import { type Account, type Client, clientIn, Refused } from '#web/client/calls.ts'

/** What every screen may ask for: the API, the language, and whether the session ended under the reader's hands. */
interface House {
  readonly client: Client
  readonly language: Language
  setLanguage(language: Language): void
  readonly sessionEnded: boolean
  signedInAgain(): void
}
const HouseContext = createContext<House | undefined>(undefined)

export function useHouse(): House {
  const house = useContext(HouseContext)
  if (!house) throw new Error('a screen stands outside the house')
  return house
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && error instanceof Refused && (error.code === 'offline' || error.code === 'unavailable'),
    },
    // without a network a press is answered by a sentence, not by a wait for its return
    mutations: { networkMode: 'always' },
  },
})

const remembered = 'cc.language'
const isLanguage = (text: string | null | undefined): text is Language => languages.some((one) => one === text)

/** The language before anybody is signed in: the one chosen here before, else the browser's, else French. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(remembered)
  if (isLanguage(chosen)) return chosen
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'fr'
}

export function HouseOf({
  language,
  onLanguage,
  children,
}: {
  language: Language
  onLanguage(language: Language): void
  children: ReactNode
}) {
  const [sessionEnded, setEnded] = useState(false)
  const house = useMemo((): House => {
    // whoever was never signed in here is led to the sign-in page; whoever was, signs in again in place and loses nothing
    const ended = () => queries.getQueryData(['account']) !== undefined && setEnded(true)
    return {
      client: clientIn(() => language, ended),
      language,
      setLanguage(chosen) {
        localStorage.setItem(remembered, chosen)
        onLanguage(chosen)
      },
      sessionEnded,
      signedInAgain() {
        setEnded(false)
        queries.invalidateQueries().catch(() => undefined)
      },
    }
  }, [language, onLanguage, sessionEnded])
  return <HouseContext value={house}>{children}</HouseContext>
}

export function useAccount() {
  const { client } = useHouse()
  return useQuery<Account, Error>({ queryKey: ['account'], queryFn: client.account })
}

/** A change, after which what it touched is asked for again. */
export function useChange<Input, Output>(
  work: (input: Input) => Promise<Output>,
  touches: readonly string[],
  done?: (output: Output) => void,
) {
  const known = useQueryClient()
  return useMutation<Output, Error, Input>({
    mutationFn: work,
    async onSuccess(output) {
      done?.(output)
      await Promise.all(touches.map((key) => known.invalidateQueries({ queryKey: [key] })))
    },
  })
}

/** What went wrong, in a sentence that says what to do next. */
export function useSaying() {
  const t = useTranslations()
  return (error: Error | null | undefined): string | undefined => {
    if (!error) return undefined
    if (!(error instanceof Refused) || error.message === '') return t('offline')
    if (error.waitSeconds === undefined) return error.message
    return `${error.message} ${t('waitMinutes', { minutes: Math.max(1, Math.ceil(error.waitSeconds / 60)) })}`
  }
}
