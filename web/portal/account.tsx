import { Button, Checkbox, Group, Modal, NativeSelect, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { languages } from '#contract/language.ts'
import { type Account, Refused } from '#web/client/calls.ts'
import { CodeForm } from './code-form.tsx'
import { ExportFirst } from './contacts-waiting.tsx'
import { queries, useAccount, useChange, useHouse } from './house.tsx'
import { addPasskey, NoPasskey, passkeysWork } from './passkeys.ts'
import { paths } from './paths.ts'
import { international } from './phone.ts'
import { Loading, Trouble } from './trouble.tsx'

/** Runs what asks for a fresh proof of who one is; asks for that where it is needed, and goes on by itself. */
function useProof(email: string) {
  const t = useTranslations()
  const { client } = useHouse()
  const [waiting, setWaiting] = useState<{ attempt: string; minutes: number; goOn(): void; giveUp(error: Error): void }>()
  async function proved<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'prove-again') throw error
      const sent = await client.askToProve()
      await new Promise<void>((goOn, giveUp) => setWaiting({ ...sent, goOn, giveUp: () => giveUp(error) }))
      return work()
    }
  }
  const dialog = (
    <Modal
      opened={waiting !== undefined}
      onClose={() => {
        waiting?.giveUp(new Error())
        setWaiting(undefined)
      }}
      title={t('proveTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {waiting && (
        <CodeForm
          email={email}
          minutes={waiting.minutes}
          label={t('confirm')}
          resend={async () => setWaiting({ ...waiting, ...(await client.askToProve()) })}
          confirm={async (code) => {
            await client.prove({ attempt: waiting.attempt, code })
            setWaiting(undefined)
            waiting.goOn()
          }}
        />
      )}
    </Modal>
  )
  return [proved, dialog] as const
}
type Proved = ReturnType<typeof useProof>[0]

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Paper p="md" component="section">
    <Stack>
      <Title order={2} size="h3">
        {title}
      </Title>
      {children}
    </Stack>
  </Paper>
)

export function AccountScreen() {
  const t = useTranslations()
  const account = useAccount()
  const [proved, dialog] = useProof(account.data?.email ?? '')
  if (!account.data) return <Loading />
  return (
    <Stack className="middle" gap="lg">
      <Title order={1}>{t('account')}</Title>
      <Details key={account.data.id} account={account.data} />
      <Email account={account.data} proved={proved} />
      <Passkeys proved={proved} />
      <Password account={account.data} proved={proved} />
      <Sessions />
      <Close proved={proved} />
      {dialog}
    </Stack>
  )
}

function Details({ account }: { account: Account }) {
  const t = useTranslations()
  const { client, language, setLanguage } = useHouse()
  const [name, setName] = useState(account.name)
  const [company, setCompany] = useState(account.company ?? '')
  const [phone, setPhone] = useState(account.phone ?? '')
  const [noProspecting, setNoProspecting] = useState(account.noProspecting)
  const [spoken, setSpoken] = useState(account.language)
  const save = useChange(
    () =>
      client.changeAccount({
        name: name.trim(),
        company: company.trim() || null,
        phone: phone.trim() ? international(phone) : null,
        noProspecting,
        language: spoken,
      }),
    ['account'],
    () => {
      if (spoken !== language) setLanguage(spoken)
      notifications.show({ message: t('saved'), color: 'mint' })
    },
  )
  const wrong = save.error instanceof Refused ? save.error.fields : []
  return (
    <Part title={t('details')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(undefined)
        }}
      >
        <Stack>
          <TextInput
            label={t('name')}
            autoComplete="name"
            value={name}
            error={wrong.includes('name') && t('checkField')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('optional', { field: t('company') })}
            autoComplete="organization"
            value={company}
            error={wrong.includes('company') && t('checkField')}
            onChange={(event) => setCompany(event.currentTarget.value)}
          />
          <TextInput
            label={t('optional', { field: t('phone') })}
            type="tel"
            dir="ltr"
            autoComplete="tel"
            value={phone}
            error={wrong.includes('phone') && t('checkField')}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('mailLanguage')}
            value={spoken}
            onChange={(event) => setSpoken(languages.find((one) => one === event.currentTarget.value) ?? 'fr')}
            data={languages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
          />
          <Checkbox
            label={t('noProspecting')}
            checked={noProspecting}
            onChange={(event) => setNoProspecting(event.currentTarget.checked)}
          />
          <Trouble error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('saveDetails')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  )
}

