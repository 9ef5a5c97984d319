import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type ContactOpened, type GiveAccess, Refused } from '#web/client/calls.ts'
import { faultsIn, useFaults } from '#web/ui/faults.ts'
import { queries, useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { Ask } from './ask.tsx'
import { AudienceChoice } from './audience-choice.tsx'
import { paths } from './paths.ts'
import { contactsTouched } from './use-contacts.ts'
import { endsIn, LinkTerm } from './wish-form.tsx'

/** Somebody asks for access: one's yes, with what their link shows, or one's no. Or that it was given. */
export function ContactRequest({ contact }: { contact: ContactOpened }) {
  const t = useTranslations()
  if (contact.access === 'waiting') return <Answer contact={contact} />
  return (
    <>
      <Text>{t('requestGiven')}</Text>
      <Group>
        <Button variant="default" renderRoot={(props) => <Link to={paths.access} {...props} />}>
          {t('whoSeesTitle')}
        </Button>
      </Group>
    </>
  )
}

function Answer({ contact }: { contact: ContactOpened }) {
  const t = useTranslations()
  const format = useFormatter()
  const { client } = useHouse()
  const [audience, setAudience] = useState('anyone')
  const [days, setDays] = useState('')
  const [binds, setBinds] = useState(false)
  const give = useChange(
    (body: GiveAccess) => client.giveAccess(contact.id, body),
    ['contacts', 'links', 'cards'],
    () => notifications.show({ message: t('accessGivenDone'), color: 'mint' }),
  )
  const fault = useFaults(faultsIn(give.error))
  const gone = give.error instanceof Refused && give.error.code === 'request-gone'
  useEffect(() => {
    // the screen then says what became of it
    if (gone) void queries.invalidateQueries({ queryKey: [...contactsTouched] })
  }, [gone])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        give.mutate({
          label: t('accessAsked'),
          audience,
          binds,
          ...endsIn(days),
        })
      }}
    >
      <Stack gap="sm" maw="46rem">
        <Text>{t('requestText', { date: format.dateTime(new Date(`${contact.keepUntil}T12:00:00Z`), { dateStyle: 'long' }) })}</Text>
        <Text size="sm">{t('requestMail', { email: `\u2068${contact.details?.email ?? ''}\u2069` })}</Text>
        <AudienceChoice one value={audience} error={fault('audience')} onChange={setAudience} />
        <LinkTerm longest="twoYears" value={days} error={fault('expiresAt')} onChange={setDays} />
        <Checkbox
          label={t('bindFirst')}
          description={t('bindFirstHint')}
          checked={binds}
          onChange={(event) => setBinds(event.currentTarget.checked)}
        />
        <Trouble error={give.error} />
        <Group gap="xs">
          <Button type="submit" loading={give.isPending}>
            {t('giveAccess')}
          </Button>
          <Refuse contact={contact} />
        </Group>
      </Stack>
    </form>
  )
}

/** A no erases what they sent: it is asked once more. */
function Refuse({ contact }: { contact: ContactOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const go = useNavigate()
  const [asking, setAsking] = useState(false)
  const refuse = useChange(
    () => client.refuseAccess(contact.id),
    [],
    async () => {
      notifications.show({ message: t('accessRefusedDone'), color: 'mint' })
      // the list first: the request itself is not there any more to be asked for
      await go({ to: paths.contacts })
      queries.removeQueries({ queryKey: ['contacts', 'one', contact.id] })
      await queries.invalidateQueries({ queryKey: [...contactsTouched] })
    },
  )
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsking(true)}>
        {t('refuseAccess')}
      </Button>
      <Ask
        opened={asking}
        title={t('refuseAccessSure')}
        text={t('refuseAccessText')}
        no={t('keepRequest')}
        yes={t('refuseAccess')}
        doing={refuse}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
