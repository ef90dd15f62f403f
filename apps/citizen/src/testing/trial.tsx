// SPDX-License-Identifier: GPL-3.0-only
// The screens over a scripted phone: built only by `vite build --mode trial`, never with the product.
import '../style/tokens.css';
import '../style/base.css';
import '../style/parts.css';
import '../style/print.css';
import { render } from 'preact';
import { App } from '../app.tsx';
import { applyPreferences } from '../settings/preferences.ts';
import { type ScriptedFace, scriptedFace } from './scripted-face.ts';
import { trialScenes } from './trial-scenes.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the app');
const storageName = 'bluezone.trial.scene';
const named = new URLSearchParams(location.search).get('scene');
if (named !== null) sessionStorage.setItem(storageName, named);
const scene = trialScenes[sessionStorage.getItem(storageName) ?? 'calm'] ?? {};
const face = scriptedFace(scene);
(globalThis as { trialFace?: ScriptedFace }).trialFace = face;
applyPreferences();
const loadFace = () => Promise.resolve(face);
render(<App loadFace={loadFace} />, root);
