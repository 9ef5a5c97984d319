import type { audiencesFr } from './audiences-fr.ts'

/** The same in English. */
export const audiencesEn: { readonly [key in keyof typeof audiencesFr]: string } = {
  addGroup: 'Add the group',
  asGroup: 'What the group {name} sees',
  asPartner: 'What partners see',
  deleteGroup: 'Delete the group',
  deleteGroupFields:
    '{count, plural, =0 {No field of your drafts is visible to it alone.} one {One field that it alone sees is then seen by nobody, until you choose whom it is for. Your words stay.} other {# fields that it alone sees are then seen by nobody, until you choose whom they are for. Your words stay.}}',
  deleteGroupLinks:
    '{count, plural, =0 {No current link is made for it.} one {The link made for it is taken back at once, for good.} other {The # links made for it are taken back at once, for good.}}',
  deleteGroupSure: 'Delete {name}?',
  groupAdded: 'The group is there: you find it under “Visible to”.',
  groupDeleted:
    '{count, plural, =0 {The group is deleted.} one {The group is deleted, and one link taken back.} other {The group is deleted, and # links taken back.}}',
  groupGone: 'Deleted group',
  groupGoneNobody: 'Nobody',
  groupGoneText: 'The group it was for is deleted: nobody sees it.',
  groupName: 'Name of the group',
  groupNameHint: 'For example Family, Press, Colleagues. Only you read it.',
  groupNameKeep: 'Keep the name',
  groupOfYours: 'One of your groups',
  groupRenamed: 'The group has its new name.',
  groups: 'My groups',
  groupsFull: 'Three groups at most: delete one to name another.',
  groupsNone: 'You have not named a group yet.',
  groupsText:
    'Beside your clients and your partners, name up to three groups of your own. What is kept for a group opens only by a link made for it, under a key of its own.',
  keepGroup: 'Keep the group',
  nobody: 'Nobody',
  nobodyYet: 'Nobody sees it: tick a group.',
  partners: 'Partners',
  readyFor: 'This link is for: {audience}',
  several: 'Several groups…',
  severalWho: 'Which ones',
}
