import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import './look/tokens.css'
import './look/base.css'
import './app/i18n'
import { resume } from './staff/session'

void resume()

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
