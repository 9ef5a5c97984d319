import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/** How the screens of one folder are built, to be served below one address. */
export const screens = async (root: string, base: string): Promise<UserConfig> => ({
  root,
  base,
  logLevel: 'warn',
  plugins: [react()],
  resolve: { alias: { '#contract': resolve(root, '../../contract'), '#web': resolve(root, '..') } },
  css: { postcss: { plugins: [(await import('postcss-preset-mantine')).default()] } },
  build: {
    emptyOutDir: true,
    assetsInlineLimit: 0, // the page's own policy takes nothing from data addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    manifest: 'made.json', // from which the server reads what a start without a network needs
    license: { fileName: 'licenses.md' },
  },
})
