import './contacts.css'
import { Button, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { paths } from './paths.ts'

/** From a screen back to the one it hangs on. */
export function BackTo({ to, says }: { to: typeof paths.account | typeof paths.contacts | typeof paths.data; says: string }) {
  return (
    <Group>
      <Button
        variant="subtle"
        px="xs"
        leftSection={<IconArrowLeft aria-hidden size={20} className="turned" />}
        renderRoot={(props) => <Link to={to} {...props} />}
      >
        {says}
      </Button>
    </Group>
  )
}
