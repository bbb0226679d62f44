/** Asks for what it needs to know, one question after another, and ends with an answer; undefined where there is none. */
export type Asker<Answer> = Generator<string, Answer | undefined, Answer | undefined>

/**
 * Answers questions whose answers need answers of others, however long the way is. A question that comes up again on its
 * own way, in a circle, has no answer there. What the answer was does not depend on what was asked before.
 */
export function followed<Answer>(
  askerOf: (question: string) => Asker<Answer>,
): (question: string) => Answer | undefined {
  const known = new Map<string, Answer | undefined>()
  return asked => {
    if (known.has(asked)) return known.get(asked)
    const way: Step<Answer>[] = []
    const onWay = new Set<string>()
    const begin = (question: string) => {
      onWay.add(question)
      way.push({ question, asker: askerOf(question), isCut: false })
    }
    begin(asked)
    let answer: Answer | undefined
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const { done, value } = step.asker.next(answer)
      answer = undefined
      if (done) {
        answer = value
        way.pop()
        onWay.delete(step.question)
        const above = way.at(-1)
        if (!step.isCut) known.set(step.question, answer)
        else if (above) above.isCut = true
      } else if (known.has(value)) answer = known.get(value)
      else if (onWay.has(value)) step.isCut = true
      else begin(value)
    }
    return answer
  }
}

/** A question that is not answered yet. */
interface Step<Answer> {
  question: string
  asker: Asker<Answer>
  /** Whether its way came back to itself: what it found then holds on this way alone. */
  isCut: boolean
}
