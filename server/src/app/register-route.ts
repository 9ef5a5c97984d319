import type { z } from 'zod'
import { RegisterStanding } from '#contract/register-standing.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Api } from '#platform/http/deed.ts'
import type { Operation } from '#platform/http/operation.ts'
import { declaredRegister } from './declared.ts'
import { personalData } from './personal-data.ts'
import { registerChanges, registerOf } from './register.ts'

/** The register in the office, beside what was declared of it: nothing in it is of anybody. */
export const registerOperations = (api: Api, settings: Settings): Operation[] => [
  api.view({
    method: 'GET',
    path: '/api/desk/register',
    summary: 'The register of processings as the program keeps it now, and how it differs from the one that was declared to the CNDP',
    example: { answer: { entries: [], changes: null } },
    permission: 'breaches',
    purpose: 'security',
    returns: RegisterStanding,
    async run(): Promise<z.input<typeof RegisterStanding>> {
      const now = registerOf(personalData)
      const declared = declaredRegister(settings)
      return {
        entries: now.map(({ purpose, of }) => ({
          purpose,
          of: of.map(({ what, origin, ...held }) => ({ ...held, what: [...what], origin: [...origin] })),
        })),
        changes: declared ? [...registerChanges(declared, now)] : null,
      }
    },
  }),
]
