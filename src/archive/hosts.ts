/** Hosts whose rules Backfile can write (`host` in site.yaml). */
export const hosts = [
  ...(['netlify', 'cloudflare-pages', 'cloudflare-workers', 'vercel', 'azure-static'] as const),
  ...(['nginx', 'apache', 'caddy', 's3', 'github-pages', 'gitlab-pages'] as const),
] as const

/** A host whose rules Backfile can write. */
export type Host = (typeof hosts)[number]
