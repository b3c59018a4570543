import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { Pop } from '../parts/Pop'
import type { View } from './arrange'

type Props = {
  views: View[]
  inForce: View | null
  onTake: (view: View) => void
  onKeep: (name: string) => void
  onDrop: (name: string) => void
}

/** A person's own views: take one, keep what is shown under a name, let one go. */
export function Views({ views, inForce, onTake, onKeep, onDrop }: Props) {
  const t = useWords('worklist')
  return (
    <Pop
      label={t('views.label')}
      shown={<span className="ellipsis">{inForce ? inForce.name : t('views.label')}</span>}
      testid="worklist.views"
    >
      {close => (
        <>
          {views.length === 0 && <p className="second t12">{t('views.none')}</p>}
          {views.map(view => (
            <div key={view.name} className="pop-row">
              <button
                type="button"
                className="link grow"
                aria-current={view === inForce}
                title={view.name}
                onClick={() => {
                  onTake(view)
                  close()
                }}
                data-testid="worklist.views.take"
              >
                {view === inForce && <Icon name="check" size={12} />} {view.name}
              </button>
              <button
                type="button"
                className="iconbutton"
                aria-label={t('views.drop', { name: view.name })}
                title={t('views.drop', { name: view.name })}
                onClick={() => onDrop(view.name)}
                data-testid="worklist.views.drop"
              >
                <Icon name="close" size={12} />
              </button>
            </div>
          ))}
          <Keep taken={views.map(v => v.name)} onKeep={onKeep} />
        </>
      )}
    </Pop>
  )
}

function Keep({ taken, onKeep }: { taken: string[]; onKeep: (name: string) => void }) {
  const t = useWords('worklist')
  const [name, setName] = useState('')
  const given = name.trim()
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (given === '') return
    onKeep(given)
    setName('')
  }
  return (
    <form className="pop-row" onSubmit={submit}>
      <Input
        value={name}
        maxLength={40}
        placeholder={t('views.name')}
        aria-label={t('views.name')}
        onChange={e => setName(e.target.value)}
        data-testid="worklist.views.name"
      />
      <Button htmlType="submit" disabled={given === ''} data-testid="worklist.views.keep">
        {t(taken.includes(given) ? 'views.replace' : 'views.keep')}
      </Button>
    </form>
  )
}
