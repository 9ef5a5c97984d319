import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { RequestShown } from '#web/client/calls.ts'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { ownWay } from '#web/ui/free-text.tsx'
import { useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { Part } from '#web/ui/part.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useRequestDeed } from './use-requests.ts'

/** What the desk asked back, and one's answer. */
export function RequestReply({ request }: { request: RequestShown }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [text, setText, forget] = useKept(`reply to ${request.id}`, z.string(), '')
  const [asked, setAsked] = useState(false)
  const send = useRequestDeed(
    () => client.completeRequest(request.id, text.trim()),
    () => {
      forget()
      notifications.show({ message: t('requestReplySent'), color: 'mint' })
    },
  )
  const fault = useFaults(faultsIn(send.error))
  useGoToFault(send.error)
  const empty = text.trim() === ''
  return (
    <Part title={t('askedBack')}>
      {request.asks !== null && <Text className="said">{request.asks}</Text>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!empty) send.mutate(undefined)
        }}
      >
        <Stack>
          <Textarea
            label={t('requestReply')}
            description={t('askedBackText')}
            autosize
            minRows={3}
            maxLength={4000}
            {...ownWay(text)}
            value={text}
            error={empty && asked ? t('tellDesk') : fault('text')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Trouble error={send.error} />
          <Group>
            <Button type="submit" loading={send.isPending}>
              {t('requestReplySend')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  )
}
