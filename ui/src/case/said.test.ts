import { beforeEach, describe, expect, it } from 'vitest'
import { setLang } from '../app/i18n'
import { barText, coded, detail } from './problem'
import { variant } from './said'

beforeEach(() => setLang('zh'))

describe('words of the server’s codes', () => {
  it('puts codes inside a sentence into words, in both languages', () => {
    const params = { hazard: 'severe', hindrance: 'possible', inside_zone: true }
    expect(coded('result', 'result.survey', params)).toBe('隐患 严重 · 妨碍 可能构成')
    setLang('en')
    expect(coded('result', 'result.survey', params)).toBe('Hazard severe, hindrance possible')
  })
  it('writes dates, lists and measures as people do', () => {
    expect(detail('event.reinspected', { grade: 'possible', new_deadline: '2026-12-02' })).toBe(
      '可能构成，新期限 2026年12月2日（周三）。',
    )
    expect(detail('event.documents_supplied', { kinds: ['identity', 'load_list'] })).toBe(
      '身份证明、负荷清单。',
    )
    const m = [{ facility_name: '110 kV 示例线', distance_mm: 7200, accuracy_mm: 50 }]
    expect(
      detail('event.surveyed', { hazard: 'none', hindrance: 'none', inside_zone: false, measurements: m }),
    ).toContain('110 kV 示例线 7.20\u00a0±\u00a00.05\u00a0m')
  })
  it('chooses the sentence by what there is to say', () => {
    expect(variant('event.notice_served', { effective_on: null, missing: ['receiver'] })).toBe(
      'event.notice_served.incomplete',
    )
    expect(variant('event.notice_served', { effective_on: null, missing: [] })).toBe(
      'event.notice_served.sent',
    )
    expect(variant('event.notice_served', { effective_on: '2026-11-25' })).toBe('event.notice_served')
    expect(coded('block', 'notice.open', { number: null })).toBe('消除隐患通知书、送达、整改和复查合格')
    expect(coded('block', 'notice.open', { number: '示例隐告〔2026〕1号' })).toBe(
      '通知书 示例隐告〔2026〕1号 复查合格',
    )
  })
  it('takes the errors’ words where it has none, and shows a code that nobody knows', () => {
    expect(coded('block', 'case.ended', {})).toBe('案件已经结束，不能再办理。')
    expect(coded('why', 'why.from_the_future', {})).toBe('why.from_the_future')
  })
  it('says what is lacking for a block and the whole sentence for a refusal', () => {
    expect(barText({ code: 'refuse.needs_service', params: {} })).toBe('缺：通知书已有效送达')
    expect(barText({ code: 'case.ended', params: {} })).toBe('案件已经结束，不能再办理。')
  })
})
