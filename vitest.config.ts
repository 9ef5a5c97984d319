import { defineConfig } from 'vitest/config'

// a browser on a busy machine takes its time: what is waited for is waited for long
const real = { testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 3, expect: { poll: { timeout: 20_000 } } } as const

export default defineConfig({
  test: {
    ...real,
    projects: [
      {
        test: {
          ...real,
          name: 'server',
          include: ['{contract,db,server,web}/**/*.test.ts'],
          globalSetup: ['server/test/databases.ts'],
          setupFiles: ['server/test/strict.ts'],
        },
      },
      {
        test: {
          ...real,
          testTimeout: 180_000,
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['server/test/databases.ts'],
          setupFiles: ['server/test/strict.ts'],
        },
      },
    ],
  },
})
