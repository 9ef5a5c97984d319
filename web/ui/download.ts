import type { SentFile } from '#web/client/calls.ts'

/** Gives a file to the browser, to be kept. */
export function download({ file, name }: SentFile): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000) // a browser may still be reading it
}
