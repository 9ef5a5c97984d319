import type { ReactNode } from 'react'

/** Something that may be done with what stands open, folded away until it is wanted. */
export const Act = ({ says, open = false, children }: { says: string; open?: boolean; children: ReactNode }) => (
  <details className="inner" open={open}>
    <summary>{says}</summary>
    {children}
  </details>
)
