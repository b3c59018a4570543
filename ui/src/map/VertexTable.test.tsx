import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { serve } from '../app/testServer'
import type { Site } from './site'
import { type SiteEdit, useSiteEdit } from './useSiteEdit'
import { VertexTable } from './VertexTable'

const start: Site = {
  shape: 'polygon',
  crs: 'EPSG:4524',
  points: [
    [36643604.17, 2669977.96],
    [36643644.04, 2669967.21],
    [36643650.46, 2669991.6],
  ],
}

let edit: SiteEdit | null = null

function Page({ site }: { site: Site | null }) {
  edit = useSiteEdit(site)
  return (
    <VertexTable edit={edit} crs={null} onCrs={() => undefined} selected={null} onSelect={() => undefined} />
  )
}

function setUp(site: Site | null): () => SiteEdit {
  serve({ 'facilities/own_systems': () => ({ systems: [], version: 1 }) })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Page site={site} />
    </QueryClientProvider>,
  )
  return () => {
    if (!edit) throw new Error('not rendered')
    return edit
  }
}

const clip = (text: string) => ({ clipboardData: { getData: () => text, files: [] } })

it('a cell is changed with Enter, undone as one step', () => {
  const edit = setUp(start)
  const cell = screen.getByTestId('map.vertex.1.north')
  fireEvent.focus(cell)
  fireEvent.change(cell, { target: { value: '2 669 968.50' } })
  fireEvent.keyDown(cell, { key: 'Enter' })
  expect(edit().site?.points[1]).toEqual([36643644.04, 2669968.5])
  fireEvent.keyDown(cell, { key: 'z', code: 'KeyZ', ctrlKey: true })
  expect(edit().site).toEqual(start)
})

it('Enter that confirms a candidate changes nothing', () => {
  const edit = setUp(start)
  const cell = screen.getByTestId('map.vertex.0.north')
  fireEvent.change(cell, { target: { value: '２６６９９７０' } })
  fireEvent.keyDown(cell, { key: 'Enter', keyCode: 229 })
  expect(edit().site).toEqual(start)
  fireEvent.keyDown(cell, { key: 'Enter', keyCode: 13 })
  expect(edit().site?.points[0]?.[1]).toBe(2669970)
})

it('a cell that is no coordinate is marked and kept as typed', () => {
  const edit = setUp(start)
  const cell = screen.getByTestId('map.vertex.0.east')
  fireEvent.change(cell, { target: { value: '36x' } })
  fireEvent.blur(cell)
  expect(edit().site).toEqual(start)
  expect(cell.getAttribute('aria-invalid')).toBe('true')
  expect((cell as HTMLInputElement).value).toBe('36x')
})

it('several rows pasted into a cell replace the outline, in the system their numbers tell', () => {
  const edit = setUp(start)
  fireEvent.paste(
    screen.getByTestId('map.vertex.0.north'),
    clip('2669900\t37500000\n2669910\t37500020\n2669930\t37500010\n2669920\t37499990'),
  )
  expect(edit().site).toMatchObject({ crs: 'EPSG:4525', shape: 'polygon' })
  expect(edit().site?.points).toHaveLength(4)
})

it('longitude and latitude without a system are asked about, then taken', () => {
  const edit = setUp(null)
  fireEvent.paste(screen.getByTestId('map.paste'), clip('109.41,24.30\n109.42,24.30\n109.42,24.31'))
  expect(edit().site).toBeNull()
  fireEvent.click(screen.getByTestId('map.paste.GCJ-02'))
  expect(edit().site).toMatchObject({
    crs: 'GCJ-02',
    points: [
      [109.41, 24.3],
      [109.42, 24.3],
      [109.42, 24.31],
    ],
  })
})
