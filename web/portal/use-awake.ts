import { useEffect } from 'react'

/** Keeps the screen lit while something is held out on it, where the browser can, and lets it go dark after. */
export function useAwake(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return
    let over = false
    let lock: WakeLockSentinel | undefined
    const letGo = (one: WakeLockSentinel | undefined) => void one?.release().catch(() => undefined)
    navigator.wakeLock.request('screen').then(
      (one) => {
        if (over) letGo(one)
        else lock = one
      },
      () => undefined, // a phone that saves its battery: its owner touches the screen now and then
    )
    return () => {
      over = true
      letGo(lock)
    }
  }, [wanted])
}
