import { en } from './en.ts'

export const id = en
