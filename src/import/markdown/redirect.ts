/** From one address to another, as a file of redirects writes them. */
export interface Redirect {
  from: string
  to: string
  /** Whether it sends every reader on, with one of the statuses for that: under a condition, an address is still a page. */
  isAlways: boolean
}

/** Whether a status sends readers on; files that name none mean one that does. */
export function sendsOn(status: string | undefined): boolean {
  return status === undefined || /^(?:30[1278]|permanent|temp(?:orary)?)$/i.test(status)
}
