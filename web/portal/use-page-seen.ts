import { useSyncExternalStore } from 'react'

function whenItChanges(told: () => void): () => void {
  document.addEventListener('visibilitychange', told)
  return () => document.removeEventListener('visibilitychange', told)
}

/** Whether anybody can see this page: not while its tab is behind another, or its phone is dark. */
export const usePageSeen = () => useSyncExternalStore(whenItChanges, () => document.visibilityState === 'visible')
