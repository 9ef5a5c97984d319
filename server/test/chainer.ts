import { z } from 'zod'
import { openInstallation } from '#app/installation.ts'
import { readSettings } from '#platform/config/settings.ts'
import { keeperOf } from './audit.ts'

// A chainer in a process of its own, which a test kills: it links without a pause.

const Chained = z.object({ databases: z.object({ data: z.string(), keyring: z.string() }), dataDir: z.string(), rolesSecret: z.string() })
const { databases, dataDir, rolesSecret } = Chained.parse(JSON.parse(process.env.CHAINED ?? ''))
const settings = readSettings({ DATA_DIR: dataDir, ROLES_SECRET: rolesSecret, LOG_LEVEL: 'silent' }, dataDir)
const installation = await openInstallation(settings, { ...databases, stop: async () => undefined })
const keeper = keeperOf(installation)
for (;;) await keeper.link()
