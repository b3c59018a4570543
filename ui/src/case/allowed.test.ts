import { describe, expect, it } from 'vitest'
import { allowance, menuOperations, primaryOperation } from './allowed'
import { testStep, testView } from './testView'

const barred = (operation: string, code: string) => ({
  operation,
  allowed: false,
  reason: { code, params: {} },
})
const open = (operation: string) => ({ operation, allowed: true, reason: null })

describe('what a person may begin', () => {
  it('does not know an operation the server does not name', () => {
    expect(allowance(testView(), 'supply/approve')).toBeNull()
  })
  it('opens an act whose own form brings what is missing, and says what to ask for', () => {
    const view = testView({ allowed: [barred('supply/approve', 'four_eyes.waiver_missing')] })
    expect(allowance(view, 'supply/approve')).toEqual({
      open: true,
      reason: null,
      asks: 'four_eyes.waiver_missing',
    })
  })
  it('bars an act for anything else', () => {
    const view = testView({ allowed: [barred('supply/approve', 'notice.open')] })
    expect(allowance(view, 'supply/approve')).toMatchObject({ open: false, reason: { code: 'notice.open' } })
  })
  it('puts the next step’s act forward only where it is this person’s', () => {
    const next = testStep({})
    expect(primaryOperation(testView({ next, allowed: [open('supply/approve')] }))).toBe('supply/approve')
    expect(
      primaryOperation(testView({ next, allowed: [barred('supply/approve', 'access.denied')] })),
    ).toBeNull()
    expect(primaryOperation(testView({ next: null, allowed: [open('supply/approve')] }))).toBeNull()
  })
  it('keeps the primary act and revealing out of the menu, barred ones apart', () => {
    const allowed = [
      open('supply/approve'),
      open('case/comment'),
      open('case/reveal'),
      barred('supply/refuse', 'refuse.needs_service'),
    ]
    expect(menuOperations(testView({ next: testStep({}), allowed }))).toEqual({
      open: ['case/comment'],
      blocked: [{ operation: 'supply/refuse', reason: { code: 'refuse.needs_service', params: {} } }],
    })
  })
})
