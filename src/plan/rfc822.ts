import { momentOf } from '../archive/moment.ts'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** RFC 822 with a four-digit year (RSS 2.0): “Wed, 14 May 2003 07:30:00 +0100”. */
export function rfc822(instant: number, zone: string): string {
  const { iso } = momentOf(`${new Date(instant).toISOString().slice(0, 19)}Z`, zone)
  const [date = '', time = ''] = iso.split('T')
  const [year, month, day] = date.split('-')
  const weekday = weekdays[new Date(date).getUTCDay()]
  const clock = time.slice(0, 8)
  const offset = time.slice(8).replace(':', '')
  return `${weekday}, ${day} ${months[Number(month) - 1]} ${year} ${clock} ${offset}`
}
