import { createRoot } from 'react-dom/client';
import { App } from './app';
import './style/base.css';
import './style/frame.css';
import './style/act.css';
import './style/controls.css';
import './style/content.css';
import './style/enrolment.css';
import './style/public.css';

createRoot(document.getElementById('app')!).render(<App />);
