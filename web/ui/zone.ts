/**
 * Where our days and hours are counted. Morocco is at +00:00 all year since 20 September 2026, and no moment that we show is older; the time-zone data of most
 * browsers do not know it yet, and would be an hour off under its own name.
 */
export const zone = 'UTC'
