import { Button, Checkbox } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { AreaRead } from '../../api/types/AreaRead'
import { hasWord, type T, useWords } from '../../app/i18n'
import { codeText, errorText } from '../../errors/errorText'
import { Icon } from '../../look/icons'
import { Field } from '../../parts/Field'
import { Select } from '../../parts/Select'
import { problemText } from '../problemWords'
import { systemName, useSystems } from '../system'
import { isDeclared } from './areas'
import { groundText } from './ground'
import { useAreaFile } from './useAreaFile'

const ACCEPT =
  '.geojson,.json,.geojsonl,.zip,.shp,.dbf,.prj,.cpg,.shx,.gpkg,.kml,.kmz,.dxf,.csv,.xlsx,.xls,.ods'

/** Outlines out of a file: which of its polygons, and in which system where the file does not say. */
export function AreaFile({
  near,
  onTake,
}: {
  near: [number, number, number, number] | null
  onTake: (rows: AreaRead[], crs: string) => void
}) {
  const t = useWords('facilities')
  const it = useAreaFile()
  const picker = useRef<HTMLInputElement>(null)
  const { file } = it
  return (
    <section className="areas-file" aria-label={t('populated.file.title')}>
      <div className="row">
        <Button
          loading={it.busy}
          onClick={() => picker.current?.click()}
          data-testid="facilities.areas.choose"
        >
          {t('populated.file.choose')}
        </Button>
        <span className="second t12 ellipsis" title={file?.name ?? t('populated.file.formats')}>
          {file?.name ?? t('populated.file.formats')}
        </span>
        {file && (
          <button
            type="button"
            className="link areas-fixed"
            onClick={it.close}
            data-testid="facilities.areas.file.close"
          >
            {t('populated.file.close')}
          </button>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        accept={ACCEPT}
        hidden
        aria-label={t('populated.file.choose')}
        onChange={e => {
          const chosen = [...(e.target.files ?? [])]
          e.target.value = ''
          it.choose(chosen)
        }}
        data-testid="facilities.areas.picker"
      />
      {it.error !== null && (
        <p className="error t12" role="alert" data-testid="facilities.areas.file.problem">
          <Icon name="warning" size={14} /> {errorText(it.error)}
        </p>
      )}
      {file && (
        <Rows
          key={file.files.map(f => f.file).join()}
          answer={file.answer}
          busy={it.busy}
          near={near}
          onSystem={it.state}
          onTake={(rows, crs) => {
            onTake(rows, crs)
            it.close()
          }}
        />
      )}
    </section>
  )
}

function Rows(p: {
  answer: NonNullable<ReturnType<typeof useAreaFile>['file']>['answer']
  busy: boolean
  near: [number, number, number, number] | null
  onSystem: (crs: string) => void
  onTake: (rows: AreaRead[], crs: string) => void
}) {
  const t = useWords('facilities')
  const { crs, crs_by: by, crs_said: said, areas } = p.answer
  const all = useSystems(p.near)
  const likely = new Set(p.answer.crs_candidates)
  // What the numbers can be comes first; nobody but a person says which it is.
  const systems = all
    .filter(s => s.value !== 'unknown')
    .sort((a, b) => Number(likely.has(b.value)) - Number(likely.has(a.value)))
  const usable = areas.filter(a => a.problem === null)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const chosen = usable.filter(a => !left.has(areas.indexOf(a)))
  const field = useRef<HTMLDivElement>(null)
  // A system that nobody has stated is the first thing to say.
  useEffect(() => {
    if (crs === null) field.current?.querySelector('input')?.focus()
  }, [crs])
  const how = crs === null ? (said ? 'said' : 'unknown') : by
  const declared = chosen.length > 1 ? chosen.filter(isDeclared).length : 0
  return (
    <>
      <div ref={field}>
        <Field
          label={t('fact.system')}
          hint={t(`populated.file.by.${how}`, { said: said ?? '' })}
          {...(crs === null ? { error: t(`populated.file.by.${how}`, { said: said ?? '' }) } : {})}
        >
          {ids =>
            by === 'stated' && crs !== null ? (
              <span className="ellipsis" id={ids.id}>
                {systemName(crs, t)}
              </span>
            ) : (
              <Select
                id={ids.id}
                showSearch={{ optionFilterProp: 'label' }}
                className="areas-system"
                placeholder={t('systemPick')}
                aria-label={t('fact.system')}
                value={crs}
                loading={p.busy}
                popupMatchSelectWidth={420}
                options={systems}
                onChange={(value: string | null) => value && p.onSystem(value)}
                data-testid="facilities.areas.crs"
              />
            )
          }
        </Field>
      </div>
      <ul className="areas-rows" data-testid="facilities.areas.rows">
        {areas.map((a, i) => (
          <li key={`${a.file} ${a.row}`}>
            <Checkbox
              checked={a.problem === null && !left.has(i)}
              disabled={a.problem !== null}
              onChange={e => {
                const next = new Set(left)
                if (e.target.checked) next.delete(i)
                else next.add(i)
                setLeft(next)
              }}
            >
              <span className="ellipsis" title={rowName(a, t)}>
                {rowName(a, t)}
              </span>
            </Checkbox>
            <span className={a.problem ? 'warn t12' : 'second t12'}>
              {a.problem ? problemOf(a.problem, t) : a.area_m2 === null ? '' : groundText(a.area_m2)}
            </span>
          </li>
        ))}
      </ul>
      {p.answer.lines !== null && (
        <p
          className={p.answer.lines === 0 ? 'warn t12' : 'second t12'}
          role="status"
          data-testid="facilities.areas.lines"
        >
          {p.answer.lines === 0 && <Icon name="warning" size={14} />}{' '}
          {t(p.answer.lines === 0 ? 'populated.file.noLines' : 'populated.file.lines', {
            count: p.answer.lines,
          })}
        </p>
      )}
      {p.answer.others > 0 && (
        <p className="second t12">{t('populated.file.others', { count: p.answer.others })}</p>
      )}
      <div className="row">
        <Button
          type="primary"
          disabled={crs === null || chosen.length === 0 || p.busy}
          onClick={() => crs !== null && p.onTake(chosen, crs)}
          data-testid="facilities.areas.take"
        >
          {t('populated.file.take', { count: chosen.length })}
        </Button>
        <span className="second t12">
          {chosen.length > 1 &&
            (declared === 0
              ? t('populated.file.parts')
              : declared === chosen.length
                ? t('populated.file.each')
                : t('populated.file.mixed', { count: declared }))}
        </span>
      </div>
    </>
  )
}

function rowName(a: AreaRead, t: T): string {
  const said = [a.document, a.authority].filter(w => w !== null)
  return said.length > 0 ? said.join(' ') : (a.name ?? t('populated.file.row', { row: a.row }))
}

function problemOf(problem: NonNullable<AreaRead['problem']>, t: T): string {
  return hasWord(`facilities:problem.${problem.code}`)
    ? problemText(problem.code, t)
    : codeText(problem.code, problem.params)
}
