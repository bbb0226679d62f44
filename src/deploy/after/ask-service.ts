import { TargetFault } from '../target.ts'

/** Milliseconds after which a service that does not answer is asked again. */
const patience = 30_000

/** Asks a service for something. Throws, with what it says, when it does not do it; a key is never part of that. */
export async function askService(
  name: string,
  request: Request,
  isDone: (answer: Response) => boolean = ({ ok }) => ok,
): Promise<string> {
  let answer: Response
  let text: string
  try {
    answer = await fetch(request, { signal: AbortSignal.timeout(patience) })
    text = await answer.text()
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } }
    throw new TargetFault(`${name} cannot be reached: ${cause?.code ?? message}.`, {
      ...{ isPassing: true, cause: error },
    })
  }
  if (isDone(answer)) return text
  const after = Number(answer.headers.get('retry-after') ?? Number.NaN)
  const place = answer.headers.get('location')
  const said = place === null ? inALine(text) : `and leads to ${inALine(place)}`
  throw new TargetFault(`${`${name} answers ${answer.status} ${said}`.trim()}.`, {
    isPassing: answer.status >= 500 || answer.status === 429,
    ...(after > 0 ? { after } : {}),
  })
}

/** The beginning of what a service says, without what a terminal or a CI service would obey. */
function inALine(text: string): string {
  return text
    .slice(0, 200)
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[\s.]+$/, '')
    .trim()
}
