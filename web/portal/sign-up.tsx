import { Anchor, Button, Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { SignedInAs } from '#web/client/calls.ts'
import { CodeForm } from '#web/ui/code-form.tsx'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { FreeText } from '#web/ui/free-text.tsx'
import { queries, useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useCodeAsked } from './code-asked.ts'
import { useHalfAsked } from './half-asked.ts'
import { NoticeText } from './notice.tsx'
import { paths } from './paths.ts'
import { international } from './phone.ts'
import { SecondStep } from './second-step.tsx'
import { TroublePage } from './trouble-page.tsx'

const Typed = z.object({ name: z.string(), email: z.string(), company: z.string(), phone: z.string(), noProspecting: z.boolean() })
const blank = { name: '', email: '', company: '', phone: '', noProspecting: false }

/** A name, an address, and the code that comes there. Everything asked says why; the notice stands above the button. */
export function SignUpScreen() {
  const t = useTranslations()
  const { client, language } = useHouse()
  const go = useNavigate()
  const notice = useQuery({ queryKey: ['notice', language], queryFn: client.notice })
  const [typed, setTyped, forgetTyped] = useKept('sign-up', Typed, blank, "nobody's")
  const [sent, setSent, forgetSent] = useCodeAsked('sign-up.code', "nobody's")
  const ask = useChange(
    async () => {
      const { name, email, company, phone, noProspecting } = typed
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
  const done = (as: SignedInAs) => {
    forgetTyped()
    forgetSent()
    forgetHalf()
    queries.clear()
    void go({ to: as.new ? paths.welcome : paths.home })
  }
  // whoever has an account already is signed in to it, with all that it asks for
  const [half, goOn, forgetHalf] = useHalfAsked('sign-up.half', done, "nobody's")
  const fault = useFaults(faultsIn(ask.error))
  useGoToFault(ask.error)
  if (half)
    return (
      <Stack>
        <ScreenTitle>{t('signInTitle')}</ScreenTitle>
        <SecondStep
          challenge={half.challenge}
          onDone={done}
          onAgain={() => {
            forgetHalf()
            forgetSent()
          }}
        />
      </Stack>
    )
  if (sent)
    return (
      <Stack>
        <ScreenTitle>{t('checkMail')}</ScreenTitle>
        <CodeForm
          email={typed.email.trim()}
          minutes={sent.minutes}
          label={t('openAccount')}
          resend={() => ask.mutateAsync(undefined)}
          confirm={async (code) => {
            goOn(await client.confirmCode({ attempt: sent.attempt, code }))
          }}
        />
        <Button variant="default" onClick={forgetSent}>
          {t('otherEmail')}
        </Button>
      </Stack>
    )
  if (!notice.data) return notice.error ? <TroublePage title={t('signUpTitle')} error={notice.error} again={notice.refetch} /> : <Loading />
  const field = (name: 'name' | 'email' | 'company' | 'phone') => {
    const said = notice.data.fields.find((one) => one.name === name)
    return {
      value: typed[name],
      onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [name]: event.currentTarget.value }),
      description: said && t('purposeOf', { why: said.why }),
      error: fault(name),
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
        <ScreenTitle>{t('signUpTitle')}</ScreenTitle>
        <Text c="dimmed">{t('signUpText')}</Text>
        <FreeText label={t('name')} autoComplete="name" {...field('name')} />
        <TextInput label={t('email')} type="email" dir="ltr" autoComplete="email" {...field('email')} />
        <FreeText label={t('optional', { field: t('company') })} autoComplete="organization" {...field('company')} />
        <TextInput label={t('optional', { field: t('phone') })} type="tel" dir="ltr" autoComplete="tel" {...field('phone')} />
        <NoticeText notice={notice.data} />
        <Checkbox
          label={notice.data.opposition}
          checked={typed.noProspecting}
          onChange={(event) => setTyped({ ...typed, noProspecting: event.currentTarget.checked })}
        />
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
