/** A mail as it travels: headers in their order, a blank line, what it says. */
export const aMail = (headers: { readonly [name: string]: string | undefined }, body = 'Gravez-vous un logo ?'): Buffer =>
  Buffer.from(
    `${Object.entries({ From: 'Nadia Tazi <nadia@courrier.example>', To: 'contact@IdNet.ma', Subject: 'Une question', ...headers })
      .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
      .join('\r\n')}\r\n\r\n${body}\r\n`,
  )

/** A mail of parts, each with its own headers. */
export function aMailOf(
  headers: { readonly [name: string]: string | undefined },
  parts: readonly (readonly [headers: string, body: string | Buffer])[],
): Buffer {
  const pieces = parts.flatMap(([head, body]) =>
    typeof body === 'string'
      ? [`--cut\r\n${head}\r\n\r\n${body}\r\n`]
      : [`--cut\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`],
  )
  return aMail({ 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=cut', ...headers }, `${pieces.join('')}--cut--`)
}

export const text = 'Content-Type: text/plain; charset=utf-8'
export const file = (name: string, type = 'application/octet-stream') =>
  `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"`
