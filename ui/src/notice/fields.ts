import type { AnswerOf, RequestOf } from '../api/client'

export type Template = AnswerOf<'notice/template'>
export type NoticeFields = RequestOf<'notice/issue'>['fields']

/** The free fields as typed: the demands are one text, one a line. */
export interface Typed {
  facts: string
  demands: string
  deadline: string
  consequences: string
  objection: string
  inspectors: string[]
}

export function typedFields(fields: NoticeFields): Typed {
  return { ...fields, demands: fields.demands.join('\n') }
}

/** As they are sent; a line that is empty asks for nothing. */
export function fieldsOf(typed: Typed): NoticeFields {
  const demands = typed.demands
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  return { ...typed, demands }
}
