import { Code } from '@mantine/core'
import { Fragment } from 'react'

/** What the operator types, to be copied as it is: where it takes more than a line, it is broken between words alone. */
export const Command = ({ line }: { line: string }) => (
  <Code block dir="ltr" className="command">
    {line.split(' ').map((word, place) => (
      <Fragment key={word}>
        {place > 0 && ' '}
        <span className="bit">{word}</span>
      </Fragment>
    ))}
  </Code>
)
