import { Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CodeForm } from './code-form.tsx'
import { queries, useChange, useHouse } from './house.tsx'
import { NoPasskey, passkeysWork, signInWithPasskey } from './passkeys.ts'
import { paths } from './paths.ts'
import { Trouble } from './trouble.tsx'

export function SignInScreen() {
  const t = useTranslations()
  const go = useNavigate()
  return (
    <Stack>
      <Title order={1}>{t('signInTitle')}</Title>
      <SignIn
        onDone={(isNew) => {
          queries.clear()
          void go({ to: isNew ? paths.welcome : paths.home })
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
export function SignIn({ email: known = '', onDone }: { email?: string; onDone(isNew: boolean): void }) {
  const t = useTranslations()
  const { client, language } = useHouse()
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState<string>()
  const [sent, setSent] = useState<{ attempt: string; minutes: number }>()
  const code = useChange(() => client.askForCode({ email: email.trim(), language }), [], setSent)
  const byPassword = useChange(
    () => client.signInWithPassword({ email: email.trim(), password: password ?? '' }),
    [],
    (done) => onDone(done.new),
  )
  const byPasskey = useChange(
    () => signInWithPasskey(client),
    [],
    (done) => onDone(done.new),
  )
  if (sent)
    return (
      <Stack>
        <CodeForm
          email={email.trim()}
          minutes={sent.minutes}
          label={t('signIn')}
          resend={() => code.mutateAsync(undefined)}
          confirm={async (figures) => onDone((await client.confirmCode({ attempt: sent.attempt, code: figures })).new)}
        />
        <Button variant="default" onClick={() => setSent(undefined)}>
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
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          {password !== undefined && (
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          )}
          <Trouble error={byPassword.error ?? code.error} />
          <Button
            type="submit"
            size={passkeysWork() ? 'md' : 'lg'}
            variant={passkeysWork() ? 'default' : 'filled'}
            loading={code.isPending || byPassword.isPending}
          >
            {password === undefined ? t('sendCode') : t('signIn')}
          </Button>
          <Button variant="subtle" onClick={() => setPassword(password === undefined ? '' : undefined)}>
            {password === undefined ? t('withPassword') : t('withCode')}
          </Button>
        </Stack>
      </form>
    </Stack>
  )
}
