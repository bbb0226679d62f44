import { type Fields, foldedKey } from './fields.ts'

/** Fields that steer a design or a program and say nothing to readers. */
const steering = new Set(
  `
  layout type comments comment toc weight menu menus permalink math mathjax katex mermaid
  sitemap nav order sidebar template theme slug url aliases classes noindex robots breadcrumbs
  share related outputs cascade build _build markup output disqus guid id uuid search css js
  scripts styles draft published publish status author_profile date read_time readtime
  reading_time parent nav_order has_children nav_exclude eleventyNavigation eleventyComputed
  eleventyExcludeFromCollections abbrlink top_img show_toc showtoc tocopen toc_label toc_sticky
  toc_number hidemeta featured disableShare disableHLJS hideSummary isCJKLanguage linkTitle
  pagination paginate wordpress_id wordpress_url wp_id post_id postid old_id disqus_id headless
  disqus_identifier disqus_url translationKey ref key save_as path icon show_date hide hidden
  share_img twitter twitter_card dg-publish rss feed redirect_to disableComments enableComments
  comment_status ping_status class body_class bodyClass body_id analytics ads highlight showDate
  mathjax2 render_with_liquid excerpt_separator no_comments footer sharing publishdate
`
    .trim()
    .split(/\s+/)
    .map(foldedKey),
)

/** Names of fields that say something but have no place in the article format. */
export function fieldsLeft(fields: Fields): string[] {
  return fields.left().filter(name => !steering.has(foldedKey(name)) && !name.startsWith('#'))
}
