import { onlineManager, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import { type Language, languages } from '#contract/language.ts'
import { type Account, type Caller, type Client, callerIn, clientIn, Refused } from '#web/client/calls.ts'
import { dropKept, lockKept, openKept } from './kept.ts'
import { emptyPhone, forgetQr, keepProgram, keptQr } from './on-this-phone.ts'

/** What every screen may ask for: the API, the language, and whether the session ended under the reader's hands. */
interface House {
  readonly client: Client
  readonly call: Caller
  readonly language: Language
  setLanguage(language: Language): void
  /** By which refusal; undefined while it goes on. */
  readonly sessionEnded: string | undefined
  /** Goes on with what was asked when the session ended; false where somebody else signed in, for whom nothing of it is meant. */
  signedInAgain(account: string): boolean
  /** Nothing of whoever leaves can be read in this window; `for good`, nothing is there. Where `the page goes`, its memory goes with it. */
  left(how?: 'for good' | 'the page goes'): void
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
      // without a network a question is answered by a sentence at once, and asked again when it is back
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (count, error) =>
        count < 2 && navigator.onLine && error instanceof Refused && (error.code === 'offline' || error.code === 'unavailable'),
    },
    // without a network a press is answered by a sentence, not by a wait for its return
    mutations: { networkMode: 'always' },
  },
})

// a start without a network is none that it lost: said here, or its return would not be noticed
onlineManager.setOnline(navigator.onLine)

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
  ends,
  children,
}: {
  language: Language
  /** The refusals by which a session is over. */
  ends: readonly string[]
  onLanguage(language: Language): void
  children: ReactNode
}) {
  const [sessionEnded, setEnded] = useState<string>()
  const back = useRef<PromiseWithResolvers<boolean>>(undefined)
  const house = useMemo((): House => {
    const holder = () => queries.getQueryData<Account>(['account'])?.id
    // whoever was never signed in here is led to the sign-in page; for whoever was, it waits until they are signed in again in place
    const signedOut = (code: string): Promise<boolean> => {
      if (holder() === undefined) return emptyPhone().then(() => false)
      back.current ??= Promise.withResolvers<boolean>()
      setEnded(code)
      return back.current.promise
    }
    const call = callerIn(() => language, signedOut, ends)
    return {
      client: clientIn(call),
      call,
      language,
      setLanguage(chosen) {
        localStorage.setItem(remembered, chosen)
        onLanguage(chosen)
      },
      sessionEnded,
      signedInAgain(account) {
        const same = account === holder()
        setEnded(undefined)
        if (!same) lockKept()
        // for somebody else nothing that was asked goes on, and what was shown is not theirs
        const shown = same ? queries.invalidateQueries() : queries.resetQueries()
        back.current?.resolve(same)
        back.current = undefined
        shown.catch(() => undefined)
        return same
      },
      left(how) {
        if (how === 'for good') dropKept()
        else lockKept()
        void emptyPhone()
        if (how === 'the page goes') return // what stands there would ask again for whom nobody is
        setEnded(undefined)
        back.current?.resolve(false)
        back.current = undefined
        queries.clear()
      },
    }
  }, [language, onLanguage, ends, sessionEnded])
  return <HouseContext value={house}>{children}</HouseContext>
}

export function useAccount() {
  const { client } = useHouse()
  return useQuery<Account, Error>({
    queryKey: ['account'],
    // who waits for a first answer asks for it themselves: nothing of what they see meanwhile is taken away
    refetchOnReconnect: ({ state }) => state.data !== undefined,
    async queryFn() {
      const account = await client.account()
      await openKept(account.id, async () => (await client.tabKey()).key)
      if (keptQr()?.account !== account.id) forgetQr() // somebody else's
      // the portal alone starts without a network
      if (import.meta.env.BASE_URL === '/espace/') keepProgram()
      return account
    },
  })
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
