import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Trouble } from './trouble.tsx'

const waitSeconds = 30

interface Given {
  readonly email: string
  readonly minutes: number
  confirm(code: string): Promise<unknown>
  resend(): Promise<unknown>
  readonly label: string
  /** What the code confirms cannot be undone. */
  readonly final?: boolean
}

/** The six figures that were sent by mail: typed, pasted, or filled in by the phone. */
export function CodeForm({ email, minutes, confirm, resend, label, final = false }: Given) {
  const t = useTranslations()
  const [code, setCode] = useState('')
  const [left, setLeft] = useState(waitSeconds)
  const [busy, setBusy] = useState(false)
  const [short, setShort] = useState(false)
  const [error, setError] = useState<Error>()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const tick = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000)
    return () => clearInterval(tick)
  }, [])
  async function doing(work: () => Promise<unknown>) {
    setBusy(true)
    setError(undefined)
    await work().catch((trouble: Error) => setError(trouble))
    setBusy(false)
  }
  const send = (figures: string) => doing(() => confirm(figures))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setShort(code.length < 6)
        if (code.length === 6) void send(code)
        else input.current?.focus()
      }}
    >
      <Stack>
        <Text>{t.rich('codeSent', { address: (chunks) => <bdi className="address">{chunks}</bdi>, email, minutes })}</Text>
        <TextInput
          ref={input}
          className="code"
          label={t('code')}
          description={t('codeHint')}
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          autoFocus
          error={short ? t('codeShort') : error !== undefined}
          onChange={({ currentTarget }) => {
            const figures = currentTarget.value.replace(/\D/g, '').slice(0, 6)
            setCode(figures)
            setShort(false)
            if (figures.length === 6 && figures !== code) void send(figures)
          }}
        />
        <Trouble error={error} />
        <Button type="submit" size="lg" loading={busy} {...(final && { color: 'terracotta' })}>
          {label}
        </Button>
        <Button
          variant="subtle"
          disabled={left > 0 || busy}
          onClick={() =>
            doing(async () => {
              await resend()
              setCode('')
              setLeft(waitSeconds)
            })
          }
        >
          {left > 0 ? t('resendIn', { seconds: left }) : t('resend')}
        </Button>
      </Stack>
    </form>
  )
}
