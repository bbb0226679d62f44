import { testRandomBuilds } from './support/published-desk.ts'

testRandomBuilds(0, 2)
