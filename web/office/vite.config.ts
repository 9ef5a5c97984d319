import { screens } from '../vite.ts'

export default screens(import.meta.dirname, '/bureau/')
