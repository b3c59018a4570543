import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Icon } from '../look/icons'

type Props = {
  title: ReactNode
  tools?: ReactNode
  onClose: () => void
  wide?: boolean
  testid?: string
  children: ReactNode
}

/** Lies over the map (or over all right of the rail), Esc closes it and gives the focus back where it was. */
export function SidePanel({ title, tools, onClose, wide, testid, children }: Props) {
  const t = useWords('case')
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    close.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useKeys(t('title'), [{ keys: 'Esc', label: t('paper.close'), run: onClose }])
  return (
    <section
      className={wide ? 'case-side wide' : 'case-side'}
      aria-label={typeof title === 'string' ? title : undefined}
      data-testid={testid}
    >
      <header className="case-side-head">
        <h2 className="ellipsis">{title}</h2>
        <span className="grow" />
        {tools}
        <button
          ref={close}
          type="button"
          className="iconbutton"
          aria-label={t('paper.close')}
          title={t('paper.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {/* It scrolls, so arrows have to reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <div className="case-side-body pane" tabIndex={0} role="group" aria-label={t('paper.content')}>
        {children}
      </div>
    </section>
  )
}
