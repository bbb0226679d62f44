import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { getElementsByTagName, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import type { TargetAddress } from '../../archive/target-address.ts'
import { Refusal } from '../../terminal/telling.ts'
import { type FileHeaders, type ListedFile, type Target, TargetFault } from '../target.ts'

type S3Address = Extract<TargetAddress, { kind: 's3' }>

/** Milliseconds after which a store that does not answer is asked again, and how many more it has for each byte that is sent. */
const patience = 60_000
const perByte = 1 / 16

/**
 * A bucket of a store that speaks S3, or what is below a prefix there. Keys come from `AWS_ACCESS_KEY_ID`,
 * `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`; `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL` and `AWS_REGION` count where the
 * address says nothing. Refuses without keys.
 */
export function s3Target(address: S3Address, env: NodeJS.ProcessEnv): Target {
  const { bucket, prefix } = address
  const store = storeOf(address, env)
  /** Whether it takes a header that says where an object leads, as far as is known. */
  let keepsPlaces = true
  const urlOf = (key: string, query = '') =>
    `${store.endpoint}/${bucket}/${key.split('/').map(strictly).join('/')}${query}`
  const read = async (file: string) => {
    const answer = await store.ask('GET', urlOf(prefix + file))
    if (answer.status === 404) return missing(answer)
    return new Uint8Array(await sound(answer, store.name))
  }
  return {
    name: store.name,
    atOnce: 32,
    read,
    write: async (file, bytes, { Location: leads, ...others }) => {
      const put = (more: FileHeaders) =>
        store.ask('PUT', urlOf(prefix + file), bytes, { ...others, ...more })
      if (leads !== undefined && keepsPlaces) {
        // Read by the website endpoint of a bucket, which answers 301 then.
        const answer = await put({ 'x-amz-website-redirect-location': leads })
        if (answer.status !== 400 && answer.status !== 501)
          return void (await sound(answer, store.name))
        // R2 and B2 have no such endpoint, and refuse the header. The page leads on by itself.
        await answer.arrayBuffer()
        await sound(await put({}), store.name)
        keepsPlaces = false
        return
      }
      await sound(await put({}), store.name)
    },
    create: async (file, bytes) => {
      // Stores that do not know the condition would write over what is there.
      if ((await read(file)) !== undefined) return false
      const condition = { 'If-None-Match': '*', 'Content-Type': 'application/json' }
      const answer = await store.ask('PUT', urlOf(prefix + file), bytes, condition)
      if (answer.status === 412 || answer.status === 409) return missing(answer, false)
      await sound(answer, store.name)
      return true
    },
    remove: async files => {
      if (files.length === 0) return
      const body = Buffer.from(deletion(files.map(file => prefix + file)))
      const headers = {
        'Content-MD5': createHash('md5').update(body).digest('base64'),
        'Content-Type': 'application/xml',
      }
      const answer = await store.ask('POST', urlOf('', '?delete='), body, headers)
      const [fault] = tags(Buffer.from(await sound(answer, store.name)).toString(), 'Error')
      if (fault) {
        const [key, code] = [inside(fault, 'Key'), inside(fault, 'Code')]
        throw new TargetFault(`${store.name} does not remove ${key}: ${code}.`, { isPassing: true })
      }
    },
    list: below => listed(store, urlOf, prefix, below === undefined ? '' : `${below}/`),
    close: async () => {},
  }
}

async function* listed(
  store: Store,
  urlOf: (key: string, query: string) => string,
  prefix: string,
  below: string,
): AsyncGenerator<ListedFile> {
  let next = ''
  do {
    const query = `?list-type=2&encoding-type=url&prefix=${strictly(prefix + below)}${next && `&continuation-token=${strictly(next)}`}`
    const answer = await sound(await store.ask('GET', urlOf('', query)), store.name)
    const text = Buffer.from(answer).toString()
    const isEncoded = tags(text, 'EncodingType').length > 0
    for (const one of tags(text, 'Contents')) {
      const name = inside(one, 'Key')
      const key = isEncoded ? decodeURIComponent(name.replaceAll('+', ' ')) : name
      const md5 = inside(one, 'ETag').replaceAll('"', '')
      yield {
        file: key.slice(prefix.length),
        size: Number(inside(one, 'Size')),
        // Of objects that were sent in parts, or are encrypted by keys of their own, the tag is no digest.
        md5: /^[0-9a-f]{32}$/.test(md5) ? md5 : undefined,
      }
    }
    next = inside(text, 'IsTruncated') === 'true' ? inside(text, 'NextContinuationToken') : ''
  } while (next !== '')
}

interface Store {
  name: string
  endpoint: string
  ask: (
    method: string,
    url: string,
    body?: Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
}

function storeOf({ bucket, prefix, ...address }: S3Address, env: NodeJS.ProcessEnv): Store {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env
  const name = `s3://${bucket}/${prefix}`
  if (!accessKeyId || !secretAccessKey) {
    throw new Refusal(
      `${name} needs keys: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.`,
    )
  }
  const region = address.region ?? env.AWS_REGION ?? 'us-east-1'
  const endpoint = (
    address.endpoint ??
    env.AWS_ENDPOINT_URL_S3 ??
    env.AWS_ENDPOINT_URL ??
    `https://s3.${region}.amazonaws.com`
  ).replace(/\/$/, '')
  const sessionToken = env.AWS_SESSION_TOKEN ? { sessionToken: env.AWS_SESSION_TOKEN } : {}
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, ...sessionToken, region, service: 's3', retries: 0 },
  })
  /** Milliseconds by which this machine's clock is behind the store's. */
  let behind = 0
  const send = async (
    method: string,
    url: string,
    body?: Uint8Array,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const datetime = new Date(Date.now() + behind).toISOString().replace(/[:-]|\.\d{3}/g, '')
    const own = { ...headers, 'X-Amz-Content-Sha256': sha256(body) }
    const init = {
      method,
      headers: own,
      aws: { datetime },
      ...(body ? { body: body as BodyInit } : {}),
    }
    const signed = await client.sign(url, init)
    const time = Math.ceil(patience + (body?.length ?? 0) * perByte)
    return fetch(signed, { signal: AbortSignal.timeout(time), redirect: 'manual' })
  }
  const ask: Store['ask'] = async (...request) => {
    const answer = await send(...request).catch((error: Error) => {
      throw unreachable(name, endpoint, error)
    })
    const difference = Date.parse(answer.headers.get('date') ?? '') - Date.now() - behind
    if (answer.status !== 403 || !(Math.abs(difference) > skew)) return answer
    await answer.arrayBuffer()
    behind += difference
    return send(...request)
  }
  return { name, endpoint, ask }
}

