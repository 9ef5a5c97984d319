import { z } from 'zod'
import { line } from './text.ts'

/** 'Aujourd'hui je suis à …': as it would follow these words. */
const Place = line(80)
export const SetWhereabouts = z.strictObject({ place: Place })
/** Null where nothing was said today. */
export const Whereabouts = z.strictObject({ place: Place.nullable() })
