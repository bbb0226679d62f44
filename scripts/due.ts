import { foldersFrom } from '../src/publish/folders.ts'
import { ledgerPath, openLedger } from '../src/publish/ledger.ts'

/**
 * `npm run due`: prints when the site that was built last changes by itself (ISO 8601, UTC): when the next embargo ends. Prints
 * nothing when it does not.
 */
const ledger = openLedger(ledgerPath(foldersFrom(process.env).cache))
const due = ledger.site()?.due
ledger.close()
if (due !== undefined) console.log(due)
