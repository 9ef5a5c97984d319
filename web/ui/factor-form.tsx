import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Trouble } from './trouble.tsx'

interface Given {
  readonly text: string
  readonly label: string
  /** Recovery codes are taken too. */
  readonly recovery?: boolean
  confirm(code: string): Promise<unknown>
}

/** The code of an application, or a recovery code in its place. */
export function FactorForm({ text, label, recovery = false, confirm }: Given) {
  const t = useTranslations()
  const [byRecovery, setByRecovery] = useState(false)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [short, setShort] = useState(false)
  const [error, setError] = useState<Error>()
  const input = useRef<HTMLInputElement>(null)
  const whole = (typed: string) => typed.replace(/[\s-]/g, '').length === (byRecovery ? 10 : 6)
  async function send(typed: string) {
    setBusy(true)
    setError(undefined)
    await confirm(typed).catch((trouble: Error) => {
      setError(trouble)
      setCode('')
      input.current?.focus()
    })
    setBusy(false)
  }
  const field = byRecovery
    ? { label: t('recoveryCode'), description: t('recoveryCodeHint'), autoCapitalize: 'none', autoComplete: 'off', spellCheck: false }
    : ({ label: t('factorCode'), description: t('factorCodeHint'), inputMode: 'numeric', autoComplete: 'one-time-code' } as const)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setShort(!whole(code))
        if (whole(code)) void send(code)
        else input.current?.focus()
      }}
    >
      <Stack>
        <Text>{text}</Text>
        <TextInput
          key={String(byRecovery)}
          ref={input}
          className={byRecovery ? 'long-code' : 'code'}
          value={code}
          dir="ltr"
          autoFocus
          error={short ? (byRecovery ? t('recoveryCodeHint') : t('codeShort')) : error !== undefined}
          {...field}
          onChange={({ currentTarget }) => {
            const typed = byRecovery ? currentTarget.value.slice(0, 12) : currentTarget.value.replace(/\D/g, '').slice(0, 6)
            setCode(typed)
            setShort(false)
            if (!byRecovery && typed.length === 6 && typed !== code) void send(typed)
          }}
        />
        <Trouble error={error} />
        <Button type="submit" size="lg" loading={busy}>
          {label}
        </Button>
        {recovery && (
          <Button
            variant="subtle"
            onClick={() => {
              setByRecovery(!byRecovery)
              setCode('')
              setShort(false)
              setError(undefined)
            }}
          >
            {byRecovery ? t('useApplication') : t('useRecovery')}
          </Button>
        )}
      </Stack>
    </form>
  )
}
