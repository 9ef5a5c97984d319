import { personalData as access } from '#domains/access/index.ts'
import { personalData as accounts } from '#domains/accounts/index.ts'
import { personalData as archive } from '#domains/archive/index.ts'
import { personalData as clients } from '#domains/clients/index.ts'
import { personalData as contacts } from '#domains/contacts/index.ts'
import { personalData as privacy } from '#domains/privacy/index.ts'
import { personalData as profiles } from '#domains/profiles/index.ts'
import { personalData as sharing } from '#domains/sharing/index.ts'
import { personalData as support } from '#domains/support/index.ts'
import { personalData as audit } from '#platform/audit/personal-data.ts'
import { personalData as requests } from '#platform/http/personal-data.ts'
import { personalData as jobs } from '#platform/jobs/personal-data.ts'
import { personalData as limits } from '#platform/limits/personal-data.ts'
import type { PersonalData } from '#platform/personal-data.ts'
import { personalData as vault } from '#platform/vault/personal-data.ts'

/** All that is held about people, in the order in which a copy shows it. Checked against the live schema: a column nobody described fails. */
export const personalData: readonly PersonalData[] = [
  accounts,
  access,
  clients,
  profiles,
  sharing,
  contacts,
  support,
  privacy,
  archive,
  vault,
  audit,
  requests,
  limits,
  jobs,
]
