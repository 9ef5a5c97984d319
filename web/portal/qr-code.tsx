import { Anchor, Button, Checkbox, NativeSelect, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { bearsLogo, type QrLevel, qrLevels } from '#contract/qr.ts'
import { useHouse } from '#web/ui/house.tsx'

const widths = ['25', '40', '60', '100'] as const
interface Look {
  readonly level: QrLevel
  /** In millimetres; empty for a screen. */
  readonly mm: (typeof widths)[number] | ''
  readonly logo: boolean
}
const usual: Look = { level: 'M', mm: '', logo: false }
const asked = ({ level, mm, logo }: Look) => new URLSearchParams({ level, ...(mm && { mm }), ...(logo && { logo: '1' }) }).toString()

/** The QR code of a link, blank where there is none yet, and how it is to look: how much it withstands, how wide it is on paper, with the logo or without. */
export function QrCode({ link, asks = false }: { link: string; asks?: boolean }) {
  const t = useTranslations()
  const [look, setLook] = useState(usual)
  const [failed, setFailed] = useState('')
  const [tries, setTries] = useState(0)
  const picture = `/api/${asks ? 'asking-links' : 'links'}/${link}/qr`
  const query = asked(look)
  const png = `${picture}.png?${query}`
  return (
    <>
      <Stack flex="1 1 10rem" gap="xs" align="stretch">
        {failed === query ? (
          <Stack gap="xs" align="center" role="alert">
            <Text>{t('qrFailed')}</Text>
            <Button
              variant="default"
              onClick={() => {
                setFailed('')
                setTries(tries + 1)
              }}
            >
              {t('retry')}
            </Button>
          </Stack>
        ) : (
          <img
            key={tries}
            className="qr"
            src={link === '' ? undefined : `${picture}.svg?${query}`}
            alt={t('qrOf')}
            width="208"
            height="208"
            onError={() => setFailed(query)}
          />
        )}
        <Anchor href={png} download="connectcard-qr.png" underline="always" py="sm" ta="center">
          {t('saveQr')}
        </Anchor>
      </Stack>
      <QrOptions link={link} asks={asks} look={look} onLook={setLook} picture={picture} />
    </>
  )
}

interface Given {
  readonly link: string
  readonly asks: boolean
  readonly look: Look
  readonly picture: string
  onLook(look: Look): void
}

function QrOptions({ link, asks, look, picture, onLook }: Given) {
  const t = useTranslations()
  const { client } = useHouse()
  const [open, setOpen] = useState(false)
  const [printed, setPrinted] = useState(0)
  // a link that asks first shows nothing of the card, and so has no logo
  const shown = useQuery({ queryKey: ['link', link], queryFn: () => client.link(link), enabled: open && !asks })
  const hasLogo = shown.data?.shows.includes('logo')
  return (
    // over the whole width: beside the code there is no room for its sentences
    <details className="whole-row" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('qrOptions')}</summary>
      <Stack gap="sm">
        <NativeSelect
          label={t('qrLevel')}
          description={t('qrLevelHint')}
          value={look.level}
          onChange={(event) => {
            const level = qrLevels.find((one) => one === event.currentTarget.value) ?? usual.level
            onLook({ ...look, level, logo: look.logo && bearsLogo(level) })
          }}
          data={qrLevels.map((level) => ({ value: level, label: t(`qrLevel_${level}`) }))}
        />
        <NativeSelect
          label={t('qrSize')}
          value={look.mm}
          onChange={(event) => onLook({ ...look, mm: widths.find((one) => one === event.currentTarget.value) ?? '' })}
          data={[{ value: '', label: t('qrSizeScreen') }, ...widths.map((mm) => ({ value: mm, label: t(`qrSize_${mm}`) }))]}
        />
        {!asks && (
          <Checkbox
            label={t('qrLogo')}
            description={hasLogo === false ? t('qrNoLogo') : t('qrLogoHint')}
            disabled={!hasLogo}
            checked={look.logo}
            onChange={(event) => {
              const logo = event.currentTarget.checked
              onLook({ ...look, logo, level: logo && !bearsLogo(look.level) ? 'Q' : look.level })
            }}
          />
        )}
        <Anchor href={`${picture}.svg?${asked(look)}`} download="connectcard-qr.svg" underline="always" py="sm">
          {t('qrSaveSvg')}
        </Anchor>
        <Button variant="default" leftSection={<IconPrinter aria-hidden size={20} />} onClick={() => setPrinted(printed + 1)}>
          {t('qrPrint')}
        </Button>
      </Stack>
      {printed > 0 &&
        createPortal(
          // alone on its page, and printed as soon as it is there
          <img
            key={printed}
            className="printed"
            alt=""
            src={`${picture}.svg?${asked({ ...look, mm: look.mm || '60' })}`}
            onLoad={() => window.print()}
          />,
          document.body,
        )}
    </details>
  )
}
