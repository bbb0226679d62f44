import type { Loss } from '../losses.ts'
import type { Row } from './rows.ts'

/** What a card shows, as HTML; what it could not show goes to the losses. */
export type Card = (payload: Row, losses: Loss[]) => string
