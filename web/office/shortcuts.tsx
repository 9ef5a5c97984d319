import { Kbd, Modal, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslations } from 'use-intl'
import { useKeys } from './keys.ts'

const keys = [
  ['j', 'keyNext'],
  ['k', 'keyPrevious'],
  ['Enter', 'keyOpen'],
  ['Esc', 'keyClose'],
  ['/', 'keySearch'],
  ['Ctrl K', 'keyPalette'],
  ['?', 'keyHelp'],
] as const

export function useShortcuts() {
  const [opened, { open, close }] = useDisclosure(false)
  useKeys({ '?': open })
  return { opened, open, close }
}

/** Which keys do what. */
export function Shortcuts({ opened, close }: { opened: boolean; close(): void }) {
  const t = useTranslations()
  return (
    <Modal opened={opened} onClose={close} title={t('shortcuts')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Table>
        <Table.Tbody>
          {keys.map(([key, says]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" w="8rem">
                <Kbd dir="ltr">{key}</Kbd>
              </Table.Th>
              <Table.Td>{t(says)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
