// SPDX-License-Identifier: GPL-3.0-only
import './style/index.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listenToKeys } from './keyboard/use-shortcut.ts';
import { applyPreferences } from './preferences/preferences.ts';
import { watchForWork } from './session/at-work.ts';
import { askWhoIsIn } from './sign-in/ask-who-is-in.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the console');
applyPreferences();
listenToKeys();
watchForWork();
void askWhoIsIn();
createRoot(root).render(<App />);
