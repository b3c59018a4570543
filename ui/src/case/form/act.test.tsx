import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLang } from '../../app/i18n'
import { onGlobalKey } from '../../app/keys/registry'
import { me, refuse, serve, status } from '../../app/testServer'
import { signedIn } from '../../staff/session'
import { CapacityForm } from '../../supply/CapacityForm'
import { testView } from '../testView'
import type { CaseView } from '../types'
import { DraftGate } from './DraftGate'

beforeEach(() => {
  setLang('zh')
  signedIn(me)
  window.addEventListener('keydown', onGlobalKey)
})
afterEach(() => {
  cleanup()
  window.removeEventListener('keydown', onGlobalKey)
  vi.unstubAllGlobals()
})

const answered = (transformer: string): CaseView =>
  testView({
    version: 4,
    supply: {
      ...testView().supply,
      capacity: {
        sufficient: true,
        transformer,
        way_on: null,
        planned_for: null,
        note: '',
        at: '2026-11-25T14:02:00+08:00',
        by_name: '王示例',
      },
    },
  })

const drafts = {
  'draft/list': () => ({ drafts: [] }),
  'draft/save': () => ({ version: 1, saved_at: status.now }),
  'draft/discard': () => ({}),
}

function open(view: CaseView) {
  const onDone = vi.fn()
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <DraftGate caseId={view.case} operation="supply/answer_capacity">
        <CapacityForm view={view} blocked={null} asks={null} onDone={onDone} onClose={() => undefined} />
      </DraftGate>
    </QueryClientProvider>,
  )
  return onDone
}

async function fill(transformer: string) {
  const field = (await screen.findByTestId('act.transformer')).querySelector('input') as HTMLInputElement
  fireEvent.change(field, { target: { value: transformer } })
  fireEvent.click(screen.getByTestId('act.sufficient.choice.yes'))
  return field
}
const ctrlEnter = (at: Element) => fireEvent.keyDown(at, { key: 'Enter', code: 'Enter', ctrlKey: true })

describe('an act on a case', () => {
  it('says what is missing and sends nothing until it is there', async () => {
    const asked = serve({ 'office/status': () => status, ...drafts })
    open(testView())
    fireEvent.click(await screen.findByTestId('act.submit'))
    expect(screen.getByTestId('act.missing').textContent).toBe('还缺：配变、容量')
    expect(asked.map(a => a.path)).not.toContain('supply/answer_capacity')
  })

  it('sends once by Ctrl+Enter with the version seen, discards the draft, and tells the page', async () => {
    const asked = serve({
      'office/status': () => status,
      ...drafts,
      'supply/answer_capacity': () => ({ case: 'c1', version: 4, position: 31 }),
      'case/show': () => answered('示例2号变'),
    })
    const onDone = open(testView())
    ctrlEnter(await fill('示例2号变'))
    await waitFor(() => expect(onDone).toHaveBeenCalledWith('supply/answer_capacity', 31))
    const sent = asked.filter(a => a.path === 'supply/answer_capacity')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.request).toEqual({
      case: 'c1',
      expected: 3,
      sufficient: true,
      transformer: '示例2号变',
      way_on: null,
      planned_for: null,
      note: '',
    })
    expect(sent[0]?.headers['Idempotency-Key']).toBeTruthy()
    expect(asked.map(a => a.path)).toContain('draft/discard')
    expect(asked.find(a => a.path === 'case/show')?.request).toEqual({ case: 'c1', at_least: 31 })
  })

  it('does not submit on the Enter that confirms a candidate of the input method', async () => {
    const asked = serve({ 'office/status': () => status, ...drafts })
    open(testView())
    const field = await fill('示例2号变')
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter', ctrlKey: true, keyCode: 229 })
    await new Promise(done => setTimeout(done, 20))
    expect(asked.map(a => a.path)).not.toContain('supply/answer_capacity')
  })

  it('keeps the idempotency key over a lost answer, so a retry is the same act', async () => {
    let tries = 0
    const asked = serve({
      'office/status': () => status,
      ...drafts,
      'case/show': () => answered('示例2号变'),
      'supply/answer_capacity': () => {
        tries += 1
        if (tries === 1) throw new TypeError('network')
        return { case: 'c1', version: 4, position: 31 }
      },
    })
    const onDone = open(testView())
    const field = await fill('示例2号变')
    ctrlEnter(field)
    expect((await screen.findByTestId('act.error')).textContent).toContain('连不上服务器')
    expect(field.value).toBe('示例2号变')
    ctrlEnter(field)
    await waitFor(() => expect(onDone).toHaveBeenCalled())
    const keys = asked.filter(a => a.path === 'supply/answer_capacity').map(a => a.headers['Idempotency-Key'])
    expect(keys[0]).toBe(keys[1])
  })

  it('shows a lost race at the field with both values, loses nothing, and goes on after the choice', async () => {
    let current = testView()
    const asked = serve({
      'office/status': () => status,
      ...drafts,
      'case/show': () => current,
      'supply/answer_capacity': request => {
        if (request.expected === 3) {
          current = answered('示例3号变')
          return refuse(409, 'case.changed', {
            version: 4,
            actor_name: '王示例',
            what: 'event.capacity_answered',
            at: '2026-11-25T14:02:00+08:00',
          }) as never
        }
        return { case: 'c1', version: 5, position: 32 }
      },
    })
    const onDone = open(current)
    const field = await fill('示例2号变')
    ctrlEnter(field)
    const clash = await screen.findByTestId('act.clash.transformer')
    expect(clash.textContent).toContain('示例3号变')
    expect(clash.textContent).toContain('示例2号变')
    expect(screen.getByTestId('act.news').textContent).toContain('王示例 刚在 11-25 14:02 记了“配变容量答复”')
    expect(field.value).toBe('示例2号变')

    // Nothing goes out while the choice is open.
    ctrlEnter(field)
    expect(asked.filter(a => a.path === 'supply/answer_capacity')).toHaveLength(1)

    fireEvent.click(screen.getByTestId('act.clash.keep'))
    ctrlEnter(field)
    await waitFor(() => expect(onDone).toHaveBeenCalled())
    const last = asked.filter(a => a.path === 'supply/answer_capacity').at(-1)
    expect(last?.request).toMatchObject({ expected: 4, transformer: '示例2号变' })
  })

  it('takes up the draft kept from before, and starts over without it', async () => {
    const body = {
      sufficient: false,
      transformer: '示例5号变',
      way_on: 'smaller_capacity',
      planned_for: '',
      note: '',
    }
    let kept = true
    serve({
      'office/status': () => status,
      ...drafts,
      'draft/list': ({ subject }) => ({
        drafts:
          kept && subject === 'supply'
            ? [{ id: draft, subject: 'supply', title: '', version: 2, updated_at: status.now }]
            : [],
      }),
      'draft/get': ({ id }) => ({ id, subject: 'supply', body, version: 2, updated_at: status.now }),
      'draft/discard': () => {
        kept = false
        return {}
      },
    })
    open(testView())
    const input = async () =>
      (await screen.findByTestId('act.transformer')).querySelector('input') as HTMLInputElement
    expect((await input()).value).toBe('示例5号变')
    fireEvent.click(screen.getByTestId('act.discard'))
    await waitFor(async () => expect((await input()).value).toBe(''))
    expect(kept).toBe(false)
  })
})

const { draftId } = await import('./draftId')
const draft = draftId('p1', 'c1', 'supply/answer_capacity')
