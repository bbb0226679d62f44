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
  try {
    answer = await fetch(request, { signal: AbortSignal.timeout(patience) })
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } }
    throw new TargetFault(`${name} cannot be reached: ${cause?.code ?? message}.`, {
      ...{ isPassing: true, cause: error },
    })
  }
  const text = await answer.text()
  if (isDone(answer)) return text
  const after = Number(answer.headers.get('retry-after') ?? Number.NaN)
  throw new TargetFault(`${name} answers ${answer.status} ${text.slice(0, 200)}`.trim(), {
    isPassing: answer.status >= 500 || answer.status === 429,
    ...(after > 0 ? { after } : {}),
  })
}
