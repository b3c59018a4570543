import { word } from '../app/i18n'
import type { PaperCard } from './types'

/** `消除隐患通知书 示例隐告〔2026〕12号`: its kind, and its number where it has one. */
export function paperTitle(paper: Pick<PaperCard, 'kind' | 'number'>): string {
  return [word(`case:paper.kind.${paper.kind}`), paper.number].filter(Boolean).join(' ')
}
