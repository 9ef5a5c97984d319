import { Group, Paper, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { directionOf } from '#contract/language.ts'
import { useHouse } from '#web/ui/house.tsx'
import { useWritten } from '#web/ui/written.ts'
import type { OpeningDay } from './opening-days.ts'

const [height, step, wide] = [100, 10, 6]
/** Fewer than five are drawn all alike, as high as two: they say that there were some, and not how many. */
const few = 2

/** A bar for each of thirty days. What it shows stands in the table below it, for whoever reads rather than looks. */
export function OpeningsChart({ days }: { days: readonly OpeningDay[] }) {
  const t = useTranslations()
  const { language } = useHouse()
  const { shortDate, day: written, number } = useWritten()
  const most = Math.max(10, ...days.map(({ told }) => told))
  const [first, last] = [days[0], days.at(-1)]
  const place = (at: number) => (directionOf(language) === 'rtl' ? days.length - 1 - at : at) * step + (step - wide) / 2
  const tall = (openings: number) => (openings / most) * height
  const days30 = days.filter((one) => one.told > 0 || one.few > 0).length
  const at = (day: OpeningDay | undefined) => (day ? shortDate(`${day.day}T12:00:00Z`) : '')
  return (
    <Paper p="md" component="figure" m={0}>
      <Stack gap="xs">
        <Text component="figcaption" fw={600}>
          {t('openingsChart')}
        </Text>
        <Text size="sm">{t('openingsSum', { days: days30, few: days.filter((one) => one.few > 0).length })}</Text>
        <Text size="xs" c="dimmed" className="figures" aria-hidden>
          {number(most)}
        </Text>
        <svg className="bars" viewBox={`0 0 ${days.length * step} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="ruled" d={`M0,0.5H${days.length * step}M0,${height / 2}H${days.length * step}`} />
          {days.map((one, index) => (
            <g key={one.day}>
              <title>{`${written(`${one.day}T12:00:00Z`)}: ${[one.told > 0 && number(one.told), one.few > 0 && t('fewerThanFive')].filter(Boolean).join(' + ') || '0'}`}</title>
              <rect className="hit" x={place(index) - (step - wide) / 2} y="0" width={step} height={height} />
              {one.told > 0 && <rect className="told" x={place(index)} y={height - tall(one.told)} width={wide} height={tall(one.told)} />}
              {one.few > 0 && <rect className="few" x={place(index)} y={height - tall(one.told + few)} width={wide} height={tall(few)} />}
            </g>
          ))}
          <path className="ground" d={`M0,${height}H${days.length * step}`} />
        </svg>
        <Group justify="space-between">
          {[first, last].map((one) => (
            <Text key={one?.day} size="xs" c="dimmed">
              {at(one)}
            </Text>
          ))}
        </Group>
        <Group gap="lg">
          <Text size="sm" className="legend told">
            {t('openingsBy_link')}
          </Text>
          <Text size="sm" className="legend few">
            {t('openingsFew')}
          </Text>
        </Group>
      </Stack>
    </Paper>
  )
}
