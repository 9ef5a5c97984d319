/**
 * An ICE (identifiant commun de l'entreprise, on invoices by art. 145-VIII of the tax code): 15 digits, of which 9 name the
 * enterprise, 4 the establishment, and 2 are the key that makes the whole number a multiple of 97. Text, never a number: it
 * begins with zeros. The rule is that of python-stdnum's `stdnum/ma/ice.py`; keys run from 01 to 97, so 00, 98 and 99 are refused.
 */
export const isIce = (text: string): boolean => /^\d{15}$/.test(text) && iceWithKey(text.slice(0, 13)) === text

/** The 15 digits of an ICE from its first 13. */
export const iceWithKey = (first13: string): string => withKey(first13, 13)

/**
 * A RIB (relevé d'identité bancaire), the account number of Moroccan banks: 24 digits, of which 3 name the bank, 3 the place,
 * 16 the account, and 2 are the key, by the same rule as an ICE's (the sample of the SWIFT IBAN registry agrees). The bank is
 * not looked up: the published tables contradict each other.
 */
export const isRib = (text: string): boolean => /^\d{24}$/.test(text) && ribWithKey(text.slice(0, 22)) === text

/** The 24 digits of a RIB from its first 22. */
export const ribWithKey = (first22: string): string => withKey(first22, 22)

// These numbers are longer than a double can count exactly.
function withKey(digits: string, length: number): string {
  if (digits.length !== length || !/^\d+$/.test(digits)) throw new RangeError(`a key is made of ${length} digits`)
  const key = 97n - ((BigInt(digits) * 100n) % 97n)
  return digits + key.toString().padStart(2, '0')
}
