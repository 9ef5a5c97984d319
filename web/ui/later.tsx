import { type ComponentType, type FunctionComponent, lazy, type ReactNode, Suspense } from 'react'
import { Loading } from './trouble.tsx'

const whole = (
  <div className="middle">
    <Loading />
  </div>
)

/** What is asked for when somebody comes to it: what everybody sees first is light. `meanwhile`: what stands in its place; a screen of its own says that it comes. */
export function later<Given extends object>(
  load: () => Promise<ComponentType<Given>>,
  meanwhile: ReactNode = whole,
): FunctionComponent<Given> {
  const Screen = lazy(async () => ({ default: await load() }))
  return function Later(given) {
    return (
      <Suspense fallback={meanwhile}>
        <Screen {...given} />
      </Suspense>
    )
  }
}
