/** Questions to the explaining worker. The document is sent along only when it is another one than last time. */
import { useEffect, useState } from 'react'
import type { Document } from '../../shared/document/document.ts'
import type { Result } from '../../shared/problem/result.ts'
import { services } from '../app/services.ts'
import type { Answers, Question } from '../worker/questions.ts'
import { spokenLanguage } from '../text/text.ts'
import { readDocument, useDocument } from './document.ts'

let sent: Document | null = null

export function ask<K extends Question['kind']>(
  question: Extract<Question, { readonly kind: K }>,
): Promise<Result<Answers[K]>> {
  const document = readDocument()
  const isNew = document !== sent
  sent = document
  return services().explain.answer(isNew ? document : null, question, spokenLanguage()) as Promise<Result<Answers[K]>>
}

/** For tests, whose workers come and go with the window. */
export function forgetSentDocument(): void {
  sent = null
}

/**
 * The answer to a question about the present document, asked anew when either changes; `null` while there is none, or
 * where `question` is `null`.
 */
export function useAnswer<K extends Question['kind']>(
  question: Extract<Question, { readonly kind: K }> | null,
): Result<Answers[K]> | null {
  const document = useDocument(({ document }) => document)
  const [answer, setAnswer] = useState<{
    readonly key: string
    readonly document: Document
    readonly result: Result<Answers[K]>
  } | null>(null)
  const key = question === null ? null : JSON.stringify(question)
  useEffect(() => {
    if (key === null) return undefined
    let isCurrent = true
    void ask(JSON.parse(key) as Extract<Question, { readonly kind: K }>).then((result) => {
      if (isCurrent) setAnswer({ key, document, result })
    })
    return () => {
      isCurrent = false
    }
  }, [key, document])
  return answer !== null && answer.key === key && answer.document === document ? answer.result : null
}
