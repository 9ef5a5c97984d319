import { Alert, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Command } from './command.tsx'

/** Something that is not as it must be, what to do about it, and the command that does it where there is one. */
export const TroubleFound = ({ title, text, line, children }: { title: string; text: string; line?: string; children?: ReactNode }) => (
  <Alert color="terracotta" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />} title={title}>
    <Stack gap="xs">
      <Text c="var(--mantine-color-text)">{text}</Text>
      {children}
      {line && <Command line={line} />}
    </Stack>
  </Alert>
)
