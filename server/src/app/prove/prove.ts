import pino from 'pino'
import type { FigureName, Proof } from '#contract/promises.ts'
import { noteFigures } from '#domains/privacy/index.ts'
import { servingOn } from '#domains/sharing/index.ts'
import type { Settings } from '#platform/config/settings.ts'
import { kyselyOn, patientPool } from '#platform/db/connect.ts'
import { urlAs } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'
import { type Databases, type Installation, servingUrls } from '../installation.ts'
import { ownKeys } from '../own-keys.ts'
import { rolesSecret } from '../roles-secret.ts'
import type { ProofHouse } from './house.ts'
import { measure } from './measure.ts'
import { robotsOf } from './robots.ts'
import { proofKnown } from './stand.ts'

type Place = { readonly settings: Settings; readonly databases: Pick<Databases, 'data' | 'keyring'>; readonly installation: Installation }

/** Looks at these figures, or at all of them, keeps what was found, and says how it stands with every promise. */
export async function prove(place: Place, names?: readonly FigureName[]): Promise<Proof> {
  const { installation } = place
  const house = houseIn(place)
  try {
    const found = await measure(house, names)
    await installation.deeds.run((tx) => noteFigures(tx, found))
  } finally {
    await house.db.destroy()
  }
  return installation.deeds.read(proofKnown)
}

function houseIn({ settings, databases, installation }: Place): ProofHouse {
  const { keyring, clock } = installation
  const data = patientPool(urlAs(databases.data, 'cc_read', rolesSecret(settings)), 1)
  return {
    data,
    db: kyselyOn<Tables>(data),
    keyring,
    settings,
    clock,
    signers: () => ownKeys(installation),
    async robots() {
      const serving = servingOn(servingUrls(settings, databases), clock)
      try {
        return await robotsOf(settings, serving, installation, pino({ level: 'silent' }))
      } finally {
        await serving.close()
      }
    },
  }
}
