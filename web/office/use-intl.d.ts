import type { Words } from './words/fr.ts'

declare module 'use-intl' {
  interface AppConfig {
    Messages: Words
  }
}
