import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Select } from './Select'

function People({ onChange }: { onChange: (value: string[]) => void }) {
  const [value, setValue] = useState(['a'])
  return (
    <Select
      mode="multiple"
      aria-label="people"
      value={value}
      onChange={next => {
        setValue(next)
        onChange(next)
      }}
      options={[
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]}
    />
  )
}

describe('a list of several', () => {
  const key = (name: string, keyCode: number) =>
    fireEvent.keyDown(screen.getByRole('combobox'), { key: name, code: name, keyCode, which: keyCode })
  it('changes nothing on Tab, and Tab is not held back', () => {
    const onChange = vi.fn()
    render(<People onChange={onChange} />)
    fireEvent.mouseDown(screen.getByRole('combobox'))
    // True: nobody called preventDefault, so the browser moves the focus on.
    expect(key('Tab', 9)).toBe(true)
    expect(onChange).not.toHaveBeenCalled()
  })
  it('takes the highlighted choice on Enter', () => {
    const onChange = vi.fn()
    render(<People onChange={onChange} />)
    fireEvent.mouseDown(screen.getByRole('combobox'))
    key('ArrowDown', 40)
    key('Enter', 13)
    expect(onChange).toHaveBeenLastCalledWith(['a', 'b'])
  })
})
