import { ActionIcon, Button } from '@mantine/core'
import { IconBrandWhatsapp, IconMail, IconPhone } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ContactShown } from '#web/client/calls.ts'

type Reached = Pick<ContactShown, 'details' | 'place' | 'leftAt'>

/** The ways to reach somebody, each with its address. WhatsApp opens with where the two met, where that is known. */
function useWays({ details, place, leftAt }: Reached) {
  const t = useTranslations()
  const format = useFormatter()
  if (!details) return []
  const { name, phone, email } = details
  const date = format.dateTime(new Date(leftAt), { dateStyle: 'long' })
  const says = place === null ? t('whatsappHello', { name, date }) : t('whatsappHelloAt', { name, place })
  return [
    ...(phone === null
      ? []
      : [
          { says: t('call'), to: `tel:${phone}`, Icon: IconPhone, out: false },
          { says: 'WhatsApp', to: `https://wa.me/${phone.slice(1)}?text=${encodeURIComponent(says)}`, Icon: IconBrandWhatsapp, out: true },
        ]),
    ...(email === null
      ? []
      : [{ says: t('write'), to: `mailto:${encodeURIComponent(email).replace('%40', '@')}`, Icon: IconMail, out: false }]),
  ]
}
const elsewhere = { target: '_blank', rel: 'noreferrer' } as const

/** By one tap each, in a line of a list. */
export function ReachIcons({ contact, size = 44 }: { contact: Reached; size?: number }) {
  return useWays(contact).map(({ says, to, Icon, out }) => (
    <ActionIcon
      key={says}
      component="a"
      href={to}
      {...(out && elsewhere)}
      size={size}
      variant="subtle"
      aria-label={`${says}, ${contact.details?.name ?? ''}`}
      title={says}
    >
      <Icon aria-hidden size={20} />
    </ActionIcon>
  ))
}

/** The same where there is room for words. */
export function ReachButtons({ contact }: { contact: Reached }) {
  return useWays(contact).map(({ says, to, Icon, out }) => (
    <Button key={says} component="a" href={to} {...(out && elsewhere)} variant="default" leftSection={<Icon aria-hidden size={20} />}>
      {says}
    </Button>
  ))
}
