/** Hands a file to the browser, which saves it as it saves any download. */
export function saveFile({ file, name }: { readonly file: Blob; readonly name: string }): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000) // a browser may still be reading it
}
