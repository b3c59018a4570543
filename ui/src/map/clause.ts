/**
 * A clause as it stands beside a figure: `条例第十条`, from the policy's full wording. The full wording stays in the
 * title; a clause of another document keeps its own words up to the article.
 */
export function shortClause(full: string | null): string {
  if (!full) return ''
  const article = full.match(/第[一二三四五六七八九十百零\d]+条/)?.[0]
  if (!article) return full.replace(/（未见原文）$/, '').slice(0, 24)
  const before = full.slice(0, full.indexOf(article))
  if (/条例实施细则》/.test(before)) return `细则${article}`
  if (/电力设施保护条例》/.test(before)) return `条例${article}`
  const title = before.match(/《([^》]+)》/)?.[1]
  return title ? `《${title}》${article}` : `${before.slice(-16)}${article}`
}
