import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type PointerEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Picture } from '#contract/pictures.ts'
import { dragged, mostZoom, seenPart, shapeOf, type View, wholeView, widest, zoomed } from './crop.ts'

interface Given {
  readonly which: Picture
  readonly picture: ImageBitmap
  /** The type of the file it came in: what may be transparent stays so. */
  readonly type: string
  onUse(cut: Blob): void
  onClose(): void
}

/** A picture is framed before it is sent: by hand, or by three sliders that every keyboard knows. */
export function CropSheet({ which, picture, type, onUse, onClose }: Given) {
  const t = useTranslations()
  const canvas = useRef<HTMLCanvasElement | null>(null)
  const hand = useRef<{ readonly x: number; readonly y: number }>(undefined)
  const [view, setView] = useState(wholeView)
  const shape = shapeOf(which, picture)
  const part = seenPart(picture, shape, view)
  const width = Math.round(Math.min(widest[which], part.width))
  const height = Math.max(1, Math.round(width / shape))
  /** At each drawing of the sheet, also the first, which comes when the dialog has opened. */
  function draw(element: HTMLCanvasElement | null) {
    canvas.current = element
    const pen = element?.getContext('2d')
    pen?.clearRect(0, 0, width, height)
    pen?.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, width, height)
  }
  function follow(event: PointerEvent<HTMLCanvasElement>) {
    if (!hand.current) return
    const { x, y } = hand.current
    const box = event.currentTarget.getBoundingClientRect()
    hand.current = { x: event.clientX, y: event.clientY }
    setView(dragged(picture, shape, view, (event.clientX - x) / box.width, (event.clientY - y) / box.height))
  }
  const use = () =>
    canvas.current?.toBlob((cut) => cut && onUse(cut), which === 'logo' || type === 'image/png' ? 'image/png' : 'image/jpeg', 0.92)
  const slider = (label: string, name: keyof View, least: number, most: number) => (
    <Slider
      label={label}
      // left is left in every language
      {...(name === 'across' && { dir: 'ltr' as const })}
      least={least}
      most={most}
      value={view[name]}
      onChange={(value) => setView(name === 'zoom' ? zoomed(view, value) : { ...view, [name]: value })}
    />
  )
  return (
    <Modal opened onClose={onClose} title={t('cropTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text size="sm">{t('cropText')}</Text>
        <canvas
          ref={draw}
          className={`crop crop-${which}`}
          role="img"
          aria-label={t('cropShown')}
          width={width}
          height={height}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            hand.current = { x: event.clientX, y: event.clientY }
          }}
          onPointerMove={follow}
          onPointerUp={() => {
            hand.current = undefined
          }}
          onPointerCancel={() => {
            hand.current = undefined
          }}
          onWheel={(event) => setView(zoomed(view, view.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1)))}
        />
        {slider(t('cropZoom'), 'zoom', 1, mostZoom)}
        {slider(t('cropAcross'), 'across', 0, 1)}
        {slider(t('cropDown'), 'down', 0, 1)}
        <Group className="deeds">
          <Button onClick={use}>{t('cropUse')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('cropCancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface Slid {
  readonly label: string
  readonly dir?: 'ltr'
  readonly least: number
  readonly most: number
  readonly value: number
  onChange(value: number): void
}

function Slider({ label, dir, least, most, value, onChange }: Slid) {
  const id = useId()
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...(dir && { dir })}
        min={least}
        max={most}
        step={(most - least) / 50}
        value={value}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  )
}
