import type * as ours from './contract'
import type { Operations as Gen } from './operations'
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Paths = keyof ours.Operations & keyof Gen
export type BadReq = { [P in Paths as [ours.Operations[P]['request']] extends [Gen[P][0]] ? never : P]: 1 }
export type BadAns = { [P in Paths as [Gen[P][1]] extends [ours.Operations[P]['answer']] ? never : P]: 1 }
export type MissA = Exclude<keyof ours.Operations, keyof Gen>
export type MissB = Exclude<keyof Gen, keyof ours.Operations>
const a: keyof BadReq = 0
const b: keyof BadAns = 0
const c: MissA = 0
const d: MissB = 0
