// Memory of a process and all it has started.

import { readdir, readFile } from 'node:fs/promises'

const read = path => readFile(path, 'utf8').catch(() => '')

/** Process ids of a tree: the process, its children, theirs. */
async function tree(pid) {
  const children = new Map()
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    // "pid (name) state parent …"; the name may hold spaces and brackets.
    const stat = await read(`/proc/${entry}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
  }
  const all = [pid]
  for (const each of all) all.push(...(children.get(each) ?? []))
  return all
}

/** The part of memory that is this tree's, shared pages shared out (PSS), in MiB. */
export async function memory(pid) {
  let kib = 0
  for (const each of await tree(pid)) {
    kib += Number(/^Pss:\s+(\d+) kB/m.exec(await read(`/proc/${each}/smaps_rollup`))?.[1] ?? 0)
  }
  return kib / 1024
}

/** The process below `pid` that runs this program, and when it was started, in milliseconds since 1970 (to 10 ms). */
export async function program(pid, path) {
  for (const each of await tree(pid)) {
    const command = (await read(`/proc/${each}/cmdline`)).split('\0')[0]
    if (command !== path) continue
    const stat = await read(`/proc/${each}/stat`)
    // Field 22, in hundredths of a second since the machine was started, as is /proc/uptime.
    const started = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]) / 100
    const up = Number((await read('/proc/uptime')).split(' ')[0])
    return { pid: each, started: Date.now() - (up - started) * 1000 }
  }
  throw new Error(`${path} does not run below ${pid}`)
}
