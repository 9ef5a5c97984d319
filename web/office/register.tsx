import { Alert, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { categories, origins, people, processings, terms } from '#contract/register.ts'
import { type RegisterChange, RegisterStanding } from '#contract/register-standing.ts'
import { useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Loading, Trouble } from '#web/ui/trouble.tsx'
import { useDesk, useJobs } from './use-desk.ts'

type Standing = z.infer<typeof RegisterStanding>

/** The processings as the program does them now, and what differs from the edition that was declared. */
export function RegisterScreen() {
  const t = useTranslations()
  const desk = useDesk()
  const register = useQuery({ queryKey: ['register'], queryFn: async () => RegisterStanding.parse(await desk.register()) })
  return (
    <Stack className="roomy">
      <ScreenTitle>{t('room_register')}</ScreenTitle>
      <Text>{t('roomText_register')}</Text>
      {register.error && <Trouble error={register.error} again={register.refetch} />}
      {register.isPending && <Loading />}
      {register.data && (
        <>
          <Difference changes={register.data.changes} />
          {register.data.entries.map((entry) => (
            <Processing key={entry.purpose} entry={entry} />
          ))}
        </>
      )}
    </Stack>
  )
}

function Difference({ changes }: Pick<Standing, 'changes'>) {
  const t = useTranslations()
  if (changes?.length === 0)
    return (
      <Alert variant="outline" className="good" role="note" title={t('asDeclared')}>
        <Text c="var(--mantine-color-text)">{t('asDeclaredText')}</Text>
      </Alert>
    )
  return (
    <Alert
      variant="outline"
      className="hold"
      role="note"
      icon={<IconAlertTriangle aria-hidden />}
      title={changes === null ? t('neverDeclared') : t('differs', { count: changes.length })}
    >
      <Stack gap="xs" c="var(--mantine-color-text)">
        <Text>{changes === null ? t('neverDeclaredText') : t('differsText')}</Text>
        {changes && (
          <ul className="listed">
            {changes.map((change) => (
              <Change key={JSON.stringify(change)} change={change} />
            ))}
          </ul>
        )}
      </Stack>
    </Alert>
  )
}

function Change({ change: { change, purpose, whose, held, origin } }: { change: RegisterChange }) {
  const t = useTranslations()
  const { language } = useHouse()
  const said = held
    ? `${categories[held.what][language]} (${people[whose][language]}), ${terms[held.kept].says[language]}`
    : `${people[whose][language]} · ${origin === null ? '' : origins[origin][language]}`
  return (
    <li>
      <strong>{t(`change_${change}`)}</strong> · {processings[purpose].says[language]} · {said}
    </li>
  )
}

function Processing({ entry: { purpose, of } }: { entry: Standing['entries'][number] }) {
  const t = useTranslations()
  const { language } = useHouse()
  const jobs = useJobs()
  const { says, jobs: by } = processings[purpose]
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return (
    <Paper p="md" component="section">
      <Stack gap="xs">
        <Title order={2} size="h3">
          {says[language].charAt(0).toUpperCase() + says[language].slice(1)}
        </Title>
        <Text size="sm" c="dimmed">
          {by.length === 0 ? t('seenByNobody') : t('seenBy', { jobs: jobs(by) })}
        </Text>
        <div className="sheet">
          <Table className="dense" verticalSpacing={6} horizontalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('ofWhom')}</Table.Th>
                <Table.Th>{t('whatData')}</Table.Th>
                <Table.Th>{t('fromWhere')}</Table.Th>
                <Table.Th>{t('keptFor')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {of.map(({ whose, what, origin, kept }) => (
                <Table.Tr key={`${whose} ${kept}`}>
                  <Table.Th scope="row">{people[whose][language]}</Table.Th>
                  <Table.Td>{list.format(what.map((one) => categories[one][language]))}</Table.Td>
                  <Table.Td>{list.format(origin.map((one) => origins[one][language]))}</Table.Td>
                  <Table.Td>{terms[kept].says[language]}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </Stack>
    </Paper>
  )
}
