import { z } from 'zod'
import { notHandedOut, redacted } from '#contract/copied.ts'
import type { Language } from '#contract/language.ts'
import type { Shown } from '#platform/personal-data.ts'
import type { Described } from './rows-of.ts'

/** What `donnees.json` looks like goes up with each change that a program which reads it would notice. */
export const schemaVersion = 'connectcard.copy/1'

const scalar = { type: ['string', 'number', 'boolean', 'null'] }
const text = { type: ['string', 'null'] }

/** JSON Schema of `donnees.json`, made from the same description as the file itself. */
export function schemaOf(sheets: readonly Described[], language: Language): object {
  const tables = Object.fromEntries(
    sheets.map(({ name, sheet, columns }) => [
      name,
      {
        title: sheet.says[language],
        type: 'array',
        items: exactly({
          id: { type: 'string' },
          ...Object.fromEntries(
            Object.entries(sheet.columns).map(([column, shown]) => [column, valueSchema(shown, columns[column], language)]),
          ),
        }),
      },
    ]),
  )
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: schemaVersion,
    ...exactly({
      $schema: { const: 'donnees.schema.json' },
      schema: { const: schemaVersion },
      reference: { type: 'string' },
      madeAt: { type: 'string' },
      language: { enum: ['fr', 'ar', 'en'] },
      tables: exactly(tables),
    }),
  }
}

const exactly = (properties: { readonly [name: string]: object }) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

function valueSchema(shown: Shown, column: Described['columns'][string] | undefined, language: Language): object {
  if (shown === 'about somebody else') return { enum: [null, redacted[language]] }
  if (typeof shown === 'object' && 'withheld' in shown) return { enum: [null, notHandedOut[language]] }
  if (typeof shown === 'object' && 'part' in shown) return {}
  if (typeof shown === 'object') return text
  if (!column || !('sealed' in column) || !column.sealed) return { anyOf: [scalar, { type: 'array', items: scalar }] }
  const shape = column.column?.shape
  if (!shape) return text
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'output', unrepresentable: 'any' })
  return { anyOf: [{ type: 'null' }, schema] }
}
