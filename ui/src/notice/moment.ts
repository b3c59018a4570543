/** A date and a time of the office as the server takes them: Chinese time. */
export function moment(date: string, time: string): string {
  const [, hour = '12', minute = '00'] = /^(\d{1,2}):?(\d{2})$/.exec(time) ?? []
  return `${date}T${hour.padStart(2, '0')}:${minute}:00+08:00`
}
