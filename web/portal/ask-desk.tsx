import { Button, Group, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { faultsIn, goToFault, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { ownWay } from '#web/ui/free-text.tsx'
import { useAccount } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { useProof } from '#web/ui/prove.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { paths } from './paths.ts'
import { useFiling } from './use-requests.ts'

interface Given {
  readonly kind: 'rectification' | 'objection'
  readonly label: string
  readonly hint: string
  readonly send: string
}

/** What only people can answer, said in one's own words. */
export function AskDesk({ kind, label, hint, send }: Given) {
  const t = useTranslations()
  const go = useNavigate()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  const [text, setText, forget] = useKept(`request of ${kind}`, z.string(), '')
  const [asked, setAsked] = useState(0)
  const file = useFiling(proved, ({ id, reference }) => {
    forget()
    notifications.show({ message: t('filedDone', { reference }), color: 'mint' })
    void go({ to: paths.request, params: { request: id } })
  })
  const fault = useFaults(faultsIn(file.error))
  useGoToFault(file.error)
  const empty = text.trim() === ''
  useEffect(() => {
    if (asked > 0) goToFault()
  }, [asked])
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (empty) setAsked(asked + 1)
          else file.mutate({ kind, text: text.trim() })
        }}
      >
        <Stack>
          <Textarea
            label={label}
            description={hint}
            autosize
            minRows={4}
            maxLength={4000}
            {...ownWay(text)}
            value={text}
            error={empty && asked > 0 ? t('tellDesk') : fault('text')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Trouble error={file.error} />
          <Group>
            <Button type="submit" loading={file.isPending}>
              {send}
            </Button>
          </Group>
        </Stack>
      </form>
      {dialog}
    </>
  )
}
