import { en } from './en.ts'

export const he = en
