import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { PageZoom, sheetWidth, zoomOf } from './PageZoom'

beforeEach(() => sessionStorage.clear())

describe('the zoom of a paper', () => {
  it('keeps 620 px as its 100 %', () => {
    expect([sheetWidth('fit'), sheetWidth('100'), sheetWidth('150')]).toEqual(['100%', '620px', '930px'])
  })
  it('stops at both ends', () => {
    expect(zoomOf('+', '150')).toBe('150')
    expect(zoomOf('-', 'fit')).toBe('fit')
    expect(zoomOf('＋', 'fit')).toBe('100')
    expect(zoomOf('0', '150')).toBe('fit')
    expect(zoomOf('a', '150')).toBeNull()
  })
  it('follows the keys while the sheets have the focus, not those of what is in them', () => {
    render(
      <PageZoom person="p1" label="paper">
        <button type="button">inside</button>
      </PageZoom>,
    )
    const sheets = screen.getByTestId('parts.sheets')
    fireEvent.keyDown(sheets, { key: '+' })
    expect(sheets.style.getPropertyValue('--sheet')).toBe('930px')
    fireEvent.keyDown(screen.getByText('inside'), { key: '0' })
    expect(sheets.style.getPropertyValue('--sheet')).toBe('930px')
    expect(screen.getByTestId('parts.zoom.150').getAttribute('aria-checked')).toBe('true')
  })
})
