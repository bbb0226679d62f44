import { apacheFiles } from './apache.ts'
import { azureFiles } from './azure.ts'
import { caddyFiles } from './caddy.ts'
import { cloudflarePagesFiles, cloudflareWorkersFiles } from './cloudflare.ts'
import { nginxFiles } from './nginx.ts'
import type { Host, RuleFile, Rules } from './rules.ts'
import { s3Files } from './s3.ts'
import { gitlabFiles, netlifyFiles } from './underscore-files.ts'
import { vercelFiles } from './vercel.ts'

const writers: Readonly<Record<Host, (rules: Rules) => RuleFile[]>> = {
  netlify: netlifyFiles,
  'cloudflare-pages': cloudflarePagesFiles,
  'cloudflare-workers': cloudflareWorkersFiles,
  vercel: vercelFiles,
  'azure-static': azureFiles,
  nginx: nginxFiles,
  apache: apacheFiles,
  caddy: caddyFiles,
  s3: s3Files,
  'github-pages': () => [],
  'gitlab-pages': gitlabFiles,
}

/**
 * Writes rules as the files that a host understands. Ask `checkRules` first: it says what a host cannot answer, and what
 * must not be published.
 */
export function ruleFiles(host: Host, rules: Rules): RuleFile[] {
  return writers[host](withoutRepeats(rules))
}

/** Rules of which each says something new: some servers do not start with a rule that is there twice. */
function withoutRepeats(rules: Rules): Rules {
  const moved = new Map(rules.moved.map(one => [one.from, one]))
  const gone = new Map(rules.gone.map(one => [one.address, one]))
  return { ...rules, moved: [...moved.values()], gone: [...gone.values()] }
}
