import { openLedger } from './ledger.ts'
import { type Survey, surveyOf } from './survey.ts'

/** Surveys an output folder by the ledger at a path; runs in a worker thread, beside the reading. */
export default function survey({ out, ledger }: { out: string; ledger: string }): Survey {
  const opened = openLedger(ledger)
  try {
    return surveyOf(out, opened.rows())
  } finally {
    opened.close()
  }
}
