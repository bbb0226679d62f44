import { en } from './en.ts'

export const tr = en
