/** Web NFC, which TypeScript does not know yet: Chrome on Android has it. */
interface NdefWriter {
  write(message: { records: { recordType: 'url'; data: string }[] }, options: { signal: AbortSignal }): Promise<void>
}
declare global {
  var NDEFReader: (new () => NdefWriter) | undefined
}

export const canWriteChips = (): boolean => typeof globalThis.NDEFReader === 'function'

/** Why a chip was not written. A browser does not tell a locked chip from one that is too small or was moved away. */
export type NotWritten = 'stopped' | 'forbidden' | 'off' | 'unable' | 'failed'

const reasons: { readonly [name: string]: NotWritten } = {
  AbortError: 'stopped',
  NotAllowedError: 'forbidden',
  NotReadableError: 'off',
  NotSupportedError: 'unable',
}

/** Writes a link on the chip that comes near next, over what was on it; undefined once it is there. */
export async function writeChip(url: string, signal: AbortSignal): Promise<NotWritten | undefined> {
  if (!globalThis.NDEFReader) return 'unable'
  try {
    await new globalThis.NDEFReader().write({ records: [{ recordType: 'url', data: url }] }, { signal })
    return undefined
  } catch (error) {
    return (error instanceof DOMException && reasons[error.name]) || 'failed'
  }
}
