import { type ReactNode, useMemo } from 'react'

/**
 * Draws its inside anew only where one of these is another one. A form of a hundred fields is drawn at each key: what did not change is not.
 * What the inside calls must find the newest draft by itself.
 */
export function Only({ when, children }: { when: readonly unknown[]; children: () => ReactNode }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what is asked for
  return useMemo(children, when)
}
