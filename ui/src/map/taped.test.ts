import { describe, expect, it } from 'vitest'
import { looksTaped } from './taped'

describe('a note taped from towers', () => {
  it.each([
    '#37杆东12 m、北3 m',
    '＃３７杆东１２ｍ，北３ｍ',
    '37号塔 西12.5米，南3',
    '三十七号杆东十二米',
    'tower 37 E 12 N 3',
    'Tower No. 37, 12 m E, 3 m N',
    '距#37杆12.5 m、距#38杆20 m，左侧',
    '12.5 m from tower 37, 20 m from tower 38, left',
    '#37杆方位角30°、#38杆方位角300°',
    '#37杆北偏东30°25米',
  ])('%s', text => expect(looksTaped(text)).toBe(true))
  it.each([
    '109.4,24.3',
    '108°54′12.5″E 24°18′N',
    '东12 北3',
    '1#\t2669977.96\t36643604.17',
    '界址点#1 北2669977.96 东36643604.17',
    '@12,3',
    '',
  ])('%s is none', text => expect(looksTaped(text)).toBe(false))
})
