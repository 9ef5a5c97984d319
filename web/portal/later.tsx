import { type ComponentType, type FunctionComponent, lazy, Suspense } from 'react'
import { Loading } from './trouble.tsx'

/** A screen that is asked for when somebody comes to it: what everybody sees first is light. */
export function later<Given extends object>(load: () => Promise<ComponentType<Given>>): FunctionComponent<Given> {
  const Screen = lazy(async () => ({ default: await load() }))
  return function Later(given) {
    return (
      <Suspense
        fallback={
          <div className="middle">
            <Loading />
          </div>
        }
      >
        <Screen {...given} />
      </Suspense>
    )
  }
}
