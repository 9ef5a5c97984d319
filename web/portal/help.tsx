import { Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Language } from '#contract/language.ts'
import { useHouse } from '#web/ui/house.tsx'
import { ScreenTitle } from '#web/ui/screen-title.tsx'
import { Blank } from '#web/ui/trouble.tsx'
import { helpSearch } from './help-search.ts'
import { type HelpWords, topicsFor } from './help-topics.ts'
import { helpAr } from './words/help-ar.ts'
import { helpEn } from './words/help-en.ts'
import { helpFr } from './words/help-fr.ts'

const answers: { readonly [L in Language]: HelpWords } = { fr: helpFr, ar: helpAr, en: helpEn }

/** Short answers, searched where they are: what is typed here goes nowhere. */
export function HelpScreen() {
  const t = useTranslations()
  const { language } = useHouse()
  const { topic } = helpSearch(useSearch({ strict: false }))
  const [q, look] = useState('')
  const words = answers[language]
  const found = topicsFor(words, q)
  // whoever came from a screen is led to the answer about it
  useEffect(() => {
    if (topic) document.getElementById(`help-${topic}`)?.scrollIntoView()
  }, [topic])
  return (
    <Stack className="middle" gap="lg">
      <ScreenTitle>{t('help')}</ScreenTitle>
      <TextInput
        type="search"
        label={t('helpSearch')}
        description={t('helpSearchHint')}
        maxLength={60}
        autoComplete="off"
        value={q}
        onChange={(event) => look(event.currentTarget.value)}
      />
      <Text role="status" size="sm">
        {q.trim() !== '' && found.length > 0 && t('helpFound', { count: found.length })}
      </Text>
      {found.length === 0 ? (
        <Blank text={t('helpNone')}>
          <Button variant="default" onClick={() => look('')}>
            {t('helpAll')}
          </Button>
        </Blank>
      ) : (
        found.map((one) => (
          <Paper key={one} id={`help-${one}`} p="md" component="section" {...(one === topic && { className: 'picked' })}>
            <Title order={2} size="h4">
              {words[one][0]}
            </Title>
            <Text>{words[one][1]}</Text>
          </Paper>
        ))
      )}
    </Stack>
  )
}
