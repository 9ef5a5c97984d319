import { Anchor, Button, Divider, Stack, Text, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { SignedInAs } from '#web/client/calls.ts'
import { CodeForm } from '#web/ui/code-form.tsx'
import { faultsIn, useFaults, useGoToFault } from '#web/ui/faults.ts'
import { queries, useChange, useHouse } from '#web/ui/house.tsx'
import { useKept } from '#web/ui/kept.ts'
import { NoPasskey, passkeysWork, signInWithPasskey } from '#web/ui/passkeys.ts'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Trouble } from '#web/ui/trouble.tsx'
import { useCodeAsked } from './code-asked.ts'
import { useHalfAsked } from './half-asked.ts'
import { PasswordField } from './password-field.tsx'
import { paths } from './paths.ts'
import { SecondStep } from './second-step.tsx'
import type { WayBack } from './way-back.ts'

/** With `stay`, whoever signs in goes on at the address they came to. */
export function SignInScreen({ stay = false }: { stay?: boolean }) {
  const t = useTranslations()
  const go = useNavigate()
  const { retour }: WayBack = useSearch({ strict: false })
  return (
    <Stack>
      <ScreenTitle>{t('signInTitle')}</ScreenTitle>
      <SignIn
        onDone={(done) => {
          if (stay && !done.new) return void queries.resetQueries()
          // a page of another program: asked for anew
          if (retour !== undefined) return window.location.assign(retour)
          queries.clear()
          void go({ to: done.new ? paths.welcome : paths.home })
        }}
      />
      <Text ta="center">
        {t('noAccount')}{' '}
        <Anchor component={Link} to={paths.signUp} underline="always">
          {t('signUp')}
        </Anchor>
      </Text>
    </Stack>
  )
}

/** By passkey, by code, or by password; whoever lost everything else asks for a code. */
export function SignIn({ email: known = '', onDone }: { email?: string; onDone(done: SignedInAs): void }) {
  const t = useTranslations()
  const { client, language } = useHouse()
  const [kept, how] = known === '' ? (['sign-in', "nobody's"] as const) : (['sign-in-again', 'sealed'] as const)
  const [typed, setTyped, forgetTyped] = useKept(kept, z.string(), known, how)
  const [password, setPassword] = useState<string>()
  const [sent, setSent, forgetSent] = useCodeAsked(`${kept}.code`, how)
  const email = typed.trim()
  const done = (as: SignedInAs) => {
    forgetTyped()
    forgetSent()
    forgetHalf()
    onDone(as)
  }
  const [half, goOn, forgetHalf] = useHalfAsked(`${kept}.half`, done, how)
  const code = useChange(() => client.askForCode({ email, language }), [], setSent)
  const byPassword = useChange(() => client.signInWithPassword({ email, password: password ?? '' }), [], goOn)
  const byPasskey = useChange(() => signInWithPasskey(client), [], done)
  const error = byPassword.error ?? code.error
  const fault = useFaults(faultsIn(error))
  useGoToFault(error)
  if (half)
    return (
      <SecondStep
        challenge={half.challenge}
        onDone={done}
        onAgain={() => {
          forgetHalf()
          forgetSent()
        }}
      />
    )
  if (sent)
    return (
      <Stack>
        <CodeForm
          email={email}
          minutes={sent.minutes}
          label={t('signIn')}
          resend={() => code.mutateAsync(undefined)}
          confirm={async (figures) => goOn(await client.confirmCode({ attempt: sent.attempt, code: figures }))}
        />
        <Button variant="default" onClick={forgetSent}>
          {t('otherWay')}
        </Button>
      </Stack>
    )
  return (
    <Stack>
      {passkeysWork() && (
        <>
          <Button
            size="lg"
            // whoever asked for a password goes on with it
            variant={password === undefined ? 'filled' : 'default'}
            leftSection={<IconFingerprint aria-hidden />}
            loading={byPasskey.isPending}
            onClick={() => byPasskey.mutate(undefined)}
          >
            {t('signInPasskey')}
          </Button>
          {byPasskey.error instanceof NoPasskey ? <Text role="alert">{t('noPasskey')}</Text> : <Trouble error={byPasskey.error} />}
          <Divider label={t('or')} />
        </>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (password === undefined) code.mutate(undefined)
          else byPassword.mutate(undefined)
        }}
      >
        <Stack>
          <TextInput
            label={t('email')}
            type="email"
            dir="ltr"
            autoComplete="username"
            required
            withAsterisk={false}
            value={typed}
            error={fault('email')}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {password !== undefined && (
            <PasswordField
              label={t('password')}
              autoComplete="current-password"
              value={password}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          )}
          <Trouble error={error} />
          <Button
            type="submit"
            size={passkeysWork() ? 'md' : 'lg'}
            variant={passkeysWork() && password === undefined ? 'default' : 'filled'}
            loading={code.isPending || byPassword.isPending}
          >
            {password === undefined ? t('sendCode') : t('signIn')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              setPassword(password === undefined ? '' : undefined)
              code.reset()
              byPassword.reset()
            }}
          >
            {password === undefined ? t('withPassword') : t('withCode')}
          </Button>
        </Stack>
      </form>
    </Stack>
  )
}
