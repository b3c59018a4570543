import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCall, useCommand } from '../api/useCall'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { errorText } from '../errors/errorText'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { grouped } from '../parts/numbers'
import { Segmented } from '../parts/Segmented'
import { useWidth } from '../parts/useWidth'
import { hasRole, useMe } from '../staff/session'
import { ColumnTable } from './ColumnTable'
import { DifferencePanel } from './DifferencePanel'
import { DrawingLayers } from './DrawingLayers'
import { type Missing, missing, oneSystem } from './draft'
import { FileRows } from './FileRows'
import { FileTake } from './FileTake'
import { MAY_IMPORT } from './Page'
import { ProblemPanel } from './ProblemPanel'
import { groups } from './problems'
import { Steps } from './Steps'
import { SystemPanel } from './SystemPanel'
import { useImport } from './useImport'
import { usePreview } from './usePreview'
import './facilities.css'

/** 导入设施: four steps on one page; nothing is written before “set as current version”. */
export default function ImportPage() {
  const t = useWords('facilities')
  const me = useMe()
  const go = useNavigate()
  const width = useWidth()
  const it = useImport(me.id)
  const current = useCall('facilities/current', {})
  const picker = useRef<HTMLInputElement>(null)
  const [tab, setTab] = useState<'rows' | 'system'>('rows')
  const [shown, setShown] = useState<string | null>(null)
  const make = useCommand('facilities/make_current', [
    'facilities/current',
    'facilities/draw',
    'office/status',
    'case/list',
    'case/worklist',
    'case/show',
  ])
  const { draft, reading } = it
  const report = draft.files.length > 0 ? (reading?.report ?? null) : null
  const effect = usePreview(it)
  const lacks = missing(
    draft,
    it.progress ? null : draft.reading ? reading : null,
    it.sending !== null || it.starting,
    effect,
  )
  const number = (current.data?.version?.number ?? 0) + 1
  const may = hasRole(me, ...MAY_IMPORT)

  const submit = (): void => {
    const system = oneSystem(report)
    if (lacks.length > 0 || !draft.reading || !system || make.isPending) return
    make.mutate(
      {
        reading: draft.reading,
        crs_confirmed: system,
        accept_rejects: draft.acceptRejects,
        confirm_removed: draft.confirmRemoved,
        mode: draft.mode,
        same: draft.same ?? [],
        coverage: draft.complete ? { complete: true, note: '' } : null,
        note: draft.note,
      },
      {
        onSuccess: version => {
          it.clear()
          void go('/facilities', { state: { made: version.number } })
        },
      },
    )
  }
  useKeys(t('import.title'), [
    { keys: 'O', label: t('key.choose'), run: () => picker.current?.click() },
    { keys: 'Ctrl+Enter', label: t('key.make'), run: submit },
    { keys: 'J', label: t('key.move') },
  ])
  const file = report?.files.find(f => f.file === shown) ?? report?.files[0] ?? null
  const narrow = width === 'narrow' || width === 'tiny'
  // A refusal is of the reading it was asked with.
  const refused = make.error && make.variables?.reading === draft.reading ? make.error : null
  const problem = it.error ?? (refused ? { file: null, error: refused } : null)

  const left = (
    <div className="pane import-left">
      <FileRows it={it} shown={file?.file ?? null} onShow={setShown} report={report} />
      {report && file && (
        <>
          <ColumnTable it={it} file={file} />
          <DrawingLayers it={it} file={file} />
          <ProblemPanel all={groups(report)} label={draft.options.label} rows={report} />
        </>
      )}
    </div>
  )
  const right = report && reading && (
    <div className="pane import-right">
      <SystemPanel it={it} reading={reading} person={me.name} current={current.data?.version ?? null} />
      <DifferencePanel it={it} reading={reading} effect={effect} current={current.data?.version ?? null} />
    </div>
  )
  return (
    <Screen
      title={t('import.title')}
      testid="facilities.import.page"
      tools={
        draft.options.label && <span className="second ellipsis import-label">{draft.options.label}</span>
      }
      right={
        <>
          {lacks.length > 0 && draft.files.length > 0 && (
            <span className="warn ellipsis import-lacks" role="status" data-testid="facilities.missing">
              <Icon name="warning" size={14} /> {lacksText(lacks, t)}
            </span>
          )}
          {draft.files.length > 0 && (
            <button type="button" className="link" onClick={it.clear} data-testid="facilities.clear">
              {t('clear')}
            </button>
          )}
          <Button
            type={lacks.length === 0 ? 'primary' : 'default'}
            disabled={lacks.length > 0 || !may}
            loading={make.isPending}
            onClick={submit}
            data-testid="facilities.make_current"
          >
            {t('make', { number })}
            {lacks.length === 0 && <KeyHint>Ctrl ↵</KeyHint>}
          </Button>
        </>
      }
    >
      <div className="import">
        <Steps it={it} report={report} lacks={lacks} onTab={setTab} />
        {problem && (
          <div className="facilities-alert error" role="alert" data-testid="facilities.problem">
            <Icon name="warning" size={14} />
            <span>
              {problem.file && <b>{problem.file}　</b>}
              {errorText(problem.error)}
            </span>
            {draft.files.length > 0 && (
              <button type="button" className="link" onClick={it.retry}>
                {t('readAgain')}
              </button>
            )}
          </div>
        )}
        {narrow && report && (
          <div className="toolrow">
            <Segmented
              label={t('tabs')}
              options={[
                { value: 'rows', label: t('tab.rows') },
                { value: 'system', label: t('tab.system') },
              ]}
              value={tab}
              onChange={setTab}
              testid="facilities.tab"
            />
          </div>
        )}
        {may ? (
          <FileTake it={it} picker={picker} empty={draft.files.length === 0}>
            {narrow ? (tab === 'system' && right) || left : left}
            {!narrow && right}
          </FileTake>
        ) : (
          <p className="facilities-none">{t('mayNot')}</p>
        )}
      </div>
    </Screen>
  )
}

function lacksText(lacks: Missing[], t: ReturnType<typeof useWords>): string {
  return lacks.map(m => t(`lack.${m.code}`, { count: grouped('count' in m ? m.count : 0) })).join(t('comma'))
}
