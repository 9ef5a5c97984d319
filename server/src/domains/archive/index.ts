export { exampleDocument } from './examples.ts'
export { fileDocument } from './file-document.ts'
export { personalData } from './personal-data.ts'
export { reseal } from './renew-keys.ts'
