const [base, tMin, tMax, skew, damp, firstBias, firstCode] = [36, 1, 26, 38, 700, 72, 128]

/** The text that a label of a host after `xn--` stands for (RFC 3492, 6.2); undefined where it stands for none. */
export function fromPunycode(encoded: string): string | undefined {
  const border = encoded.lastIndexOf('-')
  const output = [...encoded.slice(0, Math.max(border, 0))]
  let [code, at, bias] = [firstCode, 0, firstBias]
  for (let next = border + 1; next < encoded.length; ) {
    const before = at
    for (let weight = 1, k = base; ; k += base) {
      const digit = digitOf(encoded.charAt(next++))
      if (digit === undefined) return undefined
      at += digit * weight
      const threshold = Math.min(Math.max(k - bias, tMin), tMax)
      if (digit < threshold) break
      weight *= base - threshold
      if (at > 0x7fffffff || weight > 0x7fffffff) return undefined
    }
    const length = output.length + 1
    bias = adapted(at - before, length, before === 0)
    code += Math.floor(at / length)
    at %= length
    if (code > 0x10ffff) return undefined
    output.splice(at++, 0, String.fromCodePoint(code))
  }
  return output.join('')
}

function digitOf(letter: string): number | undefined {
  if (/^[a-z]$/i.test(letter)) return letter.toLowerCase().charCodeAt(0) - 97
  return /^\d$/.test(letter) ? Number(letter) + 26 : undefined
}

function adapted(step: number, length: number, first: boolean): number {
  let delta = first ? Math.floor(step / damp) : step >> 1
  delta += Math.floor(delta / length)
  let k = 0
  for (; delta > ((base - tMin) * tMax) >> 1; k += base) delta = Math.floor(delta / (base - tMin))
  return k + Math.floor(((base - tMin + 1) * delta) / (delta + skew))
}
