import { expect, test } from 'vitest'
import { directionOf, languages } from '#contract/language.ts'
import { renderRights } from './render.ts'
import { words } from './words.ts'

const origin = 'https://cartes.example'

test.each(languages)('the page in %s is in that language and its direction, and marks the one chosen', (language) => {
  const page = renderRights(language, origin)
  expect(page).toContain(`<html lang="${language}" dir="${directionOf(language)}">`)
  expect(page).toContain(`<h1>${words[language].title}</h1>`)
  expect(page.match(/aria-current="true"/g)).toHaveLength(1)
  expect(page).toContain(`<a href="/droits/${language}" lang="${language}" hreflang="${language}" aria-current="true">`)
  for (const { id } of words[language].parts) expect(page).toContain(`<section id="${id}">`)
})

test('every language says all of it, in the same parts, under the same anchors', () => {
  const shapeOf = (language: (typeof languages)[number]) =>
    words[language].parts.map(({ id, says }) => [id, says.map(({ by }) => by ?? null)])
  for (const language of languages) {
    expect(shapeOf(language)).toEqual(shapeOf('fr'))
    const text = JSON.stringify(words[language])
    expect(text).not.toMatch(/""|crypté|[٠-٩]/)
    for (const article of [5, 7, 8, 9]) expect(text).toMatch(new RegExp(`(?:article|المادة)[\\s\\u00A0]${article}`))
    expect(renderRights(language, origin)).not.toMatch(/undefined|\[object|NaN/)
  }
  for (const said of words.ar.parts.flatMap(({ title, says }) => [title, ...says.map(({ text }) => text)]))
    expect(said).toMatch(/\p{Script=Arabic}/u)
  expect(words.fr.parts.map(({ id }) => id)).toContain('protection') // cards lead there
})

test('the mail that is written from it asks for what is needed, and for no identity card', () => {
  for (const language of languages) {
    const page = renderRights(language, origin)
    const href = /href="(mailto:[^"?]*\?[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const mail = new URL(href)
    expect(mail.pathname).toBe('contact@IdNet.ma')
    expect(mail.searchParams.get('subject')).toBe(words[language].subject)
    for (const asked of words[language].body) expect(mail.searchParams.get('body')).toContain(asked)
  }
})
