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
const loadFace = async () => {
  // The engine in two parts, each begun in a turn of its own, so that a slow phone answers a finger in between.
  await import('./engine/ground.ts');
  await new Promise((turn) => setTimeout(turn, 0));
  return (await import('./engine/web-face.ts')).openWebFace();
};
render(<App loadFace={loadFace} />, root);
keepOffline();
