import { testRandomBuilds } from './support/published-desk.ts'

testRandomBuilds(1, 2)
