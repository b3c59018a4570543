import { fold } from '../parts/fold'

/** A time of day as typed (`9:05`, `1405`) as `HH:MM`, or null where it is none. */
export function readTime(typed: string): string | null {
  const [, hour, minute] = /^(\d{1,2}):?(\d{2})$/.exec(fold(typed).trim()) ?? []
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

/** A date and a time of the office as the server takes them: Chinese time. */
export function moment(date: string, time: string): string {
  return `${date}T${readTime(time) ?? '12:00'}:00+08:00`
}
