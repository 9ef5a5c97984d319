import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@fontsource-variable/inter/index.css'
import '@fontsource/instrument-sans/600.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-500.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css'
import './base.css'
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { IntlProvider, type Messages } from 'use-intl'
import { directionOf, type Language } from '#contract/language.ts'
import { firstLanguage, HouseOf, queries } from './house.tsx'
import { colours, theme } from './theme.ts'
import { zone } from './zone.ts'

/** A language with its words. */
interface Spoken {
  readonly language: Language
  readonly words: Messages
}
export interface Screens {
  /** Words are asked for when they are spoken, for nobody reads three languages at a time. */
  readonly catalogues: { readonly [L in Language]: () => Promise<Messages> }
  /** The refusals by which a session is over. */
  readonly ends: readonly string[]
  readonly screens: ReactNode
}

/** Figures are Western ones in Arabic too, and French ones stand in groups parted by a space. */
const locales = { fr: 'fr', ar: 'ar-MA-u-nu-latn', en: 'en-GB' } as const

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// Read by the library that locks the scroll behind a dialog, for the style element it writes.
Object.assign(globalThis, { __webpack_nonce__: nonce })

function Directed({ direction, children }: { direction: 'ltr' | 'rtl'; children: ReactNode }) {
  const { setDirection } = useDirection()
  useEffect(() => setDirection(direction), [direction, setDirection])
  return children
}

/** The button that closes a message says so, in the reader's language. */
const withCloseLabel = (label: string) => ({
  ...theme,
  components: { ...theme.components, Notification: { defaultProps: { closeButtonProps: { 'aria-label': label } } } },
})

function Started({
  first,
  spokenIn,
  ends,
  screens,
}: Omit<Screens, 'catalogues'> & { first: Spoken; spokenIn(language: Language): Promise<Spoken> }) {
  const [{ language, words }, setSpoken] = useState(first)
  const wanted = useRef<Language>(undefined)
  const direction = directionOf(language)
  const labelled = useMemo(() => withCloseLabel(words.close), [words])
  // of two choices in a row the last one counts; without a network the words that are there stay
  const setLanguage = useCallback(
    (chosen: Language) => {
      wanted.current = chosen
      spokenIn(chosen).then(
        (spoken) => wanted.current === chosen && setSpoken(spoken),
        () => notifications.show({ message: words.offline, color: 'terracotta' }),
      )
    },
    [spokenIn, words],
  )
  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = direction
  }, [language, direction])
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={labelled} cssVariablesResolver={colours} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <Directed direction={direction}>
          <IntlProvider locale={locales[language]} messages={words} timeZone={zone}>
            <QueryClientProvider client={queries}>
              <HouseOf language={language} onLanguage={setLanguage} ends={ends}>
                <Notifications position="bottom-center" />
                {screens}
              </HouseOf>
            </QueryClientProvider>
          </IntlProvider>
        </Directed>
      </MantineProvider>
    </DirectionProvider>
  )
}

/** Draws portal or office, in the reader's language. */
export async function start({ catalogues, ...rest }: Screens): Promise<void> {
  const spokenIn = async (language: Language): Promise<Spoken> => ({ language, words: await catalogues[language]() })
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<Started first={await spokenIn(firstLanguage())} spokenIn={spokenIn} {...rest} />)
}
