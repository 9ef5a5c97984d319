import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactOpened } from '#web/client/calls.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { contactsTouched, useContactsSummary } from './use-contacts.ts'

const mostTags = 20

/** The tags of one contact: each taken off by a press, new ones with those offered that exist already. */
export function ContactTags({ contact: { id, tags } }: { contact: ContactOpened }) {
  const t = useTranslations()
  const { client } = useHouse()
  const summary = useContactsSummary()
  const known = useId()
  const [tag, setTag] = useState('')
  const change = useChange((next: string[]) => client.changeContact(id, { tags: next }), contactsTouched)
  const others = (summary.data?.tags ?? []).map((one) => one.tag).filter((one) => !tags.includes(one))
  return (
    <Stack gap="xs">
      <Text fw={500}>{t('tags')}</Text>
      {tags.length > 0 && (
        <Group gap="xs" component="ul" m={0} p={0} className="plain">
          {tags.map((one) => (
            <li key={one}>
              <Button
                variant="light"
                size="sm"
                mih={44}
                c="var(--mantine-color-text)"
                rightSection={<IconX aria-hidden size={16} />}
                aria-label={t('removeTag', { tag: one })}
                disabled={change.isPending}
                onClick={() => change.mutate(tags.filter((other) => other !== one))}
              >
                <bdi>{one}</bdi>
              </Button>
            </li>
          ))}
        </Group>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const next = tag.trim()
          if (next === '') return
          change.mutate([...tags, next], { onSuccess: () => setTag('') })
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            flex={1}
            label={t('newTag')}
            list={known}
            autoComplete="off"
            maxLength={30}
            required
            withAsterisk={false}
            disabled={tags.length >= mostTags}
            value={tag}
            onChange={(event) => setTag(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('addTag')}
          </Button>
        </Group>
        <datalist id={known}>
          {others.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </form>
      <Trouble error={change.error} />
    </Stack>
  )
}
