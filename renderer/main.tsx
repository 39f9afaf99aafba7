/** Starts the page of the counter window. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { followContrast } from './kit/contrast.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/field.css'
import './styles/parts.css'
import './styles/paper.css'
import './styles/photo.css'
import './styles/coach.css'
import './styles/teller.css'
import './styles/teller-start.css'
import './styles/desks.css'
import './styles/steps.css'
import './styles/money.css'
import './styles/people.css'
import './styles/guidance.css'
import './styles/rules.css'
import './styles/channels.css'
import './styles/manager.css'
import './styles/ticket-machine.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
followContrast()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
