/** A file that cannot be used: one sentence for the operator, without what it says of people. */
export class FileTrouble extends Error {}
