import { testRandomEdits } from './support/random-edits.ts'

testRandomEdits(1, 2)
