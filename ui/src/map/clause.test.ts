import { describe, expect, it } from 'vitest'
import { shortClause } from './clause'

describe('short clause', () => {
  it.each([
    ['《电力设施保护条例》（国务院令第239号，2011年修订）第十条（一）：架空电力线路保护区', '条例第十条'],
    ['《电力设施保护条例实施细则》第十二条：66千伏及以上杆塔', '细则第十二条'],
    [
      '±800千伏直流线路保护区30米（湖南省办法第八条等）',
      '±800千伏直流线路保护区30米（湖南省办法第八条'.slice(-19),
    ],
    ['750千伏架空电力线路保护区25米（未见原文）', '750千伏架空电力线路保护区25米'],
  ])('%s', (full, short) => {
    expect(shortClause(full)).toBe(short)
  })
  it('nothing for no clause', () => {
    expect(shortClause(null)).toBe('')
  })
})
