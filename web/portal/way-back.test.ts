import { describe, expect, test } from 'vitest'
import { wayBack } from './way-back.ts'

describe('after signing in one goes back to the office, and nowhere else', () => {
  test.each(['/bureau', '/bureau/messages', '/bureau/demandes?one=019ab2c3-d4e5-7e01-8172-93a4b5c6d7e8&late=true'])('%s', (retour) =>
    expect(wayBack({ retour })).toEqual({ retour }),
  )
  test.each([
    'https://evil.example/bureau',
    '//evil.example/bureau',
    '/\\evil.example',
    '/bureau//evil.example',
    '/bureau/../espace',
    '/bureau/..%2f',
    '/bureau\n/x',
    '/bureau@evil.example',
    '/bureaux',
    '/espace/compte',
    'javascript:alert(1)',
    `/bureau?a=${'b'.repeat(600)}`,
    '',
    7,
    undefined,
  ])('%s is not followed', (retour) => expect(wayBack({ retour })).toEqual({}))
})
