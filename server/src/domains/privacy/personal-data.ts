import { type PersonalData, plainFor, sealedFor, technical } from '#platform/personal-data.ts'
import { holdNote } from './retention-rows.ts'

const staff = 'member of staff'
const kept = 'hold'

export const personalData: PersonalData = {
  schema: 'privacy',
  tables: {
    sweep_clock: {
      id: technical('names the clock of the sweeps'),
      ran_at: technical('what the clock said when the sweeps last ran'),
      stopped_at: technical('since when they stand still, because it jumped'),
    },
    certificate: {
      sweep: technical('names a sweep'),
      day: technical('the day it ran'),
      ended: technical('how many it ended'),
      late: technical('how many it found a day late'),
      digest: technical('over the ids of what it ended, which lead to nobody any more'),
      first_at: technical('when it first ended something that day'),
      last_at: technical('when it last did'),
      key_version: technical('says which key signed it'),
      signature: technical('shows that it stayed as it was'),
    },
    hold: {
      id: technical('names the hold'),
      subject_id: technical('names the key of whoever is held'),
      reason: plainFor('everybody', 'hold', ['rights'], kept, 'somebody else'),
      note: sealedFor('everybody', 'hold', holdNote, kept, 'somebody else'),
      asked_by: plainFor(staff, 'trace', ['rights'], kept),
      asked_at: plainFor('everybody', 'dates', ['rights'], kept),
      review_on: technical('the day by which it is looked at again'),
    },
    hold_approval: {
      hold_id: technical('names the hold'),
      approved_by: plainFor(staff, 'trace', ['rights'], kept),
      approved_at: plainFor('everybody', 'dates', ['rights'], kept),
    },
    hold_release: {
      hold_id: technical('names the hold'),
      released_by: plainFor(staff, 'trace', ['rights'], kept),
      released_at: plainFor('everybody', 'dates', ['rights'], kept),
    },
  },
}
