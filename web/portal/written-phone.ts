const pairs = (digits: string) => digits.replace(/\d(?=(\d\d)+$)/g, '$& ')

/** A Moroccan number as it is written here (`06 61 00 00 13`); any other as it is dialled. */
export const writtenPhone = (e164: string): string => (/^\+212\d{9}$/.test(e164) ? pairs(`0${e164.slice(4)}`) : e164)
