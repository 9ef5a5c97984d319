import { Anchor, Button, Checkbox, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Refused } from '#web/client/calls.ts'
import { CodeForm } from './code-form.tsx'
import { queries, useChange, useHouse } from './house.tsx'
import { NoticeText } from './notice.tsx'
import { paths } from './paths.ts'
import { international } from './phone.ts'
import { Loading, Trouble } from './trouble.tsx'

/** A name, an address, and the code that comes there. Everything asked says why; the notice stands above the button. */
export function SignUpScreen() {
  const t = useTranslations()
  const { client, language } = useHouse()
  const go = useNavigate()
  const notice = useQuery({ queryKey: ['notice', language], queryFn: client.notice })
  const form = useForm({ initialValues: { name: '', email: '', company: '', phone: '', noProspecting: false } })
  const [sent, setSent] = useState<{ attempt: string; minutes: number }>()
  const ask = useChange(
    async () => {
      const { name, email, company, phone, noProspecting } = form.values
      return client.signUp({
        name: name.trim(),
        email: email.trim(),
        language,
        noProspecting,
        notice: notice.data?.version ?? '',
        ...(company.trim() && { company: company.trim() }),
        ...(phone.trim() && { phone: international(phone) }),
      })
    },
    [],
    setSent,
  )
  if (sent)
    return (
      <Stack>
        <Title order={1}>{t('checkMail')}</Title>
        <CodeForm
          email={form.values.email.trim()}
          minutes={sent.minutes}
          label={t('openAccount')}
          resend={() => ask.mutateAsync(undefined)}
          confirm={async (code) => {
            const done = await client.confirmCode({ attempt: sent.attempt, code })
            queries.clear()
            await go({ to: done.new ? paths.welcome : paths.home })
          }}
        />
        <Button variant="default" onClick={() => setSent(undefined)}>
          {t('otherEmail')}
        </Button>
      </Stack>
    )
  if (!notice.data) return notice.error ? <Trouble error={notice.error} again={notice.refetch} /> : <Loading />
  const wrong = ask.error instanceof Refused ? ask.error.fields : []
  const field = (name: 'name' | 'email' | 'company' | 'phone') => {
    const said = notice.data.fields.find((one) => one.name === name)
    return {
      ...form.getInputProps(name),
      description: said && t('purposeOf', { why: said.why }),
      error: wrong.includes(name) && t('checkField'),
      required: said?.mandatory ?? false,
      withAsterisk: false,
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate(undefined)
      }}
    >
      <Stack>
        <Title order={1}>{t('signUpTitle')}</Title>
        <Text c="dimmed">{t('signUpText')}</Text>
        <TextInput label={t('name')} autoComplete="name" {...field('name')} />
        <TextInput label={t('email')} type="email" dir="ltr" autoComplete="email" {...field('email')} />
        <TextInput label={t('optional', { field: t('company') })} autoComplete="organization" {...field('company')} />
        <TextInput label={t('optional', { field: t('phone') })} type="tel" dir="ltr" autoComplete="tel" {...field('phone')} />
        <NoticeText notice={notice.data} />
        <Checkbox label={notice.data.opposition} {...form.getInputProps('noProspecting', { type: 'checkbox' })} />
        <Trouble error={ask.error} />
        <Button type="submit" size="lg" loading={ask.isPending}>
          {t('sendCode')}
        </Button>
        <Text ta="center">
          {t('haveAccount')}{' '}
          <Anchor component={Link} to={paths.signIn} underline="always">
            {t('signIn')}
          </Anchor>
        </Text>
      </Stack>
    </form>
  )
}
