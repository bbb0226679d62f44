import type { Element } from 'domhandler'
import { ownCopy } from '../own-copy.ts'
import { textOf } from '../xml-records.ts'

/** Types that have pages on every site of WordPress. */
const always = new Set(['post', 'page', 'attachment'])

/** Types that WordPress itself registers and keeps for its own use (`create_initial_post_types`). */
const ofWordPress = new Set([
  ...['attachment', 'revision', 'nav_menu_item', 'custom_css', 'customize_changeset'],
  ...['oembed_cache', 'user_request', 'wp_block', 'wp_template', 'wp_template_part'],
  ...['wp_global_styles', 'wp_navigation', 'wp_font_family', 'wp_font_face', 'wp_sync_storage'],
])

/** Types in which well-known plugins keep forms, designs and caches, whatever links an export gives them. */
const ofPlugins =
  /^(?:acf(?:-.+)?|feedback|elementor_.*|jp_.*|amp_validated_url|mc4wp-form|wpcf7_contact_form|ngg_\w+|spucpt|scheduled-action|_\w+)$/

/** Types in which well-known plugins keep what visitors sent or paid, and profiles, whatever links an export gives them. */
const records =
  /^(?:guest-author|nf_sub|flamingo_\w+|wpforms\w*|wpcf7s|(?:shop|edd|give)_(?:order|payment|subscription|coupon)\w*|wc_booking|tribe_\w*attendees|job_application|popup(?:_theme)?)$/

/** Whether items of a type are no writing of their own: what the frame of a site is made of. */
export function isTechnical(type: string): boolean {
  return ofWordPress.has(type) || ofPlugins.test(type)
}

/**
 * Notes that items of a type had pages of their own: one that was published has a link which is not `?post_type=X&p=N`.
 * WordPress gives that to drafts, and to every item of a type without pages, such as the records of plugins.
 */
export function noteType(publicTypes: Set<string>, item: Element): void {
  const type = textOf(item, 'wp:post_type') ?? 'post'
  const link = textOf(item, 'link')
  if (records.test(type)) return
  if (link && textOf(item, 'wp:status') === 'publish' && !isByNumber(link))
    publicTypes.add(ownCopy(type))
}

/** Whether an item is of a type without pages, by its own link, or none, and those of the items of its type. */
export function isRecord(type: string, item: Element, publicTypes: ReadonlySet<string>): boolean {
  const link = textOf(item, 'link')
  if (records.test(type)) return true
  return !always.has(type) && (link === undefined || isByNumber(link)) && !publicTypes.has(type)
}

function isByNumber(link: string): boolean {
  return /[?&](?:amp;)?post_type=/.test(link)
}
