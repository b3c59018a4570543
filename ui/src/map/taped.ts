/**
 * Whether a text is a note of positions taped from towers, `#37杆东12 m、北3 m`, rather than coordinates. Only that is
 * told here: the office reads the note, finds the towers and says how well the corners are known.
 */
import { fold } from '../parts/fold'

const TOWER =
  /[#№]\s*[a-z]{0,3}\d|\d\s*#|[\d零〇一二两三四五六七八九十百]\s*号?\s*[铁电]?[杆桿塔]|\b(?:tower|pole|pylon)\b/i
/** A direction or a length; a figure of five digits and more belongs to a coordinate. */
const MEASURED =
  /(?:[东東西南北]|距|离|方位|bearing|azimuth|\b(?:[nsew]|north|south|east|west)\b)[^\d]{0,40}\d{1,4}(?!\d)|\d\s*m(?:et(?:er|re)s?)?\s+(?:[nsew]\b|from\b|north|south|east|west)|[东東西南北距][^\d]{0,6}[零〇一二两三四五六七八九十百]/i

export function looksTaped(text: string): boolean {
  const plain = fold(text)
  return TOWER.test(plain) && (MEASURED.test(plain) || /\b[nsew]\s*\d{1,4}(?!\d)/i.test(plain))
}
