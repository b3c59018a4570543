// How tests name a thing on the page. The same function looks in both kinds of window, inside the page:
//   'intake-submit'              data-testid
//   { role: 'button', name }     role and accessible name, spaces ignored (antd writes 确 定); name may be a RegExp
//   { label: '姓名' }            the field with this label
//   { text: '超期' }             the innermost visible element with this text
//   { css: '.ol-viewport' }
// Each may have `within`, another target, and `nth`, counted from 0. Only visible things are found.

/** A target as plain data, which can be sent to the page. */
export function plain(target) {
  if (typeof target === 'string') return { testid: target }
  const { name, within, ...rest } = target
  if (name instanceof RegExp) rest.pattern = name.source
  else if (name !== undefined) rest.name = name
  if (within) rest.within = plain(within)
  return rest
}

/** For messages. */
export const described = target => JSON.stringify(plain(target))

/** Runs in the page: all visible elements that a plain target names. `hidden` counts the invisible in. */
export function findAll(target, hidden = false) {
  const roles = {
    button: 'button,[role=button],input[type=submit],input[type=button]',
    link: 'a[href],[role=link]',
    textbox:
      'input:not([type]),input[type=text],input[type=search],input[type=tel],input[type=password],input[type=number],textarea,[role=textbox]',
    checkbox: 'input[type=checkbox],[role=checkbox]',
    radio: 'input[type=radio],[role=radio]',
    combobox: 'select,[role=combobox]',
    option: 'option,[role=option]',
    row: 'tr,[role=row]',
    cell: 'td,[role=cell],[role=gridcell]',
    heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
    dialog: 'dialog[open],[role=dialog],[role=alertdialog]',
    alert: '[role=alert]',
    status: '[role=status],output',
  }
  const squeeze = text => (text ?? '').replace(/\s+/g, '')
  const nameOf = element => {
    const ids = element.getAttribute('aria-labelledby')
    if (ids) {
      const parts = ids.split(/\s+/).map(id => document.getElementById(id)?.textContent ?? '')
      return squeeze(parts.join(''))
    }
    const label = element.getAttribute('aria-label')
    if (label) return squeeze(label)
    if (element.labels?.length) return squeeze([...element.labels].map(each => each.textContent).join(''))
    const value = element.matches('input[type=submit],input[type=button]') ? element.value : ''
    return squeeze(
      value || element.textContent || element.getAttribute('title') || element.getAttribute('placeholder'),
    )
  }
  const isVisible = element => {
    const box = element.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true })
  }
  const hasName = element => {
    if (target.name !== undefined) return nameOf(element) === squeeze(target.name)
    if (target.pattern !== undefined) return new RegExp(target.pattern).test(nameOf(element))
    return true
  }
  let scope = [document]
  if (target.within) scope = findAll(target.within, hidden).slice(0, 1)
  const all = css => scope.flatMap(each => [...each.querySelectorAll(css)])
  let found
  if (target.testid !== undefined) found = all(`[data-testid=${CSS.escape(target.testid)}]`)
  else if (target.css !== undefined) found = all(target.css)
  else if (target.role !== undefined)
    found = all(roles[target.role] ?? `[role=${target.role}]`).filter(hasName)
  else if (target.label !== undefined) {
    const wanted = squeeze(target.label)
    found = all('input,textarea,select,[role=combobox],[role=textbox]').filter(
      each => nameOf(each) === wanted,
    )
  } else {
    const wanted = squeeze(target.text)
    found = all('body *').filter(each => squeeze(each.textContent).includes(wanted))
    found = found.filter(
      each => ![...each.children].some(child => squeeze(child.textContent).includes(wanted)),
    )
  }
  if (!hidden) found = found.filter(isVisible)
  return target.nth === undefined ? found : found.slice(target.nth, target.nth + 1)
}

/** The text of a function that finds in the page, to be sent there. */
export const finder = `${findAll.toString()}`
