/** A number as people write it here (06 61 …), in the one form that is stored: +212661…. What it is not sure of is left to the server. */
export function international(written: string): string {
  const figures = written.replace(/[\s.()\u00A0-]/g, '')
  if (/^0[5-8]\d{8}$/.test(figures)) return `+212${figures.slice(1)}`
  if (/^00[1-9]/.test(figures)) return `+${figures.slice(2)}`
  return /^212[5-8]\d{8}$/.test(figures) ? `+${figures}` : figures
}

/** The other way round: a stored Moroccan number as people write it here. Others stay as they are. */
export const national = (stored: string): string =>
  /^\+212[5-8]\d{8}$/.test(stored) ? `0${stored.slice(4)}`.replace(/\d(?=(\d\d)+$)/g, '$& ') : stored