/** Stores refuse what is signed by a clock that is wrong by a quarter of an hour. */
const skew = 5 * 60_000

function sha256(body: Uint8Array | undefined): string {
  return createHash('sha256')
    .update(body ?? '')
    .digest('hex')
}

function unreachable(name: string, endpoint: string, error: Error): TargetFault {
  const cause = error.cause as { code?: string; message?: string } | undefined
  const why = cause?.code ?? cause?.message ?? error.message
  return new TargetFault(`${name} cannot be reached at ${endpoint}: ${why}.`, {
    ...{ isPassing: true, cause: error },
  })
}

/** The bytes of an answer. Throws what a store says when it did not do what it was asked to. */
async function sound(answer: Response, name: string): Promise<ArrayBuffer> {
  const bytes = await answer.arrayBuffer()
  if (answer.ok) return bytes
  const text = Buffer.from(bytes).toString()
  const code = inside(text, 'Code')
  const said = [answer.status, code, inside(text, 'Message')].filter(Boolean).join(' ')
  const isPassing = answer.status >= 500 || answer.status === 429 || passing.has(code)
  const after = Number(answer.headers.get('retry-after') ?? Number.NaN)
  const remedy = remedies[code] ?? ''
  throw new TargetFault(`${name} answers ${said}.${remedy}`, {
    ...{ isPassing, ...(after > 0 ? { after } : {}) },
  })
}

const passing: ReadonlySet<string> = new Set(['SlowDown', 'RequestTimeout', 'OperationAborted'])

const again = ' Deploy again: what was sent is not sent twice.'
const remedies: Record<string, string> = {
  ExpiredToken: ` Get new keys.${again}`,
  InvalidAccessKeyId: ' Look at AWS_ACCESS_KEY_ID.',
  SignatureDoesNotMatch: ' Look at AWS_SECRET_ACCESS_KEY.',
  PermanentRedirect: ' Look at the region and the endpoint of the address.',
  AuthorizationHeaderMalformed: ' Look at the region of the address.',
  NoSuchBucket: ' Make the bucket, or look at its name.',
  AccessDenied: ' The keys need s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject.',
}

/** Lets go of an answer that says that something is not there. */
async function missing<Value = undefined>(answer: Response, value?: Value): Promise<Value> {
  const text = await answer.text()
  if (inside(text, 'Code') === 'NoSuchBucket') {
    throw new TargetFault(`The bucket is not there.${remedies.NoSuchBucket}`, { isPassing: false })
  }
  return value as Value
}

/** As signatures are made from it (RFC 3986): everything but letters, digits and `-._~` is escaped. */
function strictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function deletion(keys: readonly string[]): string {
  const objects = keys.map(key => `<Object><Key>${asXml(key)}</Key></Object>`)
  return `<?xml version="1.0" encoding="UTF-8"?><Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>true</Quiet>${objects.join('')}</Delete>`
}

function asXml(text: string): string {
  return text.replace(/[&<>\r\n\t]/g, mark => `&#${mark.charCodeAt(0)};`)
}

type Element = ReturnType<typeof getElementsByTagName>[number]

function tags(text: string, name: string): Element[] {
  return getElementsByTagName(name, parseDocument(text, { xmlMode: true }))
}

function inside(place: string | Element, name: string): string {
  const found = typeof place === 'string' ? tags(place, name) : getElementsByTagName(name, place)
  return found[0] ? textContent(found[0]) : ''
}