function Email({ account, proved }: { account: Account; proved: Proved }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState<{ attempt: string; minutes: number }>()
  const ask = useChange(() => proved(() => client.changeEmail({ email: email.trim() })), [], setSent)
  const done = () => {
    setSent(undefined)
    setEmail('')
    notifications.show({ message: t('emailChanged'), color: 'mint' })
    return queries.invalidateQueries()
  }
  return (
    <Part title={t('email')}>
      <Text dir="ltr" ta="start">
        <bdi>{account.email}</bdi>
      </Text>
      {sent ? (
        <CodeForm
          email={email.trim()}
          minutes={sent.minutes}
          label={t('changeEmail')}
          resend={() => ask.mutateAsync(undefined)}
          confirm={async (code) => {
            await client.confirmEmail({ attempt: sent.attempt, code })
            await done()
          }}
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate(undefined)
          }}
        >
          <Stack>
            <TextInput
              label={t('newEmail')}
              description={t('newEmailHint')}
              type="email"
              dir="ltr"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Trouble error={ask.error} />
            <Group>
              <Button type="submit" variant="default" loading={ask.isPending}>
                {t('changeEmail')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Part>
  )
}

function Passkeys({ proved }: { proved: Proved }) {
  const t = useTranslations()
  const format = useFormatter()
  const { client } = useHouse()
  const passkeys = useQuery({ queryKey: ['passkeys'], queryFn: client.passkeys })
  const add = useChange(() => proved(() => addPasskey(client, t('thisDevice'))), ['passkeys', 'account'])
  const remove = useChange((id: string) => proved(() => client.removePasskey(id)), ['passkeys', 'account'])
  const date = (moment: string) => format.dateTime(new Date(moment), { dateStyle: 'long' })
  return (
    <Part title={t('passkeys')}>
      <Text>{t('passkeysText')}</Text>
      {passkeys.isPending && <Loading lines={1} />}
      {passkeys.data?.items.map(({ id, name, addedAt, lastUsedAt }) => (
        <Group key={id} justify="space-between" className="row">
          <div>
            <Text fw={600}>{name}</Text>
            <Text size="sm" c="dimmed">
              {t('addedOn', { date: date(addedAt) })} {lastUsedAt && t('lastUsed', { date: date(lastUsedAt) })}
            </Text>
          </div>
          <Button variant="default" onClick={() => remove.mutate(id)}>
            {t('remove')}
          </Button>
        </Group>
      ))}
      {add.error instanceof NoPasskey ? (
        <Text role="alert">{t('noPasskeyMade')}</Text>
      ) : (
        <Trouble error={add.error ?? remove.error ?? passkeys.error} />
      )}
      <Group>
        <Button variant="default" disabled={!passkeysWork()} loading={add.isPending} onClick={() => add.mutate(undefined)}>
          {t('addPasskey')}
        </Button>
        {!passkeysWork() && <Text size="sm">{t('passkeysImpossible')}</Text>}
      </Group>
    </Part>
  )
}

function Password({ account, proved }: { account: Account; proved: Proved }) {
  const t = useTranslations()
  const { client } = useHouse()
  const [password, setPassword] = useState('')
  const set = useChange(
    () => proved(() => client.setPassword(password)),
    ['account'],
    () => {
      setPassword('')
      notifications.show({ message: t('passwordSet'), color: 'mint' })
    },
  )
  const remove = useChange(() => proved(client.removePassword), ['account'])
  return (
    <Part title={t('password')}>
      <Text>{account.hasPassword ? t('hasPassword') : t('noPassword')}</Text>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate(undefined)
        }}
      >
        <Stack>
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordHint')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Trouble error={set.error ?? remove.error} />
          <Group>
            <Button type="submit" variant="default" loading={set.isPending}>
              {account.hasPassword ? t('replacePassword') : t('setPassword')}
            </Button>
            {account.hasPassword && (
              <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
                {t('removePassword')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Part>
  )
}

function Sessions() {
  const t = useTranslations()
  const format = useFormatter()
  const { client } = useHouse()
  const go = useNavigate()
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: client.sessions })
  const end = useChange((id: string) => client.endSession(id), ['sessions'])
  const endOthers = useChange(() => client.endOtherSessions(), ['sessions'])
  const leave = useChange(
    () => client.signOut(),
    [],
    () => {
      queries.clear()
      void go({ to: paths.signIn })
    },
  )
  return (
    <Part title={t('sessions')}>
      {sessions.isPending && <Loading lines={1} />}
      {sessions.data?.items.map(({ id, current, device, how, startedAt }) => (
        <Group key={id} justify="space-between" className="row">
          <div>
            <Text fw={600}>
              <bdi>{device === '' ? t('unknownDevice') : device}</bdi> {current && `· ${t('thisSession')}`}
            </Text>
            <Text size="sm" c="dimmed">
              {t('since', { date: format.dateTime(new Date(startedAt), { dateStyle: 'long' }) })} · {t(`how_${how}`)}
            </Text>
          </div>
          {!current && (
            <Button variant="default" onClick={() => end.mutate(id)}>
              {t('endSession')}
            </Button>
          )}
        </Group>
      ))}
      <Trouble error={sessions.error ?? end.error ?? endOthers.error ?? leave.error} />
      <Group>
        {(sessions.data?.items.length ?? 0) > 1 && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
            {t('endOthers')}
          </Button>
        )}
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate(undefined)}>
          {t('signOut')}
        </Button>
      </Group>
    </Part>
  )
}

function Close({ proved }: { proved: Proved }) {
  const t = useTranslations()
  const { client } = useHouse()
  const go = useNavigate()
  const [asking, setAsking] = useState(false)
  const close = useChange(
    () => proved(client.closeAccount),
    [],
    () => {
      queries.clear()
      void go({ to: paths.signIn })
    },
  )
  return (
    <Part title={t('closeTitle')}>
      <Text>{t('closeGoes')}</Text>
      <Text>{t('closeStays')}</Text>
      <Group>
        <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsking(true)}>
          {t('closeAccount')}
        </Button>
      </Group>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('closeSure')} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          <Text>{t('closeGoes')}</Text>
          <ExportFirst />
          <Trouble error={close.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('keepAccount')}
            </Button>
            <Button color="terracotta" loading={close.isPending} onClick={() => close.mutate(undefined)}>
              {t('closeAccount')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Part>
  )
}
