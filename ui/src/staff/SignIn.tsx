import { useEffect, useMemo, useState } from 'react'
import { call } from '../api/client'
import type { PersonCard } from '../api/contract'
import { useCall } from '../api/useCall'
import { GatePage } from '../app/GateBox'
import { useWords } from '../app/i18n'
import { useMatches } from '../app/useMatches'
import { errorText } from '../errors/errorText'
import { Trouble } from '../errors/Trouble'
import { Sign } from '../look/icons'
import { useOffice } from '../office/useOffice'
import { isImeKey } from '../parts/isImeKey'
import { List, type Section } from '../parts/List'
import { PinPad } from './PinPad'
import { signedIn } from './session'
import './staff.css'

/** Who are you: people by unit on the left, the PIN on the right. */
export function SignIn() {
  const t = useWords('staff')
  const office = useOffice()
  const matches = useMatches()
  const people = useCall('staff/list', {}, { staleTime: 5_000 })
  const [query, setQuery] = useState('')
  const [selected, setSelected] = useState<string | null>(null)
  const [person, setPerson] = useState<PersonCard | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const shown = useMemo(
    () => (people.data?.people ?? []).filter(p => matches(p.name, query.trim())),
    [people.data, query, matches],
  )
  const sections = useMemo(() => byUnit(shown, t('noUnit')), [shown, t])

  const open = (p: PersonCard) => {
    setError('')
    setPerson(p)
  }
  // Enter may be quicker than the office's answer, at the start of a day or right after somebody was admitted.
  const [early, setEarly] = useState(false)
  const first = shown[0]
  useEffect(() => {
    if (!early || !first) return
    setEarly(false)
    setError('')
    setPerson(first)
  }, [early, first])
  const enter = async (pin: string) => {
    if (!person) return
    setBusy(true)
    setError('')
    try {
      signedIn(await call('staff/sign_in', { staff: person.id, pin }))
    } catch (e) {
      setError(errorText(e))
    } finally {
      setBusy(false)
    }
  }
  return (
    <GatePage>
      <div className="signin" data-testid="staff.signin">
        <div className="signin-people">
          <header>
            <Sign />
            <h1 className="ellipsis">{office.data?.name}</h1>
          </header>
          <div className="toolrow">
            <input
              className="plainfield grow"
              value={query}
              onChange={e => {
                setQuery(e.target.value)
                setEarly(false)
              }}
              placeholder={t('find')}
              aria-label={t('find')}
              // The first thing to do here is to say who one is.
              // biome-ignore lint/a11y/noAutofocus: see above
              autoFocus
              onKeyDown={e => {
                if (!isImeKey(e) && e.key === 'Enter') setEarly(true)
              }}
              data-testid="staff.find"
            />
          </div>
          <Trouble error={people.error} onRetry={() => people.refetch()} />
          <List
            label={t('people')}
            columns={[
              { key: 'name', title: t('who'), width: 'minmax(0, 1fr)', render: p => p.name },
              {
                key: 'role',
                title: t('duty'),
                width: 'minmax(0, 1fr)',
                render: p => (
                  <span className="second">{p.assignments.map(a => t(`role.${a.role}`)).join('、')}</span>
                ),
              },
            ]}
            sections={sections}
            rowKey={p => p.id}
            selected={selected}
            onSelect={(key, p) => {
              setSelected(key)
              setPerson(p)
              setError('')
            }}
            onOpen={open}
            empty={people.isPending ? '' : query ? t('noMatch', { query }) : t('nobody')}
            testid="staff.people"
          />
        </div>
        <div className="signin-pin">
          {person ? (
            <PinPad
              key={person.id}
              label={t('pinFor', { name: person.name })}
              submit={t('signIn')}
              busy={busy}
              error={error}
              onSubmit={enter}
            />
          ) : (
            <p className="second">{t('whoHint')}</p>
          )}
          {office.data?.sample && (
            <p className="signin-sample warn" data-testid="staff.sample">
              {t('samplePin')}
            </p>
          )}
        </div>
      </div>
    </GatePage>
  )
}

/** People under the unit of their first assignment, units in the order of the Chinese alphabet. */
function byUnit(people: PersonCard[], none: string): Section<PersonCard>[] {
  const order = new Intl.Collator('zh-CN')
  const groups = new Map<string, PersonCard[]>()
  for (const p of people) {
    const unit = p.assignments[0]?.unit_name ?? none
    groups.set(unit, [...(groups.get(unit) ?? []), p])
  }
  return [...groups]
    .sort(([a], [b]) => order.compare(a, b))
    .map(([unit, rows]) => ({ key: unit, label: unit, name: unit, rows }))
}
