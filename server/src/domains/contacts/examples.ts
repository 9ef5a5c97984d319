/** What the examples name; the test that runs them puts a contact of its own in its place. */
export const exampleContact = '019ab2c3-d4e5-7c02-8172-93a4b5c6d7e8'
