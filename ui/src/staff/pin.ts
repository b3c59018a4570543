import { fold } from '../parts/fold'

const LONGEST = 12

/** What a PIN is; the server says the same. */
export const PIN = new RegExp(`^\\d{4,${LONGEST}}$`)

/** What was typed, as a PIN: full-width digits folded, anything else left out. */
export const pinDigits = (text: string): string => fold(text).replace(/\D/g, '').slice(0, LONGEST)
