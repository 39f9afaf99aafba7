/** Starts the page of the window on the customer's screen. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followContrast } from '../kit/contrast.ts'
import { CustomerApp } from './customer-app.tsx'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/photo.css'
import '../styles/customer.css'

const root = document.getElementById('root')
if (!root) throw new Error('customer.html has no #root')
followContrast()
createRoot(root).render(
  <StrictMode>
    <CustomerApp />
  </StrictMode>,
)
