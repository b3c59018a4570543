import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ActRow } from '../case/form/ActRow'
import type { FormProps } from '../case/form/props'
import { ProseRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import { isImeKey } from '../parts/isImeKey'
import { addressees } from './addressees'

interface Value {
  addressees: string[]
  request: string
}

/** The usual addressees; any other is typed. Official short names, they stand on the paper as they are. */
const USUAL = ['电力执法办', '人民政府', '应急管理局', '自然资源局', '住房和城乡建设局', '综合行政执法局']

/** Safety refers the case to one or more authorities and says what is asked of them. */
export function FileForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('referral')
  const [typed, setTyped] = useState('')
  const act = useAct({
    view,
    operation: 'referral/file',
    title: view.number,
    initial: { addressees: [], request: '' } as Value,
    holes: value => [
      ...(value.addressees.length === 0 ? [{ field: 'addressees', text: t('file.addressees') }] : []),
      ...(value.request.trim() === '' ? [{ field: 'request', text: t('file.request') }] : []),
    ],
    build: value => ({ addressees: value.addressees, request: value.request.trim() }),
    onDone,
  })
  const { addressees: chosen } = act.value
  const add = () => {
    act.set('addressees')(addressees(chosen, typed))
    setTyped('')
  }
  return (
    <ActFrame
      act={act}
      operation="referral/file"
      blocked={blocked}
      onClose={onClose}
      effect={t('file.effect')}
    >
      <ActRow act={act} field="addressees" label={t('file.addressees')} hint={t('file.addressees_hint')}>
        {({ id, describedBy }) => (
          <div className="act-choices">
            {[...USUAL, ...chosen.filter(name => !USUAL.includes(name))].map(name => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={chosen.includes(name)}
                  onChange={e =>
                    act.set('addressees')(
                      e.target.checked ? addressees(chosen, name) : chosen.filter(n => n !== name),
                    )
                  }
                />
                <span>{name}</span>
              </label>
            ))}
            <span className="row">
              <Input
                id={id}
                aria-describedby={describedBy}
                value={typed}
                placeholder={t('file.other')}
                onChange={e => setTyped(e.target.value)}
                onKeyDown={e => {
                  if (e.key !== 'Enter' || e.ctrlKey || isImeKey(e)) return
                  e.preventDefault()
                  add()
                }}
                data-testid="referral.addressee"
              />
              <button
                type="button"
                className="link"
                disabled={typed.trim() === ''}
                onClick={add}
                data-testid="referral.add"
              >
                {t('file.add')}
              </button>
            </span>
          </div>
        )}
      </ActRow>
      <ProseRow act={act} field="request" label={t('file.request')} hint={t('file.request_hint')} />
    </ActFrame>
  )
}
