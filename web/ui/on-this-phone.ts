import { z } from 'zod'

const place = 'cc.phone-qr'
/** The code of one link, kept in this browser because its owner pressed for it: whoever has the phone open can show it, also without a network. */
const Kept = z.object({
  account: z.string(),
  card: z.string(),
  link: z.string(),
  label: z.string(),
  svg: z.string().startsWith('<svg '),
  keptAt: z.iso.datetime(),
})
export type KeptQr = z.infer<typeof Kept>

// a browser may refuse to keep anything
function inBrowser<T>(work: (browser: Storage) => T): T | undefined {
  try {
    return work(localStorage)
  } catch {
    return undefined
  }
}

export function keptQr(): KeptQr | undefined {
  const text = inBrowser((browser) => browser.getItem(place))
  if (typeof text !== 'string') return undefined
  try {
    return Kept.parse(JSON.parse(text))
  } catch {
    forgetQr() // not of this edition of the program
    return undefined
  }
}

/** False where the browser keeps nothing. */
export function keepQr(qr: KeptQr): boolean {
  inBrowser((browser) => browser.setItem(place, JSON.stringify(qr)))
  return keptQr()?.link === qr.link
}

export const forgetQr = (): void => void inBrowser((browser) => browser.removeItem(place))

const passing = 'cc.passing-qr'
/** Whether who signed in here last held out a code that changes each minute. */
export const chosePassing = (): boolean => inBrowser((browser) => browser.getItem(passing)) === 'yes'
export const choosePassing = (chosen: boolean): void =>
  void inBrowser((browser) => (chosen ? browser.setItem(passing, 'yes') : browser.removeItem(passing)))

const store = 'cc-portal'

/** Has the browser keep the program, once somebody is signed in: their next start needs no network. A browser that does not is no worse off. */
export function keepProgram(): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/espace-worker.js', { scope: '/espace', updateViaCache: 'none' }).catch(() => undefined)
}

/** Nothing of whoever was signed in stays in this browser: not their code, nor the program that would start without a network. */
export async function emptyPhone(): Promise<void> {
  forgetQr()
  choosePassing(false)
  try {
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
    await caches.delete(store)
  } catch {
    // a browser without these kept nothing
  }
}
