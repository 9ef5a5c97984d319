import { Paper, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** One matter of a screen, on a sheet of its own. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Paper p="md" component="section">
    <Stack>
      <Title order={2} size="h3">
        {title}
      </Title>
      {children}
    </Stack>
  </Paper>
)
