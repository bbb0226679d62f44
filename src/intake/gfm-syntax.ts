import remarkGfm from 'remark-gfm'
import type {} from 'remark-parse'
import type { Data, Processor } from 'unified'
import { addressStops, cutAtStops, joinAtStops } from './address-stops.ts'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Construct = Exclude<NonNullable<NonNullable<Extension['text']>[number]>, unknown[]>
type State = Exclude<ReturnType<Construct['tokenize']>, undefined>
type Code = Parameters<State>[0]
type Try = Parameters<Construct['tokenize']>[0]['attempt']

/**
 * GFM as articles are written in it, whose figures and sentences are not marks: only a pair of tildes strikes out (`8~9`
 * is a range), and a bare address ends before the marks of another script (`https://quay.example/。`).
 *
 * @param singleTilde whether single tildes strike out all the same, as some renderers of old texts have it
 */
export function gfmSyntax(this: Processor, { singleTilde = false } = {}): void {
  const data: Data = this.data()
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    { transforms: [cutAtStops] },
  ]
  remarkGfm.call(this as never, { singleTilde })
  data.fromMarkdownExtensions.push({ transforms: [joinAtStops] })
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(withStops)
}

const addresses = new Set(['wwwAutolink', 'protocolAutolink', 'emailAutolink'])

/** An extension whose bare addresses end where a sentence of another script goes on. */
function withStops(extension: Extension): Extension {
  const text = Object.entries(extension.text ?? {}).map(([code, constructs]) => [
    code,
    [constructs].flat().map(one => (one && addresses.has(one.name ?? '') ? stopping(one) : one)),
  ])
  return text.length === 0 ? extension : { ...extension, text: Object.fromEntries(text) }
}

const blank = 32

/**
 * A construct that sees a blank in place of each mark at which an address stops. What it hands over to, at its end or at
 * a try of another construct, sees the text as it is.
 */
function stopping(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let now: Code = null
      let isHandedOver = false
      const within =
        (state: State): State =>
        code => {
          now = code
          isHandedOver = false
          const next = state(isStop(code) ? blank : code)
          return isHandedOver || !next ? next : within(next)
        }
      const handing =
        (state: State): State =>
        () => {
          isHandedOver = true
          return state(now)
        }
      const trying =
        (how: Try): Try =>
        (tried, then, otherwise) =>
          handing(how(stopping(tried as Construct), within(then), otherwise && within(otherwise)))
      const { attempt, check } = effects
      const inner = { ...effects, attempt: trying(attempt), check: trying(check) }
      return within(construct.tokenize.call(this, inner, handing(ok), handing(nok)) as State)
    },
  }
}

function isStop(code: Code): boolean {
  return code !== null && code > 0 && addressStops.test(String.fromCharCode(code))
}
