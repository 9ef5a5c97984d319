import { type KeptInstallation, openInstallation } from '#app/installation.ts'
import type { TestInstallation } from './installation.ts'

/** The same installation as another process has it: connections and caches of its own, the same databases, keys and clock. */
export const anotherProcess = (first: TestInstallation): Promise<KeptInstallation> =>
  openInstallation(first.settings, first.databases, first.clock)
