/** The administrator's list while it is written: kept in this tab, without its keys, until it is saved or thrown away. */
import { useEffect, useRef, useState } from 'react'
import { type CallError, call } from '../api/client'
import type { BaseMapForm, BaseMapSettings, Coded } from '../api/contract'
import { useCall, useInvalidate } from '../api/useCall'
import { useRemembered } from '../app/remembered'
import { registerForm } from '../draft/unsaved'
import { useOffice } from '../office/useOffice'
import { useMe } from '../staff/session'
import { withoutKeys } from './form'

interface Written {
  version: number
  forms: BaseMapForm[]
}

/** What a look at a base map's first tile has shown. */
export type Looked =
  | { state: 'asking' }
  | { state: 'came'; bytes: number | null }
  | { state: 'failed'; fault: Coded }

export function useBaseMapForm() {
  const me = useMe()
  const office = useOffice()
  const settings = useCall('basemap/settings', {})
  const invalidate = useInvalidate()
  const [kept, keep] = useRemembered<Written | null>(me.id, 'basemap.form', null)
  const [keys, setKeys] = useState<{ [row: number]: string | null }>({})
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<CallError | null>(null)
  const [looked, setLooked] = useState<{ [id: string]: Looked }>({})

  const forms: BaseMapForm[] = (kept?.forms ?? settings.data?.maps.map(m => m.form) ?? []).map(
    (form, row) => ({
      ...form,
      key: keys[row] ?? null,
    }),
  )
  const dirty = kept !== null || Object.values(keys).some(k => k !== null)

  const change = (next: BaseMapForm[]): void => {
    keep({ version: kept?.version ?? settings.data?.version ?? 0, forms: withoutKeys(next) })
    setKeys(Object.fromEntries(next.map((form, row) => [row, form.key])))
  }
  const forget = (): void => {
    keep(null)
    setKeys({})
    setProblem(null)
  }

  const look = async (saved: BaseMapSettings): Promise<void> => {
    const home = office.data?.home
    const at: [number, number] | null = home ? [(home[0] + home[2]) / 2, (home[1] + home[3]) / 2] : null
    await Promise.all(
      saved.maps.map(async ({ form: { id } }) => {
        if (!id) return
        const tell = (result: Looked) => setLooked(before => ({ ...before, [id]: result }))
        tell({ state: 'asking' })
        try {
          tell({ state: 'came', bytes: (await call('basemap/probe', { id, at })).bytes })
        } catch (error) {
          const { code, params } = error as CallError
          tell({ state: 'failed', fault: { code, params } })
        }
      }),
    )
  }
  const save = async (): Promise<void> => {
    setSaving(true)
    setProblem(null)
    try {
      const expected = kept?.version ?? settings.data?.version ?? 0
      const saved = await call('basemap/set', { expected, maps: forms })
      forget()
      await invalidate('basemap/settings', 'basemap/list')
      void look(saved)
    } catch (error) {
      setProblem(error as CallError)
      throw error
    } finally {
      setSaving(false)
    }
  }

  const latest = useRef(save)
  latest.current = save
  useEffect(() => registerForm(latest, { save: () => latest.current(), dirty }), [dirty])

  return { settings, forms, dirty, saving, problem, looked, change, forget, save, look }
}
