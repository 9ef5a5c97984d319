import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { languages } from '#contract/language.ts'
import { useChange, useHouse } from '#web/ui/house.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { HelpLink } from './help-link.tsx'
import { linksTouched, useDatedLabel } from './ready-link.ts'

/** A signature for mails, with a link made for it alone: made when it is asked for, and never a second one for the same press. */
export function MailSignature({ card }: { card: string }) {
  const t = useTranslations()
  const { client } = useHouse()
  const labelled = useDatedLabel()
  const key = useRef(crypto.randomUUID())
  const make = useChange(() => client.makeLink(card, { label: labelled('signatureOf') }, key.current), linksTouched)
  return (
    <Stack>
      <Text size="sm">{t('signatureText')}</Text>
      <Text size="sm">{t('signatureWarning')}</Text>
      <HelpLink topic="signature" />
      {make.data ? (
        <Signature link={make.data.id} />
      ) : (
        <>
          <Trouble error={make.error} />
          <Group className="deeds">
            <Button variant="default" loading={make.isPending} onClick={() => make.mutate(undefined)}>
              {t('signatureMake')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

function Signature({ link }: { link: string }) {
  const t = useTranslations()
  const { client, language: own } = useHouse()
  const [language, setLanguage] = useState(own)
  const [copied, setCopied] = useState<boolean>()
  const signature = useQuery({ queryKey: ['signature', link, language], queryFn: () => client.signature(link, language) })
  const copy = (work: Promise<void>) =>
    void work.then(
      () => setCopied(true),
      () => setCopied(false),
    )
  if (signature.error) return <Trouble error={signature.error} again={signature.refetch} />
  return (
    <Stack>
      <NativeSelect
        label={t('language')}
        value={language}
        onChange={(event) => {
          setCopied(undefined)
          setLanguage(languages.find((one) => one === event.currentTarget.value) ?? own)
        }}
        data={languages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
      />
      {signature.data ? (
        <>
          <iframe
            key={language}
            className="signature"
            title={t('signatureFrame')}
            src={`/api/links/${link}/signature.html?language=${language}`}
          />
          <Group className="deeds">
            <Button leftSection={<IconCopy aria-hidden size={20} />} onClick={() => copy(copyWithForm(signature.data))}>
              {t('signatureCopy')}
            </Button>
            <Button variant="default" onClick={() => copy(navigator.clipboard.writeText(signature.data.text))}>
              {t('signatureCopyText')}
            </Button>
          </Group>
          <Text role="status" size="sm">
            {copied === true ? t('signatureCopied') : copied === false ? t('copyFailed') : t('signatureSteps')}
          </Text>
        </>
      ) : (
        <Loading lines={1} height={160} />
      )}
    </Stack>
  )
}

/** By the event of copying, which takes the HTML as it is: the newer way has it read by the page first, whose policy takes the style out. */
async function copyWithForm({ html, text }: { readonly html: string; readonly text: string }): Promise<void> {
  const put = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', put)
  try {
    if (!document.execCommand('copy')) throw new Error('not copied')
  } finally {
    document.removeEventListener('copy', put)
  }
}
