/** Why something was withdrawn. */
export const withdrawalReasons = [
  'retracted',
  'legal',
  'privacy',
  'error',
  'superseded',
  'expired',
] as const
