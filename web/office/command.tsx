import { Code } from '@mantine/core'

/** What the operator types, to be copied as it is. */
export const Command = ({ line }: { line: string }) => (
  <Code block dir="ltr" className="command">
    {line}
  </Code>
)
