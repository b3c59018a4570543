import { match } from 'pinyin-pro'

/** Whether the label answers to what was typed: its characters, its pinyin, or the initials of it. */
export function matches(label: string, query: string): boolean {
  const q = query.toLowerCase()
  if (q === '' || label.toLowerCase().includes(q)) return true
  return /^[a-z ]+$/.test(q) && match(label, q, { continuous: true }) !== null
}
