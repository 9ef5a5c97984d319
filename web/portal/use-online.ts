import { useSyncExternalStore } from 'react'

function whenItChanges(told: () => void): () => void {
  addEventListener('online', told)
  addEventListener('offline', told)
  return () => {
    removeEventListener('online', told)
    removeEventListener('offline', told)
  }
}

/** Whether this device has a network at all, as its browser says. */
export const useOnline = () => useSyncExternalStore(whenItChanges, () => navigator.onLine)
