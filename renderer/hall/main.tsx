/** Starts the page of the screen in the hall. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followContrast } from '../kit/contrast.ts'
import { HallApp } from './hall-app.tsx'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/hall.css'

const root = document.getElementById('root')
if (!root) throw new Error('hall.html has no #root')
followContrast()
createRoot(root).render(
  <StrictMode>
    <HallApp />
  </StrictMode>,
)
