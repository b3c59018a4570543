/**
 * Two keys after another (`G C`) belong to the page even while the map has the focus: after a G the map lets the next
 * letter through, though alone it would choose a tool.
 */
import type { KeyboardEvent } from 'react'

/** Milliseconds the page waits for the second key. */
const WAIT = 1200

export class Chord {
  private at = Number.NEGATIVE_INFINITY

  /** Whether this key is the first or second of a chord. */
  takes(
    e: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'timeStamp'>,
  ): boolean {
    const plain = !e.ctrlKey && !e.metaKey && !e.altKey && !e.shiftKey
    const second = plain && e.timeStamp - this.at < WAIT
    this.at = plain && !second && e.code === 'KeyG' ? e.timeStamp : Number.NEGATIVE_INFINITY
    return /^Key[A-Z]$/.test(e.code) && (second || (plain && e.code === 'KeyG'))
  }
}
