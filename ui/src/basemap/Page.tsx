import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { codeText } from '../errors/errorText'
import { Trouble } from '../errors/Trouble'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { hasRole, useMe } from '../staff/session'
import { BaseMapFields } from './BaseMapFields'
import { KINDS, moved, newForm } from './form'
import { type Looked, useBaseMapForm } from './useBaseMapForm'
import './basemap.css'

/** 底图设置: which base maps there are, in which order, and where each comes from. */
export default function BaseMapPage() {
  const t = useWords('basemap')
  const allowed = hasRole(useMe(), 'administrator')
  return allowed ? (
    <Settings />
  ) : (
    <Screen title={t('settings')} testid="basemap.page">
      <p className="base-note">{t('onlyAdministrator')}</p>
    </Screen>
  )
}

function Settings() {
  const t = useWords('basemap')
  const it = useBaseMapForm()
  const [chosen, setChosen] = useState(0)
  const save = (): void => void it.save().catch(() => undefined)
  useKeys(t('settings'), [{ keys: 'Ctrl+Enter', label: t('save'), run: () => it.dirty && save() }])
  const files = it.settings.data?.files ?? []
  const form = it.forms[chosen]
  const bad = files.filter(f => f.fault)
  const move = (row: number, by: number): void => {
    it.change(moved(it.forms, row, by))
    setChosen(row + by)
  }
  return (
    <Screen
      title={t('settings')}
      testid="basemap.page"
      right={
        <>
          {it.dirty && <span className="second t12">{t('unsaved')}</span>}
          {it.dirty && <Button onClick={it.forget}>{t('forget')}</Button>}
          <Button
            type="primary"
            disabled={!it.dirty}
            loading={it.saving}
            onClick={save}
            data-testid="basemap.save"
          >
            {t('save')}
            <KeyHint>Ctrl ↵</KeyHint>
          </Button>
        </>
      }
    >
      <section className="pane base-rows" aria-label={t('settings')}>
        <div className="toolrow">
          <h2>{t('order')}</h2>
          <span className="grow" />
          {KINDS.map(kind => (
            <button
              key={kind}
              type="button"
              className="link"
              onClick={() => {
                it.change([...it.forms, newForm(kind, files, t(`kind.${kind}`))])
                setChosen(it.forms.length)
              }}
              data-testid={`basemap.add.${kind}`}
            >
              ＋{t(`kind.${kind}`)}
            </button>
          ))}
        </div>
        <Trouble error={it.settings.error} onRetry={() => void it.settings.refetch()} />
        <Trouble error={it.problem} />
        <table className="base-table">
          <thead>
            <tr>
              <th scope="col" className="name">
                {t('col.name')}
              </th>
              <th scope="col" className="kind">
                {t('col.kind')}
              </th>
              <th scope="col">{t('col.state')}</th>
              <td className="acts" />
            </tr>
          </thead>
          <tbody>
            {it.forms
              .map((row, index) => ({ row, index }))
              .reverse()
              .map(({ row, index }) => (
                <tr key={row.id ?? `new ${index}`} aria-selected={index === chosen}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => setChosen(index)}>
                      {row.name || t('unnamed')}
                    </button>
                  </th>
                  <td>{t(`kind.${row.source.kind}`)}</td>
                  <td>
                    <State looked={row.id ? it.looked[row.id] : undefined} saved={row.id !== null} />
                  </td>
                  <td className="base-acts">
                    <button
                      type="button"
                      disabled={index === it.forms.length - 1}
                      aria-label={t('up', { name: row.name })}
                      title={t('up', { name: row.name })}
                      onClick={() => move(index, 1)}
                    >
                      <Icon name="up" size={14} />
                    </button>
                    <button
                      type="button"
                      disabled={index === 0}
                      aria-label={t('down', { name: row.name })}
                      title={t('down', { name: row.name })}
                      onClick={() => move(index, -1)}
                    >
                      <Icon name="down" size={14} />
                    </button>
                    <button
                      type="button"
                      aria-label={t('remove', { name: row.name })}
                      title={t('remove', { name: row.name })}
                      onClick={() => {
                        it.change(it.forms.filter((_, i) => i !== index))
                        setChosen(0)
                      }}
                    >
                      <Icon name="close" size={14} />
                    </button>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
        {it.settings.data && it.forms.length === 0 && <p className="base-note">{t('begin')}</p>}
        {it.settings.data && (
          <p className="base-note">
            {t('folder')} <code data-testid="basemap.folder">{it.settings.data.folder}</code>
          </p>
        )}
        {bad.length > 0 && (
          <>
            <h2 className="base-head">{t('badFiles')}</h2>
            <ul className="base-note">
              {bad.map(f => (
                <li key={f.file} className="error">
                  {f.fault && codeText(f.fault.code, f.fault.params)}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="pane base-form" aria-label={form?.name ?? t('settings')}>
        {form && (
          <BaseMapFields
            key={chosen}
            form={form}
            files={files}
            hasKey={it.settings.data?.maps.find(m => m.form.id === form.id)?.has_key ?? false}
            onChange={next => it.change(it.forms.map((f, i) => (i === chosen ? next : f)))}
          />
        )}
      </section>
    </Screen>
  )
}

/** What the last look has shown. */
function State({ looked, saved }: { looked: Looked | undefined; saved: boolean }) {
  const t = useWords('basemap')
  if (!saved) return <span className="second">{t('state.new')}</span>
  if (!looked) return <span className="second">{t('state.kept')}</span>
  if (looked.state === 'asking') return <span className="second">{t('state.asking')}</span>
  if (looked.state === 'failed')
    return <span className="error">{codeText(looked.fault.code, looked.fault.params)}</span>
  return looked.bytes === null ? (
    <span className="warn">{t('state.nothing')}</span>
  ) : (
    <span className="ok">{t('state.came')}</span>
  )
}
