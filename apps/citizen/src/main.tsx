// SPDX-License-Identifier: GPL-3.0-only
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/print.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { keepOffline } from './offline/keep-offline.ts';
import { applyPreferences } from './settings/preferences.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the app');
applyPreferences();
// A native host is reached only by the page; everywhere else the engine has a thread of its own.
const loadFace = async () =>
  import.meta.env.MODE === 'host'
    ? (await import('./engine/hosted-face.ts')).openHostedFace()
    : (await import('./engine/worker-face.ts')).openWorkerFace();
render(<App loadFace={loadFace} />, root);
keepOffline();
