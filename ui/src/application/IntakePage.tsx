import type { InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DraftCard } from '../api/contract'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { SaveState } from '../draft/SaveState'
import { useDraft } from '../draft/useDraft'
import { errorText } from '../errors/errorText'
import { SiteMap } from '../map/SiteMap'
import { lonLats, type Site } from '../map/site'
import { useAttribution } from '../map/useAttribution'
import { useNarrow } from '../map/useNarrow'
import type { MapView } from '../map/view'
import { AcceptBar, goToField } from './AcceptBar'
import { Dock, DockStrip } from './Dock'
import { Drafts } from './Drafts'
import { Form } from './Form'
import type { Intake, IntakeDraft } from './intake'
import { metresTyped, type SiteHow, sourcePatch, unreadable, untaped } from './intake'
import { Overwrite } from './Overwrite'
import { Receipt } from './Receipt'
import { useAccept } from './useAccept'
import { useIntake } from './useIntake'
import { useWide } from './useWide'
import './intake.css'

interface Opened {
  id: string
  version: number
  body: IntakeDraft
  others: DraftCard[]
}

/** The page: form, map, dock. One primary button; what is missing stands beside it in words. */
export function IntakePage({ opened }: { opened: Opened }) {
  const t = useWords('application')
  const navigate = useNavigate()
  const narrow = useNarrow()
  const wide = useWide()
  const state = useIntake(opened.body)
  const { intake, set, edit } = state
  const [selected, setSelected] = useState<number | null>(null)
  const [missingShown, setMissingShown] = useState(false)
  const first = useRef<InputRef>(null)
  const view = useRef<MapView | null>(null)
  const { attribution, home, ready } = useAttribution()
  const body = useMemo<IntakeDraft>(() => ({ intake, site: edit.site }), [intake, edit.site])
  const draft = useDraft({
    id: opened.id,
    subject: 'application',
    title: b => titleOf(b.intake, t('untitled')),
    body,
    version: opened.version,
    touched: state.touched,
  })
  const { accept, busy, error, accepted } = useAccept(state, { id: opened.id, ...draft })
  useLeaving(draft.flush, state.touched && !accepted)
  useEffect(() => first.current?.focus(), [])

  const missing = state.check.answer?.missing ?? []
  const problems = state.notes.filter(n => n.level === 'problem')
  const submit = (): void => {
    setMissingShown(true)
    goToField(problems[0]?.field ?? missing[0]?.field)
    // What cannot be read goes as not given: the server could not refuse it.
    if (unreadable(intake).length > 0) return
    void accept()
  }
  useKeys(t('title'), [{ keys: 'Ctrl+Enter', label: t('accept'), run: submit }], !accepted)
  useKeys(
    t('title'),
    [{ keys: 'Ctrl+S', label: t('save'), run: () => void draft.flush().catch(() => undefined) }],
    !accepted,
  )

  const takeSite = (site: Site, how: SiteHow, accuracy?: number): void => {
    edit.set(site)
    setSelected(null)
    set({ crs: site.crs, ...sourcePatch(intake, how, accuracy) })
  }
  // The map shows a site that came in at once; what is drawn by hand does not move it.
  const origin = useFitKey(edit.site, ready)

  return (
    <Screen
      title={accepted ? t('accepted', { number: accepted.number }) : t('title')}
      tools={
        <>
          {!accepted && (
            <SaveState save={draft.save} onRetry={() => void draft.flush().catch(() => undefined)} />
          )}
          <Overwrite save={draft.save} overwrite={draft.overwrite} />
          {!accepted && (
            <Drafts drafts={opened.others} applicant={state.touched ? intake.party.name : null} />
          )}
        </>
      }
      right={
        accepted ? null : (
          <AcceptBar
            missing={missing}
            problems={problems}
            judged={state.touched && state.check.answer !== null}
            error={error}
            busy={busy}
            onAccept={submit}
            checkError={state.check.error && errorText(state.check.error)}
          />
        )
      }
      testid="application.page"
    >
      <div className="intake">
        <Form
          state={state}
          missingShown={missingShown}
          first={first}
          done={accepted !== null}
          onSite={takeSite}
          near={() => view.current?.centre() ?? null}
        />
        {accepted ? (
          <Receipt accepted={accepted} onNext={() => navigate('/application')} />
        ) : (
          <>
            <div className="intake-map">
              <SiteMap
                edit={edit}
                crs={intake.crs}
                selected={selected}
                onSelect={setSelected}
                screening={state.screen.answer?.screening ?? null}
                drawn={state.screen.answer?.drawn ?? NONE}
                halo={state.screen.answer?.site_halo}
                crane={intake.work.crane ? { reach: metresTyped(intake.reach), stand: intake.stand } : null}
                onStand={stand => set({ stand })}
                onDrawn={(scale, begun) => set(drawnPatch(intake, scale, begun))}
                attribution={attribution}
                home={home}
                fitKey={origin}
                onView={v => {
                  view.current = v
                }}
              />
              {narrow && <DockStrip state={state} selected={selected} onSelect={setSelected} />}
            </div>
            {!narrow && <Dock state={state} selected={selected} onSelect={setSelected} wide={wide} />}
          </>
        )}
      </div>
    </Screen>
  )
}

const NONE: never[] = []

function titleOf(intake: Intake, untitled: string): string {
  return intake.party.name.trim() || intake.address.trim() || untitled
}

/** A vertex set on the map: the outline counts as drawn, at the coarsest scale of its vertices. */
function drawnPatch(intake: Intake, scale: number, begun: boolean): Partial<Intake> {
  return {
    scale: begun ? scale : Math.max(intake.scale, scale),
    ...(intake.source_chosen ? {} : { source: 'drawn' as const }),
    ...untaped(intake),
  }
}

/** Changes where the map has to show something new: the office's facilities known, a site pasted or loaded. */
function useFitKey(site: Site | null, ready: boolean): string {
  const before = useRef<{ count: number; key: number }>({ count: 0, key: 0 })
  const count = site ? lonLats(site).length : 0
  if (Math.abs(count - before.current.count) > 1) before.current = { count, key: before.current.key + 1 }
  else before.current = { ...before.current, count }
  return `${ready} ${before.current.key}`
}

/** Leaving the page sends what is not saved yet, without waiting for the second to pass. */
function useLeaving(flush: () => Promise<void>, needed: boolean): void {
  const latest = useRef({ flush, needed })
  latest.current = { flush, needed }
  useEffect(
    () => () => {
      if (latest.current.needed) void latest.current.flush().catch(() => undefined)
    },
    [],
  )
}
